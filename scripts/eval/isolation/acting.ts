import type { Page } from '@playwright/test';
import { restOn } from '../../../tests/e2e/support/beside.ts';
import type { Attack } from './attack.ts';

/*
 * A list of attacks, each for itself: it grows by one where somebody thinks of another, and has no parts to take apart.
 */

const sidebarIn = (page: Page) => page.frames().find((one) => one.url().includes('/sidepanel.html'));

/** Where something of ours stands, by the page's own measure; null where it stands no more. */
async function middleOf(page: Page, part: string): Promise<{ x: number; y: number } | null> {
  const box = await sidebarIn(page)?.locator(part).first().boundingBox();
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}

/** A real click on what the reader of a covered sidebar would hit: a button of ours that changes something. */
async function realClickOn(page: Page, part: string): Promise<void> {
  const at = await middleOf(page, part);
  if (!at) return;
  await page.mouse.move(at.x, at.y);
  // As long as it takes to read what lures one to press.
  await page.waitForTimeout(500);
  await page.mouse.click(at.x, at.y);
}

const SAVE = '[data-part="save"]';
const HIDE = 'button:has-text("Not on this site")';

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

/** Ends the loading of every frame from now on, ours too, which then says nothing. */
const keepOut = (page: Page) => page.evaluate(() => void setInterval(() => window.stop(), 1));

/** Presses all that may offer the browser's panel in the place of a sidebar that cannot work. */
async function pressOffer(page: Page): Promise<void> {
  // The offer comes where nobody has spoken for a while.
  await page.waitForTimeout(3000);
  for (let y = 30; y < 260; y += 10) await page.mouse.click(975, y);
}

/** No attacks: the reader's own presses, which must do what those of the attacks must not, or these prove nothing. */
export const CONTROLS: readonly { readonly press: Attack; readonly does: string }[] = [
  {
    does: 'markArticle',
    press: {
      name: 'the reader presses the button',
      open: async (page) => {
        const save = sidebarIn(page)?.locator(SAVE).first();
        if (!save) return;
        await restOn(save);
        await save.click();
      },
    },
  },
  {
    does: 'openPanel',
    press: {
      name: 'the reader takes up the offer of the browser’s panel',
      mayRemove: true,
      closed: keepOut,
      open: pressOffer,
    },
  },
];

/** Attacks that want to make the sidebar act, or to stand in its place. */
export const ACTING: readonly Attack[] = [
  {
    name: 'makes up clicks, keys and pointers on our element',
    closed: fakeEvents,
    open: fakeEvents,
  },
  {
    name: 'keeps the frame from working, and makes up clicks on what then offers the browser’s panel',
    closed: keepOut,
    open: async (page) => {
      await fakeEvents(page);
      await flood(page);
      await page.evaluate(() => {
        for (let y = 0; y < innerHeight; y += 10) {
          const at = { bubbles: true, composed: true, clientX: innerWidth - 200, clientY: y };
          document.elementFromPoint(at.clientX, y)?.dispatchEvent(new PointerEvent('click', at));
        }
      });
    },
  },
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
    name: 'isolates itself from other origins, embeds the sidebar without credentials and makes up presses in it',
    headers: {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    },
    open: async (page, { dynamicAddress, fixedAddress, usedToken }) => {
      await page.evaluate(
        (addresses) => {
          for (const src of addresses) {
            const frame = Object.assign(document.createElement('iframe'), { credentialless: true, src });
            document.body.append(frame);
            frame.addEventListener('load', () => {
              frame.contentWindow?.postMessage({ name: 'keepInPanel', payload: { on: true, windowId: 1 } }, '*');
              try {
                window.loot.push(frame.contentDocument?.body.textContent ?? '');
              } catch {
                // Another origin's.
              }
            });
          }
        },
        [`${dynamicAddress}#${usedToken}`, `${fixedAddress}#${usedToken}`, dynamicAddress],
      );
      await fakeEvents(page);
      await page.waitForTimeout(1000);
    },
  },
  ...(['on click only', 'hidden'] as const).map((chosen) => ({
    name: `wants a handle where the reader chose: ${chosen}`,
    chosen,
    closed: changeChoice,
    open: changeChoice,
  })),
  {
    name: 'floods us with messages of every name there is',
    closed: flood,
    open: flood,
  },
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
    name: 'sets a style on our element and on everything',
    lowers: true,
    markup: '<style>*,coinside-sidebar{all:unset!important;opacity:0!important;transform:scale(3)!important}</style>',
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
      await realClickOn(page, '[data-part="refresh"]');
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
      await sidebarIn(page)?.locator(SAVE).first().focus();
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

async function fakeEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    const house = document.querySelector<HTMLElement>('coinside-sidebar');
    const place = { bubbles: true, composed: true, clientX: innerWidth - 8, clientY: innerHeight / 2 };
    for (const target of [house, document.documentElement, document.body, document, window]) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'contextmenu']) {
        const kind = type.startsWith('pointer') ? PointerEvent : MouseEvent;
        target?.dispatchEvent(new kind(type, place));
      }
      for (const key of ['Escape', 'Enter', ' ', 'c']) {
        for (const type of ['keydown', 'keyup']) {
          const event = { key, altKey: true, shiftKey: true, bubbles: true, composed: true };
          target?.dispatchEvent(new KeyboardEvent(type, event));
          target?.dispatchEvent(new KeyboardEvent(type, { ...event, altKey: false, shiftKey: false }));
        }
      }
    }
    house?.click();
    house?.focus();
  });
}

/** All that a page could take to be where an extension keeps what is chosen for its site, and another page of its own. */
async function changeChoice(page: Page): Promise<void> {
  await flood(page);
  await page.evaluate(() => {
    const choice = {
      sidebarMode: 'always',
      mode: 'always',
      always: true,
      hiddenSites: [],
      sidebarSites: [location.host],
    };
    const written = JSON.stringify(choice);
    for (const name of ['settings', 'coinside', 'coinside.sidebar', 'sidebarMode', 'hiddenSites']) {
      localStorage.setItem(name, written);
      sessionStorage.setItem(name, written);
      document.cookie = `${name}=${encodeURIComponent(written)};path=/`;
      window.dispatchEvent(new StorageEvent('storage', { key: name, newValue: written, storageArea: localStorage }));
      Object.assign(window, { [name]: choice });
      document.documentElement.setAttribute(`data-${name}`, written);
    }
    for (const name of ['lookAgain', 'describeHandle', 'bringReader', 'changeSettings', 'hideHere', 'keepPlace']) {
      const payload = {
        ...choice,
        stay: true,
        forHandle: false,
        host: location.host,
        place: { side: 'start', at: 0.1 },
      };
      window.postMessage({ name, payload }, '*');
      document.dispatchEvent(new CustomEvent(name, { detail: { name, payload } }));
    }
    const house = document.querySelector('coinside-sidebar') ?? document.createElement('coinside-sidebar');
    for (const [name, value] of Object.entries(choice)) house.setAttribute(name, String(value));
    // As a site that changes its pages without a load, to one that says more of itself.
    const meta = Object.assign(document.createElement('meta'), { content: 'article' });
    meta.setAttribute('property', 'og:type');
    document.head.append(meta);
    history.pushState(null, '', '/?sidebarMode=always&stay=true');
    history.pushState(null, '', '/bitcoin-and-anthropic-always/');
  });
  // So long a change of pages takes to be looked at.
  await page.waitForTimeout(1500);
}

async function flood(page: Page): Promise<void> {
  await page.evaluate(() => {
    const names = ['toggleSidebar', 'closeSidebar', 'lookAgain', 'describePage', 'pageChanged', 'mintFrameToken'];
    const added = ['openPanel', 'frameSpeaks', 'keepPlace', 'keepInPanel', 'hideHere', 'muteBeside', 'pressApart'];
    const more = ['hideSite', 'markArticle', 'followCoin', 'readComments', 'putSettings', 'wipeEverything'];
    const payload = { open: 'toggle', stay: false, secret: '', coinId: 'dogecoin', returnFocus: true };
    const channel = new BroadcastChannel('coinside');
    for (let round = 0; round < 300; round++) {
      for (const name of [...names, ...added, ...more]) {
        window.postMessage({ name, payload }, '*');
        document.dispatchEvent(new CustomEvent(name, { detail: { name, payload } }));
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
        channel.postMessage({ name, payload });
      }
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }
    // A page may send to an extension only where that says so in its manifest.
    const { runtime } =
      (window as { chrome?: { runtime?: { sendMessage?: (...given: unknown[]) => void } } }).chrome ?? {};
    runtime?.sendMessage?.('coinside', { name: 'wipeEverything', payload: {} });
  });
}
