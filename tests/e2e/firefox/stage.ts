import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';
import type { World } from '../../world/world.ts';
import type { FirefoxBrowser } from '../browser/firefox.ts';

export const EXTENSION = fileURLToPath(new URL('../../../.output/firefox-mv3', import.meta.url));

/** A machine that stalls needs this long for a round of everything. */
export const PATIENCE = { timeout: 60_000, interval: 200 };

export function texts(page: Page | Frame, selector: string): Promise<string[]> {
  return page.$$eval(selector, (found) => found.map((one) => one.textContent ?? ''));
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
