import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from './browser/chromium.ts';
import { violations } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { age, priceRound } from './support/settled.ts';
import type { Store } from './support/store.ts';

interface StoredAlerts {
  readonly alerts: readonly { readonly state: { readonly spentAt: number | null } }[];
  readonly firings: readonly { readonly price: number; readonly toldAt: number | null }[];
}

async function round(extension: ChromiumBrowser, store: Store): Promise<void> {
  // As if the quotes were of the round before: a price no newer than the last one judged says nothing.
  await age(store, 60_000);
  await priceRound(extension, store);
}

/** What it held is given back at once, as a minute later it would be. */
async function kill(extension: ChromiumBrowser, store: Store): Promise<void> {
  await extension.killWorker();
  await store.endLeases();
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
    await kill(extension, store);
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
  await kill(extension, store);
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
  await expect(popup.locator('[data-coin-id="bitcoin"] [data-part="press"]')).toHaveAttribute(
    'aria-label',
    /alert set/,
  );
  await expect.poll(badge).toBe('70k5');
  await popup.getByRole('button', { name: 'Dismiss' }).focus();
  await popup.keyboard.press('Enter');
  await expect(popup.locator('[data-part="alerts"]')).toHaveCount(0);
  await expect(popup.locator('[data-part="press"][tabindex="0"]')).toBeFocused();
});

/** Opens the editor under a coin's row by the key, with the focus in its figure. */
async function openEditor(popup: Page, coinId: string): Promise<void> {
  await popup.locator(`[data-coin-id="${coinId}"] [data-part="press"]`).focus();
  await popup.keyboard.press('a');
  await expect(popup.locator('[data-part="level"]')).toBeFocused();
}

async function setByKeyboard(popup: Page, coinId: string, level: string): Promise<void> {
  await openEditor(popup, coinId);
  await popup.keyboard.type(level);
  await popup.keyboard.press('Enter');
  await expect(popup.locator('[data-part="said"]')).toContainText('alert set');
  await expect(popup.locator(`[data-coin-id="${coinId}"] [data-part="press"]`)).toBeFocused();
}

test.describe('where the reader lets it show notifications', () => {
  test.use({ allowedBefore: ['notifications'] });

  const mayNotify = (page: Page) =>
    page.evaluate(() => chrome.permissions.contains({ permissions: ['notifications'] }));
  const notified = async (extension: ChromiumBrowser) =>
    (await extension.worker()).evaluate(async () => Object.keys((await chrome.notifications.getAll()) as object));

  // The system's list tells ids alone, and forgets them after a while: what is in a notification is heard on its way.
  const hear = async (extension: ChromiumBrowser) =>
    (await extension.worker()).evaluate(() => {
      const { notifications } = chrome;
      const create = notifications.create.bind(notifications) as (...all: unknown[]) => unknown;
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      Object.assign(notifications, {
        create: (...all: unknown[]) => {
          told.push(all[1]);
          return create(...all);
        },
      });
    });
  const heard = async (extension: ChromiumBrowser) =>
    (await extension.worker()).evaluate(() => (globalThis as { told?: unknown[] }).told ?? null);

  test('the first alert asks for them in its own click, and is told once, worker killed or not', async ({
    extension,
    store,
    world,
  }) => {
    const popup = await extension.openSurface('popup');
    await openEditor(popup, 'chainlink');
    expect(await mayNotify(popup)).toBe(false);
    await expect(popup.locator('[data-part="asks"]')).toContainText('Your browser will ask to show notifications.');
    await popup.keyboard.type('8.2');
    await expect(popup.locator('[data-part="context"]')).toContainText('above now');
    await popup.keyboard.press('Enter');
    await expect(popup.locator('[data-part="said"]')).toContainText('LINK: alert set. Goes above $8.20.');
    await expect.poll(() => mayNotify(popup)).toBe(true);
    await expect(popup.locator('[data-coin-id="chainlink"] [data-part="press"]')).toHaveAttribute(
      'aria-label',
      /alert set/,
    );
    await popup.close();

    const [alert] = ((await store.local('alerts')) as { alerts: { alert: { id: string } }[] }).alerts;
    await kill(extension, store);
    await hear(extension);
    world.setPrice('chainlink', 8.3);
    await round(extension, store);
    await expect.poll(() => notified(extension)).toEqual([expect.stringContaining(`${alert?.alert.id ?? 'none'}@`)]);
    const [told] = (await heard(extension)) ?? [];
    expect(told).toMatchObject({
      type: 'basic',
      title: 'LINK is above $8.20',
      message: expect.stringMatching(
        /^\$8\.30 at .*CoinGecko(; \S+ agrees)?\nChainlink feeds go live at three clearing houses \(.+\)$/,
      ),
    });
    await kill(extension, store);
    await hear(extension);
    for (const price of [8, 8.31]) {
      world.setPrice('chainlink', price);
      await round(extension, store);
    }
    expect(await heard(extension)).toEqual([]);
    expect(((await store.local('alerts')) as StoredAlerts).firings).toHaveLength(1);

    const badge = async () => (await extension.worker()).evaluate(() => chrome.action.getBadgeText({}));
    await expect.poll(badge).toBe('!');
    const options = await extension.openSurface('options');
    await options.evaluate(() => location.assign('#alerts'));
    await expect(options.locator('[data-part="last-fired"]')).toContainText('$8.30');
    await expect(options.locator('[data-part="notifications"]')).toContainText('Your browser shows them.');
    await expect.poll(badge).not.toBe('!');
    // Taken back there, it is gone from the browser.
    await options.getByRole('button', { name: 'Take back' }).click();
    await expect(options.locator('[data-part="notifications"]')).toContainText('Off.');
    expect(await mayNotify(options)).toBe(false);
  });

  test('three after sleep are one notification and one line', async ({ extension, store, world }) => {
    const popup = await extension.openSurface('popup');
    await setByKeyboard(popup, 'bitcoin', '70000');
    await setByKeyboard(popup, 'ethereum', '1800');
    await setByKeyboard(popup, 'solana', '80');
    await popup.close();
    world.setPrice('bitcoin', 70_500);
    world.setPrice('ethereum', 1_805);
    world.setPrice('solana', 81);
    await (await extension.worker()).evaluate(() => chrome.storage.session.remove('alertsJudgedAt'));
    await round(extension, store);
    await expect.poll(async () => ((await store.local('alerts')) as StoredAlerts).firings.length).toBe(3);
    await expect.poll(async () => (await notified(extension)).length).toBe(1);
    const later = await extension.openSurface('popup');
    await expect(later.locator('[data-part="alerts"]')).toContainText('3 alerts while you were away');
    await later.getByRole('button', { name: 'Show' }).click();
    await expect(later.locator('[data-firing-id]')).toHaveCount(3);

    // The day, told by the same right to show notifications: yesterday's is the last one told.
    expect(await send(later, 'putSettings', { dayNoteAt: 0 })).toMatchObject({ ok: true });
    await store.setLocal({ dayTold: { day: '2020-01-01', why: 'told' } });
    await hear(extension);
    await round(extension, store);
    await expect.poll(() => notified(extension)).toContainEqual(expect.stringMatching(/^day-\d{4}-\d\d-\d\d$/));
    const [day] = (await heard(extension)) ?? [];
    const { message } = day as { message: string };
    expect(day).toMatchObject({ type: 'basic', title: 'The last 24 hours' });
    expect(message.split('\n')[0]).toMatch(/^“.+” \(.+\)$/);
    await round(extension, store);
    expect(await heard(extension)).toHaveLength(1);
    // No system passes a click on here: as the browser tells it of one.
    const id = (await notified(extension)).find((one) => one.startsWith('day-')) ?? '';
    const opened = async () =>
      (await extension.worker()).evaluate(async () =>
        (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).map(({ documentUrl }) => documentUrl),
      );
    await (
      await extension.worker()
    ).evaluate((clicked) => {
      const event: object & { dispatch?: (id: string) => void } = chrome.notifications.onClicked;
      event.dispatch?.(clicked);
    }, id);
    await expect.poll(opened).toEqual([extension.url('popup.html#today')]);
    await expect.poll(() => notified(extension)).not.toContainEqual(expect.stringMatching(/^day-/));
  });
});

test('an alert stands while the browser still asks about notifications, and nothing else waits for the answer', async ({
  extension,
  store,
}) => {
  // A headless browser never answers its own prompt: as if the reader left it there, or it closed the popup.
  const popup = await extension.openSurface('popup');
  await openEditor(popup, 'bitcoin');
  await popup.keyboard.type('70000');
  await popup.keyboard.press('Enter');
  await expect.poll(async () => ((await store.local('alerts')) as StoredAlerts | undefined)?.alerts.length).toBe(1);
  await expect(popup.locator('[data-coin-id="bitcoin"] [data-part="press"]')).toHaveAttribute(
    'aria-label',
    /alert set/,
  );
  await popup.close();
  const later = await extension.openSurface('popup');
  await openEditor(later, 'bitcoin');
  await expect(later.locator('[data-part="coin-alerts"]')).toContainText('Goes above $70,000.00 waiting');
  await expect(later.locator('[data-part="asks"]')).toContainText('Notifications are off, so popup and badge tell it.');
});

test('what is true already is said, a figure that is none is refused in words, Escape leaves', async ({
  extension,
  store,
}) => {
  const popup = await extension.openSurface('popup');
  await openEditor(popup, 'bitcoin');
  await popup.keyboard.type('much');
  await popup.keyboard.press('Enter');
  await expect(popup.locator('[data-part="context"]')).toHaveText('This can’t be read as a figure above zero.');
  await popup.locator('[data-part="level"]').fill('100');
  await expect(popup.locator('[data-part="context"]')).toContainText('fires only after it was untrue once');
  // Letters that are keys of the list elsewhere are letters here.
  await popup.locator('[data-part="note"]').fill('');
  await popup.locator('[data-part="note"]').pressSequentially('jka/');
  await expect(popup.locator('[data-part="note"]')).toHaveValue('jka/');
  await popup.keyboard.press('Escape');
  await expect(popup.locator('[data-part="alert-editor"]')).toHaveCount(0);
  await expect(popup.locator('[data-coin-id="bitcoin"] [data-part="press"]')).toBeFocused();
  expect(await store.local('alerts')).toBeUndefined();
});

test('a band is snoozed and edited, the list in the options ends the silence, removes and brings back', async ({
  extension,
  store,
  world,
}) => {
  const first = await extension.openSurface('popup');
  await send(first, 'putAlert', ABOVE_70K);
  world.setPrice('bitcoin', 70_500);
  await round(extension, store);
  await first.close();
  const popup = await extension.openSurface('popup');
  await popup.getByRole('button', { name: 'Edit' }).click();
  await expect(popup.locator('[data-part="level"]')).toHaveValue('70000');
  await expect(popup.locator('[data-part="level"]')).toBeFocused();
  await popup.keyboard.press('Escape');
  await popup.locator('[data-part="alerts"]').getByRole('button', { name: 'Snooze 1 h' }).click();
  await expect(popup.locator('[data-part="said"]')).toContainText('BTC: silent until');
  await expect(popup.locator('[data-part="alerts"]')).toHaveCount(0);

  const options = await extension.openSurface('options');
  await options.evaluate(() => location.assign('#alerts'));
  const row = options.locator('[data-alert-id]');
  await expect(row).toHaveAttribute('data-status', 'snoozed');
  await row.getByRole('button', { name: 'End the silence' }).click();
  await expect(row).toHaveAttribute('data-status', 'armed');
  await row.getByRole('button', { name: 'Remove' }).click();
  await expect(options.locator('[data-part="undo"]')).toBeFocused();
  await expect(row).toHaveCount(0);
  await options.keyboard.press('Enter');
  // As it was: made anew it would wait, since 70,500 is shown.
  await expect(row).toHaveAttribute('data-status', 'armed');
  await row.getByRole('button', { name: 'Edit' }).click();
  await options.locator('[data-part="level"]').fill('80000');
  await options.keyboard.press('Enter');
  await expect(row).toContainText('Goes above $80,000.00');
  await expect(row).toHaveAttribute('data-status', 'armed');
  await expect(row.locator('[data-part="edit"]')).toBeFocused();

  await options.getByRole('switch', { name: 'Quiet hours' }).click();
  await options.locator('[data-part="quiet-from"]').fill('23:30');
  await options.locator('[data-part="quiet-from"]').blur();
  await expect.poll(() => store.local('settings')).toMatchObject({ quietHours: { from: 1410, to: 420 } });
});

test('axe finds nothing in the editor, the band and the list of alerts', async ({ extension, store, world }) => {
  const first = await extension.openSurface('popup');
  await send(first, 'putAlert', ABOVE_70K);
  world.setPrice('bitcoin', 70_500);
  await round(extension, store);
  await first.close();
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await expect(popup.locator('[data-part="alerts"]')).toBeVisible();
  await openEditor(popup, 'bitcoin');
  await expect(popup.locator('[data-part="coin-alerts"]')).toBeVisible();
  expect(await violations(popup)).toEqual([]);
  await popup.keyboard.press('Enter');
  await expect(popup.locator('[data-part="context"]')).toHaveText('Type a price.');
  await popup.getByRole('radio', { name: 'moves by' }).check();
  await popup.getByRole('radio', { name: 'from a price' }).check();
  expect(await violations(popup)).toEqual([]);
  const options = await extension.openSurface('options');
  await options.evaluate(() => location.assign('#alerts'));
  await options.locator('[data-part="edit"]').click();
  await expect(options.locator('[data-part="level"]')).toBeFocused();
  expect(await violations(options)).toEqual([]);
});
