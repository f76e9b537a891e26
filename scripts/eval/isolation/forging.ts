import type { Page } from '@playwright/test';
import type { Attack } from './attack.ts';
import { keepOut } from './presses.ts';

/** Attacks that make up what only the reader or we could say: events, messages, a choice. */
export const FORGING: readonly Attack[] = [
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
export async function changeChoice(page: Page): Promise<void> {
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
  // So long may a change of pages take to be looked at: four seconds until the page is quiet, two until it is idle.
  await page.waitForTimeout(6500);
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
