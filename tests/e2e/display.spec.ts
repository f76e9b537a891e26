import type { Frame, Page } from '@playwright/test';
import { clipped, overflow } from './support/axe.ts';
import { atEdge, openByPointer } from './support/beside.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';
import { walk } from './support/keyboard.ts';
import { eachSection, eachStep } from './support/sections.ts';
import { crowding, textOf, zoomTab } from './support/zoom.ts';

/** What the browser lays behind everything, in the reader's own colours. */
function canvasOf(document: Page | Frame): Promise<string> {
  return document.evaluate(() => {
    const probe = globalThis.document.createElement('i');
    probe.style.color = 'Canvas';
    globalThis.document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
}

/** Words that have the colour of what lies behind them, where the reader has chosen the colours. */
async function lost(document: Page | Frame): Promise<string[]> {
  return document.evaluate(
    (canvas) => {
      /** The nearest colour that is laid behind; the page's where there is none. */
      const behind = (one: Element | null): string => {
        for (let at = one; at; at = at.parentElement) {
          const { backgroundColor } = getComputedStyle(at);
          if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
        }
        return canvas;
      };
      return [...globalThis.document.querySelectorAll<HTMLElement>('body *')]
        .filter(
          (one) =>
            one.checkVisibility() && [...one.childNodes].some((node) => node instanceof Text && /\S/.test(node.data)),
        )
        .filter((one) => {
          const { color, forcedColorAdjust } = getComputedStyle(one) as CSSStyleDeclaration & {
            forcedColorAdjust?: string;
          };
          // Behind all other words the browser lays the page's own colour.
          return color === (forcedColorAdjust === 'none' ? behind(one) : canvas);
        })
        .map((one) => one.textContent ?? '');
    },
    await canvasOf(document),
  );
}

/** Marks, lines and glyphs that would be drawn in the colour of the page, so that nobody sees them. */
async function faint(document: Page | Frame): Promise<string[]> {
  return document.evaluate(
    (canvas) => {
      const isBlank = (paint: string): boolean => paint === 'none' || paint === canvas || paint === 'rgba(0, 0, 0, 0)';
      return [...globalThis.document.querySelectorAll<SVGElement>('svg')]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 0)
        .filter((one) =>
          [...one.querySelectorAll<SVGElement>('path, circle, rect, line')].every((part) => {
            const { fill, stroke } = getComputedStyle(part);
            return isBlank(fill) && isBlank(stroke);
          }),
        )
        .map((one) => one.outerHTML.slice(0, 120));
    },
    await canvasOf(document),
  );
}

/** What would move or fade, although the reader wants nothing to. */
function moving(document: Page | Frame): Promise<string[]> {
  return document.evaluate(() =>
    [...globalThis.document.querySelectorAll('*')]
      .filter((one) =>
        [undefined, '::before', '::after'].some((pseudo) => {
          const { animationName, transitionDuration } = getComputedStyle(one, pseudo);
          return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0);
        }),
      )
      .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`),
  );
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the handle's two buttons stand, CSS pixels of the window; found as assistive technology finds what is in a closed tree. */
async function handleBoxes(page: Page): Promise<Record<string, Box>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const boxes: Record<string, Box> = {};
  for (const [key, name] of [
    ['open', /^Open Coinside beside this page/],
    ['hide', /^Hide on this site$/],
  ] as const) {
    const node = nodes.find((one) => one.role?.value === 'button' && name.test(String(one.name?.value)));
    if (node?.backendDOMNodeId === undefined) continue;
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId });
    const [left = 0, top = 0, right = 0, , , bottom = 0] = model.border;
    boxes[key] = { left, top, right, bottom };
  }
  await session.detach();
  return boxes;
}

/** Takes the handle from where it stands to another place with the mouse, and leaves the mouse on it. */
async function dragHandle(page: Page, x: number, y: number): Promise<void> {
  const { open } = await handleBoxes(page);
  if (!open) throw new Error('no handle');
  const from = { x: (open.left + open.right) / 2, y: (open.top + open.bottom) / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 10);
  await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  const now = (await handleBoxes(page))['open'];
  if (now) await page.mouse.move((now.left + now.right) / 2, (now.top + now.bottom) / 2);
}

test('colours of the reader’s own, no motion, and 320 pixels: nothing is lost, moves or is cut @long', async ({
  extension,
  world,
}) => {
  const look = async (name: string, page: Page, document: Page | Frame = page): Promise<void> => {
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await expect.poll(() => document.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    expect.soft(await lost(document), `${name}: words in the colour of the page`).toEqual([]);
    expect.soft(await faint(document), `${name}: drawings in the colour of the page`).toEqual([]);
    expect.soft(await moving(document), `${name}: moves`).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    await expect.poll(() => document.evaluate(() => innerWidth)).toBe(320);
    expect.soft(await overflow(document), `${name}: wider than 320`).toBe(0);
    expect.soft(await clipped(document), `${name}: cut at 320`).toEqual([]);
    await page.setViewportSize(size);
  };
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await look('popup', popup);
  const press = popup.locator('[data-coin-id="bittensor"] [data-part="press"]');
  await press.click();
  await popup.locator('[data-part="chart"]').waitFor();
  await look('popup, a row open', popup);
  await press.press('a');
  await popup.locator('[data-part="level"]').waitFor();
  await look('popup, an alert', popup);
  // At twice the size the browser gives the popup half the height: the row in focus is still to be seen.
  await popup.setViewportSize({ width: 380, height: 300 });
  await popup.keyboard.press('Escape');
  await expect(press).toBeFocused();
  for (const key of ['End', 'Home']) {
    await popup.keyboard.press(key);
    await expect(popup.locator(':focus')).toBeInViewport({ ratio: 0.9 });
  }
  await popup.close();

  const shelf = await extension.openSurface('shelf');
  await shelf.locator('body[data-ready="1"]').waitFor();
  await look('shelf', shelf);
  await shelf.close();

  await (await eachSection(extension, look)).close();

  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openByPointer(page);
  await frame.locator('[data-article-id]').first().waitFor();
  await look('sidebar', page, frame);
});

test('at 200 %, by zoom and by text alone: nothing is cut, lies on something else or is scrolled for sideways @long', async ({
  extension,
  world,
}) => {
  const measure = async (of: string, document: Page | Frame): Promise<void> => {
    const page = 'page' in document ? document.page() : document;
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      const isSo = () =>
        document.evaluate((query) => matchMedia(query).matches, `(prefers-color-scheme: ${colorScheme})`);
      await expect.poll(isSo).toBe(true);
      const name = `${of}, ${colorScheme}`;
      const { covered, ...crowded } = await crowding(document);
      expect.soft(crowded, name).toEqual({ cut: [], overlapping: [] });
      expect.soft(covered, `${name}: what stays leaves room for what is read`).toBeLessThan(0.35);
      expect.soft(await overflow(document), `${name}: scrolled for sideways`).toBe(0);
      expect.soft(await clipped(document), `${name}: cut`).toEqual([]);
    }
  };
  /** At both doublings. Browsers tell text alone to pages as a larger size to begin with, of which ours are made. */
  const atTwice = async (
    page: Page,
    document: Page | Frame,
    show: (how: string, document: Page | Frame) => Promise<void>,
  ): Promise<void> => {
    await zoomTab(extension, page, 2);
    await show('zoom', document);
    await zoomTab(extension, page, 1);
    await textOf(document, 32);
    await show('text', document);
    await textOf(document, 16);
  };
  const look = async (name: string, page: Page, document: Page | Frame = page): Promise<void> => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await atTwice(page, document, (how) => measure(`${name}, ${how}`, document));
  };

  // 380 by 600 and twice that: browsers give a popup 800 by 600 at most.
  const popup = await extension.openSurface('popup');
  await popup.setViewportSize({ width: 760, height: 600 });
  await popup.locator('body[data-ready="1"]').waitFor();
  const lookAtPopup = async (name: string): Promise<void> =>
    atTwice(popup, popup, async (how) => {
      await measure(`popup, ${name}, ${how}`, popup);
      const { missed, unseen } = await walk(popup);
      expect.soft({ missed, unseen }, `popup, ${name}, ${how}: reached in sight`).toEqual({ missed: [], unseen: [] });
    });
  await lookAtPopup('the list');
  const press = popup.locator('[data-coin-id="bittensor"] [data-part="press"]');
  await press.click();
  await popup.locator('[data-part="chart"]').waitFor();
  await lookAtPopup('a row open');
  await press.press('a');
  await popup.locator('[data-part="level"]').waitFor();
  await lookAtPopup('an alert');
  await atTwice(popup, popup, async (how) => {
    const button = popup.getByRole('button', { name: 'View', exact: true });
    await button.click();
    const menu = popup.locator('.view-menu');
    const [box, foot] = await Promise.all([menu.boundingBox(), popup.locator('.foot').boundingBox()]);
    expect
      .soft((box?.y ?? 0) + (box?.height ?? 0), `view menu, ${how}: above the foot`)
      .toBeLessThanOrEqual(foot?.y ?? 0);
    for (const choice of await menu.locator('input').all()) {
      await choice.focus();
      await expect.soft(choice, `view menu, ${how}`).toBeInViewport({ ratio: 0.9 });
    }
    await button.click();
    await expect(menu).toHaveCount(0);
  });
  await popup.close();

  const shelf = await extension.openSurface('shelf');
  await shelf.locator('body[data-ready="1"]').waitFor();
  await look('shelf', shelf);
  await shelf.locator('[data-part="open"]').first().click();
  await look('shelf, reading', shelf);
  await shelf.close();

  await (await eachStep(extension, look)).close();
  await (await eachSection(extension, look)).close();

  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  await zoomTab(extension, page, 2);
  // Under the pointer, at every edge that it can be put to: it and its cross are whole, and large enough to be hit.
  for (const [x, y] of [
    [638, 200],
    [638, 1],
    [638, 399],
    [2, 399],
    [2, 1],
    [638, 200],
  ] as const) {
    await dragHandle(page, x, y);
    const boxes = await handleBoxes(page);
    expect.soft(Object.keys(boxes), `handle at ${x}, ${y}`).toEqual(['open', 'hide']);
    for (const [name, { left, top, right, bottom }] of Object.entries(boxes)) {
      const isWhole = left >= 0 && top >= 0 && right <= 640 && bottom <= 400;
      expect.soft(isWhole, `handle at ${x}, ${y}, ${name}: ${left} ${top} ${right} ${bottom}`).toBe(true);
      expect.soft(Math.min(right - left, bottom - top), `handle, ${name}`).toBeGreaterThanOrEqual(24);
    }
    const wide = (boxes['open']?.right ?? 0) - (boxes['open']?.left ?? 0);
    expect.soft(wide, `handle at ${x}, ${y}: says what there is`).toBeGreaterThan(80);
  }
  await zoomTab(extension, page, 1);
  await page.mouse.move(300, 300);
  const frame = await openSidebar(extension, page);
  await frame.locator('[data-article-id]').first().waitFor();
  await look('sidebar', page, frame);
});
