import type { Page } from '@playwright/test';
import { overflow, violations } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { age, priceRound } from './support/settled.ts';

const rows = (popup: Page): Promise<(string | null)[]> =>
  popup.locator('[data-coin-id]').evaluateAll((all) => all.map((row) => row.getAttribute('data-coin-id')));
const part = (popup: Page, coinId: string, name: string) =>
  popup.locator(`[data-coin-id="${coinId}"] [data-part="${name}"]`);

/** Figures down a column, as numbers; what shows none is left out. */
async function column(popup: Page, name: 'price' | 'change'): Promise<number[]> {
  const texts = await popup.locator(`[data-coin-id] [data-part="${name}"]`).allInnerTexts();
  return texts
    .filter((text) => /\d/.test(text))
    .map((text) => Number(text.replace('\u2212', '-').replaceAll(/[^\d.-]/g, '')));
}

async function openMenu(popup: Page): Promise<void> {
  await popup.locator('[data-part="view"]').click();
  await expect(popup.locator('.view-menu')).toBeVisible();
}

const descending = (figures: readonly number[]): number[] => figures.toSorted((a, b) => b - a);

test('the window that is chosen tells its changes, and is there again at the next opening', async ({ extension }) => {
  const popup = await extension.openSurface('popup');
  const change = part(popup, 'bitcoin', 'change');
  const day = await change.innerText();
  await popup.locator('[data-part="window"] label', { hasText: '7d' }).click();
  await expect(change).not.toHaveText(day);
  const week = await change.innerText();
  await expect(popup.locator('[data-coin-id="bitcoin"] [data-part="press"]')).toHaveAccessibleName(/in 7 days/);
  await popup.reload();
  await expect(popup.getByRole('radio', { name: '7 days' })).toBeChecked();
  await expect(change).toHaveText(week);
});

test('sorted by price without groups, by keyboard alone, it stays so after a reload', async ({ extension }) => {
  const popup = await extension.openSurface('popup');
  await expect(popup.locator('[data-coin-id]')).toHaveCount(21);
  const own = await rows(popup);
  await popup.locator('[data-part="view"]').focus();
  await popup.keyboard.press('Enter');
  await expect(popup.locator('.view-menu')).toBeVisible();
  await popup.keyboard.press('Tab');
  await expect(popup.getByRole('radio', { name: 'Own order' })).toBeFocused();
  await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('ArrowDown');
  await expect(popup.getByRole('radio', { name: 'Price' })).toBeChecked();
  await popup.keyboard.press('Tab');
  await popup.keyboard.press('Space');
  await popup.keyboard.press('Escape');
  await expect(popup.locator('[data-part="view"]')).toBeFocused();
  await expect(popup.locator('.group-heading')).toHaveCount(0);
  await expect
    .poll(async () => {
      const prices = await column(popup, 'price');
      return prices.length === 21 && prices.join(' ') === descending(prices).join(' ');
    })
    .toBe(true);
  const sorted = await rows(popup);
  expect(sorted).not.toEqual(own);
  await popup.reload();
  await expect.poll(() => rows(popup)).toEqual(sorted);
  await openMenu(popup);
  await popup.getByRole('radio', { name: 'Own order' }).check();
  await popup.locator('[data-part="groups"]').check();
  await expect.poll(() => rows(popup)).toEqual(own);
});

test('a sorted row stays under the pointer while prices move, and finds its place when it is let go', async ({
  extension,
  store,
  world,
}) => {
  const popup = await extension.openSurface('popup');
  await openMenu(popup);
  await popup.getByRole('radio', { name: 'Price' }).check();
  await popup.locator('[data-part="groups"]').uncheck();
  await popup.keyboard.press('Escape');
  await expect(popup.locator('[data-coin-id]')).toHaveCount(21);
  await expect.poll(async () => (await rows(popup)).slice(0, 2)).toEqual(['bitcoin', 'ethereum']);
  const before = await rows(popup);
  expect(before.indexOf('arbitrum')).toBeLessThan(before.indexOf('dogecoin'));
  await part(popup, 'ethereum', 'press').hover();
  world.setPrice('dogecoin', 0.0871);
  world.setPrice('render-token', 1.82);
  await priceRound(extension, store);
  await expect(part(popup, 'dogecoin', 'price')).toHaveText('$0.0871');
  await expect(part(popup, 'render-token', 'price')).toHaveText('$1.82');
  expect(await rows(popup)).toEqual(before);
  await popup.mouse.move(190, 20);
  await expect.poll(async () => (await rows(popup)).indexOf('dogecoin')).toBe(before.indexOf('arbitrum'));
  await expect
    .poll(async () => {
      const prices = await column(popup, 'price');
      return prices.join(' ') === descending(prices).join(' ');
    })
    .toBe(true);
});

test('compact has low rows with wide lines, fifteen in view', async ({ extension }) => {
  const popup = await extension.openSurface('popup');
  await openMenu(popup);
  await popup.locator('[data-part="compact"]').check();
  await popup.keyboard.press('Escape');
  const row = popup.locator('[data-coin-id="ethereum"]');
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(28);
  const line = await row.locator('svg.sparkline').boundingBox();
  expect([line?.width, line?.height]).toEqual([118, 18]);
  const foot = await popup.locator('.foot').boundingBox();
  const inView = await popup
    .locator('[data-coin-id]')
    .evaluateAll((all, end) => all.filter((one) => one.getBoundingClientRect().bottom <= end).length, foot?.y ?? 0);
  expect(inView).toBeGreaterThanOrEqual(14);
  await popup.reload();
  await expect.poll(async () => (await row.boundingBox())?.height).toBe(28);
});

test('hidden numbers are in neither popup nor badge, and come back', async ({ extension }) => {
  const popup = await extension.openSurface('popup');
  const worker = await extension.worker();
  const badge = () =>
    worker.evaluate(async () => [await chrome.action.getBadgeText({}), await chrome.action.getTitle({})].join(' '));
  const shown = await badge();
  await openMenu(popup);
  await popup.locator('[data-part="hide-numbers"]').check();
  await popup.keyboard.press('Escape');
  await expect.poll(badge).toBe('••• Bitcoin: numbers are hidden');
  await expect(part(popup, 'bitcoin', 'price')).toContainText('•••');
  await expect(part(popup, 'bitcoin', 'press')).toHaveAccessibleName(/^Bitcoin, hidden, /);
  for (const name of ['price', 'change'] as const) expect(await column(popup, name)).toEqual([]);
  await expect(popup.locator('[data-part="market"]')).not.toContainText(/[$%]/);
  await popup.reload();
  await expect(part(popup, 'bitcoin', 'price')).toContainText('•••');
  await openMenu(popup);
  await popup.locator('[data-part="hide-numbers"]').uncheck();
  await expect.poll(badge).toBe(shown);
  await expect(part(popup, 'bitcoin', 'price')).toHaveText('$64,571.00');
});

test('tells what happened since it was last open, once, and moves nothing', async ({ extension, store, world }) => {
  const popup = await extension.openSurface('popup');
  await expect.poll(() => store.local('lastLook')).toMatchObject({ currency: 'usd' });
  await expect(popup.locator('[data-part="since"]')).toHaveCount(0);
  await popup.evaluate(() =>
    chrome.runtime.sendMessage({
      name: 'putAlert',
      payload: {
        id: null,
        coinId: 'solana',
        condition: { kind: 'above', level: 74 },
        repeat: 'repeating',
        expiresAt: null,
        note: null,
      },
    }),
  );
  await popup.close();
  world.setPrice('render-token', 1.83);
  world.setPrice('cosmos', 1.73);
  world.setPrice('solana', 75.1);
  // As if the quotes were of the round before: a price no newer than the last one judged says nothing.
  await age(store, 60_000);
  await priceRound(extension, store);
  await expect.poll(() => store.local('tickerSnapshot')).toMatchObject({ alerts: { firings: [{}] } });
  await extension.killWorker();

  const next = await extension.openSurface('popup');
  const line = next.locator('[data-part="since"]');
  await expect(line).toHaveText(/^Since \d+:\d\d\s[AP]MRENDER\+7\.0%ATOM\u22123\.9%1 alert$/);
  expect((await line.boundingBox())?.height).toBe(32);
  const top = async () => (await next.locator('[data-coin-id]').first().boundingBox())?.y;
  const before = await top();
  world.setPrice('render-token', 1.84);
  await age(store, 60_000);
  await priceRound(extension, store);
  await expect(part(next, 'render-token', 'price')).toHaveText('$1.84');
  await expect(line).toContainText('+7.0%');
  expect(await top()).toBe(before);
  await next.locator('[data-part="since-close"]').click();
  await expect(line).toHaveCount(0);

  await expect
    .poll(async () => JSON.stringify(await store.local('lastLook')))
    .toContain('{"coinId":"render-token","price":1.84}');
  await next.reload();
  await expect(part(next, 'render-token', 'price')).toHaveText('$1.84');
  await expect(line).toHaveCount(0);
});

test('is clean under axe with everything shown', async ({ extension, store }) => {
  const look = {
    at: Date.now() - 3_600_000,
    currency: 'usd',
    prices: [
      { coinId: 'render-token', price: 1.5 },
      { coinId: 'cosmos', price: 2 },
    ],
  };
  await store.setLocal({ lastLook: look });
  const popup = await extension.openSurface('popup');
  await expect(popup.locator('[data-mover]')).toHaveCount(2);
  await openMenu(popup);
  await popup.locator('[data-part="compact"]').check();
  expect(await violations(popup)).toEqual([]);
  await popup.locator('[data-part="hide-numbers"]').check();
  await expect(part(popup, 'bitcoin', 'price')).toContainText('•••');
  expect(await violations(popup)).toEqual([]);
  for (const width of [380, 320, 240]) {
    await popup.setViewportSize({ width, height: 600 });
    expect(await overflow(popup)).toBe(0);
  }
});
