import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openAsChosen } from '../../../entrypoints/background/sidebar-tabs.ts';
import { fromContent, fromSidebar } from '../../../entrypoints/background/sidebar-handlers.ts';
import { IN_PANEL_KEY } from '../../../lib/side-panel.ts';

/** The browser's panel: opening one that stands there is no failure, and what toggles is there a moment later. */
const panel = vi.hoisted(() => {
  const standing = { isOpen: false };
  const later = (isOpen: boolean) => void setTimeout(() => Object.assign(standing, { isOpen }));
  return {
    standing,
    sidePanel: { open: async () => later(true) },
    sidebarAction: {
      open: async () => later(true),
      toggle: async () => later(!standing.isOpen),
      isOpen: async () => standing.isOpen,
    },
  };
});
vi.mock('../../../lib/side-panel.ts', async (original) => ({
  ...(await original<object>()),
  sidePanel: panel.sidePanel,
  sidebarAction: panel.sidebarAction,
}));

/** Of a site that the reader did not choose: no content script stands there before it is put there. */
const tab = { id: 11, windowId: 1 };
let put: number[];
let told: string[];
beforeEach(() => {
  fakeBrowser.reset();
  put = [];
  told = [];
  panel.standing.isOpen = false;
  Object.assign(fakeBrowser, {
    scripting: { executeScript: async ({ target }: { target: { tabId: number } }) => void put.push(target.tabId) },
  });
  Object.assign(fakeBrowser.tabs, {
    sendMessage: async (_tabId: number, { name }: { name: string }) => {
      if (put.length === 0) throw new Error('Could not establish connection. Receiving end does not exist.');
      told.push(name);
      return { ok: true, value: name === 'toggleSidebar' ? { open: true } : null };
    },
  });
  vi.stubGlobal('localStorage', { getItem: (key: string) => (key === IN_PANEL_KEY ? 'true' : null) });
  vi.stubGlobal('chrome', {
    storage: {
      local: { get: (key: string, told: (stored: object) => void) => told({ [key]: true }) },
    },
  });
  // The panel that stands there hears that it is to close, and goes once it said so.
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async ({ name }: { name: string }) => {
      if (name !== 'closePanel' || !panel.standing.isOpen) throw new Error('Receiving end does not exist.');
      return true;
    },
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe.each([
  ['Chromium', ''],
  ['Firefox', 'true'],
])('the key, with the browser’s own panel chosen, in %s', (_browser, isFirefox) => {
  beforeEach(() => {
    vi.stubEnv('FIREFOX', isFirefox);
  });

  it('opens the panel and reads the page in front', async () => {
    expect(await openAsChosen(tab, 'toggle')).toBe(true);
    expect(put).toEqual([11]);
    expect(told).toEqual(['relateTo']);
  });

  it('closes the one that stands there, and puts nothing into the page', async () => {
    panel.standing.isOpen = true;
    expect(await openAsChosen(tab, 'toggle')).toBe(false);
    expect(put).toEqual([]);
    expect(told).toEqual([]);
  });

  it('where the browser refuses, opens the sidebar beside the page', async () => {
    const refuse = async () => Promise.reject(new Error('may only be called from a user input handler'));
    vi.spyOn(panel.sidePanel, 'open').mockImplementation(refuse);
    vi.spyOn(panel.sidebarAction, 'toggle').mockImplementation(refuse);
    expect(await openAsChosen(tab, 'toggle')).toBe(true);
    expect(told).toEqual(['toggleSidebar']);
    vi.restoreAllMocks();
  });
});

it('beside a private page the sidebar comes back from the panel this once, and the panel stays chosen', async () => {
  const page = { id: 11, windowId: 1, incognito: true, url: 'https://decrypt.co/bees' };
  const minted: unknown[] = [];
  const askForFrame = () => fromContent.mintFrameToken({}, { id: 'x', url: page.url, frameId: 0, tab: page });
  await fakeBrowser.storage.local.set({ [IN_PANEL_KEY]: true });
  Object.assign(fakeBrowser.tabs, {
    get: async () => page,
    query: async () => [page],
    // A content script asks for its frame before it answers.
    sendMessage: async () => {
      minted.push(await askForFrame());
      return { ok: true, value: { open: minted.at(-1) !== null } };
    },
  });
  const sender = { id: 'x', url: 'chrome-extension://x/sidepanel.html' };
  expect(await fromSidebar.keepInPanel({ windowId: 1, on: false }, sender)).toEqual({ moved: true });
  expect(minted).toEqual([expect.objectContaining({ token: expect.any(String) })]);
  expect(panel.standing.isOpen).toBe(false);
  expect(await fakeBrowser.storage.local.get(IN_PANEL_KEY)).toEqual({ [IN_PANEL_KEY]: true });
  expect(await askForFrame(), 'the next press finds the panel chosen').toBeNull();
});
