import type { Page } from '@playwright/test';
import { expect, sidebarFrame, test } from './support/fixtures.ts';
import { isOpen, restOn } from './support/beside.ts';
import type { ChromiumBrowser } from './browser/chromium.ts';

/** What the browser's own page of extensions may do; no types tell of it. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
}

/** Lets the extension into private windows as its reader does, for which the browser loads it anew. */
async function allowPrivate({ context, extensionId: id }: ChromiumBrowser): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome://extensions/?id=${id}`);
  const isLoadedAnew = context.waitForEvent('serviceworker');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate }: { developerPrivate?: DeveloperPrivate } = Object(chrome);
    // Without it the browser switches off what was loaded from a folder when it is loaded anew.
    await developerPrivate?.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate?.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, id);
  await isLoadedAnew;
  await page.close();
}

/** All that is stored, a line for each store and key, but for what polling brings. */
async function written(browser: ChromiumBrowser): Promise<Record<string, string>> {
  const worker = await browser.worker();
  return worker.evaluate(async () => {
    const found: Record<string, string> = {};
    const text = (value: unknown): string =>
      JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
    for (const [key, value] of Object.entries(await chrome.storage.local.get(null))) found[key] = text(value);
    for (const { name = '' } of await indexedDB.databases()) {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error));
        });
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store);
        const [keys, rows] = await Promise.all([done(all.getAllKeys()), done(all.getAll())]);
        found[`${name}/${store}`] = text([keys, rows]);
      }
      database.close();
    }
    return found;
  });
}

/**
 * Opens the real popup over the private window and evaluates there. Playwright has no page of it, and its sessions take no
 * target of their own: it is spoken to by messages of the browser's.
 */
async function inPrivatePopup(browser: ChromiumBrowser, page: Page, expression: string): Promise<unknown> {
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    const there = (await chrome.windows.getAll()).find(({ incognito }) => incognito);
    await chrome.action.openPopup({ windowId: there?.id ?? 0 });
  });
  const session = await browser.context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const popup = targetInfos.find((target) => target.url === browser.url('popup.html'));
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId: popup?.targetId ?? '',
    flatten: false,
  });
  const answered = new Promise<unknown>((resolve) => {
    session.on('Target.receivedMessageFromTarget', ({ message }) => resolve(JSON.parse(message)));
  });
  const params = { expression, awaitPromise: true, returnByValue: true };
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  const answer = (await answered) as { result?: { result?: { value?: unknown } } };
  await session.detach();
  return answer.result?.result?.value;
}

/** Waits for its list, chooses the compact one, and tells what is said of that; then adds a coin as a press would. */
const PRESS_IN_POPUP = `(async () => {
  const found = async (find) => {
    for (;;) {
      const it = find();
      if (it) return it;
      await new Promise((again) => setTimeout(again, 20));
    }
  };
  await found(() => document.body.dataset.ready === '1');
  document.querySelector('[data-part="view"]').click();
  (await found(() => document.querySelector('[data-part="compact"]'))).click();
  const said = await found(() => document.querySelector('[data-part="said"]')?.textContent);
  const ask = (name, payload) => chrome.runtime.sendMessage({ name, payload });
  const look = { at: Date.now(), currency: 'usd', prices: [] };
  const answers = [await ask('addCoin', { coinId: 'monero' }), await ask('sawTicker', look)];
  // By this, and not by the window in front, it knows what it may tell.
  const { incognito } = await chrome.windows.getCurrent();
  return { said, incognito, errors: answers.map(({ error }) => error) };
})()`;

test('in a private window sidebar and popup work, and nothing of what is done there is written', async ({
  extension,
  world,
}) => {
  await allowPrivate(extension);
  const worker = await extension.worker();
  expect(await worker.evaluate(() => chrome.extension.isAllowedIncognitoAccess())).toBe(true);
  const before = await written(extension);
  const [page] = await Promise.all([
    extension.context.waitForEvent('page'),
    worker.evaluate(async (url) => void (await chrome.windows.create({ incognito: true, url })), world.pages.seed),
  ]);
  await page.waitForURL(world.pages.seed);
  expect(page.url()).toBe(world.pages.seed);
  await expect
    .poll(() => page.evaluate(() => document.elementFromPoint(innerWidth - 8, innerHeight / 2)?.localName))
    .toBe('coinside-sidebar');
  await page.mouse.click(1272, 400);
  const frame = await sidebarFrame(page);
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  await expect(frame.locator('[data-article-id]').first()).toBeVisible();
  await expect(frame.locator('[data-part="save"]'), 'nothing is offered that would be').toHaveCount(0);

  const link = frame.locator('[data-article-id] a').first();
  await restOn(link);
  const [opened] = await Promise.all([extension.context.waitForEvent('page'), link.click()]);
  await opened.waitForLoadState();
  await opened.close();
  const notHere = frame.getByRole('button', { name: 'Not on this site' });
  await restOn(notHere);
  await notHere.click();
  await expect.poll(() => isOpen(page)).toBe(false);

  expect(await inPrivatePopup(extension, page, PRESS_IN_POPUP), 'the popup neither').toEqual({
    said: expect.stringContaining('private window, so that was not kept'),
    incognito: true,
    errors: ['private', 'private'],
  });

  // What is written is written before the sidebar is taken away; a round of prices or sources may run besides.
  const after = await written(extension);
  const polled = /^(tickerSnapshot|revision|coinside\/(budgets|feeds|jobs|quotes|market|providers))$/;
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed.filter((name) => !polled.test(name))).toEqual([]);
});
