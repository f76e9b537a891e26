import { array, assert, integer, nat, property } from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isDayNoteDue, localDay } from '../../../lib/domain/day-note.ts';

const MINUTE = 60_000;
afterEach(() => vi.unstubAllEnvs());

/** How often each local day is told when somebody looks at these times, in order. */
function tell(minute: number, looks: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>();
  let told: string | null = null;
  for (const now of looks) {
    if (!isDayNoteDue(minute, told, now)) continue;
    told = localDay(now);
    counts.set(told, (counts.get(told) ?? 0) + 1);
  }
  return counts;
}

const every = (step: number, from: number, count: number) => Array.from({ length: count }, (_, n) => from + n * step);

describe.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'])('in %s', (zone) => {
  it('each day of a year is told once, at or after its time, whatever the clocks do', () => {
    vi.stubEnv('TZ', zone);
    // 2:30 does not exist on one day, and comes twice on another.
    const start = new Date(2026, 0, 1).getTime();
    const counts = tell(150, every(13 * MINUTE, start, (365 * 24 * 60) / 13));
    expect(new Set(counts.values())).toEqual(new Set([1]));
    expect(counts.size).toBe(365);
  });

  it('however seldom somebody looks, never twice a day and never before its time', () => {
    vi.stubEnv('TZ', zone);
    const start = new Date(2026, 2, 20).getTime();
    assert(
      property(nat({ max: 1439 }), array(integer({ min: 1, max: 3_000 }), { maxLength: 60 }), (minute, gaps) => {
        let at = start;
        const looks = gaps.map((gap) => (at += gap * MINUTE));
        const counts = tell(minute, looks);
        for (const count of counts.values()) expect(count).toBe(1);
        for (const now of looks) {
          const local = new Date(now);
          const isPast = local.getHours() * 60 + local.getMinutes() >= minute;
          expect(isDayNoteDue(minute, null, now)).toBe(isPast);
          expect(counts.has(localDay(now)) || !isPast).toBe(true);
        }
      }),
    );
  });
});

it('is told once of each day also by a machine that is carried over the date line, to the day before', () => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
  const landing = new Date(2026, 10, 30, 9).getTime();
  expect(isDayNoteDue(480, '2026-11-29', landing)).toBe(true);
  vi.stubEnv('TZ', 'America/Los_Angeles');
  expect(localDay(landing)).toBe('2026-11-29');
  const due = every(13 * MINUTE, landing, 400).filter((now) => isDayNoteDue(480, '2026-11-30', now));
  expect(localDay(due[0] ?? 0)).toBe('2026-12-01');
});

it('is never due where none is wanted', () => {
  expect(isDayNoteDue(null, null, Date.now())).toBe(false);
});
