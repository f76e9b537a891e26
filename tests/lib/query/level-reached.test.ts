import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dayOf, seriesName, type SeriesKind } from '../../../lib/domain/daily.ts';
import { DAY_MS } from '../../../lib/domain/durations.ts';
import type { Sparkline } from '../../../lib/domain/quote.ts';
import { newSeries } from '../../../lib/prices/history-row.ts';
import { getLevelReached } from '../../../lib/query/level-reached.ts';
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

/** Stores closes, the newest of so many days ago; 0 is a day without one. */
const store = (closes: readonly number[], newestDaysAgo = 1, kind = INDEX) =>
  putDaily([
    {
      ...newSeries('bitcoin', kind),
      name: seriesName(kind),
      firstDay: TODAY - newestDaysAgo - closes.length + 1,
      closes: Float32Array.from(closes, (close) => close || NaN),
    },
  ]);
const week = (points: readonly (number | null)[], changes: Partial<Sparkline> = {}) =>
  putSparklines([{ coinId: 'bitcoin', currency: 'usd', points, source: 'coingecko', asOf: NOW - HOUR, ...changes }]);
const inCurrency = (currency: string) =>
  fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...defaultSettings(), currency } });
const flat = (days: number, price = 100) => Array.from({ length: days }, () => price);
const above = (level: number) => getLevelReached('bitcoin', 'above', level, NOW);
const below = (level: number) => getLevelReached('bitcoin', 'below', level, NOW);
const daysAgo = (days: number) => (TODAY - days) * DAY_MS;

beforeEach(async () => {
  fakeBrowser.reset();
  await clearDatabase();
  await inCurrency('usd');
});
afterEach(clearDatabase);

it('is the newest close at the level or beyond it, on the side that is asked for', async () => {
  await store([130, ...flat(9), 120, ...flat(9), 80, ...flat(9)]);
  expect(await above(110)).toEqual({ kind: 'close', at: daysAgo(20) });
  expect(await above(120)).toEqual({ kind: 'close', at: daysAgo(20) });
  expect(await above(121)).toEqual({ kind: 'close', at: daysAgo(30) });
  expect(await below(80)).toEqual({ kind: 'close', at: daysAgo(10) });
});

it('is an hour of the stored week where one was there', async () => {
  await store([200, ...flat(50)]);
  await week([...flat(100), 150, ...flat(67)]);
  expect(await above(150)).toEqual({ kind: 'hour', at: NOW - HOUR - 67 * HOUR });
  expect(await above(151)).toEqual({ kind: 'close', at: daysAgo(51) });
});

it('is never, since the first day of an unbroken past that is long enough to say so', async () => {
  await store(flat(31));
  expect(await above(110)).toEqual({ kind: 'never', at: daysAgo(31) });
  await clearDatabase();
  await store(flat(29));
  expect(await above(110)).toBeNull();
});

it('is told no further back than a day of which nobody knows', async () => {
  await store([120, ...flat(5), 0, ...flat(40)]);
  expect(await above(110)).toEqual({ kind: 'never', at: daysAgo(40) });
});

it('waits for a close that is not out yet, and is unknown where the newest days are missing', async () => {
  await store([120, ...flat(40)], 3);
  expect(await above(110)).toEqual({ kind: 'close', at: daysAgo(43) });
  await clearDatabase();
  await store([120, ...flat(40)], 4);
  expect(await above(110)).toBeNull();
});

it('holds no close in dollars against a level in other money, and no future against a coin', async () => {
  await store([120, ...flat(40)]);
  await week([...flat(100), 150, ...flat(67)], { currency: 'eur' });
  await inCurrency('eur');
  expect(await above(140)).toEqual({ kind: 'hour', at: NOW - HOUR - 67 * HOUR });
  expect(await above(160)).toBeNull();
  await inCurrency('usd');
  await clearDatabase();
  await store([120, ...flat(40)], 1, FUTURE);
  expect(await above(110)).toBeNull();
});

it('says nothing by a week that ended long ago, nor of a coin without a past', async () => {
  await week([...flat(160), 150, ...flat(7)], { asOf: NOW - 13 * HOUR });
  expect(await above(150)).toBeNull();
  expect(await getLevelReached('nobody', 'below', 1, NOW)).toBeNull();
});
