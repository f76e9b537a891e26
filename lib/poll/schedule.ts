import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/durations.ts';
import {
  CATALOGUE_INTERVAL_MS,
  CROSS_CHECK_INTERVAL_MS,
  MARKET_POLL_INTERVAL_MS,
  TOP_POLL_INTERVAL_MS,
  WATCHED_POLL_INTERVAL_MS,
} from '../domain/price-limits.ts';

/** The rounds that the heartbeat starts, and how often each is due (design: a polling budget). */
export const JOB_INTERVAL_MS = {
  'poll-watched': WATCHED_POLL_INTERVAL_MS,
  'cross-check': CROSS_CHECK_INTERVAL_MS,
  'poll-top': TOP_POLL_INTERVAL_MS,
  'poll-sparklines': 6 * HOUR_MS,
  'poll-market': MARKET_POLL_INTERVAL_MS,
  'poll-catalogue': CATALOGUE_INTERVAL_MS,
  'poll-feeds': 0,
  'poll-history': DAY_MS,
  prune: DAY_MS,
} as const;

export type JobName = keyof typeof JOB_INTERVAL_MS;

/**
 * The order in which rounds of one wake go out; the same at every wake, whatever was read (promise 1). The cross-check
 * is not among them: it follows a round of watched prices, so that both prices are of the same moment.
 */
export const JOB_ORDER: readonly JobName[] = [
  'poll-watched',
  'poll-sparklines',
  'poll-market',
  'poll-top',
  'poll-catalogue',
  'poll-feeds',
  'poll-history',
  'prune',
];

/** Rounds that wait while nobody is at the machine: nobody looks at prices, and missed ones are not caught up. */
export const WAITS_FOR_SOMEBODY: ReadonlySet<JobName> = new Set([
  'poll-watched',
  'poll-sparklines',
  'poll-market',
  'poll-top',
  'poll-catalogue',
  'poll-history',
]);

/** The one alarm; every due time is looked at when it rings. */
export const HEARTBEAT_MS = 3 * MINUTE_MS;

/** From this interval on, the jitter adds up to a tenth: installs must not knock at the same second. */
const SPREAD_FROM_MS = HOUR_MS;
const SPREAD_SHARE = 0.1;

/**
 * When a round is due next. Half a heartbeat early, so that the heartbeat nearest to the interval finds it due rather
 * than the one after; short intervals are spread by the alarm's own phase, long ones by the jitter.
 * @param jitter from 0 to below 1
 */
export function nextDue(startedAt: number, intervalMs: number, jitter: number): number {
  const spread = intervalMs >= SPREAD_FROM_MS ? intervalMs * SPREAD_SHARE * jitter : 0;
  return startedAt + Math.max(0, intervalMs - HEARTBEAT_MS / 2) + Math.round(spread);
}

/** How far ahead a job can be due at most; a due time beyond it is no work of `nextDue`. */
export function furthestAhead(name: string): number {
  const intervals: Readonly<Record<string, number>> = JOB_INTERVAL_MS;
  return (intervals[name] ?? 0) * (1 + SPREAD_SHARE) + HEARTBEAT_MS;
}

/** A round of a long interval that brought nothing is tried again sooner: after half an hour, an hour, two hours … */
export function retryAfter(failures: number): number {
  return 30 * MINUTE_MS * 2 ** Math.min(10, failures - 1);
}
