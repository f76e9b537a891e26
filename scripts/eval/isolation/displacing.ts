import type { Attack } from './attack.ts';
import { realClickOn, SAVE } from './presses.ts';

/** Attacks on our element and its frame: they take it out, move it, stand in its place or take names that it goes by. */
export const DISPLACING: readonly Attack[] = [
  {
    name: 'clobbers names of the document with forms and images',
    markup: [
      'documentElement',
      'body',
      'head',
      'querySelector',
      'activeElement',
      'createElementNS',
      'chrome',
      'browser',
      'navigation',
      'location',
      'append',
      'children',
      'textContent',
      'parentNode',
      'getAttribute',
      'defaultView',
    ]
      .map(
        (name) => `<form name="${name}" id="${name}"><input name="${name}"><img name="${name}" id="x-${name}"></form>`,
      )
      .join(''),
  },
  {
    name: 'has an element of our name in place before us',
    before: () => {
      document.addEventListener('DOMContentLoaded', () => {
        for (const place of [document.documentElement, document.body]) {
          const fake = document.createElement('coinside-sidebar');
          fake.attachShadow({ mode: 'open' }).innerHTML = '<button>fake</button><aside class="place"></aside>';
          place.append(fake);
        }
      });
    },
  },
  {
    name: 'moves our element, alive, into a box that is masked',
    lowers: true,
    mayRemove: true,
    open: async (page) => {
      await page.evaluate(async () => {
        const house = document.querySelector('coinside-sidebar');
        const box = document.createElement('div');
        box.style.mask = 'linear-gradient(transparent, transparent)';
        document.documentElement.append(box);
        const { moveBefore } = box as { moveBefore?: (node: Element | null, child: null) => void };
        moveBefore?.call(box, house, null);
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'moves our element elsewhere in the page and into a frame of its own',
    mayRemove: true,
    open: async (page) => {
      await page.evaluate(async () => {
        const house = document.querySelector('coinside-sidebar');
        const box = document.createElement('div');
        box.style.cssText = 'position:fixed;inset:0;opacity:.01;transform:scale(.5)';
        document.body.append(box);
        if (house) box.append(house);
        await new Promise((resolve) => setTimeout(resolve, 400));
        const frame = document.createElement('iframe');
        document.body.append(frame);
        if (house) frame.contentDocument?.body.append(house);
        await new Promise((resolve) => setTimeout(resolve, 400));
      });
      await realClickOn(page, SAVE);
    },
  },
  {
    name: 'takes our element out as often as it comes',
    mayRemove: true,
    before: () => {
      document.addEventListener('DOMContentLoaded', () => {
        new MutationObserver(() => {
          for (const house of document.querySelectorAll('coinside-sidebar')) house.remove();
        }).observe(document, { childList: true, subtree: true });
      });
    },
  },
  {
    name: 'opens, replaces and names windows to get at the frame',
    mayRemove: true,
    open: (page, { dynamicAddress }) =>
      page.evaluate((address) => {
        for (const target of ['coinside-sidebar', 'sidebar', 'Coinside', '_self_', '']) {
          const opened = target ? window.open('about:blank', target) : null;
          opened?.close();
        }
        for (let n = 0; n < 20; n++) {
          const frame = (window as unknown as Record<number, Window | undefined>)[n];
          if (frame) {
            window.loot.push('a frame of ours was handed out: coinside');
            frame.location.href = 'https://evil.example/';
          }
        }
        history.pushState(null, '', '#x');
        history.back();
        return address;
      }, dynamicAddress),
  },
];
