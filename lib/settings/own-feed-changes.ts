import type { FeedId } from '../domain/article.ts';
import { type FeedTuning, MAX_OWN_FEEDS, NOT_TUNED, type OwnFeed, ownFeedId, tidyFolder } from '../domain/own-feed.ts';
import { isSaying } from './own-feed-repair.ts';
import type { FeedChange, FeedDraft } from './own-feed-schema.ts';
import type { OwnFeeds } from './own-feeds.ts';

/** With one feed more, or why there is none: `already` under this address, or no room for it. */
export function withFeed(
  current: OwnFeeds,
  { url, name, siteHost, kind, language, folder, tuning }: FeedDraft,
  now: number,
): readonly [OwnFeeds, OwnFeed | 'already' | 'full'] {
  const id = ownFeedId(url);
  if (current.feeds.some((feed) => feed.id === id)) return [current, 'already'];
  if (current.feeds.length >= MAX_OWN_FEEDS) return [current, 'full'];
  const feed: OwnFeed = { id, url, name, siteHost, kind, language, folder: tidyFolder(folder), addedAt: now };
  return [withTuning({ ...current, feeds: [...current.feeds, feed] }, id, tuning), feed];
}

/** With some feeds more, as far as there is room; those that are there already stay as they are. */
export function withFeeds(current: OwnFeeds, more: readonly OwnFeed[]): OwnFeeds {
  const known = new Set(current.feeds.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !known.has(id) && known.add(id));
  return fresh.length === 0 ? current : { ...current, feeds: [...current.feeds, ...fresh].slice(0, MAX_OWN_FEEDS) };
}

/** Without a feed of the reader's own, and without what was said about it. */
export function withoutFeed(current: OwnFeeds, feedId: FeedId): OwnFeeds {
  const feeds = current.feeds.filter(({ id }) => id !== feedId);
  if (feeds.length === current.feeds.length) return current;
  return withTuning({ ...current, feeds }, feedId, NOT_TUNED);
}

/** With a change to one feed; of a built-in one (not among the own) only the tuning can change. */
export function withChange(
  current: OwnFeeds,
  feedId: FeedId,
  { name, folder, kind, tuning }: FeedChange,
  now: number,
): OwnFeeds {
  const feeds = current.feeds.map((feed) =>
    feed.id === feedId
      ? {
          ...feed,
          ...(name === undefined ? {} : { name }),
          ...(folder === undefined ? {} : { folder: tidyFolder(folder) }),
          ...(kind === undefined ? {} : { kind }),
        }
      : feed,
  );
  const before = current.tuned[feedId] ?? NOT_TUNED;
  return withTuning({ ...current, feeds }, feedId, tuning ? dated({ ...before, ...tuning }, before, now) : before);
}

/** A source is muted from the moment when it was not before; whoever sends a change knows no date. */
function dated({ paceMinutes, muted }: FeedTuning, before: FeedTuning, now: number): FeedTuning {
  if (!muted) return { paceMinutes, muted };
  return before.muted ? { ...before, paceMinutes } : { paceMinutes, muted, mutedAt: now };
}

function withTuning(current: OwnFeeds, feedId: FeedId, tuning: FeedTuning): OwnFeeds {
  const { [feedId]: _before, ...others } = current.tuned;
  return { ...current, tuned: isSaying(tuning) ? { ...others, [feedId]: tuning } : others };
}
