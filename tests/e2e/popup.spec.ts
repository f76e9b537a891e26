import type { Page } from '@playwright/test';
import { PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import { expect, test } from './support/fixtures.ts';
import { age, quiet, settled } from './support/settled.ts';

const price = (popup: Page, coinId: string) => popup.locator(`[data-coin-id="${coinId}"] [data-part="price"]`);

/** Where each row stands; nothing may move when prices change. */
function boxes(popup: Page): Promise<string[]> {
  return popup.locator('[data-coin-id]').evaluateAll((rows) =>
    rows.map((row) => {
      const { x, y, width, height } = row.getBoundingClientRect();
      return `${row.getAttribute('data-coin-id')} ${x} ${y} ${width} ${height}`;
    }),
  );
}

test('paints the watched coins from the stored snapshot alone: no network, and nobody in the background', async ({
  extension,
  world,
}) => {
  for (const host of PRICE_HOSTS) world.setFault({ host }, { kind: 'reset' });
  const popup = await extension.context.newPage();
  await popup.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    globalThis.fetch = (input) => {
      asked.push(input instanceof Request ? input.url : input.toString());
      return Promise.reject(new TypeError('no network'));
    };
    // The background never answers: what is painted can only come from storage.
    for (const api of [chrome, (globalThis as { browser?: typeof chrome }).browser]) {
      if (api) Object.defineProperty(api.runtime, 'sendMessage', { value: () => new Promise(() => undefined) });
    }
  });
  await extension.killWorker();
  await popup.goto(extension.url('popup.html'));
  await expect(popup.locator('[data-coin-id]')).toHaveCount(21);
  await expect(price(popup, 'bitcoin')).toHaveText('$64,571.00');
  await expect(price(popup, 'filecoin')).toHaveText('$0.8025');
  await expect(popup.locator('[data-coin-id="solana"] [data-part="change"]')).toContainText('1.3%');
  expect(await popup.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)).toEqual([]);
});

test('shows new prices after an alarm, in place', async ({ extension, store, world }) => {
  const popup = await extension.openSurface('popup');
  await expect(price(popup, 'bitcoin')).toHaveText('$64,571.00');
  await settled(popup);
  const before = await boxes(popup);
  world.setPrice('bitcoin', 65_123.45);
  world.setPrice('arbitrum', 1.2345);
  await store.makeEveryPriceDue();
  await extension.fireAlarm('heartbeat');
  await expect(price(popup, 'bitcoin')).toHaveText('$65,123.45');
  await expect(price(popup, 'arbitrum')).toHaveText('$1.23');
  await settled(popup);
  expect(await boxes(popup)).toEqual(before);
});

test('opened on old prices it says so, refreshes, and nothing jumps', async ({ extension, store, world }) => {
  for (const host of PRICE_HOSTS) world.setFault({ host }, { kind: 'status', status: 503 });
  await age(store, 3 * 3_600_000);
  await extension.fireAlarm('heartbeat');
  const worker = await extension.worker();
  const badgeColor = () => worker.evaluate(async () => (await chrome.action.getBadgeBackgroundColor({})).join());
  await expect.poll(badgeColor).toBe('100,104,111,255');

  const popup = await extension.openSurface('popup');
  await expect(popup.locator('[data-coin-id="bitcoin"] [data-part="change"]')).toContainText('3 h');
  await expect(price(popup, 'bitcoin')).toHaveText('$64,571.00');
  await settled(popup);
  const before = await boxes(popup);

  world.clearFaults();
  world.setPrice('bitcoin', 64_000);
  // Rounds that the opened popup asked for still fail, one after the other: a click among them is refused, and pressed
  // again as a reader would.
  await expect(async () => {
    await quiet(store);
    await store.patch('providers', { blockedUntil: 0 });
    await popup.locator('[data-part="refresh"]').click();
    // Of whichever source may be asked first again: exchanges lie a few dollars apart.
    await expect(price(popup, 'bitcoin')).toHaveText(/^\$64,0\d\d\.\d\d$/, { timeout: 5_000 });
  }).toPass({ timeout: 120_000 });
  await expect.poll(badgeColor).toBe('47,86,175,255');
  await settled(popup);
  expect(await boxes(popup)).toEqual(before);
});

test('opening it on old prices is enough to refresh them', async ({ extension, store, world }) => {
  await age(store, 3_600_000);
  world.setPrice('bitcoin', 63_000);
  const popup = await extension.openSurface('popup');
  await expect(price(popup, 'bitcoin')).toHaveText('$63,000.00');
});

test('a coin without a price says "no price", never zero', async ({ extension, store, world }) => {
  for (const host of PRICE_HOSTS) world.setFault({ host }, { kind: 'missing-coin', ids: ['filecoin'] });
  await store.dropQuote('filecoin');
  await store.makeEveryPriceDue();
  await extension.fireAlarm('heartbeat');
  const popup = await extension.openSurface('popup');
  await expect(price(popup, 'filecoin')).toHaveText('no price');
  await expect(price(popup, 'sui')).not.toHaveText('no price');
});

test('filters the list and credits the source', async ({ extension }) => {
  const popup = await extension.openSurface('popup');
  await popup.locator('[data-part="filter"]').fill('render');
  await expect(popup.locator('[data-coin-id]')).toHaveCount(1);
  await expect(popup.locator('a[href^="https://www.coingecko.com"]').first()).toBeVisible();
});
