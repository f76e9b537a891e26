import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { dayOf, seriesName, type SeriesKind } from '../../../lib/domain/daily.ts';
import { DAY_MS } from '../../../lib/domain/durations.ts';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { toleranceOf } from '../../../lib/prices/held-price.ts';
import { newSeries } from '../../../lib/prices/history-row.ts';
import { getPriceClaims } from '../../../lib/query/price-claims.ts';
import { getThenAndNow } from '../../../lib/query/then-and-now.ts';
import { describePage } from '../../../lib/relate/relate.ts';
import { putDaily } from '../../../lib/store/daily.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putMarket } from '../../../lib/store/quotes.ts';
import type { SidebarCoin } from '../../../lib/query/sidebar-views.ts';
import { shippedNames } from '../../support/names.ts';
import { pageCoin } from '../../components/sidebar/sample.ts';

const NOW = Date.UTC(2026, 10, 28, 12, 30);
const PAGE_AT = NOW - 100 * DAY_MS;
const SPOT: SeriesKind = { source: 'coingecko', instrument: 'index', currency: 'usd', figure: 'close' };
const FUTURE: SeriesKind = { source: 'binance', instrument: 'perpetual', currency: 'usdt', figure: 'close' };

/** Closes of a coin from so many days before the page's day on, up to yesterday; NaN is a gap. */
function closesOf(coinId: string, before: number, closeOn: (day: number) => number, kind = SPOT, range = 0) {
  const firstDay = dayOf(PAGE_AT) - before;
  const closes = Float32Array.from({ length: dayOf(NOW) - firstDay }, (_, at) => closeOn(at - before));
  const [lows, highs] =
    range === 0 ? [null, null] : [closes.map((close) => close - range), closes.map((close) => close + range)];
  return putDaily([{ ...newSeries(coinId, kind), name: seriesName(kind), firstDay, closes, lows, highs }]);
}

beforeEach(async () => {
  fakeBrowser.reset();
  await clearDatabase();
});
afterEach(clearDatabase);

describe('then and now', () => {
  const tao = pageCoin({ price: 300, asOf: NOW });
  const fet = pageCoin({ coinId: 'fetch-ai', symbol: 'FET', price: 0.5, asOf: NOW });
  const btc = pageCoin({ coinId: 'bitcoin', symbol: 'BTC', price: 60_000, asOf: NOW });
  const beside = (coins: readonly SidebarCoin[], pageAt = PAGE_AT, told = NOW) =>
    getThenAndNow(coins, { ...btc, currency: coins[0]?.currency ?? 'usd' }, { pageAt, now: NOW, told });

  it('tells each coin’s change since the page’s day, the AI coins’ in equal parts, and bitcoin’s', async () => {
    await closesOf('bittensor', 10, (day) => 200 + day);
    await closesOf('fetch-ai', 10, () => 1);
    await closesOf('bitcoin', 10, () => 40_000);
    const view = (await beside([tao, fet, btc]))!;
    expect(view.coins.map(({ coinId, past, now, change }) => [coinId, past?.value, now, change])).toEqual([
      ['bittensor', 200, 300, 50],
      ['fetch-ai', 1, 0.5, -50],
      ['bitcoin', 40_000, 60_000, 50],
    ]);
    expect(view.basket).toMatchObject({ coins: 2, of: 2, change: 0 });
    expect(view.bitcoin).toMatchObject({ change: 50 });
    for (const line of [view.coins[0]!.line, view.basket!.line, view.bitcoin!.line]) expect(line).toHaveLength(48);
    expect(view.basket!.line[0]).toBe(1);
    expect(view.basket!.line.at(-1)).toBe(1);
    expect(view.coins[0]!.line.slice(0, 2)).toEqual([200, 202]);
  });

  it('leaves a coin that nobody knows the day of out of the basket, and says so', async () => {
    await closesOf('fetch-ai', 0, () => 1);
    const view = (await beside([tao, fet]))!;
    expect(view.coins[0]).toMatchObject({ past: null, knownSince: null, now: null, change: null, line: [] });
    expect(view.basket).toMatchObject({ coins: 1, of: 2, change: -50 });
    expect(view.bitcoin).toBeNull();
  });

  it('tells when the history of a coin begins that has none of that day, and nothing of a gap', async () => {
    await closesOf('bitcoin', 0, () => 40_000);
    await closesOf('bittensor', -20, (day) => (day < 30 ? NaN : 200));
    await closesOf('fetch-ai', 20, (day) => (Math.abs(day) < 15 ? NaN : 1));
    const { coins } = (await beside([btc, tao, fet]))!;
    expect(coins.map(({ past, knownSince }) => [past !== null, knownSince])).toEqual([
      [true, null],
      [false, dayOf(PAGE_AT) + 30],
      [false, null],
    ]);
  });

  it('compares spot in a token of the dollar, and draws on with it where dollars end', async () => {
    const token = { ...FUTURE, instrument: 'spot' } as const;
    await closesOf('bittensor', 0, () => 200, token);
    expect((await beside([tao]))!.coins[0]).toMatchObject({ past: { value: 200, currency: 'usdt' }, change: 50 });
    await closesOf('fetch-ai', 0, (day) => (day > 40 ? NaN : 1));
    await closesOf('fetch-ai', 0, (day) => (day < 30 ? NaN : 2), token);
    const { past, line } = (await beside([fet]))!.coins[0]!;
    expect(past).toMatchObject({ value: 1, currency: 'usd' });
    expect(line).not.toContain(null);
    expect(new Set(line.slice(0, -1))).toEqual(new Set([1, 2]));
  });

  it('compares no perpetual, no held price and no coin that is not followed', async () => {
    await closesOf('bittensor', 0, () => 200, FUTURE);
    expect((await beside([tao]))!.coins[0]).toMatchObject({
      past: { value: 200 },
      now: null,
      change: null,
    });
    await closesOf('fetch-ai', 0, () => 1, { ...FUTURE, currency: 'usd' });
    expect((await beside([fet]))!.coins[0]).toMatchObject({ past: { value: 1 }, now: null, change: null });
    await clearDatabase();
    await closesOf('fetch-ai', 0, () => 1);
    const held = { source: 'coingecko' as const, price: 9, asOf: NOW, change: 1_700, contradictedBy: null };
    for (const changes of [{ held }, { followed: false }, { price: null }]) {
      expect((await beside([{ ...fet, ...changes }]))!.coins[0]).toMatchObject({
        now: null,
        change: null,
      });
    }
  });

  it('compares what is old with nothing, in the row and in the basket, by the sources’ clocks', async () => {
    await closesOf('bittensor', 0, () => 200);
    await closesOf('fetch-ai', 0, () => 1);
    const old = { ...fet, asOf: NOW - 3_600_000 };
    const view = (await beside([tao, old]))!;
    expect(view.coins[1]).toMatchObject({ past: { value: 1 }, now: null, change: null });
    expect(view.basket).toMatchObject({ coins: 1, of: 2, change: 50 });
    // The same prices on a machine whose clock is an hour fast.
    const fast = (await beside([tao, old], PAGE_AT, NOW - 3_600_000))!;
    expect(fast.coins.map(({ change }) => change)).toEqual([null, -50]);
  });

  it('counts another currency back into dollars by today’s rate, and compares nothing without one', async () => {
    await closesOf('fetch-ai', 0, () => 1);
    const inEuro = { ...fet, currency: 'eur' };
    expect((await beside([inEuro]))!.coins[0]).toMatchObject({ now: null, change: null });
    const totals = {
      currency: 'eur',
      marketCap: 1,
      marketCapChange24h: 1,
      btcShare: 1,
      source: 'coingecko',
      asOf: NOW,
    } as const;
    await putMarket({ ...totals, asOf: NOW - 3 * DAY_MS, perDollar: 0.8 });
    expect((await beside([inEuro]))!.coins[0]).toMatchObject({ change: null });
    await putMarket({ ...totals, perDollar: 0.8 });
    expect((await beside([inEuro]))!.coins[0]).toMatchObject({ now: 0.625, change: -37.5 });
  });

  it('is nothing while the page’s day lasts, in the future, without coins, without history', async () => {
    expect(await beside([tao])).toBeNull();
    await closesOf('bittensor', 0, () => 200);
    for (const at of [NOW, NOW - 12 * 3_600_000, NOW + DAY_MS]) expect(await beside([tao], at)).toBeNull();
    expect(await beside([])).toBeNull();
  });
});

describe('prices that a page states', () => {
  async function told(text: string, changes: Partial<PageDescription> = {}) {
    const page: PageDescription = {
      url: 'https://ledger.example/1',
      title: 'The market rests',
      text,
      language: 'en',
      publishedAt: PAGE_AT,
      publishedFrom: 'meta',
      ...changes,
    };
    return getPriceClaims(page, describePage(page, shippedNames), NOW);
  }
  const STATED = 'With Bitcoin trading at approximately $25,162 the news moved nothing.';
  const closeOn = (day: number): number => (day === -14 ? 25_162.65 : 26_298);

  it('stand beside that day’s close, with the nearest day that closed so', async () => {
    await closesOf('bitcoin', 40, closeOn, SPOT, 200);
    expect(await told(STATED)).toMatchObject([
      {
        coinId: 'bitcoin',
        name: 'Bitcoin',
        quote: 'Bitcoin trading at approximately $25,162',
        stated: 25_162,
        told: { value: 26_298, low: 26_098, high: 26_498 },
        isWithin: false,
        nearest: { day: dayOf(PAGE_AT) - 14, value: Math.fround(25_162.65) },
      },
    ]);
    expect((await told(STATED))[0]).toHaveProperty('difference', expect.closeTo(-4.32, 2));
  });

  it('within that day’s range need no other day', async () => {
    await closesOf('bitcoin', 40, closeOn, SPOT, 2_000);
    expect(await told(STATED)).toMatchObject([{ isWithin: true, nearest: null }]);
  });

  it('are nothing where the page has no date, its day lasts or is of the past, or the figure is most likely misread', async () => {
    await closesOf('bitcoin', 40, closeOn);
    expect(await told(STATED, { publishedAt: null })).toEqual([]);
    expect(await told(STATED, { publishedAt: NOW })).toEqual([]);
    expect(await told('Bitcoin closed at $25,162 on 3 March.')).toEqual([]);
    expect(await told('Bitcoin is trading at $251,620 now.')).toEqual([]);
    expect(await told('Bitcoin is trading at $35,000 now.')).toEqual([]);
    expect(await told('Bitcoin is trading at CA$25,162 now.')).toEqual([]);
    expect(await told('Bitcoin, with a record high of $26,000, rests.')).toEqual([]);
    expect(await told('Bitcoin peaked at $26,000 and rests.')).toEqual([]);
    expect(await told('Bitcoin could soon be trading at $25,162.')).toEqual([]);
  });

  it('are nothing where that day’s price is only between two closes', async () => {
    await closesOf('bitcoin', 40, (day) => (day === 0 ? NaN : closeOn(day)));
    expect(await told(STATED)).toEqual([]);
  });

  it('may be rounded', () => {
    expect(toleranceOf(25_162, '$25,162')).toBeCloseTo(25.2, 1);
    expect(toleranceOf(25_000, '$25K')).toBe(500);
    expect(toleranceOf(25_000, '$25,000')).toBe(500);
    expect(toleranceOf(0.157, '$0.157')).toBeCloseTo(0.0005, 5);
    expect(toleranceOf(64.5e3, '$64.5K')).toBe(64.5);
  });
});

describe('changes that a page states', () => {
  async function told(text: string, publishedAt = PAGE_AT) {
    const page: PageDescription = {
      url: 'https://ledger.example/1',
      title: 'The market rests',
      text,
      language: 'en',
      publishedAt,
      publishedFrom: 'meta',
    };
    return getPriceClaims(page, describePage(page, shippedNames), NOW);
  }
  const PAGE_DAY = dayOf(PAGE_AT);
  /** 1,000 up to eight days before the page, 900 from then on, 880 on its own day. */
  const closeOn = (day: number): number => (day === 0 ? 880 : day >= -7 ? 900 : 1_000);

  it('stand beside that of the same days: of the periods meant, the one nearest to the page', async () => {
    await closesOf('ethereum', 400, closeOn);
    const [week] = await told('Ethereum is down 11% over the past week.');
    expect(week).toMatchObject({
      kind: 'change',
      quote: 'Ethereum is down 11% over the past week',
      stated: -11,
      fromDay: PAGE_DAY - 8,
      toDay: PAGE_DAY - 1,
      isWithin: null,
    });
    expect(week).toHaveProperty('told', expect.closeTo(-10, 3));
    expect((await told('Ethereum fell 3% in the last 24 hours.'))[0]).toMatchObject({ fromDay: PAGE_DAY - 1 });
    expect((await told('Ethereum is down 14% in the past month.'))[0]).toMatchObject({ toDay: PAGE_DAY });
  });

  it('of this week or year count from where the calendar’s begins', async () => {
    const jump = new Date(PAGE_AT).getUTCDay();
    const newYear = dayOf(Date.UTC(new Date(PAGE_AT).getUTCFullYear(), 0, 1)) - PAGE_DAY;
    await closesOf('ethereum', 400, (day) => (day < newYear ? 500 : day < -jump ? 1_000 : 1_200));
    expect((await told('Ethereum is up 20% this week.'))[0]).toHaveProperty('told', expect.closeTo(20, 3));
    expect((await told('Ethereum has gone up 2.4x this year.'))[0]).toMatchObject({
      kind: 'multiple',
      fromDay: PAGE_DAY + newYear - 1,
      told: expect.closeTo(2.4, 3) as number,
    });
  });

  it('within what the two days’ ranges allow are told so', async () => {
    await closesOf('ethereum', 400, closeOn, SPOT, 50);
    expect((await told('Ethereum is down 11% over the past week.'))[0]).toMatchObject({ isWithin: true });
    expect((await told('Ethereum is down 24% over the past week.'))[0]).toMatchObject({ isWithin: false });
  });

  it('are nothing where no period is named, the days are unknown or a perpetual’s, or the figure is most likely misread', async () => {
    expect(await told('Ethereum is down 11% over the past week.')).toEqual([]);
    await closesOf('ethereum', 400, closeOn, FUTURE);
    expect(await told('Ethereum is down 11% over the past week.')).toEqual([]);
    await closesOf('ethereum', 400, closeOn);
    for (const text of [
      'Ethereum is down 11% since the merge.',
      'Ethereum is down 11%.',
      'Ethereum is down 60% over the past week.',
      'Ethereum is up 40% over the past week.',
      'Ethereum is up 8% over the past week.',
      'Ethereum fell 11% from its weekly high.',
      'Ethereum was down 11% last week.',
      'Ethereum could fall 11% this week.',
    ])
      expect({ text, shown: await told(text) }).toEqual({ text, shown: [] });
  });

  it('give way to prices', async () => {
    await closesOf('ethereum', 400, closeOn);
    const shown = await told('Ethereum fell 3% in the last 24 hours. Ethereum is trading at $881 now.');
    expect(shown.map(({ kind }) => kind)).toEqual(['price', 'change']);
  });
});
