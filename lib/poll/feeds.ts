import { systemClock } from '../clock.ts';
import type { FeedSource } from '../domain/article.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { FeedState } from '../domain/feed-state.ts';
import { articleKeys } from '../articles/identify.ts';
import { FeedError } from '../articles/feed-error.ts';
import { normalizeArticle } from '../articles/normalize-article.ts';
import { parseFeed } from '../articles/parse-feed.ts';
import { jitter, nextDelay } from '../http/back-off.ts';
import { installSeed } from '../settings/install-seed.ts';
import { commitFeedLook, type IdentifiedArticle } from '../store/articles.ts';
import { isStorageFull } from '../store/database.ts';
import { claimFeed, putFeedState } from '../store/feeds.ts';
import { ask } from './ask.ts';
import { segmentBuilder } from './index-articles.ts';
import type { PollOutcome } from './outcome.ts';
import { FEED_FLOOR_MS } from './schedule.ts';

const MAX_FEED_BYTES = 2_000_000;
const FAILURES_BACK_OFF_MS = { base: FEED_FLOOR_MS, cap: 24 * 60 * 60_000 };
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1';

/** How many feeds are asked at once. */
const AT_ONCE = 5;

/**
 * Looks at the feeds that are due, five at a time. Each is claimed, asked and committed by itself, so that a broken or
 * silent one never holds up the others and a killed worker loses at most the looks then in flight.
 * @param afterEach called after each look that changed something
 */
export async function pollFeeds(
  feeds: readonly FeedSource[],
  afterEach: () => Promise<void>,
  byClick = false,
): Promise<PollOutcome[]> {
  const waiting = [...feeds];
  const outcomes: PollOutcome[] = [];
  const work = async (): Promise<void> => {
    for (let feed = waiting.shift(); feed; feed = waiting.shift()) {
      const outcome = await lookAtFeed(feed, byClick);
      outcomes.push(outcome);
      if (outcome.kind !== 'skipped') await afterEach();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function lookAtFeed(feed: FeedSource, byClick: boolean): Promise<PollOutcome> {
  const startedAt = systemClock();
  const state = await claimFeed(feed.id, startedAt, byClick);
  if (!state) return { kind: 'skipped' };
  const seed = await installSeed();
  const result = await ask(feed.url, {
    accept: ACCEPT,
    etag: state.etag,
    lastModified: state.lastModified,
    maxBytes: MAX_FEED_BYTES,
    purpose: `feed:${feed.id}`,
    byClick,
  });
  if (!result.ok) return putFailure(state, result.reason, result.status, result.retryAfterMs, seed);
  const succeeded = afterSuccess(state, seed);
  if (result.bytes === null) {
    await putFeedState(succeeded);
    return { kind: 'stored', changed: 0 };
  }
  try {
    const found = readArticles(result.bytes, result.contentType, result.finalUrl, feed);
    const next = { ...succeeded, etag: result.etag, lastModified: result.lastModified };
    const placed = await commitFeedLook(found, next, await segmentBuilder());
    return { kind: 'stored', changed: placed.length };
  } catch (error) {
    if (error instanceof FeedError) return putFailure(state, error.reason, result.status, null, seed);
    if (isStorageFull(error)) return putFailure(state, 'storage-full', null, null, seed);
    throw error;
  }
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

function afterSuccess(state: FeedState, seed: string): FeedState {
  const now = systemClock();
  const spread = jitter(seed, `feed:${state.feedId}`, state.round);
  return {
    ...state,
    dueAt: now + Math.round(FEED_FLOOR_MS * (1 + spread)),
    leaseUntil: 0,
    lastSuccessAt: now,
    failures: 0,
    failure: null,
  };
}

async function putFailure(
  state: FeedState,
  reason: FailureReason,
  status: number | null,
  retryAfterMs: number | null,
  seed: string,
): Promise<PollOutcome> {
  const now = systemClock();
  const failures = state.failures + 1;
  const wait = nextDelay(failures, { ...FAILURES_BACK_OFF_MS, seed, name: `feed:${state.feedId}` });
  await putFeedState({
    ...state,
    dueAt: now + Math.max(FEED_FLOOR_MS, wait, retryAfterMs ?? 0),
    leaseUntil: 0,
    failures,
    failure: { reason, status, since: state.failure?.since ?? now },
  });
  return { kind: 'failed', reason };
}
