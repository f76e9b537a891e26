import { systemClock } from '../clock.ts';
import type { FeedId, FeedSource } from '../domain/article.ts';
import { WEEK_MS } from '../domain/durations.ts';
import type { FailureReason } from '../domain/failure.ts';
import { addressToAsk, afterFailedAsk, afterLanding } from '../domain/feed-move.ts';
import { type FeedPace, measurePace, nextLookAt, nextTryAt } from '../domain/feed-pace.ts';
import { type FeedState, newFeedState } from '../domain/feed-state.ts';
import { articleKeys } from '../articles/identify.ts';
import type { FeedReading } from '../articles/feed-reading.ts';
import { MAX_FEED_BYTES, type ParsedFeed } from '../articles/parsed-feed.ts';
import { jitter } from '../http/back-off.ts';
import type { FetchResult } from '../http/fetch-bytes.ts';
import { log } from '../log.ts';
import { installSeed } from '../settings/install-seed.ts';
import { commitFeedLook, type IdentifiedArticle } from '../store/articles.ts';
import { claimFeed, finishLook, getFeedStates, isToAsk } from '../store/feeds.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { ask } from './ask.ts';
import { FEED_ACCEPT } from './feed-accept.ts';
import { feedReading } from './feed-reading.ts';
import { holdHost } from './hold-host.ts';
import { segmentBuilder } from './index-articles.ts';
import type { PollOutcome } from './outcome.ts';
import { storyPlacer } from './place-stories.ts';
import { reasonOf } from './reason-of.ts';
import { sourcesClock } from './sources-clock.ts';
import { foundAt } from './told-time.ts';
import { inTurnAt } from './turns.ts';

export interface FeedsRound {
  /** After each look, whatever it found. */
  readonly onLook?: () => Promise<void>;
  /** After a look that a surface can show: articles were added, or the feed's health changed. */
  readonly onNews: () => Promise<void>;
  /** Looks also at feeds that are not due. */
  readonly byClick?: boolean;
  /** Every feed there is, where these are not all: what one's server asks for holds for the others there too. */
  readonly all?: readonly FeedSource[];
}

/** What a look came to, and whether there is anything in it to show. */
interface Look {
  readonly outcome: PollOutcome;
  readonly isNews: boolean;
}

interface RunningLook {
  readonly feed: FeedSource;
  readonly claimed: FeedState;
  /** What is asked: the listed address, or where it has moved. */
  readonly address: string;
  /** The jitter of this look, from 0 to below 1. */
  readonly spread: number;
  readonly byClick: boolean;
}

interface Failed {
  readonly reason: FailureReason;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
}

/** So often a feed is asked for whole: a server whose validator never changes would be "not modified" for good. */
const WHOLE_EVERY_MS = WEEK_MS;

const SKIPPED: Look = { outcome: { kind: 'skipped' }, isNews: false };

/**
 * Looks at the feeds that are due, five at a time and never two at one host. Each is claimed, asked and committed by
 * itself, so that a broken or silent one never holds up the others and a killed worker loses at most the looks then in
 * flight. Never rejects.
 */
export async function pollFeeds(
  feeds: readonly FeedSource[],
  { onLook, onNews, byClick = false, all = feeds }: FeedsRound,
): Promise<PollOutcome[]> {
  let states: ReadonlyMap<FeedId, FeedState>;
  try {
    states = await getFeedStates();
  } catch (error) {
    const reason = reasonOf('feeds', error);
    return feeds.map(() => ({ kind: 'failed', reason }));
  }
  const now = systemClock();
  return Promise.all(
    feeds.map(async (feed): Promise<PollOutcome> => {
      const state = states.get(feed.id) ?? newFeedState(feed.id);
      if (!isToAsk(state, now, byClick)) return SKIPPED.outcome;
      return inTurnAt(new URL(addressToAsk(feed.url, state.detour, now)).host, async () => {
        const { outcome, isNews } = await lookAtFeed(feed, all, byClick);
        try {
          if (outcome.kind !== 'skipped') await onLook?.();
          if (isNews) await onNews();
        } catch (error) {
          log.bug('telling of a look', error);
        }
        return outcome;
      });
    }),
  );
}

async function lookAtFeed(feed: FeedSource, all: readonly FeedSource[], byClick: boolean): Promise<Look> {
  const name = `feed:${feed.id}`;
  try {
    const claimed = await claimFeed(feed.id, systemClock(), byClick);
    if (!claimed) return SKIPPED;
    const seed = await installSeed();
    const look: RunningLook = {
      feed,
      claimed,
      address: addressToAsk(feed.url, claimed.detour, claimed.setAt),
      spread: jitter(seed, name, claimed.round),
      byClick,
    };
    try {
      return await askFeed(look, all);
    } catch (error) {
      // Whatever it was, the feed has to wait: one that stays due would be fetched whole at every heartbeat.
      return await putFailure(look, { reason: reasonOf(name, error), status: null, retryAfterMs: null });
    }
  } catch (error) {
    return { outcome: { kind: 'failed', reason: reasonOf(name, error) }, isNews: false };
  }
}

async function askFeed(look: RunningLook, all: readonly FeedSource[]): Promise<Look> {
  const { feed, claimed, address } = look;
  const isAllowed = await readAllowedHosts();
  if (!isAllowed(address)) return putFailure(look, { reason: 'no-permission', status: null, retryAfterMs: null });
  const isKept = Math.abs(claimed.setAt - claimed.wholeAt) < WHOLE_EVERY_MS;
  const result = await ask(address, {
    accept: FEED_ACCEPT,
    ...(isKept && { etag: claimed.etag, lastModified: claimed.lastModified }),
    maxBytes: MAX_FEED_BYTES,
    purpose: `feed:${feed.id}`,
    byClick: look.byClick,
  });
  if (!result.ok) {
    await holdHost(address, result.retryAfterMs, all, feed.id);
    return putFailure(look, result);
  }
  const isHealthNew = claimed.failure !== null || claimed.lastSuccessAt === null;
  if (result.bytes === null) {
    const isOurs = await finishLook(claimed, await afterSuccess(look, result, claimed.pace));
    return isOurs ? { outcome: { kind: 'stored', changed: 0 }, isNews: isHealthNew } : SKIPPED;
  }
  const reading = await feedReading();
  const read = reading.readFeed(result.bytes, result.contentType, result.finalUrl);
  if (!read.ok) return putFailure(look, { reason: read.reason, status: result.status, retryAfterMs: null });
  // By a clock that is hours behind, the news of these hours would be of the future, and stay without a date for good.
  const found = identified(read.feed, feed, reading, foundAt(claimed.lastSuccessAt, await sourcesClock()));
  const { etag, lastModified, finalUrl: validatorsOf } = result;
  const succeeded = await afterSuccess(look, result, paceOf(read.feed, found));
  const next = { ...succeeded, etag, lastModified, validatorsOf };
  const makers = [await segmentBuilder(), await storyPlacer()] as const;
  const committed = await commitFeedLook(found, { claimed, next }, ...makers);
  if (!committed) return SKIPPED;
  const changed = committed.added.length + committed.edited.length;
  return { outcome: { kind: 'stored', changed }, isNews: isHealthNew || changed > 0 };
}

/** The feed's articles, normalised, each with its identity; what has no title or no safe address is left out. */
function identified(
  parsed: ParsedFeed,
  feed: FeedSource,
  { normalizeArticle, wholeText }: FeedReading,
  now: number,
): IdentifiedArticle[] {
  return parsed.items.flatMap((item) => {
    const article = normalizeArticle(item, feed, now);
    return article ? [{ article, keys: articleKeys(article, item.guid), text: wholeText(item, article) }] : [];
  });
}

function paceOf({ ttlMinutes, skipHours = [], skipDays = [] }: ParsedFeed, found: readonly IdentifiedArticle[]) {
  const dates = found.flatMap(({ article }) => (article.dateKnown ? [article.publishedAt] : []));
  return measurePace(dates, { ttlMinutes, skipHours, skipDays }, systemClock());
}

function usualLookAt({ feed, spread }: RunningLook, pace: FeedPace | null, freshForMs: number | null): number {
  return nextLookAt({ now: systemClock(), pace, freshForMs, paceMinutes: feed.paceMinutes ?? null, jitter: spread });
}

async function afterSuccess(
  look: RunningLook,
  { bytes, finalUrl, freshForMs }: FetchResult & { readonly ok: true },
  pace: FeedPace | null,
): Promise<FeedState> {
  const { feed, claimed, address } = look;
  const now = systemClock();
  const landing = { listed: feed.url, asked: address, finalUrl, now, isAllowed: (await readAllowedHosts())(finalUrl) };
  // "Not modified" from another place than the copy came from is about another copy.
  const isOfOurs = bytes !== null || claimed.validatorsOf === null || claimed.validatorsOf === finalUrl;
  return {
    ...claimed,
    setAt: now,
    dueAt: usualLookAt(look, pace, freshForMs),
    leaseUntil: 0,
    unfinished: 0,
    // Read on by a clock that was set back, it stays: what comes is found no earlier.
    lastSuccessAt: foundAt(claimed.lastSuccessAt),
    failures: 0,
    failure: null,
    waitUntil: 0,
    retiredAt: null,
    pace,
    freshForMs,
    wholeAt: bytes === null ? claimed.wholeAt : now,
    detour: afterLanding(claimed.detour, landing),
    ...(isOfOurs ? {} : { etag: null, lastModified: null, validatorsOf: null }),
  };
}

async function putFailure(look: RunningLook, { reason, status, retryAfterMs }: Failed): Promise<Look> {
  const { feed, claimed, address, spread } = look;
  const now = systemClock();
  const isOffline = reason === 'offline';
  const failures = claimed.failures + (isOffline ? 0 : 1);
  const since = claimed.failure?.since ?? now;
  const usualAt = claimed.pace && usualLookAt(look, claimed.pace, claimed.freshForMs);
  const isListed = address === feed.url;
  const isOurs = await finishLook(claimed, {
    ...claimed,
    setAt: now,
    dueAt: nextTryAt({ now, reason, failures, since, retryAfterMs, usualAt, jitter: spread }),
    leaseUntil: 0,
    unfinished: 0,
    failures,
    failure: { reason, status, since },
    waitUntil: retryAfterMs === null ? 0 : now + retryAfterMs,
    retiredAt: reason === 'gone' && isListed ? now : null,
    detour: isOffline ? claimed.detour : afterFailedAsk(claimed.detour, address, feed.url),
  });
  return isOurs ? { outcome: { kind: 'failed', reason }, isNews: true } : SKIPPED;
}
