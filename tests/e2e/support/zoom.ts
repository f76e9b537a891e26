import type { Frame, Page } from '@playwright/test';
import type { ChromiumBrowser } from '../browser/chromium.ts';
import { expect } from './expect.ts';

/** Zooms the tab of a page as its reader does, 1 being as it is; waits until the page is laid out so. */
export async function zoomTab(browser: ChromiumBrowser, page: Page, factor: number): Promise<void> {
  await page.bringToFront();
  const worker = await browser.worker();
  await worker.evaluate(async (to) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id === undefined) throw new Error('no tab is in front');
    await chrome.tabs.setZoom(tab.id, to);
  }, factor);
  const width = page.viewportSize()?.width ?? 1280;
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(width / factor));
}

/** The reader's own size of text, CSS pixels; 16 where nothing else is chosen. Nothing but text grows with it. */
export async function textOf(document: Page | Frame, px: number): Promise<void> {
  const page = 'page' in document ? document.page() : document;
  const session = await page.context().newCDPSession(document);
  await session.send('Page.setFontSizes', { fontSizes: { standard: px } });
  const size = (): Promise<string> =>
    document.evaluate(() => getComputedStyle(globalThis.document.documentElement).fontSize);
  await expect.poll(size).toBe(`${px}px`);
  await session.detach();
}

/** What is wrong with where the words of a document stand; a line each. */
export interface Crowding {
  /** Words that a box ends without saying so, or that reach out of the window to the side. */
  readonly cut: readonly string[];
  /** Words that stand on others. */
  readonly overlapping: readonly string[];
  /** How much of the window's height is covered by what stays while the rest scrolls, 0 to 1. */
  readonly covered: number;
}

/** Measures every line of words that is drawn, and scrolls to the middle for what covers it there. */
export function crowding(document: Page | Frame): Promise<Crowding> {
  return document.evaluate(() => {
    interface Line {
      readonly words: string;
      readonly of: Element;
      readonly layer: Element | null;
      readonly box: DOMRect;
    }
    const scroller = globalThis.document.querySelector('.sidebar-scroll') ?? globalThis.document.documentElement;
    const ancestors = (one: Element): Element[] => {
      const found: Element[] = [];
      for (let at: Element | null = one; at; at = at.parentElement) found.push(at);
      return found;
    };
    // What is laid over the rest on purpose: it is compared with its like alone.
    const layerOf = (one: Element): Element | null =>
      ancestors(one).find((at) => ['sticky', 'fixed', 'absolute'].includes(getComputedStyle(at).position)) ?? null;
    const isSideways = (value: string): boolean => value !== 'visible';
    /** The part of a box that the boxes around it show, and whether one ends it where nobody would know. */
    const shown = (one: Element, box: DOMRect): { box: DOMRect; isCut: boolean } => {
      let { left, right, top, bottom } = box;
      let isCut = false;
      for (const at of ancestors(one)) {
        const style = getComputedStyle(at);
        if (at === globalThis.document.documentElement || at === globalThis.document.body) continue;
        if (!isSideways(style.overflowX) && !isSideways(style.overflowY)) continue;
        const edge = at.getBoundingClientRect();
        const scrollsDown = ['auto', 'scroll'].includes(style.overflowY);
        const says = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        if (isSideways(style.overflowX)) {
          if (!says && (left < edge.left - 1 || right > edge.right + 1)) isCut = true;
          left = Math.max(left, edge.left);
          right = Math.min(right, edge.right);
        }
        if (isSideways(style.overflowY)) {
          // A line that a box hides as a whole wrapped out of sight; half a line is cut.
          const half = Math.min(bottom, edge.bottom) - Math.max(top, edge.top);
          if (!says && !scrollsDown && half > 2 && half < bottom - top - 4) isCut = true;
          top = Math.max(top, edge.top);
          bottom = Math.min(bottom, edge.bottom);
        }
      }
      return { box: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), isCut };
    };
    const cut: string[] = [];
    const lines: Line[] = [];
    scroller.scrollTop = 0;
    const walker = globalThis.document.createTreeWalker(globalThis.document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const of = node.parentElement;
      if (!of || !/\S/.test(node.data) || of.closest('svg, script, style, option, .visually-hidden')) continue;
      if (!of.checkVisibility({ visibilityProperty: true })) continue;
      if (ancestors(of).some((at) => getComputedStyle(at).clipPath !== 'none')) continue;
      const range = globalThis.document.createRange();
      range.selectNodeContents(node);
      const words = node.data.trim().slice(0, 60);
      for (const rect of range.getClientRects()) {
        const { box, isCut } = shown(of, rect);
        if (box.width < 1 || box.height < 1) continue;
        if (isCut || box.right > innerWidth + 1 || box.left < -1) cut.push(words);
        lines.push({ words, of, layer: layerOf(of), box });
      }
    }
    const overlapping: string[] = [];
    for (const drawing of globalThis.document.querySelectorAll('svg')) {
      if (!drawing.checkVisibility({ visibilityProperty: true })) continue;
      const { box } = shown(drawing, drawing.getBoundingClientRect());
      const layer = layerOf(drawing);
      const under = lines.filter(
        (line) =>
          line.layer === layer &&
          Math.min(line.box.right, box.right) - Math.max(line.box.left, box.left) > 2 &&
          Math.min(line.box.bottom, box.bottom) - Math.max(line.box.top, box.top) > line.box.height / 4,
      );
      overlapping.push(...under.map(({ words }) => `${words} | ${drawing.getAttribute('class') ?? 'a drawing'}`));
    }
    for (const [place, one] of lines.entries())
      for (const other of lines.slice(place + 1)) {
        if (one.of === other.of || one.layer !== other.layer) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Boxes of lines reach over their letters: a quarter of one is empty.
        if (across > 2 && down > Math.min(one.box.height, other.box.height) / 4)
          overlapping.push(`${one.words} | ${other.words}`);
      }
    scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2;
    const across = (globalThis.document.querySelector('main') ?? globalThis.document.body).getBoundingClientRect();
    const points = Array.from({ length: 100 }, (_, place) => ((place + 0.5) / 100) * innerHeight);
    const staying = points.filter((y) => {
      const hit = globalThis.document.elementFromPoint(across.left + across.width / 2, y);
      if (!hit) return false;
      if (scroller !== globalThis.document.documentElement) return !scroller.contains(hit);
      return ancestors(hit).some((at) => ['sticky', 'fixed'].includes(getComputedStyle(at).position));
    });
    scroller.scrollTop = 0;
    return { cut, overlapping, covered: staying.length / points.length };
  });
}
