import type { Page } from '@playwright/test';
import type { Attack } from './attack.ts';
import { focusOn, HIDE, keepOut, middleOf, pressOffer, realClickOn, REFRESH, SAVE } from './presses.ts';

/** Covers the sidebar, in the top layer or once that is taken from us, and waits until a browser that can tell has told. */
async function cover(page: Page, style: string, html = 'Press here to go on reading'): Promise<void> {
  await page.evaluate(
    async ([css, text]) => {
      const lid = document.createElement('div');
      lid.style.cssText = css;
      lid.textContent = text;
      document.documentElement.append(lid);
      if (css.includes('--top-layer')) {
        lid.popover = 'manual';
        lid.showPopover();
      } else document.querySelector<HTMLElement>('coinside-sidebar')?.hidePopover();
      await new Promise((resolve) => setTimeout(resolve, 400));
    },
    [style, html] as const,
  );
}

const OVER = 'position:fixed;inset:0 0 0 auto;width:400px;height:100vh;margin:0;z-index:2147483647;background:white;';

/** Attacks on what the reader sees of us: a real press of theirs is to hit what they do not see. */
export const COVERING: readonly Attack[] = [
  {
    name: 'keeps the frame from working, and masks what then offers the browser’s panel under the very press',
    lowers: true,
    mayRemove: true,
    closed: keepOut,
    open: async (page) => {
      await page.evaluate(() => {
        const mask = (): void => void (document.documentElement.style.mask = 'linear-gradient(#000 0 0) 0 0/1px 1px');
        for (const type of ['pointermove', 'pointerdown', 'mousedown']) addEventListener(type, mask, true);
      });
      await pressOffer(page);
    },
  },
  {
    name: 'sets a style on our element and on everything',
    lowers: true,
    markup:
      '<style>*,coinside-sidebar{all:unset!important;opacity:0!important;transform:translate(-40px)!important}</style>',
    open: async (page) => {
      await page.evaluate(async () => {
        const house = document.querySelector<HTMLElement>('coinside-sidebar');
        house?.style.setProperty('opacity', '0', 'important');
        house?.style.setProperty('transform', 'translate(-600px)', 'important');
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'makes the whole page invisible, and us with it',
    lowers: true,
    open: async (page) => {
      await page.evaluate(async () => {
        document.documentElement.style.opacity = '0';
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'tints and turns the whole page, and us with it',
    lowers: true,
    open: async (page) => {
      await page.evaluate(async () => {
        document.documentElement.style.cssText = 'filter:blur(20px);';
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'lays a picture over the sidebar that lets clicks through',
    open: async (page) => {
      await cover(page, `${OVER}pointer-events:none;`);
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'lays a picture over the sidebar, under which the site would be hidden',
    open: async (page) => {
      await cover(page, `${OVER}pointer-events:none;`);
      await realClickOn(page, HIDE);
    },
  },
  {
    name: 'lays a popover over the sidebar that lets clicks through',
    open: async (page) => {
      await cover(page, `${OVER}pointer-events:none;border:0;--top-layer:1;`);
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'covers all of the sidebar but one button',
    open: async (page) => {
      await cover(
        page,
        `${OVER}pointer-events:none;clip-path:polygon(0 0,100% 0,100% 100%,0 100%,0 99%,99% 99%,99% 1%,0 1%);`,
      );
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'lays a mask over the whole page, and us with it',
    lowers: true,
    mayRemove: true,
    open: async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.mask = 'linear-gradient(transparent, transparent)';
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'lays a box image as a mask over the whole page',
    lowers: true,
    mayRemove: true,
    open: async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.setProperty(
          '-webkit-mask-box-image',
          'linear-gradient(transparent, transparent)',
        );
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'bounds what is fixed by a root of a few pixels, so that a strip of the sidebar shows',
    lowers: true,
    mayRemove: true,
    open: async (page) => {
      await page.evaluate(async () => {
        document.documentElement.style.cssText = 'contain:layout;height:60px;';
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await realClickOn(page, REFRESH);
    },
  },
  {
    name: 'shows an old picture of itself over the sidebar by a transition without end',
    lowers: true,
    open: async (page) => {
      await page.evaluate(async () => {
        const style = document.createElement('style');
        style.textContent =
          '::view-transition{pointer-events:none;background:white}' +
          '::view-transition-group(*),::view-transition-new(*){animation:none;opacity:0}' +
          '::view-transition-old(*){animation:forever 9999s}@keyframes forever{from,to{opacity:1}}';
        document.documentElement.append(style);
        document.startViewTransition(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 600));
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'covers the sidebar until the very press',
    open: async (page) => {
      const at = await middleOf(page, SAVE);
      if (!at) return;
      await cover(page, `${OVER}pointer-events:none;`);
      await page.mouse.move(at.x, at.y);
      await page.waitForTimeout(500);
      await page.evaluate(() => document.documentElement.lastElementChild?.remove());
      await page.waitForTimeout(150);
      await page.mouse.click(at.x, at.y);
    },
  },
  {
    name: 'covers the sidebar while a key of its own is pressed',
    open: async (page) => {
      await focusOn(page, SAVE);
      await cover(page, `${OVER}pointer-events:none;`);
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'hangs while a lid slides over the sidebar',
    lowers: true,
    open: async (page) => {
      const at = await middleOf(page, SAVE);
      if (!at) return;
      await page.evaluate(async (css) => {
        const lid = document.createElement('div');
        lid.style.cssText = css;
        document.documentElement.append(lid);
        await new Promise((resolve) => setTimeout(resolve, 600));
        const steps = ['translateX(0)', 'translateX(-2000px)', 'translateX(-2000px)'];
        lid.animate(
          steps.map((transform) => ({ transform })),
          { duration: 3000, easing: 'steps(1, start)' },
        );
        setTimeout(() => {
          const until = performance.now() + 2000;
          while (performance.now() < until);
        }, 200);
      }, `${OVER}pointer-events:none;right:-2000px;will-change:transform;`);
      await page.waitForTimeout(500);
      // Not awaited one by one: the page answers late.
      await Promise.all([page.mouse.move(at.x, at.y), page.waitForTimeout(400)]);
      await page.mouse.click(at.x, at.y);
      await page.waitForTimeout(2500);
    },
  },
  {
    name: 'moves the sidebar under a resting pointer',
    lowers: true,
    markup: '<style>html{height:100vh;overflow:auto}</style>',
    open: async (page) => {
      const at = await middleOf(page, SAVE);
      if (!at) return;
      await page.mouse.move(at.x - 700, at.y);
      await page.evaluate(async () => {
        document.documentElement.style.transform = 'translateX(-700px)';
        await new Promise((resolve) => setTimeout(resolve, 600));
      });
      await page.mouse.down();
      await page.mouse.up();
    },
  },
];
