import type { FeedId, FeedSource } from '../domain/article.ts';
import { type FeedTuning, NOT_TUNED, type OwnFeed } from '../domain/own-feed.ts';
import { defaultFeeds, isFeedOn } from './default-feeds.ts';

/** A feed as listed, with what the reader made of it. */
export interface ListedFeed extends FeedSource {
  readonly on: boolean;
  /** Read and stored, shown nowhere. */
  readonly muted: boolean;
  /** Since when, where that is known. */
  readonly mutedAt: number | null;
  /** What the reader added, null for a built-in feed. */
  readonly own: OwnFeed | null;
}

interface Choices {
  /** Feed ids switched against their default. */
  readonly switched: Readonly<Record<FeedId, boolean>>;
  readonly own: readonly OwnFeed[];
  readonly tuned: Readonly<Record<FeedId, FeedTuning>>;
}

/** Every feed there is: the built-in ones in the order of the directory, then the reader's own as they were added. */
export function allFeeds({ switched, own, tuned }: Choices): ListedFeed[] {
  const tuningOf = (id: FeedId): FeedTuning => (Object.hasOwn(tuned, id) ? tuned[id] : undefined) ?? NOT_TUNED;
  const builtIn = defaultFeeds.map(({ onByDefault, ...feed }): ListedFeed => {
    const { paceMinutes, muted, mutedAt = null } = tuningOf(feed.id);
    return { ...feed, on: isFeedOn({ id: feed.id, onByDefault }, switched), muted, mutedAt, paceMinutes, own: null };
  });
  const added = own.map((feed): ListedFeed => {
    const { id, url, name, siteHost, kind, language } = feed;
    const { paceMinutes, muted, mutedAt = null } = tuningOf(id);
    const on = isFeedOn({ id, onByDefault: true }, switched);
    return { id, url, name, siteHost, kind, language, topic: null, on, muted, mutedAt, paceMinutes, own: feed };
  });
  return [...builtIn, ...added];
}
