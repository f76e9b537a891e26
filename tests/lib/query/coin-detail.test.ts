import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { receive } from '../../../lib/prices/verify.ts';
import { getCoinView } from '../../../lib/query/coin-detail.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { SETTINGS_KEY } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putQuotes } from '../../../lib/store/quotes.ts';
import { NOON } from '../../support/alerts.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await clearDatabase();
  servePackage();
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { ...defaultSettings(), currency: 'usd' } });
});
afterEach(() => vi.unstubAllGlobals());

it('tells market cap and rank of the quote, and two headlines', async () => {
  const told = { coinId: 'ethereum', currency: 'usd', price: 3_000, marketCap: 3.6e11, rank: 2, asOf: NOON };
  const changes = { change24h: null, change1h: null, change7d: null, conversion: null };
  await putQuotes([{ ...told, ...changes, source: 'coingecko', fetchedAt: NOON }], receive);
  await storeArticles(['one', 'two', 'three'].map((word) => ({ title: `Ethereum ${word}`, publishedAt: NOON })));
  const view = await getCoinView('ethereum', NOON);
  expect(view).toMatchObject({ currency: 'usd', marketCap: 3.6e11, rank: 2, past: [] });
  expect(view.headlines).toHaveLength(2);
});

it('says null, not nought, where there is no quote', async () => {
  expect(await getCoinView('nobody', NOON)).toMatchObject({ marketCap: null, rank: null, headlines: [], past: [] });
});

it('tells what a coin was before, with the ratio, and what it took in', async () => {
  expect((await getCoinView('render-token', NOON)).past).toEqual([
    { kind: 'symbol', symbol: 'RNDR', at: Date.UTC(2024, 6, 26), ratio: 1, presentSymbol: 'RENDER' },
  ]);
  expect((await getCoinView('sky', NOON)).past).toMatchObject([{ kind: 'migration', symbol: 'MKR', ratio: 24_000 }]);
  // OCEAN left again.
  expect((await getCoinView('fetch-ai', NOON)).past).toMatchObject([{ kind: 'merger', symbol: 'AGIX' }]);
});
