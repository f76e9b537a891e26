import { type Frame, type Locator, type Page } from '@playwright/test';
import { expect } from './expect.ts';
import type { ChromiumBrowser } from '../browser/chromium.ts';
import { sidebarFrame } from './fixtures.ts';

/** Our one element in a page. What is inside it nobody sees, so the handle is found as a reader finds it: at the edge. */
export function house(page: Page): Locator {
  return page.locator('coinside-sidebar');
}

/** The middle of the window's right edge, where the handle stands. */
function edge(page: Page): { x: number; y: number } {
  const size = page.viewportSize();
  if (!size) throw new Error('the page has no size');
  return { x: size.width - 8, y: size.height / 2 };
}

/** What lies under the pointer at the window's edge: the tag of our element while the handle stands there. */
export function atEdge(page: Page): Promise<string | undefined> {
  return page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, edge(page));
}

/** Waits for the handle, clicks it with the mouse, and returns the sidebar's frame once it shows something. */
export async function openByPointer(page: Page): Promise<Frame> {
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  const { x, y } = edge(page);
  await page.mouse.click(x, y);
  return sidebarFrame(page);
}

/**
 * Rests the pointer on something in the sidebar as long as a reader does before pressing: what is pressed sooner, after
 * the sidebar came into sight or under the pointer, is not taken for the reader's.
 */
export async function restOn(target: Locator): Promise<void> {
  await target.hover();
  await target.page().waitForTimeout(450);
}

/** True while a frame of ours stands in the page. */
export function isOpen(page: Page): boolean {
  return page.frames().some((frame) => frame.url().includes('/sidepanel.html'));
}

/** Runs the listener of the keyboard command for the active tab, as the browser does when its keys are pressed. */
export async function pressCommand(browser: ChromiumBrowser, page: Page): Promise<void> {
  await page.bringToFront();
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    // The type of onCommand leaves out `dispatch`, which every Chromium event object has.
    const event: object & { dispatch?: (command: string, tab?: chrome.tabs.Tab) => void } = chrome.commands.onCommand;
    event.dispatch?.('toggle-sidebar', tab);
  });
}

interface HeardMessage {
  readonly name: string;
  readonly payload: Record<string, unknown>;
  readonly url: string;
}

/** Listens along in the worker from now on; returns what was heard so far, in order. */
export async function hearMessages(browser: ChromiumBrowser): Promise<() => Promise<HeardMessage[]>> {
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message: { name: string; payload: unknown }, sender) => {
      heard.push({ ...message, url: sender.url ?? '' });
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { heard: HeardMessage[] }).heard);
}

/** Evaluates an expression where our content script lives in a page: what the page itself can never do. */
export async function inContentScript<T>(browser: ChromiumBrowser, page: Page, expression: string): Promise<T> {
  const session = await browser.context.newCDPSession(page);
  const world = new Promise<number>((resolve) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.startsWith('chrome-extension://')) resolve(context.id);
    });
  });
  await session.send('Runtime.enable');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: await world,
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

/**
 * Escape in an open sidebar, which closes it. Not awaited: a frame that goes with the key's way down never tells the
 * driver that its way up was taken. What it does is to be waited for.
 */
export function pressEscape(page: Page): void {
  void page.keyboard.press('Escape').catch(() => undefined);
}
