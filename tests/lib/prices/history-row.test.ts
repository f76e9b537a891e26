import { DAY_MS } from '../../../lib/domain/durations.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayFigures, figureOn, withDays } from '../../../lib/domain/daily.ts';
import { type DayRange, isWithin, withRange } from '../../../lib/domain/day-ranges.ts';
import { HISTORY_BEGINS } from '../../../lib/prices/history-provider.ts';
import { afterReply, isOfAnotherCoin, knownGaps, newSeries } from '../../../lib/prices/history-row.ts';

const TODAY = 20_785;
const NOW = TODAY * DAY_MS + 14 * 3_600_000;
const LLAMA = { source: 'defillama', instrument: 'index', currency: 'usd', figure: 'close' } as const;
const SPOT = { source: 'binance', instrument: 'spot', currency: 'usdt', figure: 'close' } as const;

function days(from: number, through: number, close: (day: number) => number = () => 10): DayFigures[] {
  return Array.from({ length: through - from + 1 }, (_, at) => ({
    day: from + at,
    close: close(from + at),
    low: null,
    high: null,
  }));
}

describe('ranges of days', () => {
  it('hold exactly the days that were added, in order, and none touches another', () => {
    const range = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 9 }));
    fc.assert(
      fc.property(fc.array(range), (added) => {
        const all = added.map(([from, length]): DayRange => [from, from + length]);
        const ranges = all.reduce<readonly DayRange[]>(withRange, []);
        for (let day = -5; day < 80; day++) expect(isWithin(ranges, day)).toBe(isWithin(all, day));
        const touching = ranges.filter(([from], at) => from <= (ranges[at - 1]?.[1] ?? -Infinity) + 1);
        expect(touching).toEqual([]);
      }),
    );
  });
});

describe('days added to a series', () => {
  it('are there afterwards, with all that was there before', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 100, max: 160 }), fc.integer({ min: 1, max: 999 })));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 5 }), (lots) => {
        const told = new Map<number, number>();
        let series = newSeries('bitcoin', LLAMA);
        for (const lot of lots) {
          series = withDays(
            series,
            lot.map(([day, close]) => ({ day, close, low: null, high: null })),
          );
          for (const [day, close] of lot) told.set(day, close);
        }
        for (let day = 90; day < 170; day++) expect(figureOn(series, day)).toBe(told.get(day) ?? null);
      }),
    );
  });
});

describe('a series after a reply', () => {
  const asked = { source: 'defillama', from: TODAY - 500, through: TODAY - 1 } as const;

  it('need not be asked again for what its source does not have', () => {
    const gap = [...days(asked.from, TODAY - 100), ...days(TODAY - 50, TODAY - 1)];
    const row = afterReply(newSeries('cosmos', LLAMA), asked, gap, [], NOW);
    expect(row.asked).toEqual([[TODAY - 500, TODAY - 1]]);
    expect(figureOn(row, TODAY - 70)).toBeNull();
  });

  it('has no close of the running day, whatever was asked for by a clock that ran ahead', () => {
    const ahead = { source: 'binance', from: TODAY - 3, through: TODAY + 30 } as const;
    const row = afterReply(newSeries('cosmos', SPOT), ahead, days(TODAY - 3, TODAY), [], NOW);
    expect(figureOn(row, TODAY - 1)).toBe(10);
    expect(figureOn(row, TODAY)).toBeNull();
    expect(knownGaps(row, NOW).some(([, through]) => through >= TODAY)).toBe(false);
  });

  it('asks once more after three months: it may have been an error of that day', () => {
    const row = afterReply(newSeries('cosmos', LLAMA), asked, [], [], NOW);
    expect(knownGaps(row, NOW + 89 * DAY_MS)).toEqual(row.asked);
    expect(knownGaps(row, NOW + 91 * DAY_MS)).toEqual([]);
    const again = afterReply(row, asked, days(asked.from, TODAY - 1), [], NOW + 91 * DAY_MS);
    expect([again.askedSince, again.asked]).toEqual([NOW + 91 * DAY_MS, [[asked.from, asked.through]]]);
  });

  it('knows that a coin was not listed before its first days', () => {
    const row = afterReply(newSeries('cosmos', LLAMA), asked, days(TODAY - 300, TODAY - 1), [], NOW);
    expect(row.asked).toEqual([[HISTORY_BEGINS, TODAY - 1]]);
    const older = afterReply(row, { ...asked, from: TODAY - 900, through: TODAY - 401 }, [], [], NOW);
    expect(older.asked[0]?.[0]).toBe(HISTORY_BEGINS);
  });

  it('keeps the door open for a day that ended lately', () => {
    const early = TODAY * DAY_MS + 50 * 60_000;
    const row = afterReply(newSeries('cosmos', LLAMA), asked, days(asked.from, TODAY - 2), [], early);
    expect(isWithin(row.asked, TODAY - 1)).toBe(false);
    expect(isWithin(row.asked, TODAY - 2)).toBe(true);
    expect(row.triedAt).toBe(early);
  });

  it('takes nothing of days that others put elsewhere', () => {
    const others = [withDays(newSeries('cosmos', SPOT), days(TODAY - 60, TODAY - 1))];
    const wrong = afterReply(
      newSeries('cosmos', LLAMA),
      asked,
      days(asked.from, TODAY - 1, () => 3000),
      others,
      NOW,
    );
    expect(wrong.closes).toHaveLength(0);
    const right = afterReply(
      newSeries('cosmos', LLAMA),
      asked,
      days(asked.from, TODAY - 1, () => 10.3),
      others,
      NOW,
    );
    expect(right.closes).toHaveLength(500);
  });

  it('takes nothing of candles from before a pause of the code', () => {
    const request = { source: 'binance', from: TODAY - 400, through: TODAY - 101 } as const;
    const known = withDays(newSeries('terra-luna-2', SPOT), days(TODAY - 80, TODAY - 1));
    expect(afterReply(known, request, days(TODAY - 400, TODAY - 101), [], NOW).firstDay).toBe(TODAY - 80);
    expect(afterReply(known, request, days(TODAY - 400, TODAY - 84), [], NOW).firstDay).toBe(TODAY - 400);
  });
});

describe('another coin’s days', () => {
  const own = [withDays(newSeries('dogecoin', SPOT), days(1000, 1010))];

  it('are told by one day in common, or by the day beside', () => {
    expect(
      isOfAnotherCoin(
        days(1005, 1005, () => 16),
        own,
      ),
    ).toBe(true);
    expect(
      isOfAnotherCoin(
        days(1005, 1005, () => 14),
        own,
      ),
    ).toBe(false);
    expect(
      isOfAnotherCoin(
        days(1011, 1020, () => 60),
        own,
      ),
    ).toBe(true);
    expect(
      isOfAnotherCoin(
        days(1011, 1020, () => 45),
        own,
      ),
    ).toBe(false);
  });

  it('are not suspected where nobody says anything of the time', () => {
    expect(
      isOfAnotherCoin(
        days(1100, 1200, () => 9000),
        own,
      ),
    ).toBe(false);
    expect(isOfAnotherCoin([], own)).toBe(false);
  });
});
