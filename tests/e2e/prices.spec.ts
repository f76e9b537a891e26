import type { Page } from '@playwright/test';
import { HISTORY_HOSTS, PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import type { ChromiumBrowser } from './browser/chromium.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';
import { age, priceRound, round, ROUND_PATIENCE } from './support/settled.ts';

const COINGECKO = { host: 'api.coingecko.com' };
const KRAKEN = { host: 'api.kraken.com' };

/** Badge colours of visual.md section 2, as the browser gives them back. */
const FRESH = '47,86,175,255';
const DOUBTED = '121,84,10,255';
const OLD = '100,104,111,255';

const row = (page: Page, coinId: string) => page.locator(`[data-coin-id="${coinId}"]`).first();

async function badge(extension: ChromiumBrowser): Promise<{ color: string; text: string; title: string }> {
  const worker = await extension.worker();
  return worker.evaluate(async () => ({
    color: (await chrome.action.getBadgeBackgroundColor({})).join(),
    text: await chrome.action.getBadgeText({}),
    title: await chrome.action.getTitle({}),
  }));
}

test('a jump that the exchange does not bear out is held on badge, popup and sidebar, and let go when it ends', async ({
  extension,
  store,
  world,
}) => {
  world.setFault(COINGECKO, { kind: 'jump', id: 'bitcoin', factor: 1.38 });
  await priceRound(extension, store);
  const popup = await extension.openSurface('popup');
  await expect(row(popup, 'bitcoin')).toHaveAttribute('data-state', 'held');
  await expect(row(popup, 'bitcoin')).toContainText('held');
  await expect(row(popup, 'bitcoin')).toContainText('$89,107.98');
  // The exchange may have been asked so lately that its turn is in a later round.
  await expect
    .poll(async () => {
      const told = await row(popup, 'bitcoin').locator('[data-part="price"]').textContent();
      if (told !== '$64,616.90') await priceRound(extension, store);
      return told;
    }, ROUND_PATIENCE)
    .toBe('$64,616.90');
  await expect
    .poll(() => badge(extension))
    .toMatchObject({ color: DOUBTED, text: '64k6', title: expect.stringContaining('$89,107.98') });
  await expect(row(popup, 'ethereum')).toHaveAttribute('data-state', 'fresh');

  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const sidebar = await openSidebar(extension, page);
  await expect(sidebar.locator('[data-coin-id="bitcoin"]')).toContainText('held');

  world.clearFaults();
  await priceRound(extension, store);
  await expect(row(popup, 'bitcoin')).toHaveAttribute('data-state', 'fresh');
  await expect(row(popup, 'bitcoin').locator('[data-part="price"]')).toHaveText('$64,571.00');
  await expect.poll(() => badge(extension)).toMatchObject({ color: FRESH, text: '64k6' });
});

test('a jump that the exchange tells too is shown in the same round', async ({ extension, store, world }) => {
  world.setPrice('bitcoin', 90_000);
  await priceRound(extension, store);
  const popup = await extension.openSurface('popup');
  await expect(row(popup, 'bitcoin').locator('[data-part="price"]')).toHaveText('$90,000.00');
  await expect(row(popup, 'bitcoin')).toHaveAttribute('data-state', 'fresh');
});

test('two sources apart twice running disagree, with both figures, over the death of the worker', async ({
  extension,
  store,
  world,
}) => {
  world.setFault(KRAKEN, { kind: 'jump', id: 'chainlink', factor: 1.05 });
  await priceRound(extension, store);
  const popup = await extension.openSurface('popup');
  await expect(row(popup, 'chainlink')).toHaveAttribute('data-state', 'fresh');
  await extension.killWorker();
  // The opened popup may just have started a round.
  await store.endLeases();
  await priceRound(extension, store);
  await expect(row(popup, 'chainlink')).toHaveAttribute('data-state', 'disagreeing');
  await expect(row(popup, 'chainlink')).toContainText(/gap\s*[45]\.\d%/);
  await expect(row(popup, 'chainlink')).toContainText('CoinGecko $7.95, Kraken $8.3');
  world.clearFaults();
  await priceRound(extension, store);
  await expect(row(popup, 'chainlink')).toHaveAttribute('data-state', 'fresh');
});

test('a price believed on one source’s word says so', async ({ extension, store, world }) => {
  for (const host of PRICE_HOSTS.slice(1)) world.setFault({ host }, { kind: 'status', status: 503 });
  await store.patch('quotes', { oneSourceAt: Date.now() });
  await priceRound(extension, store);
  const popup = await extension.openSurface('popup');
  await expect(row(popup, 'render-token').locator('[data-part="press"]')).toHaveAttribute('aria-label', /one source/i);
});

test('a coin that CoinGecko and Kraken both leave out comes from Coinbase', async ({ extension, store, world }) => {
  for (const host of [COINGECKO, KRAKEN]) world.setFault(host, { kind: 'missing-coin', ids: ['uniswap'] });
  await store.dropQuote('uniswap');
  await priceRound(extension, store);
  const quotes = await store.all('quotes');
  expect(quotes.find(({ coinId }) => coinId === 'uniswap')).toMatchObject({ source: 'coinbase', change24h: null });
  expect(quotes.filter(({ source }) => source === 'coinbase')).toHaveLength(1);
  // The market that Kraken turned out not to know costs no other coin its price, and is not asked for again.
  expect((await store.all('providers')).find(({ source }) => source === 'kraken')).toMatchObject({
    unknownMarkets: { UNIUSD: expect.any(Number) as unknown },
  });
  world.clearRequests();
  await priceRound(extension, store);
  const asked = world.requests.filter(({ host }) => host === KRAKEN.host).map(({ path }) => path);
  expect(asked).toHaveLength(1);
  expect(asked[0]).not.toContain('UNIUSD');
});

test('every source down: the last prices turn old everywhere, and the reason is said', async ({
  extension,
  store,
  world,
}) => {
  for (const host of PRICE_HOSTS) world.setFault({ host }, { kind: 'status', status: 503 });
  await age(store, 3 * 3_600_000);
  await extension.fireAlarm('heartbeat');
  const popup = await extension.openSurface('popup');
  await expect(row(popup, 'bitcoin')).toHaveAttribute('data-state', 'old');
  await expect.poll(() => badge(extension)).toMatchObject({ color: OLD, text: '64k6' });
});

test('a machine whose clock is wrong is told so', async ({ extension, store, world }) => {
  for (const host of [...PRICE_HOSTS, ...HISTORY_HOSTS]) {
    world.setFault({ host }, { kind: 'clock-skew', ms: -3 * 3_600_000 });
  }
  // What their clocks said before this machine's went wrong is half an hour ago.
  await store.patch('providers', { clock: null });
  await store.clear(['quotes']);
  await round(extension, store);
  const popup = await extension.openSurface('popup');
  await popup.getByRole('button', { name: 'Why' }).click();
  await expect(popup.locator('#why')).toContainText(/clock is 3.h ahead/);
});

test('the reader’s own key goes to CoinGecko alone; a refused one is told and left out', async ({
  extension,
  store,
  world,
}) => {
  const keys = () =>
    world.requests
      .filter(({ kind }) => kind === 'price')
      .map(({ host, headers }) => [host, headers['x-cg-demo-api-key']] as const)
      .filter(([, key]) => key !== undefined);
  await store.setLocal({ coingeckoKey: { key: 'CG-of-the-reader', isRefused: false } });
  world.clearRequests();
  await round(extension, store);
  expect(new Set(keys().map(String))).toEqual(new Set(['api.coingecko.com,CG-of-the-reader']));

  await store.setLocal({ coingeckoKey: { key: 'not-a-good-key', isRefused: false } });
  await round(extension, store);
  expect(await store.local('coingeckoKey')).toEqual({ key: 'not-a-good-key', isRefused: true });
  await store.setLocal({ coingeckoKey: { key: 'CG-paid-for', isRefused: false } });
  await round(extension, store);
  expect(await store.local('coingeckoKey')).toEqual({ key: 'CG-paid-for', isRefused: true, isOfOtherPlan: true });
  world.clearRequests();
  await round(extension, store);
  expect(keys()).toEqual([]);
  const quotes = await store.all('quotes');
  expect(quotes.find(({ coinId }) => coinId === 'bitcoin')).toMatchObject({ source: 'coingecko' });
});
