import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ConsoleMessage, expect, type Frame, type Page, test as base, type WebError } from '@playwright/test';
import { type ChromiumBrowser, launchChromium } from '../browser/chromium.ts';
import { startWorld, type World } from '../../world/world.ts';
import { idleAfterAlarms, ROUND_PATIENCE } from './settled.ts';
import { createStore, type Store } from './store.ts';

export const EXTENSION = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

/** The one alarm of the extension. */
export const ALARM = { name: 'heartbeat', periodInMinutes: 3 };

/** Sources that a new install reads. */
export const DEFAULT_SOURCES = 14;

interface Fixtures {
  /** Extension installed, first rounds done: prices and every source stored. */
  readonly extension: ChromiumBrowser;
  readonly store: Store;
  readonly world: World;
  /** What any page or worker said on its console as an error; looked at after each test. */
  readonly consoleErrors: string[];
  /** Optional permissions that are granted without a prompt when the extension asks for them in a click. */
  readonly allowedBefore: readonly string[];
}

export const test = base.extend<Fixtures>({
  allowedBefore: [[], { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  world: async ({}, use) => {
    const world = await startWorld();
    await use(world);
    await world.close();
  },
  // oxlint-disable-next-line no-empty-pattern
  consoleErrors: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors, 'nothing may be said on a console as an error').toEqual([]);
  },
  extension: async ({ world, consoleErrors, colorScheme, reducedMotion, allowedBefore }, use) => {
    if (!existsSync(EXTENSION)) throw new Error('build first: npm run build');
    const browser = await launchChromium({
      extension: EXTENSION,
      world,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      ...(reducedMotion ? { reducedMotion } : {}),
      allowedBefore,
    });
    const stopListening = listen(browser, consoleErrors);
    await firstRoundsDone(browser);
    await use(browser);
    stopListening();
    await browser.close();
  },
  store: async ({ extension }, use) => {
    await use(createStore(extension));
  },
});

export { expect };

/**
 * Collects errors of pages and of the worker; a page that the world does not have says 404 and is not ours.
 * @returns stops it: a browser that closes in the middle of a round says so
 */
export function listen(browser: ChromiumBrowser, errors: string[]): () => void {
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The last words of a worker that the test has killed: the browser refuses its calls.
    if (message.text().endsWith('Error: No SW')) return;
    // And of one whose browser the test has closed.
    if (message.text().includes('The browser is shutting down')) return;
    const isOurs = message.location().url.startsWith(browser.url('/')) || message.text().includes('[coinside]');
    if (isOurs) errors.push(`${message.location().url}: ${message.text()}`);
  };
  const onError = (error: WebError): void => {
    const stack = error.error().stack ?? '';
    if (stack.includes('chrome-extension://')) errors.push(stack);
  };
  browser.context.on('console', onConsole);
  browser.context.on('weberror', onError);
  return () => {
    browser.context.off('console', onConsole);
    browser.context.off('weberror', onError);
  };
}

/** Waits until every round of the install was committed. From then on the alarm rings when the test rings it. */
export async function firstRoundsDone(browser: ChromiumBrowser): Promise<void> {
  const store = createStore(browser);
  await expect
    .poll(
      async () => (await store.all('feeds')).filter(({ lastSuccessAt }) => lastSuccessAt !== null).length,
      ROUND_PATIENCE,
    )
    .toBe(DEFAULT_SOURCES);
  await idleAfterAlarms(browser, store);
  const worker = await browser.worker();
  expect(await worker.evaluate(() => chrome.alarms.getAll())).toMatchObject([ALARM]);
  await worker.evaluate(() => chrome.alarms.create('heartbeat', { delayInMinutes: 1440, periodInMinutes: 1440 }));
}

/** Opens a page and its sidebar by the handle, with the keyboard, as the page's own scripts cannot. */
export async function openSidebar(browser: ChromiumBrowser, page: Page): Promise<Frame> {
  await expect
    .poll(async () => {
      const worker = await browser.worker();
      const opened = await worker.evaluate(async (url) => {
        const [tab] = (await chrome.tabs.query({})).filter((one) => one.active || one.url === url);
        const tabs = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const target = tabs[0] ?? tab;
        if (target?.id === undefined) return false;
        try {
          const answer = (await chrome.tabs.sendMessage(
            target.id,
            { name: 'toggleSidebar', payload: { open: true } },
            { frameId: 0 },
          )) as { ok: boolean; value?: { open: boolean } } | undefined;
          return answer?.value?.open === true;
        } catch {
          return false;
        }
      }, page.url());
      return opened;
    }, ROUND_PATIENCE)
    .toBe(true);
  return sidebarFrame(page);
}

/** The sidebar's frame in a page, once it shows its first view. */
export async function sidebarFrame(page: Page): Promise<Frame> {
  const find = (): Frame | undefined => page.frames().find((frame) => frame.url().includes('/sidepanel.html'));
  await expect.poll(() => find() !== undefined).toBe(true);
  const frame = find();
  if (!frame) throw new Error('no sidebar frame');
  await frame.locator('body[data-ready="1"]').waitFor();
  // Loaded, it takes the focus: before that keys would go to the page.
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('coinside-sidebar');
  return frame;
}
