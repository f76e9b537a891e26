import { DAY_MS } from '../../../lib/domain/durations.ts';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pointsOf } from '../../../lib/domain/chart.ts';
import { dayOf, seriesName, type SeriesKind } from '../../../lib/domain/daily.ts';
import type { Sparkline } from '../../../lib/domain/quote.ts';
import { newSeries } from '../../../lib/prices/history-row.ts';
import { getCoinChart } from '../../../lib/query/coin-chart.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { SETTINGS_KEY } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putDaily } from '../../../lib/store/daily.ts';
import { putSparklines } from '../../../lib/store/quotes.ts';

const NOW = Date.UTC(2026, 10, 28, 12, 30);
const TODAY = dayOf(NOW);
const HOUR = 3_600_000;

const INDEX: SeriesKind = { source: 'coingecko', instrument: 'index', currency: 'usd', figure: 'close' };
const FUTURE: SeriesKind = { source: 'binance', instrument: 'perpetual', currency: 'usdt', figure: 'close' };

/** Stores closes that begin so many days ago; 0 is a day without one. */
const store = (kind: SeriesKind, daysAgo: number, closes: readonly number[], coinId = 'bitcoin') =>
  putDaily([
    {
      ...newSeries(coinId, kind),
      name: seriesName(kind),
      firstDay: TODAY - daysAgo,
      closes: Float32Array.from(closes, (close) => close || NaN),
    },
  ]);

const week = (points: readonly (number | null)[], changes: Partial<Sparkline> = {}) =>
  putSparklines([{ coinId: 'bitcoin', currency: 'usd', points, source: 'coingecko', asOf: NOW - 60_000, ...changes }]);

beforeEach(async () => {
  fakeBrowser.reset();
  await clearDatabase();
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...defaultSettings(), currency: 'usd' } });
});
afterEach(clearDatabase);

describe('getCoinChart, a day and a week', () => {
  it('has every hour of the stored line: 168 in a week, 24 in a day', async () => {
    await week(Array.from({ length: 168 }, (_, hour) => 100 + hour));
    const [whole] = (await getCoinChart('bitcoin', '7d', NOW)).stretches;
    expect(whole).toMatchObject({ source: 'coingecko', instrument: 'index', currency: 'usd', figure: 'moment' });
    expect(whole?.values).toHaveLength(168);
    const day = await getCoinChart('bitcoin', '24h', NOW);
    expect(day.from).toBe(NOW - DAY_MS);
    const points = day.stretches.flatMap(pointsOf);
    expect(points).toHaveLength(24);
    expect(points.at(-1)).toMatchObject({ time: NOW - 60_000, value: 267 });
    expect(points[0]!.time).toBeGreaterThanOrEqual(NOW - DAY_MS);
    expect(points[1]!.time - points[0]!.time).toBe(HOUR);
  });

  it('spreads a line of before, which is thinned, over its seven days', async () => {
    await week(Array.from({ length: 43 }, (_, at) => 100 + at));
    const points = (await getCoinChart('bitcoin', '7d', NOW)).stretches.flatMap(pointsOf);
    expect(points.at(-1)!.time - points[0]!.time).toBe(41 * 4 * HOUR);
  });

  it('keeps a hole as a hole, and begins and ends with prices', async () => {
    await week([null, ...Array.from({ length: 165 }, (_, hour) => (hour === 40 ? null : 5)), 6, null]);
    const [line] = (await getCoinChart('bitcoin', '7d', NOW)).stretches;
    expect(line?.values.filter((value) => value === null)).toHaveLength(1);
    expect([line?.values[0], line?.values.at(-1)]).toEqual([5, 6]);
  });

  it('shows a line of before a rename in present units, and whose it was', async () => {
    await week([1_200, 1_440, 1_440], { coinId: 'maker' });
    const [line] = (await getCoinChart('sky', '7d', NOW)).stretches;
    expect(line).toMatchObject({ formerly: 'maker' });
    expect(line?.values.at(-1)).toBeCloseTo(0.06, 12);
  });

  it('is empty for a line of long ago, another currency, or none at all', async () => {
    await week([1, 2, 3], { asOf: NOW - 15 * DAY_MS });
    await week([1, 2, 3], { currency: 'eur' });
    expect(await getCoinChart('bitcoin', '7d', NOW)).toMatchObject({ stretches: [], from: null });
    expect(await getCoinChart('nobody', '24h', NOW)).toMatchObject({ stretches: [], from: null });
  });
});

describe('getCoinChart, daily closes', () => {
  it('begins a stretch where the source changes, with the perpetual under its own name', async () => {
    await store(FUTURE, 6, [90, 91, 92, 93, 94, 95]);
    await store(INDEX, 3, [100, 101, 102]);
    const { stretches, from } = await getCoinChart('bitcoin', 'all', NOW);
    expect(stretches.map(({ source, instrument, currency, values }) => [source, instrument, currency, values])).toEqual(
      [
        ['binance', 'perpetual', 'usdt', [90, 91, 92]],
        ['coingecko', 'index', 'usd', [100, 101, 102]],
      ],
    );
    // A close is the price at the end of its day.
    expect(from).toBe((TODAY - 5) * DAY_MS);
    expect(stretches.flatMap(pointsOf).at(-1)?.time).toBe(TODAY * DAY_MS);
  });

  it('has null for a day that nobody tells of, and never the running day', async () => {
    await store(INDEX, 5, [10, 0, 0, 13, 14, 99]);
    const { stretches } = await getCoinChart('bitcoin', '30d', NOW);
    expect(stretches.map(({ values }) => values)).toEqual([[10, null, null, 13, 14]]);
  });

  it('holds as many days as its window', async () => {
    await store(
      INDEX,
      2_000,
      Array.from({ length: 2_000 }, (_, day) => 1 + day),
    );
    const lengths = await Promise.all(
      (['30d', '1y', 'all'] as const).map(async (range) => {
        const { stretches } = await getCoinChart('bitcoin', range, NOW);
        return stretches.flatMap(pointsOf).length;
      }),
    );
    expect(lengths).toEqual([30, 365, 2_000]);
  });
});
