import { existsSync, rmSync } from 'node:fs';
import { type ConsoleMessage, type Frame, type Page, test as base, type WebError } from '@playwright/test';
import { type ChromiumBrowser, launchChromium } from '../browser/chromium.ts';
import { startWorld, type World } from '../../world/world.ts';
import { expect } from './expect.ts';
import { ALARM, copyOf, EXTENSION, firstRoundsDone, install, type Installed } from './installed.ts';
import { ROUND_PATIENCE } from './settled.ts';
import { createStore, type Store } from './store.ts';

export { ALARM, DEFAULT_SOURCES, EXTENSION, firstRoundsDone } from './installed.ts';

interface WorkerFixtures {
  readonly installed: Installed;
}

interface Fixtures {
  /** Extension installed, first rounds done: every source stored, prices of now. */
  readonly extension: ChromiumBrowser;
  readonly store: Store;
  readonly world: World;
  /** What any page or worker said on its console as an error; looked at after each test. */
  readonly consoleErrors: string[];
  /** True where the test is about what an install does: each begins with a profile of its own and nothing stored. */
  readonly freshInstall: boolean;
  /** True where the browser keeps pages that are left, to be come back to. */
  readonly keepsPages: boolean;
  /** Optional permissions that are granted without a prompt when the extension asks for them in a click. */
  readonly allowedBefore: readonly string[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  installed: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      if (!existsSync(EXTENSION)) throw new Error('build first: npm run build');
      const installed = await install();
      await use(installed);
      installed.remove();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  allowedBefore: [[], { option: true }],
  freshInstall: [false, { option: true }],
  keepsPages: [false, { option: true }],
  world: async ({ installed }, use) => {
    const world = await startWorld({ writtenAt: installed.writtenAt });
    await use(world);
    await world.close();
  },
  // oxlint-disable-next-line no-empty-pattern
  consoleErrors: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors, 'nothing may be said on a console as an error').toEqual([]);
  },
  extension: async (
    { world, consoleErrors, colorScheme, reducedMotion, allowedBefore, freshInstall, keepsPages, installed },
    use,
  ) => {
    const userDataDir = freshInstall ? null : copyOf(installed);
    const browser = await launchChromium({
      extension: EXTENSION,
      world,
      colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
      ...(reducedMotion ? { reducedMotion } : {}),
      allowedBefore,
      keepsPages,
      ...(userDataDir === null ? {} : { userDataDir }),
    });
    const stopListening = listen(browser, consoleErrors);
    if (userDataDir !== null) {
      // The prices of the copied profile are as old as it is.
      await createStore(browser).makePricesDue();
      await browser.fireAlarm(ALARM.name);
    }
    await firstRoundsDone(browser);
    await use(browser);
    stopListening();
    await browser.close();
    if (userDataDir !== null) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
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
