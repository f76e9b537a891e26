import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  atEdge,
  edge,
  isFirefoxMissing,
  openByPointer,
  PATIENCE,
  setStage,
  sidebarFrame,
  type Stage,
} from './stage.ts';

const HOUSE = 'coinside-sidebar';
/** What is heard while nobody but the reader opens the sidebar; none of it changes anything. */
const HARMLESS =
  /^(?:bringReader|describeHandle|mintFrameToken|bindFrame|getSidebar|getOwnDiscussion|closeSidebar|standsClear)$/;

/** A page that attacks the shipped build in Firefox, by what this browser alone tells of nodes, too. */
describe.skipIf(isFirefoxMissing())('Firefox, beside a page that attacks', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => stage?.close());

  interface Heard {
    readonly name: string;
    readonly payload: Record<string, unknown>;
  }
  /** Listens along inside the extension from now on. */
  async function hear(): Promise<() => Promise<Heard[]>> {
    await stage.inside.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      chrome.runtime.onMessage.addListener((message: object, { url = '' }) => {
        // A tab of ours, such as the page of welcome, is none that a website can load.
        if (!/^moz-extension:.*\/(?!sidepanel)\w+\.html/.test(url)) heard.push(message);
      });
    });
    return () => stage.inside.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
  }

  /** The seed article with a script of its own before all else. */
  async function pageWith(script: string): Promise<Page> {
    const { seed } = stage.world.pages;
    const plain = await stage.openPage();
    const html = await plain.evaluate(async () => (await fetch(location.href)).text());
    await plain.close();
    const { host, pathname } = new URL(seed);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    const body = html.replace('<head>', `<head><script>${script}</script>`);
    stage.world.setFault({ host, path: new RegExp(`^${pathname}$`) }, { kind: 'status', status: 200, headers, body });
    return stage.openPage();
  }

  it('nodes of the closed tree, which Firefox’s events hand out, tell no address, no token and no key, and do nothing', async () => {
    const messages = await hear();
    const page = await pageWith(`
      window.nodes = [];
      window.keys = [];
      window.addresses = [];
      // As soon as the frame stands in the tree, and its window is not another origin's yet.
      const spy = () => {
        for (const iframe of nodes[0].getRootNode().querySelectorAll('iframe')) {
          addresses.push('seen', iframe.src);
          try {
            const { contentWindow } = iframe;
            contentWindow.navigation.addEventListener('navigate', ({ destination }) => addresses.push(destination.url));
            contentWindow.addEventListener('unload', () => addresses.push('left'));
          } catch {}
        }
      };
      for (const type of ['mouseover', 'mouseout', 'mousemove', 'pointerover', 'pointerdown', 'click', 'focusin', 'keydown', 'keyup', 'input'])
        addEventListener(type, (event) => {
          for (const part of ['target', 'originalTarget', 'explicitOriginalTarget', 'relatedTarget', 'rangeParent'])
            if (event[part]?.nodeType && event[part].getRootNode() instanceof ShadowRoot) if (nodes.push(event[part]) === 1) new MutationObserver(spy).observe(event[part].getRootNode(), { childList: true, subtree: true });
          if (event.key) keys.push(event.key);
        }, true);`);
    // The page has a node before the frame comes.
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    const { x, y } = await edge(page);
    await page.mouse.move(x, y);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { nodes: Node[] }).nodes.length), PATIENCE)
      .toBeGreaterThan(0);
    const minted = (): Promise<number> =>
      messages().then((all) => all.filter(({ name }) => name === 'mintFrameToken').length);
    await page.evaluate(() => {
      const { nodes } = window as unknown as { nodes: Node[] };
      const root = nodes[0]?.getRootNode() as ShadowRoot | undefined;
      for (const button of root?.querySelectorAll('button') ?? []) button.click();
    });
    expect(await minted(), 'a press that is made up opens nothing').toBe(0);
    const frame = await openByPointer(page);
    await frame.waitForSelector('[data-article-id]');
    for (const left of [x - 600, x - 300, x - 100]) await page.mouse.move(left, y);
    await page.keyboard.type('quillwort');
    const token = String((await messages()).find(({ name }) => name === 'bindFrame')?.payload['token']);
    expect(await minted()).toBe(1);
    const found = await page.evaluate(() => {
      const { nodes, keys, addresses } = window as unknown as { nodes: Node[]; keys: string[]; addresses: string[] };
      const heard = [...keys];
      const root = nodes[0]?.getRootNode() as ShadowRoot | undefined;
      const iframe = root?.querySelector('iframe');
      const read = (look: () => unknown): string => {
        try {
          return String(look());
        } catch (error) {
          return error instanceof DOMException ? error.name : String(error);
        }
      };
      // What is made up of a node in it is no press of the reader's.
      for (const button of root?.querySelectorAll('button') ?? []) {
        button.click();
        for (const type of ['pointerdown', 'pointermove', 'pointerup', 'click'])
          button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: 5, clientY: 5 }));
        for (const key of ['ArrowUp', 'Enter', ' ']) {
          button.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          button.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }));
        }
      }
      return {
        isHandedOut: root !== undefined,
        html: root?.innerHTML ?? '',
        address: read(() => iframe?.contentWindow?.location.href),
        text: read(() => iframe?.contentDocument),
        entries: performance
          .getEntries()
          .map(({ name }) => name)
          .filter((name) => name.startsWith('moz-')),
        frames: window.length,
        addresses,
        keys: heard,
      };
    });
    expect(found.isHandedOut, 'where Firefox has mended that, all the better').toBe(true);
    expect(found.html).toContain('iframe');
    expect(found.addresses, 'it sees the frame come').toContain('seen');
    expect(found.addresses.filter((one) => /:/.test(one) && one !== 'about:blank')).toEqual([]);
    for (const secret of ['moz-extension', new URL(stage.firefox.url('')).host, token])
      expect(found.html).not.toContain(secret);
    expect(found).toMatchObject({ address: 'SecurityError', text: 'null', entries: [], frames: 0, keys: [] });
    expect(await minted()).toBe(1);
    const acted = (await messages()).filter(({ name }) => !HARMLESS.test(name));
    expect(acted.map(({ name }) => name)).toEqual([]);
    stage.world.clearFaults();
    await page.close();
  });

  it('opens nothing, does nothing and gets in by no used or made-up token', async () => {
    const messages = await hear();
    const page = await stage.openPage();
    await expect.poll(() => atEdge(page), PATIENCE).toBe(HOUSE);
    const settings = await stage.store.local('settings');
    const makeUp = (): Promise<void> =>
      page.evaluate(() => {
        const house = document.querySelector<HTMLElement>('coinside-sidebar');
        const at = { bubbles: true, composed: true, clientX: innerWidth - 8, clientY: innerHeight / 2 };
        for (const target of [house, document.documentElement, document.body, document, window]) {
          for (const type of ['pointerdown', 'pointerup', 'click', 'contextmenu'])
            target?.dispatchEvent(new PointerEvent(type, at));
          for (const key of ['Escape', 'Enter', ' '])
            target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
        }
        house?.click();
        for (const name of ['toggleSidebar', 'mintFrameToken', 'hideHere', 'hideSite', 'wipeEverything', 'putSettings'])
          window.postMessage({ name, payload: { open: 'toggle', secret: null } }, '*');
      });
    await makeUp();
    const frame = await openByPointer(page);
    await frame.waitForSelector('[data-article-id]');
    expect(
      (await messages()).filter(({ name }) => name === 'mintFrameToken'),
      'by the real press alone',
    ).toHaveLength(1);
    await makeUp();
    const used = String((await messages()).find(({ name }) => name === 'bindFrame')?.payload['token']);
    expect(used).toMatch(/^[\w-]{20,}$/);
    const sidebar = stage.firefox.url('sidepanel.html');
    for (const address of [sidebar, `${sidebar}#${used}`, `${sidebar}#${'A'.repeat(22)}`]) {
      const before = new Set(page.frames());
      await page.evaluate((src) => {
        document.body.prepend(Object.assign(document.createElement('iframe'), { src, id: 'strayed' }));
      }, address);
      await expect
        .poll(async () => {
          const strayed = page.frames().find((one) => !before.has(one));
          return strayed?.evaluate(() => document.body.dataset['view']).catch(() => undefined);
        }, PATIENCE)
        .toBe('unbound');
      await page.evaluate(() => document.getElementById('strayed')?.remove());
    }
    expect(await sidebarFrame(page), 'the real one stands').not.toBeNull();
    const acted = (await messages()).filter(({ name }) => !HARMLESS.test(name));
    expect(acted.map(({ name }) => name)).toEqual([]);
    expect(await stage.store.local('settings')).toEqual(settings);
    await page.close();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
