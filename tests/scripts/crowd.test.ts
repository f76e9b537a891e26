import { expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../lib/domain/durations.ts';
import { feedCrowd } from '../../scripts/crowd/feed-crowd.ts';
import type { Knocks, Outage } from '../../scripts/crowd/outage.ts';
import { providerCrowd } from '../../scripts/crowd/provider-crowd.ts';

/** The fullest half-hour from the outage on against the usual one: few installs are too uneven for minutes. */
function ratio(knocks: Knocks, settledAt: number, outage: Outage, lengthMs: number): number {
  let peak = 0;
  for (let at = outage.from; at + 30 * MINUTE_MS <= lengthMs; at += 5 * MINUTE_MS) {
    peak = Math.max(peak, knocks.mean(at, at + 30 * MINUTE_MS));
  }
  return peak / knocks.mean(settledAt, outage.from);
}

it.each([
  ['quick', 30 * MINUTE_MS],
  ['slow', 24 * HOUR_MS],
])('installs that found a %s feed’s server in trouble do not come back together', (_pace, gapMs) => {
  const [settledAt, lengthMs] = [36 * HOUR_MS, 72 * HOUR_MS];
  const outage = { from: 48 * HOUR_MS, until: 54 * HOUR_MS, reason: 'server-error', retryAfterMs: null } as const;
  expect(ratio(feedCrowd({ installs: 4000, gapMs, outage, lengthMs }), settledAt, outage, lengthMs)).toBeLessThan(1.25);
});

it.each([
  ['one', 1],
  ['three', 3],
])('nor do those that %s feeds’ server told one date', (_count, feeds) => {
  const [settledAt, lengthMs] = [36 * HOUR_MS, 74 * HOUR_MS];
  const outage = {
    from: 48 * HOUR_MS,
    until: 68 * HOUR_MS,
    reason: 'rate-limited',
    retryAfterMs: 'at-the-end',
  } as const;
  const knocks = feedCrowd({ installs: 3000, feeds, gapMs: 30 * MINUTE_MS, outage, lengthMs });
  expect(ratio(knocks, settledAt, outage, lengthMs)).toBeLessThan(1.15);
});

it('nor do those that waited for prices', () => {
  const [settledAt, lengthMs] = [5 * HOUR_MS, 12 * HOUR_MS];
  const outage = { from: 7 * HOUR_MS, until: 9 * HOUR_MS, reason: 'unreachable', retryAfterMs: null } as const;
  expect(ratio(providerCrowd({ installs: 2000, outage, lengthMs }), settledAt, outage, lengthMs)).toBeLessThan(1.2);
});
