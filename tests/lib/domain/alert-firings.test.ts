import { describe, expect, it } from 'vitest';
import { bundled, type StoredFiring, untold } from '../../../lib/domain/alert-firings.ts';
import { isQuiet, USUAL_QUIET_HOURS } from '../../../lib/domain/quiet-hours.ts';
import { aFiring } from '../../support/alerts.ts';

const firing = (id: string, moment: StoredFiring['moment']): StoredFiring => aFiring({ id, moment });
const kinds = (...moments: StoredFiring['moment'][]): string[] =>
  bundled(moments.map((moment, n) => firing(`f${n}`, moment))).map(
    ({ id, kind, firings }) => `${id} ${kind} ${firings.length}`,
  );

describe('bundled', () => {
  it('tells up to three of now singly', () => {
    expect(kinds()).toEqual([]);
    expect(kinds('now', 'now', 'now')).toEqual(['f0 single 1', 'f1 single 1', 'f2 single 1']);
    expect(kinds('now', 'now', 'now', 'now')).toEqual(['f0 many 4']);
  });

  it('tells several of an absence or of quiet hours as one, and one of them as itself', () => {
    expect(kinds('away')).toEqual(['f0 single 1']);
    expect(kinds('quiet')).toEqual(['f0 single 1']);
    expect(kinds('quiet', 'quiet')).toEqual(['f0 quiet 2']);
    expect(kinds('quiet', 'away', 'now')).toEqual(['f0 away 3']);
  });
});

describe('untold', () => {
  it('leaves out what was told or seen', () => {
    const open = aFiring({ id: 'open' });
    expect(untold([aFiring({ toldAt: 1 }), open, aFiring({ seenAt: 1 })])).toEqual([open]);
  });
});

describe('isQuiet', () => {
  const at = (hour: number, minute = 0): number => new Date(2026, 10, 28, hour, minute).getTime();

  it('goes over midnight, by local time; its end is not quiet', () => {
    expect([21, 22, 23, 0, 6, 7, 12].map((hour) => isQuiet(USUAL_QUIET_HOURS, at(hour)))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isQuiet(USUAL_QUIET_HOURS, at(6, 59))).toBe(true);
  });

  it('may lie within one day, or nowhere', () => {
    expect(isQuiet({ from: 720, to: 780 }, at(12, 30))).toBe(true);
    expect(isQuiet({ from: 720, to: 780 }, at(13))).toBe(false);
    expect(isQuiet(null, at(3))).toBe(false);
  });
});
