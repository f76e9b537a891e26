import type { Page } from '@playwright/test';
import { PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import type { ChromiumBrowser } from './browser/chromium.ts';
import { overflow, violations } from './support/axe.ts';
import { putCloses, wanderingCloses } from './support/daily.ts';
import { expect, test } from './support/fixtures.ts';
import { idle, settled } from './support/settled.ts';

const COINGECKO = 'api.coingecko.com';

const press = (popup: Page, coinId: string) => popup.locator(`[data-coin-id="${coinId}"] [data-part="press"]`);
const part = (popup: Page, name: string) => popup.locator(`[data-part="${name}"]`);

async function open(extension: ChromiumBrowser, coinId: string): Promise<Page> {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await press(popup, coinId).click();
  await expect(part(popup, 'chart')).toBeVisible();
  return popup;
}

test('a row opens and closes by keys, one at a time, and the focus stays on it', async ({ extension }) => {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await press(popup, 'bittensor').focus();
  await popup.keyboard.press('j');
  await popup.keyboard.press('k');
  await expect(press(popup, 'bittensor')).toBeFocused();
  await popup.keyboard.press('Enter');
  await expect(part(popup, 'chart')).toHaveAttribute('aria-label', /^Bittensor, 7 days: from \$/);
  await expect(press(popup, 'bittensor')).toBeFocused();
  await expect(press(popup, 'bittensor')).toHaveAttribute('aria-expanded', 'true');

  await popup.keyboard.press('ArrowDown');
  await expect(press(popup, 'fetch-ai')).toBeFocused();
  await popup.keyboard.press('Enter');
  await expect(part(popup, 'chart')).toHaveAttribute('aria-label', /^ASI/);
  await expect(part(popup, 'open-row')).toHaveCount(1);
  await expect(press(popup, 'bittensor')).toHaveAttribute('aria-expanded', 'false');

  await popup.keyboard.press('Enter');
  await expect(part(popup, 'open-row')).toHaveCount(0);
  await expect(press(popup, 'fetch-ai')).toBeFocused();

  // Escape closes it from anywhere inside.
  await popup.keyboard.press('Enter');
  await part(popup, 'amount-coin').focus();
  await popup.keyboard.press('Escape');
  await expect(part(popup, 'open-row')).toHaveCount(0);
  await expect(press(popup, 'fetch-ai')).toBeFocused();
});

test('its chart is read by keys and by the pointer, in every window', async ({ extension }) => {
  await putCloses(extension, [wanderingCloses('bittensor', 400)]);
  const popup = await open(extension, 'bittensor');
  await part(popup, 'chart').focus();
  await popup.keyboard.press('End');
  await expect(part(popup, 'chart-live')).toHaveText('now, $258.40');
  await popup.keyboard.press('ArrowLeft');
  await expect(part(popup, 'chart-live')).toHaveText(/^\w{3} \d+, \d+:\d\d\s[AP]M, \$\d+\.\d\d$/);
  await popup.keyboard.press('Home');
  await expect(part(popup, 'crosshair')).toBeVisible();
  // Left of everything there is nothing more, and the row list does not take the keys.
  const first = await part(popup, 'chart-live').textContent();
  await popup.keyboard.press('ArrowLeft');
  await expect(part(popup, 'chart-live')).toHaveText(first ?? '');
  await expect(part(popup, 'chart')).toBeFocused();

  await part(popup, 'chart').hover();
  await expect(part(popup, 'reading')).toContainText('$');

  for (const [range, name] of [
    ['24h', '24 hours'],
    ['30d', '30 days'],
    ['1y', '1 year'],
    ['all', 'all that is known'],
  ]) {
    await popup.locator(`[data-part="ranges"] label:has([value="${range}"])`).click();
    await expect(part(popup, 'chart')).toHaveAttribute('aria-label', new RegExp(`^Bittensor, ${name}: from \\$`));
    await expect(part(popup, 'line').first()).toBeVisible();
  }
  await part(popup, 'chart-details').locator('summary').click();
  await expect(part(popup, 'stretches')).toContainText('Yahoo Finance');
  await expect(part(popup, 'chart-table').locator('tbody tr').first()).toContainText('$');
});

test('a day has a point for each hour', async ({ extension, store }) => {
  const [line] = (await store.all('sparklines')).filter(({ coinId }) => coinId === 'bittensor');
  expect((line?.['points'] as unknown[] | undefined)?.length).toBeGreaterThan(160);
  const popup = await open(extension, 'bittensor');
  await popup.locator('[data-part="ranges"] label:has([value="24h"])').click();
  await expect(part(popup, 'chart')).toHaveAttribute('data-range', '24h');
  await part(popup, 'chart').focus();
  const read = new Set<string>();
  await popup.keyboard.press('End');
  for (let hour = 0; hour < 23; hour++) {
    read.add((await part(popup, 'chart-live').textContent()) ?? '');
    await popup.keyboard.press('ArrowLeft');
  }
  expect(read.size).toBeGreaterThan(20);
});

test('converts both ways, copies the price, and opens a headline without a referrer', async ({ extension }) => {
  const popup = await open(extension, 'bittensor');
  await part(popup, 'amount-coin').fill('2.5');
  await expect(part(popup, 'amount-money')).toHaveValue('646.00');
  await part(popup, 'amount-money').fill('1,292');
  await expect(part(popup, 'amount-coin')).toHaveValue('5.00');
  await part(popup, 'amount-money').fill('much');
  await expect(part(popup, 'converter-note')).toContainText('Not an amount');

  await part(popup, 'copy-price').click();
  await expect(part(popup, 'copied')).toContainText('Copied: 1 TAO = 258.40 USD (CoinGecko, ');
  await part(popup, 'filter').focus();
  await popup.keyboard.press('ControlOrMeta+V');
  await expect(part(popup, 'filter')).toHaveValue(/^1 TAO = 258\.40 USD \(CoinGecko, \d{4}-\d\d-\d\d \d\d:\d\d UTC\)$/);
  await part(popup, 'filter').fill('');

  const headline = part(popup, 'headlines').locator('a').first();
  await expect(headline).toBeVisible();
  const opened = extension.context.waitForEvent('page');
  await headline.click();
  const article = await opened;
  await article.waitForLoadState();
  expect(await article.evaluate(() => document.referrer)).toBe('');
});

test('asks nobody, and holds the rows in place while prices change', async ({ extension, store, world }) => {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await idle(store);
  world.clearRequests();
  await press(popup, 'bitcoin').click();
  for (const range of ['24h', '30d', '1y', 'all', '7d']) {
    await popup.locator(`[data-part="ranges"] label:has([value="${range}"])`).click();
    await expect(part(popup, 'chart')).toHaveAttribute('data-range', range);
  }
  expect(world.requests.filter(({ kind }) => kind !== 'browser').map(({ host, path }) => host + path)).toEqual([]);

  const tops = () =>
    popup.locator('[data-coin-id]').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  await settled(popup);
  const before = await tops();
  world.setPrice('bitcoin', 65_123.45);
  await store.makeEveryPriceDue();
  await extension.fireAlarm('heartbeat');
  await expect(part(popup, 'amount-money')).toHaveValue('65,123.45');
  await expect(part(popup, 'chart')).toHaveAttribute('aria-label', / to \$65,123\.45, /);
  await settled(popup);
  expect(await tops()).toEqual(before);
});

test('a held price ends no line', async ({ extension, store, world }) => {
  world.setFault({ host: COINGECKO }, { kind: 'jump', id: 'bittensor', factor: 1.5 });
  for (const host of PRICE_HOSTS.filter((one) => one !== COINGECKO)) world.setFault({ host }, { kind: 'reset' });
  await store.makeEveryPriceDue();
  await extension.fireAlarm('heartbeat');
  const popup = await extension.openSurface('popup');
  await expect(popup.locator('[data-coin-id="bittensor"]')).toHaveAttribute('data-state', 'held');
  await press(popup, 'bittensor').click();
  await expect(part(popup, 'chart-note')).toContainText('Today’s price is held.');
  await expect(part(popup, 'converter-note')).toContainText('last good price');
});

test('axe finds nothing in an open row, and it fits narrow windows', async ({ extension }) => {
  const popup = await open(extension, 'bittensor');
  await popup.emulateMedia({ reducedMotion: 'reduce' });
  expect(await violations(popup)).toEqual([]);
  await popup.locator('[data-part="ranges"] label:has([value="all"])').click();
  await expect(part(popup, 'chart')).toHaveAttribute('data-range', 'all');
  await part(popup, 'chart-details').locator('summary').click();
  await expect(part(popup, 'chart-table')).toBeVisible();
  await part(popup, 'amount-coin').fill('much');
  await part(popup, 'chart').focus();
  await popup.keyboard.press('Home');
  expect(await violations(popup)).toEqual([]);
  // 320 CSS px, and 200 % zoom of the popup's own size.
  for (const size of [
    { width: 320, height: 600 },
    { width: 190, height: 300 },
  ]) {
    await popup.setViewportSize(size);
    await expect.poll(() => overflow(popup)).toBeLessThanOrEqual(0);
    await expect(part(popup, 'chart')).toBeVisible();
  }
});
