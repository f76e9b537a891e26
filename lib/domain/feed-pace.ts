/**
 * How often a feed is asked: by its own pace, by what its publisher asks for, by what the reader chose; and how long it
 * is left alone after failures (docs/decisions/0009-how-a-feed-is-asked.md). Pure; times are epoch milliseconds.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from './durations.ts';
import type { FailureReason } from './failure.ts';

/** No feed is asked again sooner than this, whoever wishes it. */
export const FEED_FLOOR_MS = 30 * MINUTE_MS;
/** What works is asked once a day at least, whatever its publisher says. */
export const FEED_CEILING_MS = DAY_MS;
/** Behind the time worked out, so that installs do not knock together. */
const SPREAD_MS = 30 * MINUTE_MS;
/** Nothing dated yet, or a single item. */
const UNKNOWN_PACE_MS = HOUR_MS;
/** What fails for this long is asked less than daily. */
const LONG_GONE_MS = 30 * DAY_MS;
const LONG_GONE_PACE_MS = WEEK_MS;
/** Skipped hours and days are waited out for this long at most: a weekend, and not a feed that skips every day. */
const LONGEST_SKIP_HOURS = 72;
/** A feed is never due further ahead than this; a due time beyond it is no work of ours. */
export const FEED_FURTHEST_MS = LONG_GONE_PACE_MS + LONGEST_SKIP_HOURS * HOUR_MS + SPREAD_MS;

/** Of so many of the newest items the distances count. */
const NEWEST_COUNTED = 21;
/** The part of the usual distance between two items after which is looked again: news is not to be a day late. */
const PART_OF_GAP = 1 / 4;
/** The part of the silence so far: a feed that sleeps is asked more and more rarely. */
const PART_OF_SILENCE = 1 / 20;
/** The part of what the feed lists that may be pushed out of it between two looks. */
const PART_OF_LIST = 1 / 2;

/** What a publisher asks of readers, beside the headers of each reply. */
export interface FeedAsks {
  /** `ttl`, or what `sy:updatePeriod` and `sy:updateFrequency` come to; null where nothing is said. */
  readonly ttlMinutes: number | null;
  /** Hours of the day, GMT, 0 to 23, in which nobody is to ask. */
  readonly skipHours: readonly number[];
  /** Days, GMT, 0 is Sunday. */
  readonly skipDays: readonly number[];
}

/** What is kept of a feed's pace between looks: a reply of 304 brings none of it. */
export interface FeedPace extends FeedAsks {
  /** The usual distance between items; null where fewer than two are dated. */
  readonly gapMs: number | null;
  /** From the oldest listed item to the newest; null where that is not known. */
  readonly spanMs: number | null;
  readonly newestAt: number | null;
}

/** The pace of a feed by the dates of the items that it lists now, in any order; dates ahead of `now` are not believed. */
export function measurePace(published: readonly number[], asks: FeedAsks, now: number): FeedPace {
  const dates = [...new Set(published.filter((at) => at > 0 && at <= now))].toSorted((a, b) => b - a);
  const [newest, oldest] = [dates[0], dates.at(-1)];
  const newestOnes = dates.slice(0, NEWEST_COUNTED);
  const gaps = newestOnes.slice(1).map((at, before) => (newestOnes[before] ?? at) - at);
  return {
    ...asks,
    gapMs: median(gaps),
    spanMs: gaps.length > 0 && newest !== undefined && oldest !== undefined ? newest - oldest : null,
    newestAt: newest ?? null,
  };
}

function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

/** What decides when a feed that answered is asked next. */
export interface NextLook {
  readonly now: number;
  /** Null where the feed was never read whole. */
  readonly pace: FeedPace | null;
  /** For how long the reply calls itself fresh (Cache-Control, Expires); null where it does not say. */
  readonly freshForMs: number | null;
  /** The reader's own word, asked at most so often; null is the feed's own pace. */
  readonly paceMinutes: number | null;
  /** From 0 to below 1. */
  readonly jitter: number;
}

/** When a feed that answered is asked next. */
export function nextLookAt({ now, pace, freshForMs, paceMinutes, jitter }: NextLook): number {
  const wished = paceMinutes === null ? ownPace(pace, now) : paceMinutes * MINUTE_MS;
  const asked = Math.max((pace?.ttlMinutes ?? 0) * MINUTE_MS, freshForMs ?? 0);
  const interval = Math.min(FEED_CEILING_MS, Math.max(FEED_FLOOR_MS, wished, asked));
  return withoutSkipped(now + interval + Math.round(SPREAD_MS * jitter), pace);
}

/** Between floor and ceiling by what the feed publishes. */
function ownPace(pace: FeedPace | null, now: number): number {
  if (!pace || pace.gapMs === null || pace.newestAt === null) return UNKNOWN_PACE_MS;
  const wanted = Math.max(pace.gapMs * PART_OF_GAP, (now - pace.newestAt) * PART_OF_SILENCE);
  return Math.min(wanted, (pace.spanMs ?? Infinity) * PART_OF_LIST);
}

/** What is due is asked at the next heartbeat, which may fall into the hour after. */
const ASKED_LATE_MS = 3 * MINUTE_MS;

function isSkipped(at: number, { skipHours, skipDays }: FeedPace): boolean {
  const then = new Date(at);
  return skipHours.includes(then.getUTCHours()) || skipDays.includes(then.getUTCDay());
}

/**
 * The time itself, or the same minute of the first hour after it that the publisher does not skip. Where there is none
 * within three days the wish is not followed.
 */
function withoutSkipped(at: number, pace: FeedPace | null): number {
  if (!pace || pace.skipHours.length + pace.skipDays.length === 0) return at;
  for (let hours = 0; hours <= LONGEST_SKIP_HOURS; hours++) {
    const then = at + hours * HOUR_MS;
    if (!isSkipped(then, pace) && !isSkipped(then + ASKED_LATE_MS, pace)) return then;
  }
  return at;
}

/**
 * How long after its last begin a feed is left alone whose looks never ended. Once may be chance; one at which workers
 * die each time must not be fetched at every heartbeat, nor take the others down with it.
 * @param unfinished looks in a row that were begun and not ended
 */
export function waitAfterDeaths(unfinished: number): number {
  return unfinished < 2 ? 0 : Math.min(FEED_CEILING_MS, FEED_FLOOR_MS * 2 ** Math.min(10, unfinished - 2));
}

/** What does not pass by itself: there is no point in asking again within hours. */
const STUBBORN: ReadonlySet<FailureReason> = new Set([
  'refused',
  'not-found',
  'gone',
  'not-a-feed',
  'too-large',
  'unsafe-address',
]);
const STUBBORN_BASE_MS = 6 * HOUR_MS;

/** What decides when a feed that failed is asked next. */
export interface NextTry {
  readonly now: number;
  readonly reason: FailureReason;
  /** In a row, this one included. */
  readonly failures: number;
  /** Of the first of them. */
  readonly since: number;
  /** What the server asked for; null where it did not. */
  readonly retryAfterMs: number | null;
  /** When it would be asked next had it answered (`nextLookAt`); null where it was never read. */
  readonly usualAt: number | null;
  /** From 0 to below 1. */
  readonly jitter: number;
}

/**
 * When a feed that failed is asked next: twice as long after each failure up to a day, half of it fixed and half
 * jitter, and no sooner than one that answers; weekly once it has failed for a month. A slow feed asked again within
 * the hour by everybody would meet its server's trouble with several times the usual requests (`npm run crowd`).
 * Without a connection nothing grows: the feed did nothing wrong.
 */
export function nextTryAt({ now, reason, failures, since, retryAfterMs, usualAt, jitter }: NextTry): number {
  if (reason === 'offline') return now + FEED_FLOOR_MS;
  const cap = now - since >= LONG_GONE_MS ? LONG_GONE_PACE_MS : FEED_CEILING_MS;
  const base = cap === LONG_GONE_PACE_MS ? cap : STUBBORN.has(reason) ? STUBBORN_BASE_MS : 2 * FEED_FLOOR_MS;
  const whole = Math.min(cap, base * 2 ** Math.min(20, failures - 1));
  const wait = Math.round((whole / 2) * (1 + jitter));
  const usual = usualAt ?? now + UNKNOWN_PACE_MS + Math.round(SPREAD_MS * jitter);
  const asked = retryAfterMs === null ? 0 : inStepAfter(now + retryAfterMs, now, usual - now);
  return Math.max(now + Math.max(FEED_FLOOR_MS, wait), usualAt ?? 0, asked);
}

/**
 * The first of a feed's usual looks that is not before a time at which its server wants to be asked again. All who were
 * told one date would come back at it; who leaves out looks and keeps step comes back when he would have looked anyway,
 * so that all of them together ask as often after it as before it (`npm run crowd`).
 * @param last a look, or when one is due; before `until` or not
 * @param step from one usual look to the next, over 0
 */
function inStepAfter(until: number, last: number, step: number): number {
  return last + Math.max(0, Math.ceil((until - last) / step)) * step;
}

/** A wait for another's sake puts a feed off by so many times its own length at most: a fifth more is asked at its end. */
const PUT_OFF_BY = 5;

/** What decides when a feed that is left alone for another's sake is asked next. */
export interface Held {
  /** Until when; epoch milliseconds. */
  readonly until: number;
  readonly now: number;
  /** As `NextLook` has it. */
  readonly paceMinutes: number | null;
  /** From 0 to below 1; differs from install to install and from feed to feed. */
  readonly jitter: number;
}

/**
 * When a feed that is left alone for another's sake is due: as before where that is late enough; else in its own step, as
 * after a wait of its own, where the wait is long beside the step. A short wait moves few, who need no whole step to be
 * even again: they are drawn over a multiple of the wait, or a feed of one day would miss that day for every minute that
 * another had to wait.
 */
export function dueAfterHold(
  {
    dueAt,
    pace,
    freshForMs,
  }: { readonly dueAt: number; readonly pace: FeedPace | null; readonly freshForMs: number | null },
  { until, now, paceMinutes, jitter }: Held,
): number {
  const last = dueAt || now;
  if (last >= until) return last;
  const step = nextLookAt({ now, pace, freshForMs, paceMinutes, jitter }) - now;
  const spread = Math.max(SPREAD_MS, PUT_OFF_BY * (until - now));
  return step <= spread ? inStepAfter(until, last, step) : withoutSkipped(until + Math.round(spread * jitter), pace);
}
