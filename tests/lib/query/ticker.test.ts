import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Quote, Sparkline } from '../../../lib/domain/quote.ts';
import { RENAMES } from '../../../lib/domain/renamed-coins.ts';
import { formerLives } from '../../../lib/domain/renames.ts';
import { catalogueText } from '../../../lib/prices/catalogue.ts';
import { receive } from '../../../lib/prices/verify.ts';
import { getCoinSearch } from '../../../lib/query/coin-search.ts';
import { getTickerView } from '../../../lib/query/ticker.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { changeAlerts } from '../../../lib/settings/alerts-store.ts';
import { SETTINGS_KEY } from '../../../lib/settings/settings-store.ts';
import { putCatalogue } from '../../../lib/store/catalogue.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putQuotes, putSparklines } from '../../../lib/store/quotes.ts';
import { aFiring } from '../../support/alerts.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const NOW = Date.now();
const HOUR = 3_600_000;

const quote = (coinId: string, price: number, asOf: number): Quote => ({
  coinId,
  currency: 'usd',
  price,
  change24h: 1.5,
  change1h: null,
  change7d: null,
  marketCap: null,
  rank: null,
  source: 'kraken',
  asOf,
  fetchedAt: asOf,
  conversion: null,
});
const line = (coinId: string, points: readonly number[], asOf = NOW): Sparkline => ({
  coinId,
  currency: 'usd',
  points,
  source: 'coingecko',
  asOf,
});
const store = (...quotes: Quote[]) => putQuotes(quotes, receive);
const watch = (watchlist: readonly string[], more: object = {}) =>
  fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...defaultSettings(), watchlist, currency: 'usd', ...more } });

beforeEach(() => {
  fakeBrowser.reset();
  fakeNetwork({});
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await clearDatabase();
});

describe('a list from before a rename', () => {
  it('shows each coin once, as it goes now, and what the list calls it', async () => {
    await watch(['matic-network', 'singularitynet', 'bitcoin', 'maker', 'fetch-ai'], { badgeCoinId: 'maker' });
    const { rows, badgeCoinId } = await getTickerView(NOW);
    expect(rows.map(({ coinId, symbol, was }) => [coinId, symbol, was])).toEqual([
      ['polygon-ecosystem-token', 'POL', { symbol: 'MATIC', at: Date.UTC(2024, 8, 4), ratio: 1 }],
      ['fetch-ai', 'FET', { symbol: 'AGIX', at: Date.UTC(2024, 6, 1), ratio: 0.43335 }],
      ['bitcoin', 'BTC', null],
      ['sky', 'SKY', { symbol: 'MKR', at: Date.UTC(2024, 8, 18), ratio: 24_000 }],
    ]);
    expect(badgeCoinId).toBe('sky');
  });

  it('shows the stored figure of the former coin in present units, with its source and its own age', async () => {
    await watch(['maker']);
    await store(quote('maker', 1_440, NOW - 5 * HOUR));
    await putSparklines([line('maker', [1_200, 1_440])]);
    const [row] = (await getTickerView(NOW)).rows;
    expect(row).toMatchObject({ coinId: 'sky', source: 'kraken', asOf: NOW - 5 * HOUR, change24h: 1.5 });
    expect(row?.price).toBeCloseTo(0.06, 12);
    expect(row?.spark.map((point) => point.toFixed(4))).toEqual(['0.0500', '0.0600']);
  });

  it('shows the present coin’s own figure as soon as there is one', async () => {
    await watch(['maker', 'eos']);
    await store(quote('maker', 1_440, NOW), quote('sky', 0.061, NOW - HOUR), quote('eos', 0.5, NOW));
    await putSparklines([line('maker', [1_200, 1_440])]);
    const [sky, vaulta] = (await getTickerView(NOW)).rows;
    expect(sky).toMatchObject({ price: 0.061, asOf: NOW - HOUR });
    expect(sky?.spark).toHaveLength(2);
    expect(vaulta).toMatchObject({ coinId: 'vaulta', price: 0.5, spark: [] });
  });

  it('keeps the figure when the rename was accepted before the first price came', async () => {
    await watch(['sky']);
    await store(quote('maker', 1_440, NOW));
    const [row] = (await getTickerView(NOW)).rows;
    expect(row).toMatchObject({ coinId: 'sky', was: null });
    expect(row?.price).toBeCloseTo(0.06, 12);
  });

  it('tells nothing of what was held or compared in the former coin’s units', async () => {
    await watch(['maker']);
    await store(quote('maker', 1_440, NOW - 60_000));
    await store(quote('maker', 9_000, NOW));
    const [row] = (await getTickerView(NOW)).rows;
    expect(row).toMatchObject({ held: null, disagreement: null, oneSource: false });
    expect(row?.price).toBeCloseTo(0.06, 12);
  });

  it('has no step in any figure across any change of units', async () => {
    const moves = RENAMES.filter(({ kind, until }) => kind !== 'symbol' && until === null);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...moves),
        fc.double({ min: 1e-3, max: 1e5, noNaN: true }),
        async ({ from, to, ratio }, price) => {
          await clearDatabase();
          await watch([from]);
          await store(quote(from, price, NOW - 60_000));
          const before = (await getTickerView(NOW)).rows[0];
          // The market goes on at the same value of the same holding.
          await store(quote(to, price / ratio, NOW));
          const after = (await getTickerView(NOW)).rows[0];
          expect(before?.coinId).toBe(to);
          expect((before?.price ?? 0) / (after?.price ?? 1)).toBeCloseTo(1, 9);
          expect(formerLives(to).map(({ coinId }) => coinId)).toContain(from);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('a coin that only the provider’s list has', () => {
  it('is shown, found and searched by its symbol and name', async () => {
    await watch(['bitcoin', 'brand-new-coin', 'nobody-knows-it']);
    await putCatalogue(catalogueText([{ id: 'brand-new-coin', symbol: 'BNC', name: 'Brand New', rank: null }]), NOW);
    const { rows } = await getTickerView(NOW);
    expect(rows.map(({ symbol, name }) => [symbol, name])).toEqual([
      ['BTC', 'Bitcoin'],
      ['BNC', 'Brand New'],
      ['NOBODY-K', 'nobody-knows-it'],
    ]);
    const found = await getCoinSearch('brand new');
    expect(found.matches[0]).toMatchObject({ id: 'brand-new-coin', watched: true });
    expect(found.catalogueSize).toBeGreaterThan(3000);
  });
});

it('names the coin of what fired though it left the list', async () => {
  await watch(['bitcoin']);
  await changeAlerts((current) => [{ ...current, firings: [aFiring()] }, null]);
  const { alerts } = await getTickerView(NOW);
  expect(alerts.firings.map(({ symbol, name }) => [symbol, name])).toEqual([['ETH', 'Ethereum']]);
});

it('finds a renamed coin by its former symbol, and knows that the list holds it', async () => {
  await watch(['matic-network']);
  const { matches } = await getCoinSearch('MATIC');
  expect(matches[0]).toMatchObject({ id: 'polygon-ecosystem-token', watched: true });
  expect(matches.map(({ id }) => id)).not.toContain('matic-network');
});
