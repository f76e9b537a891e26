import type { FeedId } from '../domain/article.ts';
import { MAX_FEED_SWITCHES } from '../domain/limits.ts';
import {
  type FeedTuning,
  MAX_FEED_NAME,
  MAX_OWN_FEEDS,
  NOT_TUNED,
  type OwnFeed,
  ownFeedId,
  tidyFolder,
} from '../domain/own-feed.ts';
import * as z from '../zod.ts';
import {
  feedKindSchema,
  feedTuningSchema,
  feedUrlSchema,
  languageSchema,
  ownFeedIdSchema,
  siteHostSchema,
  timeSchema,
} from './own-feed-schema.ts';
import { OWN_FEEDS_VERSION, type OwnFeeds } from './own-feeds.ts';
import { isFeedId } from './schema.ts';

type Loose = Readonly<Record<string, unknown>>;

/**
 * Own feeds out of anything stored or imported, feed by feed. The address is what matters: as long as it is sound the
 * feed stays, and what is damaged beside it is made up for.
 */
export function repairOwnFeeds(stored: unknown): OwnFeeds {
  const { feeds, tuned } = Object(stored) as { feeds?: unknown; tuned?: unknown };
  return { version: OWN_FEEDS_VERSION, feeds: soundFeeds(feeds) ?? [], tuned: soundTunings(tuned) };
}

/** The sound ones of a list of feeds, the first 300, none twice; null where it is no list. */
function soundFeeds(from: unknown): OwnFeed[] | null {
  if (!Array.isArray(from)) return null;
  const kept = new Map<FeedId, OwnFeed>();
  for (const element of from as unknown[]) {
    if (kept.size === MAX_OWN_FEEDS) break;
    const feed = soundFeed(element);
    if (feed && !kept.has(feed.id)) kept.set(feed.id, feed);
  }
  return [...kept.values()];
}

function soundFeed(element: unknown): OwnFeed | null {
  const fields = Object(element) as Loose;
  const url = whole(feedUrlSchema, fields['url']);
  if (url === undefined) return null;
  const { host } = new URL(url);
  const name = typeof fields['name'] === 'string' ? fields['name'].trim().slice(0, MAX_FEED_NAME) : '';
  return {
    id: whole(ownFeedIdSchema, fields['id']) ?? ownFeedId(url),
    url,
    name: name || host,
    siteHost: whole(siteHostSchema, fields['siteHost']) ?? host,
    kind: whole(feedKindSchema, fields['kind']) ?? 'feed',
    language: whole(languageSchema, fields['language']) ?? null,
    folder: typeof fields['folder'] === 'string' ? tidyFolder(fields['folder']) : '',
    addedAt: whole(timeSchema, fields['addedAt']) ?? 0,
  };
}

function soundTunings(from: unknown): Record<FeedId, FeedTuning> {
  if (typeof from !== 'object' || from === null || Array.isArray(from)) return {};
  const sound = Object.entries(from).flatMap(([feedId, value]) => {
    const tuning = soundTuning(value);
    return isFeedId(feedId) && isSaying(tuning) ? [[feedId, tuning] as const] : [];
  });
  return Object.fromEntries(sound.slice(0, MAX_FEED_SWITCHES));
}

function soundTuning(value: unknown): FeedTuning {
  const { paceMinutes, muted, mutedAt } = Object(value) as Loose;
  const since = muted === true ? whole(timeSchema, mutedAt) : undefined;
  return {
    paceMinutes: whole(feedTuningSchema.shape.paceMinutes, paceMinutes) ?? NOT_TUNED.paceMinutes,
    muted: whole(feedTuningSchema.shape.muted, muted) ?? NOT_TUNED.muted,
    ...(since === undefined ? {} : { mutedAt: since }),
  };
}

/** Whether anything was said that is not so anyhow. */
export function isSaying({ paceMinutes, muted }: FeedTuning): boolean {
  return paceMinutes !== null || muted;
}

function whole<T extends z.ZodMiniType>(schema: T, value: unknown): z.infer<T> | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
