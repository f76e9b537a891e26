/** One feed that every install reads. What is due when, the product's own functions say. */
import { HOUR_MS } from '../../lib/domain/durations.ts';
import { FEED_CEILING_MS, type FeedPace, nextLookAt, nextTryAt } from '../../lib/domain/feed-pace.ts';
import { jitter } from '../../lib/http/back-off.ts';
import { HEARTBEAT_MS } from '../../lib/poll/schedule.ts';
import { askedToWait, isOut, Knocks, type Outage } from './outage.ts';

/** Installs begin within so long of each other; the count starts when the last of them has looked often enough. */
export const FEED_BEGINNINGS_MS = FEED_CEILING_MS;

export interface FeedCrowd {
  readonly installs: number;
  /** The usual distance between two items of the feed, milliseconds. */
  readonly gapMs: number;
  readonly outage: Outage;
  readonly lengthMs: number;
}

/** Each install's looks from its own beginning to the end. They do not know of each other: one after the other will do. */
export function feedCrowd({ installs, gapMs, outage, lengthMs }: FeedCrowd): Knocks {
  const knocks = new Knocks(lengthMs);
  for (let install = 0; install < installs; install++) {
    const seed = `install ${install}`;
    const phase = jitter(seed, 'alarm', 0) * HEARTBEAT_MS;
    let due = jitter(seed, 'beginning', 0) * FEED_BEGINNINGS_MS;
    let failures = 0;
    let since = 0;
    for (let round = 1; due < lengthMs; round++) {
      const now = phase + Math.ceil((due - phase) / HEARTBEAT_MS) * HEARTBEAT_MS;
      knocks.add(now);
      const spread = jitter(seed, 'feed:one', round);
      const pace = paceOf(gapMs, now);
      const usualAt = nextLookAt({ now, pace, freshForMs: null, paceMinutes: null, jitter: spread });
      if (isOut(outage, now)) {
        failures++;
        if (failures === 1) since = now;
        const retryAfterMs = askedToWait(outage, now);
        due = nextTryAt({ now, reason: outage.reason, failures, since, retryAfterMs, usualAt, jitter: spread });
      } else {
        failures = 0;
        due = usualAt;
      }
    }
  }
  return knocks;
}

/** A feed that publishes day and night, thirty items in its list. */
function paceOf(gapMs: number, now: number): FeedPace {
  const asks = { ttlMinutes: null, skipHours: [], skipDays: [] };
  return { ...asks, gapMs, spanMs: Math.max(30 * gapMs, HOUR_MS), newestAt: now - gapMs / 2 };
}
