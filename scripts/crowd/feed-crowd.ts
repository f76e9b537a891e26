/** One feed that every install reads, or several of one server. What is due when, the product's own functions say. */
import { HOUR_MS } from '../../lib/domain/durations.ts';
import { dueAfterHold, FEED_CEILING_MS, type FeedPace, nextLookAt, nextTryAt } from '../../lib/domain/feed-pace.ts';
import { jitter } from '../../lib/http/back-off.ts';
import { HEARTBEAT_MS } from '../../lib/poll/schedule.ts';
import { askedToWait, isOut, Knocks, type Outage } from './outage.ts';

/** Installs begin within so long of each other; the count starts when the last of them has looked often enough. */
export const FEED_BEGINNINGS_MS = FEED_CEILING_MS;

export interface FeedCrowd {
  readonly installs: number;
  /** How many feeds of that server each install reads; one where nothing is said. */
  readonly feeds?: number;
  /** The usual distance between two items of the feed, milliseconds. */
  readonly gapMs: number;
  readonly outage: Outage;
  readonly lengthMs: number;
}

/** Each install's looks from its own beginning to the end. They do not know of each other: one after the other will do. */
export function feedCrowd({ installs, feeds = 1, gapMs, outage, lengthMs }: FeedCrowd): Knocks {
  const knocks = new Knocks(lengthMs);
  const names = Array.from({ length: feeds }, (_, at) => `feed:${at}`);
  for (let install = 0; install < installs; install++) {
    const seed = `install ${install}`;
    const phase = jitter(seed, 'alarm', 0) * HEARTBEAT_MS;
    const own = names.map((name) => ({
      name,
      due: jitter(seed, `beginning of ${name}`, 0) * FEED_BEGINNINGS_MS,
      round: 1,
      failures: 0,
      since: 0,
    }));
    for (;;) {
      const feed = own.reduce((soonest, one) => (one.due < soonest.due ? one : soonest));
      if (feed.due >= lengthMs) break;
      const now = phase + Math.ceil((feed.due - phase) / HEARTBEAT_MS) * HEARTBEAT_MS;
      knocks.add(now);
      const spread = jitter(seed, feed.name, feed.round++);
      const pace = paceOf(gapMs, now);
      const usualAt = nextLookAt({ now, pace, freshForMs: null, paceMinutes: null, jitter: spread });
      if (!isOut(outage, now)) {
        feed.failures = 0;
        feed.due = usualAt;
        continue;
      }
      const failures = ++feed.failures;
      if (failures === 1) feed.since = now;
      const { since } = feed;
      const retryAfterMs = askedToWait(outage, now);
      feed.due = nextTryAt({ now, reason: outage.reason, failures, since, retryAfterMs, usualAt, jitter: spread });
      if (retryAfterMs === null) continue;
      // What one feed's server asks for holds for the others there (`holdFeeds`).
      for (const other of own) {
        if (other === feed) continue;
        const held = {
          until: now + retryAfterMs,
          now,
          paceMinutes: null,
          jitter: jitter(seed, `held:${other.name}`, now),
        };
        other.due = dueAfterHold({ dueAt: other.due, pace, freshForMs: null }, held);
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
