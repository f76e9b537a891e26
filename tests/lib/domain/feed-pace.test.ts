import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueAfterHold,
  FEED_CEILING_MS,
  FEED_FLOOR_MS,
  FEED_FURTHEST_MS,
  type FeedPace,
  measurePace,
  nextLookAt,
  nextTryAt,
} from '../../../lib/domain/feed-pace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A Tuesday, noon GMT. */
const NOW = Date.UTC(2026, 3, 21, 12);
const NOTHING_ASKED = { ttlMinutes: null, skipHours: [], skipDays: [] };

/** Dates of `count` items, the newest `newest` ago, one every `gap`. */
const every = (gap: number, count: number, newest = 0) =>
  Array.from({ length: count }, (_, n) => NOW - newest - n * gap);

const wait = (
  dates: readonly number[],
  more: Partial<FeedPace> & { freshForMs?: number; paceMinutes?: number; jitter?: number } = {},
) => {
  const { freshForMs = null, paceMinutes = null, jitter = 0, ...asks } = more;
  const pace = measurePace(dates, { ...NOTHING_ASKED, ...asks }, NOW);
  return nextLookAt({ now: NOW, pace, freshForMs, paceMinutes, jitter }) - NOW;
};

describe('a feed’s own pace', () => {
  it.each([
    ['every ten minutes', every(10 * MINUTE, 50), FEED_FLOOR_MS],
    ['every four hours', every(4 * HOUR, 50), HOUR],
    ['daily', every(DAY, 30), 6 * HOUR],
    ['weekly', every(7 * DAY, 10, DAY), FEED_CEILING_MS],
    ['daily once, silent for a year', every(DAY, 30, 365 * DAY), FEED_CEILING_MS],
    ['nothing dated', [], HOUR],
    ['one item', [NOW - 30 * DAY], HOUR],
    ['all of one moment', Array.from({ length: 300 }, () => NOW - 8 * HOUR), HOUR],
    ['daily, but no more than two at a time', every(DAY, 2), 6 * HOUR],
    ['dates that have not come yet', every(DAY, 30, -60 * DAY), HOUR],
  ])('%s', (_what, dates, expected) => {
    expect(wait(dates)).toBe(expected);
  });

  it('is not slowed by silence beyond what it lists: nothing is pushed out unseen', () => {
    // A burst of five within an hour, two days ago.
    expect(wait(every(15 * MINUTE, 5, 2 * DAY))).toBe(FEED_FLOOR_MS);
    expect(wait(every(2 * HOUR, 5, 10 * DAY))).toBe(4 * HOUR);
  });
});

describe('what a publisher asks', () => {
  const quick = every(10 * MINUTE, 50);

  it('makes the wait longer, never shorter, and never longer than a day', () => {
    expect(wait(quick, { ttlMinutes: 60 })).toBe(HOUR);
    expect(wait(quick, { ttlMinutes: 5 })).toBe(FEED_FLOOR_MS);
    expect(wait(quick, { ttlMinutes: 43_200 })).toBe(FEED_CEILING_MS);
    expect(wait(quick, { freshForMs: 2 * HOUR, ttlMinutes: 60 })).toBe(2 * HOUR);
    expect(wait(quick, { freshForMs: 365 * DAY })).toBe(FEED_CEILING_MS);
    expect(wait(every(DAY, 30), { freshForMs: MINUTE, ttlMinutes: 1 })).toBe(6 * HOUR);
  });

  it('moves a look out of skipped hours and days', () => {
    expect(wait(quick, { skipHours: [12, 13, 14] })).toBe(FEED_FLOOR_MS + 3 * HOUR);
    // Tuesday and Wednesday.
    expect(wait(quick, { skipDays: [2, 3] })).toBe(FEED_FLOOR_MS + 36 * HOUR);
    expect(wait(quick, { skipHours: [12], skipDays: [3] })).toBe(FEED_FLOOR_MS + HOUR);
  });

  it('is not followed where it would mean never', () => {
    expect(wait(quick, { skipHours: Array.from({ length: 24 }, (_, hour) => hour) })).toBe(FEED_FLOOR_MS);
    expect(wait(quick, { skipDays: [0, 1, 2, 3, 4, 5, 6] })).toBe(FEED_FLOOR_MS);
  });
});

describe('the reader’s pace', () => {
  it('takes the place of the feed’s own, within what the publisher asks', () => {
    expect(wait(every(10 * MINUTE, 50), { paceMinutes: 360 })).toBe(6 * HOUR);
    expect(wait(every(7 * DAY, 10), { paceMinutes: 60 })).toBe(HOUR);
    expect(wait(every(7 * DAY, 10), { paceMinutes: 60, freshForMs: 3 * HOUR })).toBe(3 * HOUR);
    expect(wait(every(7 * DAY, 10), { paceMinutes: 1 })).toBe(FEED_FLOOR_MS);
  });
});

describe('a feed that fails', () => {
  const tries = (
    reason: Parameters<typeof nextTryAt>[0]['reason'],
    more: Partial<Parameters<typeof nextTryAt>[0]> = {},
  ) =>
    nextTryAt({ now: NOW, reason, failures: 1, since: NOW, retryAfterMs: null, usualAt: null, jitter: 0, ...more }) -
    NOW;

  it('waits twice as long after each failure, up to a day', () => {
    expect(
      [1, 2, 3, 4, 5, 6, 40].map((failures) => tries('timeout', { failures, jitter: 0.999_999_9 }) / HOUR),
    ).toEqual([1, 2, 4, 8, 16, 24, 24].map((hours) => expect.closeTo(hours, 5) as number));
    expect(tries('timeout')).toBe(FEED_FLOOR_MS);
  });

  it('is not asked again sooner than it would be had it answered', () => {
    expect(tries('timeout', { usualAt: NOW + 6 * HOUR })).toBe(6 * HOUR);
    expect(tries('timeout', { usualAt: NOW + 6 * HOUR, failures: 6 })).toBe(12 * HOUR);
  });

  it('is not asked again within hours where the answer will be the same', () => {
    for (const reason of ['refused', 'not-found', 'not-a-feed', 'too-large'] as const) {
      expect(tries(reason)).toBe(3 * HOUR);
    }
  });

  it('is asked weekly once it failed for a month', () => {
    const long = { failures: 40, since: NOW - 31 * DAY };
    expect(tries('not-found', { ...long, jitter: 0.5 })).toBe(0.75 * 7 * DAY);
    expect(tries('timeout', { failures: 40, since: NOW - 29 * DAY })).toBe(DAY / 2);
  });

  it('waits as long as its server asked, and then until it would have looked anyway', () => {
    const usualAt = NOW + 6 * HOUR;
    expect(tries('rate-limited', { retryAfterMs: HOUR, usualAt })).toBe(6 * HOUR);
    expect(tries('rate-limited', { retryAfterMs: 7 * HOUR, usualAt })).toBe(12 * HOUR);
    expect(tries('rate-limited', { retryAfterMs: 12 * HOUR, usualAt })).toBe(12 * HOUR);
    expect(tries('rate-limited', { retryAfterMs: 1_000 })).toBe(FEED_FLOOR_MS + 30 * MINUTE);
  });

  it('is asked in a step that differs from install to install where it was never read', () => {
    const waits = [0, 0.5, 0.99].map((jitter) => tries('rate-limited', { retryAfterMs: 5.2 * HOUR, jitter }));
    expect(new Set(waits).size).toBe(3);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(5.2 * HOUR);
  });

  it('held for another feed of its server, it keeps a step of its own too', () => {
    const until = NOW + 10 * HOUR;
    const pace = measurePace(every(2 * HOUR, 50), NOTHING_ASKED, NOW);
    const dues = Array.from({ length: 200 }, (_, n) => {
      const held = { until, now: NOW, paceMinutes: null, jitter: (n * 0.618) % 1 };
      return dueAfterHold({ dueAt: NOW + n * 9_007, pace, freshForMs: null }, held) - until;
    });
    expect(Math.min(...dues)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...dues)).toBeLessThan(HOUR);
    for (let from = 0; from < 45; from += 15) {
      const there = dues.filter((at) => at >= from * MINUTE && at < (from + 15) * MINUTE);
      expect(there.length).toBeGreaterThan(30);
    }
    const held = { until, now: NOW, paceMinutes: null, jitter: 0 };
    expect(dueAfterHold({ dueAt: until + HOUR, pace, freshForMs: null }, held)).toBe(until + HOUR);
    // One that was never asked has no step to keep.
    expect(dueAfterHold({ dueAt: 0, pace: null, freshForMs: null }, held)).toBeGreaterThanOrEqual(until);
  });

  it('held for a minute, one that is asked daily is late by minutes and not by a day', () => {
    const pace = measurePace(every(14 * DAY, 50), { ...NOTHING_ASKED, skipHours: [3] }, NOW);
    for (const jitter of [0, 0.5, 0.99]) {
      const held = { until: NOW + MINUTE, now: NOW, paceMinutes: null, jitter };
      const dueAt = dueAfterHold({ dueAt: NOW - 8 * HOUR, pace, freshForMs: null }, held);
      expect(dueAt).toBeGreaterThanOrEqual(NOW + MINUTE);
      expect(dueAt).toBeLessThan(NOW + 31 * MINUTE);
    }
  });

  it('held for long beside its step, it keeps the step that the reader chose', () => {
    const pace = measurePace(every(2 * HOUR, 50), NOTHING_ASKED, NOW);
    const held = { until: NOW + 3 * HOUR, now: NOW, paceMinutes: 12 * 60, jitter: 0 };
    expect(dueAfterHold({ dueAt: NOW - HOUR, pace, freshForMs: null }, held)).toBe(NOW + 11 * HOUR);
    expect(dueAfterHold({ dueAt: NOW - HOUR, pace, freshForMs: null }, { ...held, paceMinutes: null })).toBe(
      NOW + 3 * HOUR,
    );
  });

  it('held for hours, no more than a fifth more of the slow ones come back at its end than usual', () => {
    const pace = measurePace(every(14 * DAY, 50), NOTHING_ASKED, NOW);
    const until = NOW + 2 * HOUR;
    const counts = Array.from({ length: 24 }, () => 0);
    const installs = 24_000;
    for (let n = 0; n < installs; n++) {
      const held = { until, now: NOW, paceMinutes: null, jitter: (n * 0.618_034) % 1 };
      const dueAt = dueAfterHold({ dueAt: NOW + (n / installs) * DAY, pace, freshForMs: null }, held);
      counts[Math.floor((dueAt - NOW) / HOUR)]! += 1;
    }
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    expect(Math.max(...counts)).toBeLessThan((installs / 24) * 1.21);
  });

  it('does nothing wrong while there is no connection', () => {
    expect(tries('offline', { failures: 20, since: NOW - 60 * DAY })).toBe(FEED_FLOOR_MS);
  });
});

const asks = fc.record({
  ttlMinutes: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
  skipHours: fc.uniqueArray(fc.integer({ min: 0, max: 23 })),
  skipDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
});

it('a look is never sooner than the floor nor further ahead than the limit, whatever a feed says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e15, max: 1e15 })),
      asks,
      fc.option(fc.nat(1e12)),
      fc.option(fc.integer({ min: 1, max: 1_440 })),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (dates, said, freshForMs, paceMinutes, jitter) => {
        const pace = measurePace(dates, said, NOW);
        const ahead = nextLookAt({ now: NOW, pace, freshForMs, paceMinutes, jitter }) - NOW;
        expect(ahead).toBeGreaterThanOrEqual(FEED_FLOOR_MS);
        expect(ahead).toBeLessThanOrEqual(FEED_FURTHEST_MS);
        expect(ahead).toBeGreaterThanOrEqual((paceMinutes ?? 0) * MINUTE);
      },
    ),
  );
});
