import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import { findFirefox } from '../../../scripts/find-browser.mjs';
import { startWorld, type World } from '../../world/world.ts';
import type { ChromiumBrowser } from '../browser/chromium.ts';
import { type FirefoxBrowser, type FirefoxOptions, launchFirefox, type Surface } from '../browser/firefox.ts';
import { createStore, type Store } from '../support/store.ts';

export const EXTENSION = fileURLToPath(new URL('../../../.output/firefox-mv3', import.meta.url));

/** A machine that stalls needs this long for a round of everything. */
export const PATIENCE = { timeout: 60_000, interval: 200 };

export function texts(page: Page | Frame, selector: string): Promise<string[]> {
  return page.$$eval(selector, (found) => found.map((one) => one.textContent ?? ''));
}

/** What stands over an element at its corners and its middle, as it stands in the document; nothing where all of it is in sight. */
export function covered(page: Page | Frame, selector: string): Promise<string[]> {
  return page.$eval(selector, (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [left + 2, x, right - 2].flatMap((at) => [top + 2, y, bottom - 2].map((down) => [at, down]));
    return points.flatMap(([at = 0, down = 0]) => {
      const over = document.elementFromPoint(at, down);
      return over && element.contains(over) ? [] : [over?.outerHTML ?? 'outside the window'];
    });
  });
}

export function price(page: Page | Frame, coinId: string): Promise<string[]> {
  return texts(page, `[data-coin-id="${coinId}"] [data-part="price"]`);
}

/** The popup, once every watched coin has its price and every source was read. */
export async function firstRoundsDone(firefox: FirefoxBrowser, world: World): Promise<Page> {
  const popup = await firefox.openSurface('popup');
  const read = (): Set<string> =>
    new Set(world.requests.filter(({ kind, status }) => kind === 'feed' && status === 200).map(({ host }) => host));
  await vi.waitFor(async () => {
    expect((await texts(popup, '[data-part="price"]')).filter((text) => /^\$\d/.test(text))).toHaveLength(21);
    expect(read().size).toBe(14);
  }, PATIENCE);
  return popup;
}

/** Frames of an extension have no address over WebDriver, so each is asked where it is. */
export async function sidebarFrame(page: Page): Promise<Frame | null> {
  for (const frame of page.frames()) {
    const path = await frame.evaluate(() => location.pathname).catch(() => '');
    if (frame !== page.mainFrame() && path === '/sidepanel.html') return frame;
  }
  return null;
}

/** The middle of the window's right edge, before the scroll bar, where the handle stands. */
export function edge(page: Page): Promise<{ x: number; y: number }> {
  return page.evaluate(() => ({ x: document.documentElement.clientWidth - 8, y: innerHeight / 2 }));
}

export async function atEdge(page: Page): Promise<string | undefined> {
  const place = await edge(page);
  return page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, place);
}

export async function openByPointer(page: Page): Promise<Frame> {
  await expect.poll(() => atEdge(page), PATIENCE).toBe('coinside-sidebar');
  const { x, y } = await edge(page);
  await page.mouse.click(x, y);
  const frame = await vi.waitFor(async () => {
    const found = await sidebarFrame(page);
    if (!found) throw new Error('no sidebar frame');
    return found;
  }, PATIENCE);
  await frame.waitForSelector('body[data-ready="1"]');
  return frame;
}

/** The installed extension with its first rounds done, and what a reader does with it again and again. */
export interface Stage {
  readonly world: World;
  readonly firefox: FirefoxBrowser;
  readonly store: Store;
  /** A page of the extension with no script of its own; what is evaluated in it has the extension's rights. */
  readonly inside: Page;
  /** Opens a surface in a tab in front, ready to be used. */
  openReady(surface: Exclude<Surface, 'sidepanel'>): Promise<Page>;
  /** Opens the options at one of their sections. */
  section(name: string): Promise<Page>;
  /** Opens a page in front, as wide as a window on a desk; the seed article where none is named. */
  openPage(address?: string): Promise<Page>;
  /** Opens a page and the sidebar beside it, by the pointer at the handle. */
  beside(address?: string): Promise<{ page: Page; frame: Frame }>;
  /**
   * Confirms in a tab of ours what was pressed in the sidebar, since Firefox does not tell whether a frame can be seen.
   * Rests on the button as long as a reader does: what is pressed at once is not taken for the reader's.
   */
  confirm(): Promise<void>;
  /** The tab of ours in which a press in the sidebar waits, once that part of it is there. */
  waiting(part: 'confirm' | 'read'): Promise<Page>;
  /** The text of the one file that a press hands out, once the browser has saved all of it. */
  saved(press: () => Promise<void>): Promise<string>;
  /** Chooses a file of that name and text in a field for one. */
  choose(page: Page, selector: string, name: string, text: string): Promise<void>;
  /** Kills the extension's process, with every page of it; what looks inside it comes back. */
  crash(): Promise<void>;
  /** One round of everything, or of prices alone, from the alarm to its last judgement. */
  round(of?: 'everything' | 'prices'): Promise<void>;
  close(): Promise<void>;
}

export function isFirefoxMissing(): boolean {
  const isMissing = findFirefox() === null;
  if (isMissing) process.stdout.write('No Firefox found: its long run is skipped.\n');
  return isMissing;
}

/** Starts a world and a Firefox with the shipped build in it. The caller closes the stage. */
export async function setStage(options: Partial<FirefoxOptions> = {}): Promise<Stage> {
  if (!existsSync(EXTENSION)) throw new Error('build first: npm run build:firefox');
  const world = await startWorld();
  const files = mkdtempSync(join(tmpdir(), 'coinside-files-'));
  const firefox = await launchFirefox({ extension: EXTENSION, world, downloads: files, ...options });
  await (await firstRoundsDone(firefox, world)).close();
  // A worker of Playwright's and a page of Puppeteer's evaluate alike.
  let inside = await firefox.openFile('manifest.json');
  const store = createStore({ worker: async () => inside } as unknown as Pick<ChromiumBrowser, 'worker'>);
  const openReady: Stage['openReady'] = async (surface) => {
    const page = await firefox.openSurface(surface);
    await page.waitForSelector('body[data-ready="1"]');
    await page.bringToFront();
    return page;
  };
  const openPage: Stage['openPage'] = async (address = world.pages.seed) => {
    const page = await firefox.openPage(address);
    await page.setViewport({ width: 1200, height: 800 });
    return page;
  };
  const waiting: Stage['waiting'] = (part) =>
    vi.waitFor(async () => {
      for (const page of await firefox.browser.pages()) {
        const path = await page.evaluate(() => location.pathname).catch(() => '');
        if (path === '/confirm.html' && (await page.$(`[data-part="${part}"]`))) return page;
      }
      throw new Error('nothing waits');
    }, PATIENCE);
  return {
    world,
    firefox,
    store,
    get inside() {
      return inside;
    },
    crash: async () => {
      await firefox.crash();
      inside = await firefox.openFile('manifest.json');
    },
    openReady,
    openPage,
    section: async (name) => {
      const page = await openReady('options');
      await page.click(`a[data-section="${name}"]`);
      await page.waitForSelector(`a[data-section="${name}"][aria-current="page"]`);
      return page;
    },
    beside: async (address) => {
      const page = await openPage(address);
      return { page, frame: await openByPointer(page) };
    },
    waiting,
    confirm: async () => {
      const tab = await waiting('confirm');
      await tab.bringToFront();
      await vi.waitFor(async () => {
        // It closes by itself, between any two of these.
        await tab.hover('[data-part="confirm"]').catch(() => undefined);
        await tab.click('[data-part="confirm"]').catch(() => undefined);
        const isThere = await tab.evaluate(() => true).catch(() => false);
        if (isThere) throw new Error('it still waits');
      }, PATIENCE);
    },
    saved: async (press) => {
      const before = new Set(readdirSync(files));
      await press();
      return vi.waitFor(() => {
        const names = readdirSync(files).filter((name) => !before.has(name));
        const [name] = names;
        // While it is written it has a second one beside it, and is empty itself.
        if (name === undefined || names.length > 1) throw new Error('no file was saved');
        const text = readFileSync(join(files, name), 'utf8');
        if (text === '') throw new Error(`${name} is empty`);
        return text;
      }, PATIENCE);
    },
    choose: async (page, selector, name, text) => {
      const folder = mkdtempSync(join(files, 'chosen-'));
      writeFileSync(join(folder, name), text);
      const field = await page.waitForSelector<'input'>(`input${selector}` as 'input');
      await field?.uploadFile(join(folder, name));
    },
    round: async (of = 'everything') => {
      await expect.poll(() => store.quiet(), PATIENCE).toBe(true);
      await (of === 'prices' ? store.makeEveryPriceDue() : store.makeDue());
      await firefox.fireAlarm('heartbeat');
      await expect.poll(() => store.unrest(), PATIENCE).toEqual([]);
    },
    close: async () => {
      await firefox.close();
      await world.close();
      rmSync(files, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
