import { DAY_MS } from '../../../lib/domain/durations.ts';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DailySeries, type PriceAt, type SeriesKind } from '../../../lib/domain/daily.ts';
import { historyFileOf, parseHistoryFile } from '../../../lib/prices/history-file.ts';
import { inPreference, priceAt } from '../../../lib/prices/history.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const FIRST = 20_000;

const YAHOO = { source: 'yahoo', instrument: 'spot', currency: 'usd', figure: 'close' } as const;
const OPEN = { ...YAHOO, figure: 'open' } as const;
const LLAMA = { source: 'defillama', instrument: 'index', currency: 'usd', figure: 'close' } as const;
const BINANCE = { source: 'binance', instrument: 'spot', currency: 'usdt', figure: 'close' } as const;
const PERPETUAL = { source: 'binance', instrument: 'perpetual', currency: 'usdt', figure: 'close' } as const;

function series(kind: SeriesKind, closes: readonly number[], more: Partial<DailySeries> = {}): DailySeries {
  return {
    ...kind,
    coinId: 'bitcoin',
    firstDay: FIRST,
    closes: Float32Array.from(closes),
    lows: null,
    highs: null,
    ...more,
  };
}

function on(day: number, ...all: DailySeries[]) {
  return priceAt(all, 'bitcoin', (FIRST + day) * DAY_MS + 5000, NOW);
}

describe('priceAt', () => {
  it('tells the close of the day with its range, and who says so', () => {
    const one = series(YAHOO, [10, 20], { lows: Float32Array.of(9, 18), highs: Float32Array.of(11, 22) });
    expect(on(1, one)).toEqual({
      ...YAHOO,
      kind: 'close',
      coinId: 'bitcoin',
      day: FIRST + 1,
      value: 20,
      low: 18,
      high: 22,
      formerly: null,
      apart: null,
    });
  });

  it('takes dollars before a dollar token, any spot before a perpetual, and a close before an opening price', () => {
    const all = [PERPETUAL, OPEN, BINANCE, LLAMA, YAHOO].map((kind, at) => series(kind, [100 + at / 10]));
    const told = [5, 4, 3, 2, 1].map((count) => on(0, ...inPreference(all).slice(5 - count)));
    expect(told.map((one) => one.kind !== 'unknown' && [one.source, one.instrument, one.figure])).toEqual([
      ['yahoo', 'spot', 'close'],
      ['defillama', 'index', 'close'],
      ['binance', 'spot', 'close'],
      ['binance', 'perpetual', 'close'],
      ['yahoo', 'spot', 'open'],
    ]);
  });

  it('says so where a future is all there is, and gives it up for spot', () => {
    expect(on(1, series(PERPETUAL, [1, 2]))).toMatchObject({ instrument: 'perpetual', currency: 'usdt', value: 2 });
    expect(on(1, series(PERPETUAL, [1, 2]), series(BINANCE, [1, 2]))).toMatchObject({ instrument: 'spot' });
  });

  it('bridges a gap of seven days between figures of one source, with their geometric mean and no range', () => {
    const gap = [100, ...Array.from({ length: 7 }, () => NaN), 1600];
    expect(on(4, series(YAHOO, gap))).toMatchObject({ kind: 'interpolated', low: null, high: null, apart: null });
    const told = on(4, series(YAHOO, gap));
    expect(told.kind !== 'unknown' && told.value).toBeCloseTo(400, 6);
  });

  it('knows nothing in a gap of eight days, and joins no two sources across one', () => {
    const gap = [100, ...Array.from({ length: 8 }, () => NaN), 1600];
    expect(on(4, series(YAHOO, gap)).kind).toBe('unknown');
    expect(on(1, series(YAHOO, [100]), series(PERPETUAL, [120], { firstDay: FIRST + 2 })).kind).toBe('unknown');
  });

  it('knows nothing before the first day, of the running day, of the future, of other coins and of no time', () => {
    const today = Math.floor(NOW / DAY_MS);
    const late = series(YAHOO, [1, 2, 3], { firstDay: today - 1 });
    const kinds = (day: number, coin = 'bitcoin') => priceAt([late], coin, day * DAY_MS, NOW).kind;
    expect([kinds(today - 2), kinds(today), kinds(today + 1), kinds(today - 1, 'solana'), kinds(NaN)]).toEqual(
      Array.from({ length: 5 }, () => 'unknown'),
    );
    expect(kinds(today - 1)).toBe('close');
  });

  it('says where another source lies more than 2 % apart, the furthest of several', () => {
    const told = on(0, series(YAHOO, [100]), series(LLAMA, [102.1]), series(BINANCE, [96]), series(OPEN, [50]));
    expect(told).toMatchObject({ value: 100, apart: { source: 'binance', currency: 'usdt', value: 96 } });
    expect(told.kind !== 'unknown' && told.apart?.gap).toBeCloseTo(0.04, 6);
    expect(on(0, series(YAHOO, [100]), series(LLAMA, [101.9]))).toMatchObject({ apart: null });
  });
});

const figures = fc.array(fc.oneof(fc.constant(NaN), fc.float({ min: Math.fround(1e-6), max: 1e6, noNaN: true })), {
  minLength: 1,
  maxLength: 60,
});
const anySeries = fc
  .record({
    kind: fc.constantFrom(YAHOO, OPEN, LLAMA, BINANCE, PERPETUAL),
    coinId: fc.constantFrom('bitcoin', 'ethereum'),
    closes: figures,
    start: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ kind, coinId, closes, start }) => series(kind, closes, { coinId, firstDay: FIRST + start }));

const IN_ORDER: readonly SeriesKind[] = [YAHOO, LLAMA, BINANCE, PERPETUAL, OPEN];

const nameOf = ({ source, instrument, figure }: SeriesKind) => `${source} ${instrument} ${figure}`;

/** The answer worked out the long way: a table of days for each kind, looked through in order. */
function expected(all: readonly DailySeries[], day: number): string {
  const tables = IN_ORDER.map((kind) => {
    const one = all.find(({ coinId, ...other }) => coinId === 'bitcoin' && nameOf(other) === nameOf(kind));
    const days = [...(one?.closes ?? [])].map((close, at) => [(one?.firstDay ?? 0) + at, close] as const);
    return new Map(days.filter(([, close]) => close > 0));
  });
  const at = FIRST + day;
  const told = tables.findIndex((table) => table.has(at));
  if (told >= 0) {
    const value = tables[told]?.get(at) ?? 0;
    const gaps = tables.map((table, place) =>
      place === told || told < 4 !== place < 4 ? 0 : Math.abs((table.get(at) ?? value) / value - 1),
    );
    const widest = Math.max(...gaps);
    const apart = widest > 0.02 ? nameOf(IN_ORDER[gaps.indexOf(widest)] ?? YAHOO) : 'nobody';
    return `${nameOf(IN_ORDER[told] ?? YAHOO)} ${told < 4 ? 'close' : 'open'} ${value.toPrecision(6)}, apart: ${apart}`;
  }
  for (const [place, table] of tables.entries()) {
    for (let length = 2; length <= 8; length++) {
      for (let ahead = 1; ahead < length; ahead++) {
        const [first, last] = [table.get(at - ahead), table.get(at - ahead + length)];
        if (first === undefined || last === undefined) continue;
        const value = Math.exp(Math.log(first) + ((Math.log(last) - Math.log(first)) * ahead) / length);
        return `${nameOf(IN_ORDER[place] ?? YAHOO)} interpolated ${value.toPrecision(6)}, apart: nobody`;
      }
    }
  }
  return 'unknown';
}

function summary(told: PriceAt): string {
  if (told.kind === 'unknown') return 'unknown';
  const apart = told.apart ? nameOf(told.apart) : 'nobody';
  return `${nameOf(told)} ${told.kind} ${told.value.toPrecision(6)}, apart: ${apart}`;
}

describe('whatever the series are', () => {
  it('an answer is what looking through all days says, gaps included', () => {
    const series = fc.uniqueArray(anySeries, { selector: (one) => `${one.coinId} ${nameOf(one)}`, maxLength: 8 });
    fc.assert(
      fc.property(series, fc.integer({ min: -10, max: 120 }), (all, day) => {
        expect(summary(on(day, ...all))).toBe(expected(all, day));
      }),
      { numRuns: 2000 },
    );
  });

  it('a file of them is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(anySeries, { maxLength: 8 }), fc.boolean(), (all, hasRange) => {
        const ranged = all.map((one) => (hasRange ? { ...one, lows: one.closes, highs: one.closes } : one));
        const bytes = historyFileOf(ranged);
        expect(parseHistoryFile(bytes.buffer as ArrayBuffer)).toEqual(ranged);
      }),
    );
  });
});

describe('the series that ship', () => {
  const file = readFileSync(new URL('../../../public/data/history.bin', import.meta.url));
  const shipped = parseHistoryFile(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  const told = (coinId: string, date: string) => priceAt(shipped, coinId, Date.parse(`${date}T18:00:00Z`), NOW);

  it.each([
    ['bitcoin', '2023-09-25', 26_298.48, 'close', 26_011.47, 26_421.51],
    ['bitcoin', '2023-09-11', 25_162.65, 'close', 24_930.3, 25_883.95],
    ['bittensor', '2023-09-25', 54.1897, 'open', null, null],
    ['fetch-ai', '2023-09-25', 0.216163, 'close', null, null],
  ] as const)('say that %s cost on %s %d (%s)', (coinId, date, value, kind, low, high) => {
    const one = told(coinId, date);
    if (one.kind === 'unknown') throw new Error('unknown');
    expect([one.kind, Number(one.value.toPrecision(6))]).toEqual([kind, Number(value.toPrecision(6))]);
    expect([one.low, one.high].map((end) => end && Number(end.toFixed(2)))).toEqual([low, high]);
  });

  it('know nothing of a coin before it was there, and nothing of Akash in 2023', () => {
    expect([told('bittensor', '2019-01-01'), told('akash-network', '2023-09-25')].map(({ kind }) => kind)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('have no figure that is no price, and no close outside of its day', () => {
    const wrong = shipped.flatMap(({ coinId, closes, lows, highs }) =>
      [...closes].flatMap((close, at) => {
        const [low = close, high = close] = [lows?.[at], highs?.[at]];
        return Number.isNaN(close) || (close > 0 && low <= close && close <= high) ? [] : [`${coinId} ${at}: ${close}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
