import { systemClock } from '../clock.ts';
import type { FeedSource } from '../domain/article.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { FeedState } from '../domain/feed-state.ts';
import { articleKeys } from '../articles/identify.ts';
import { FeedError } from '../articles/feed-error.ts';
import { normalizeArticle } from '../articles/normalize-article.ts';
import { parseFeed } from '../articles/parse-feed.ts';
import { MAX_FEED_BYTES } from '../articles/parsed-feed.ts';
import { jitter, nextDelay } from '../http/back-off.ts';
import { log } from '../log.ts';
import { installSeed } from '../settings/install-seed.ts';
import { commitFeedLook, type IdentifiedArticle } from '../store/articles.ts';
import { claimFeed, finishLook } from '../store/feeds.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { ask } from './ask.ts';
import { FEED_ACCEPT } from './feed-accept.ts';
import { reasonOf } from './reason-of.ts';
import { segmentBuilder } from './index-articles.ts';
import type { PollOutcome } from './outcome.ts';
import { FEED_FLOOR_MS, FEED_FURTHEST_MS } from './schedule.ts';

const FAILURES_BACK_OFF_MS = { base: FEED_FLOOR_MS, cap: FEED_FURTHEST_MS };

/** How many feeds are asked at once. */
const AT_ONCE = 5;

export interface FeedsRound {
  /** After each look, whatever it found. */
  readonly onLook?: () => Promise<void>;
  /** After a look that a surface can show: articles were added, or the feed's health changed. */
  readonly onNews: () => Promise<void>;
  /** Looks also at feeds that are not due. */
  readonly byClick?: boolean;
}

/** What a look came to, and whether there is anything in it to show. */
interface Look {
  readonly outcome: PollOutcome;
  readonly isNews: boolean;
}

interface Failed {
  readonly reason: FailureReason;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

const SKIPPED: Look = { outcome: { kind: 'skipped' }, isNews: false };

/**
 * Looks at the feeds that are due, five at a time. Each is claimed, asked and committed by itself, so that a broken or
 * silent one never holds up the others and a killed worker loses at most the looks then in flight. Never rejects.
 */
export async function pollFeeds(
  feeds: readonly FeedSource[],
  { onLook, onNews, byClick = false }: FeedsRound,
): Promise<PollOutcome[]> {
  const waiting = [...feeds];
  const outcomes: PollOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let feed = waiting.shift(); feed; feed = waiting.shift()) {
      const { outcome, isNews } = await lookAtFeed(feed, byClick);
      outcomes.push(outcome);
      try {
        if (outcome.kind !== 'skipped') await onLook?.();
        if (isNews) await onNews();
      } catch (error) {
        log.bug('telling of a look', error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function lookAtFeed(feed: FeedSource, byClick: boolean): Promise<Look> {
  const name = `feed:${feed.id}`;
  try {
    const claimed = await claimFeed(feed.id, systemClock(), byClick);
    if (!claimed) return SKIPPED;
    const seed = await installSeed();
    try {
      return await askFeed(feed, claimed, seed, byClick);
    } catch (error) {
      // Whatever it was, the feed has to wait: one that stays due would be fetched whole at every heartbeat.
      return await putFailure(claimed, seed, { reason: reasonOf(name, error), status: null, retryAfterMs: null });
    }
  } catch (error) {
    return { outcome: { kind: 'failed', reason: reasonOf(name, error) }, isNews: false };
  }
}

async function askFeed(feed: FeedSource, claimed: FeedState, seed: string, byClick: boolean): Promise<Look> {
  if (!(await readAllowedHosts())(feed.url)) {
    return putFailure(claimed, seed, { reason: 'no-permission', status: null, retryAfterMs: null });
  }
  const result = await ask(feed.url, {
    accept: FEED_ACCEPT,
    etag: claimed.etag,
    lastModified: claimed.lastModified,
    maxBytes: MAX_FEED_BYTES,
    purpose: `feed:${feed.id}`,
    byClick,
  });
  if (!result.ok) return putFailure(claimed, seed, result);
  const succeeded = afterSuccess(claimed, seed, feed.paceMinutes ?? null);
  const isHealthNew = claimed.failure !== null || claimed.lastSuccessAt === null;
  if (result.bytes === null) {
    const isOurs = await finishLook(claimed, succeeded);
    return isOurs ? { outcome: { kind: 'stored', changed: 0 }, isNews: isHealthNew } : SKIPPED;
  }
  let found: IdentifiedArticle[];
  try {
    found = readArticles(result.bytes, result.contentType, result.finalUrl, feed);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return putFailure(claimed, seed, { reason: error.reason, status: result.status, retryAfterMs: null });
  }
  const next = { ...succeeded, etag: result.etag, lastModified: result.lastModified };
  const committed = await commitFeedLook(found, { claimed, next }, await segmentBuilder());
  if (!committed) return SKIPPED;
  const changed = committed.added.length + committed.edited.length;
  return { outcome: { kind: 'stored', changed }, isNews: isHealthNew || changed > 0 };
}

/** The feed's articles, normalised, each with its identity; what has no title or no safe address is left out. */
function readArticles(
  bytes: Uint8Array,
  contentType: string | null,
  url: string,
  feed: FeedSource,
): IdentifiedArticle[] {
  const now = systemClock();
  return parseFeed(bytes, contentType, url).items.flatMap((item) => {
    const article = normalizeArticle(item, feed, now);
    return article ? [{ article, keys: articleKeys(article, item.guid) }] : [];
  });
}

/** @param paceMinutes the reader's own word on how often at most, null where there is none */
function afterSuccess(claimed: FeedState, seed: string, paceMinutes: number | null): FeedState {
  const now = systemClock();
  const spread = jitter(seed, `feed:${claimed.feedId}`, claimed.round);
  return {
    ...claimed,
    setAt: now,
    dueAt: now + Math.max(Math.round(FEED_FLOOR_MS * (1 + spread)), (paceMinutes ?? 0) * 60_000),
    leaseUntil: 0,
    lastSuccessAt: now,
    failures: 0,
    failure: null,
  };
}

async function putFailure(claimed: FeedState, seed: string, { reason, status, retryAfterMs }: Failed): Promise<Look> {
  const now = systemClock();
  const failures = claimed.failures + 1;
  const wait = nextDelay(failures, { ...FAILURES_BACK_OFF_MS, seed, name: `feed:${claimed.feedId}` });
  const isOurs = await finishLook(claimed, {
    ...claimed,
    setAt: now,
    dueAt: now + Math.max(FEED_FLOOR_MS, wait, retryAfterMs ?? 0),
    leaseUntil: 0,
    failures,
    failure: { reason, status, since: claimed.failure?.since ?? now },
  });
  return isOurs ? { outcome: { kind: 'failed', reason }, isNews: true } : SKIPPED;
}
