import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from './browser/chromium.ts';
import { expect, test } from './support/fixtures.ts';
import { age, round as roundOf } from './support/settled.ts';
import type { Store } from './support/store.ts';

interface StoredAlerts {
  readonly alerts: readonly { readonly state: { readonly spentAt: number | null } }[];
  readonly firings: readonly { readonly price: number; readonly toldAt: number | null }[];
}

async function round(extension: ChromiumBrowser, store: Store): Promise<void> {
  // As if the quotes were of the round before: a price no newer than the last one judged says nothing.
  await age(store, 60_000);
  await roundOf(extension, store);
}

/** What a surface's own code sends. */
function send(page: Page, name: string, payload: unknown): Promise<unknown> {
  return page.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
}

const ABOVE_70K = {
  id: null,
  coinId: 'bitcoin',
  condition: { kind: 'above', level: 70_000 },
  repeat: 'repeating',
  expiresAt: null,
  note: null,
};

test('an alert whose price dances on its line fires once, also where the worker is killed', async ({
  extension,
  store,
  world,
}) => {
  const stored = async () => (await store.local('alerts')) as StoredAlerts;
  const fired = async () => (await stored()).firings.length;
  const popup = await extension.openSurface('popup');
  expect(await send(popup, 'putAlert', ABOVE_70K)).toMatchObject({
    ok: true,
    value: { ok: true, alert: { status: 'armed' } },
  });

  world.setPrice('bitcoin', 70_500);
  await round(extension, store);
  await expect.poll(fired).toBe(1);
  expect((await stored()).firings[0]).toMatchObject({ price: 70_500 });
  // No notification is allowed here: popup and badge are all the telling there is.
  await expect.poll(async () => (await stored()).firings[0]?.toldAt ?? null).not.toBeNull();
  await expect.poll(() => store.local('tickerSnapshot')).toMatchObject({ alerts: { unseen: 1 } });

  for (const price of [69_900, 70_400, 69_800, 70_600]) {
    await extension.killWorker();
    world.setPrice('bitcoin', price);
    await round(extension, store);
    expect(await fired()).toBe(1);
  }
});

test('an alert that was killed between its firing and its telling is told once the worker lives again', async ({
  extension,
  store,
  world,
}) => {
  const stored = async () => (await store.local('alerts')) as StoredAlerts;
  const popup = await extension.openSurface('popup');
  await send(popup, 'putAlert', { ...ABOVE_70K, repeat: 'once' });
  world.setPrice('bitcoin', 70_500);
  await round(extension, store);
  await expect.poll(async () => (await stored()).firings.length).toBe(1);
  const alerts = await stored();
  await extension.killWorker();
  await store.setLocal({ alerts: { ...alerts, firings: alerts.firings.map((one) => ({ ...one, toldAt: null })) } });
  await round(extension, store);
  await expect.poll(async () => (await stored()).firings.map(({ toldAt }) => toldAt !== null)).toEqual([true]);
  expect((await stored()).alerts[0]?.state.spentAt).not.toBeNull();
});

test('no alert fires on a price that is held', async ({ extension, store, world }) => {
  const popup = await extension.openSurface('popup');
  await send(popup, 'putAlert', { ...ABOVE_70K, condition: { kind: 'above', level: 80_000 } });
  world.setFault({ host: 'api.coingecko.com' }, { kind: 'jump', id: 'bitcoin', factor: 1.4 });
  await round(extension, store);
  await round(extension, store);
  expect(((await store.local('alerts')) as StoredAlerts).firings).toEqual([]);
});

test('what fired stands in the popup from its first paint, calls on the badge until then, and is dismissed by key', async ({
  extension,
  store,
  world,
}) => {
  const badge = async () => (await extension.worker()).evaluate(() => chrome.action.getBadgeText({}));
  const first = await extension.openSurface('popup');
  await send(first, 'putAlert', ABOVE_70K);
  world.setPrice('bitcoin', 70_500);
  await round(extension, store);
  await expect.poll(badge).toBe('!');
  // It may not push a list that somebody has in view.
  await expect(first.locator('[data-part="alerts"]')).toHaveCount(0);
  await first.close();

  const popup = await extension.openSurface('popup');
  await expect(popup.locator('[data-part="alerts"]')).toContainText('BTC is above $70,000.00');
  await expect(popup.locator('[data-coin-id="bitcoin"]')).toHaveAttribute('aria-label', /alert set/);
  await expect.poll(badge).toBe('70k5');
  await popup.getByRole('button', { name: 'Dismiss' }).focus();
  await popup.keyboard.press('Enter');
  await expect(popup.locator('[data-part="alerts"]')).toHaveCount(0);
  await expect(popup.locator('[data-coin-id][tabindex="0"]')).toBeFocused();
});
