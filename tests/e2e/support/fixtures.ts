import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Frame, type Page, test as base } from '@playwright/test';
import { type ChromiumBrowser, launchChromium } from '../browser/chromium.ts';
import { startWorld, type World } from '../../world/world.ts';
import { createStore, type Store } from './store.ts';

export const EXTENSION = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

/** Sources that a new install reads. */
export const DEFAULT_SOURCES = 14;

interface Fixtures {
  /** Extension installed, first rounds done: prices and every source stored. */
  readonly extension: ChromiumBrowser;
  readonly store: Store;
  readonly world: World;
  /** What any page or worker said on its console as an error; looked at after each test. */
  readonly consoleErrors: string[];
}

export const test = base.extend<Fixtures>({
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
  extension: async ({ world, consoleErrors, colorScheme }, use) => {
    if (!existsSync(EXTENSION)) throw new Error('build first: npm run build');
    const browser = await launchChromium({
      extension: EXTENSION,
      world,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
    });
    listen(browser, consoleErrors);
    await firstRoundsDone(browser);
    await use(browser);
    await browser.close();
  },
  store: async ({ extension }, use) => {
    await use(createStore(extension));
  },
});

export { expect };

/** Collects errors of pages and of the worker; a page that the world does not have says 404 and is not ours. */
export function listen(browser: ChromiumBrowser, errors: string[]): void {
  browser.context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The test is over and its browser closes in the middle of a round.
    if (message.text().includes('The browser is shutting down')) return;
    // The last words of a worker that the test has killed: the browser refuses its calls.
    if (message.text().endsWith('Error: No SW')) return;
    const isOurs = message.location().url.startsWith(browser.url('/')) || message.text().includes('[coinside]');
    if (isOurs) errors.push(`${message.location().url}: ${message.text()}`);
  });
  browser.context.on('weberror', (error) => {
    const stack = error.error().stack ?? '';
    if (stack.includes('chrome-extension://')) errors.push(stack);
  });
}

/** Waits until every round of the install was committed. */
export async function firstRoundsDone(browser: ChromiumBrowser): Promise<void> {
  const store = createStore(browser);
  await expect
    .poll(async () => (await store.all('feeds')).filter(({ lastSuccessAt }) => lastSuccessAt !== null).length, {
      timeout: 45_000,
    })
    .toBe(DEFAULT_SOURCES);
  await expect.poll(() => store.idle(), { timeout: 45_000 }).toBe(true);
}

/** Opens a page and its sidebar by the handle, with the keyboard, as the page's own scripts cannot. */
export async function openSidebar(browser: ChromiumBrowser, page: Page): Promise<Frame> {
  const worker = await browser.worker();
  await expect
    .poll(
      async () => {
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
      },
      { timeout: 15_000 },
    )
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
  return frame;
}
