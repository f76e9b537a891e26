import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { fromContent, fromSidebar } from '../../../entrypoints/background/sidebar-handlers.ts';
import { forgetPlace } from '../../../entrypoints/background/private-windows.ts';
import { waitingPressKey } from '../../../lib/domain/press.ts';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { getMarks } from '../../../lib/query/article-marks.ts';
import { IN_PANEL_KEY } from '../../../lib/side-panel.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { fakeNetwork } from '../../support/fake-network.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { storeArticles } from '../../support/stored-articles.ts';

interface Told {
  readonly tabId: number;
  readonly name: string;
  readonly frameId?: number;
}

interface OpenTab {
  readonly id: number;
  readonly windowId: number;
  readonly active: boolean;
  readonly url?: string;
  readonly incognito?: boolean;
}

const bees: PageDescription = {
  url: 'https://decrypt.co/bees',
  title: 'On bees',
  text: 'Bees fly.',
  language: 'en',
  publishedAt: null,
  publishedFrom: null,
};

/** Three windows; the last one was focused last. A content script answers in tabs of pages that we may read. */
let told: Told[];
let open: OpenTab[];
beforeEach(() => {
  fakeBrowser.reset();
  told = [];
  open = [
    { id: 11, windowId: 1, active: true, url: bees.url },
    { id: 12, windowId: 1, active: false, url: 'https://decrypt.co/other' },
    { id: 21, windowId: 2, active: true, url: 'https://cointelegraph.com/x' },
    { id: 22, windowId: 2, active: false, url: 'https://decrypt.co/third' },
    { id: 31, windowId: 3, active: true },
  ];
  // The catalogue of the package, which the worker reads by `fetch` too.
  vi.stubGlobal('fetch', async (address: string) => {
    const { host, pathname } = new URL(address);
    if (host !== 'test-extension-id') throw new TypeError(`nothing is fetched from ${host}`);
    return new Response(await readFile(new URL(`../../../public${pathname}`, import.meta.url)));
  });
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  Object.assign(fakeBrowser.tabs, {
    get: async (wanted: number) => {
      const tab = open.find(({ id }) => id === wanted);
      if (!tab) throw new Error(`No tab with id: ${wanted}.`);
      return { incognito: false, ...tab };
    },
    query: async (wanted: { active?: boolean; windowId?: number; lastFocusedWindow?: boolean }) =>
      open.filter(
        ({ active, windowId }) =>
          (wanted.active === undefined || wanted.active === active) &&
          (wanted.windowId === undefined || wanted.windowId === windowId) &&
          (!wanted.lastFocusedWindow || windowId === 3),
      ),
    sendMessage: async (tabId: number, { name }: { name: string }, options: { frameId?: number } = {}) => {
      const url = open.find(({ id }) => id === tabId)?.url;
      if (!url) throw new Error('Could not establish connection. Receiving end does not exist.');
      told.push({ tabId, name, ...options });
      const values: Record<string, unknown> = { describePage: { ...bees, url }, toggleSidebar: { open: true } };
      return { ok: true, value: values[name] ?? null };
    },
  });
});

const frameIn = (tabId: number, url = 'https://decrypt.co/bees') => ({ id: 'x', url, frameId: 0, tab: { id: tabId } });
const privateTab = (id: number) => ({ id, windowId: 1, incognito: true });
const privateIn = (tabId: number, url = 'https://decrypt.co/bees') => ({
  ...frameIn(tabId, url),
  tab: privateTab(tabId),
});
const panel = { id: 'x', url: 'chrome-extension://x/sidepanel.html' };

async function bind(tabId: number): Promise<{ secret: string }> {
  const { token = '' } = (await fromContent.mintFrameToken({}, frameIn(tabId))) ?? {};
  const bound = await fromSidebar.bindFrame({ token }, frameIn(tabId));
  if (!bound) throw new Error('not bound');
  expect(told.pop()).toEqual({ tabId, name: 'frameSpeaks', frameId: 0 });
  return bound;
}

describe('the side panel', () => {
  it('shows the page in front of its own window, whichever window has the focus', async () => {
    expect(await fromSidebar.getSidebar({ windowId: 1 }, panel)).toMatchObject({ kind: 'page', host: 'decrypt.co' });
    expect(await fromSidebar.getSidebar({ windowId: 2 }, panel)).toMatchObject({ host: 'cointelegraph.com' });
    expect(await fromSidebar.getSidebar({ windowId: 3 }, panel)).toEqual({
      kind: 'unreadable',
      shown: { tabId: 31, host: '' },
    });
    expect(await fromSidebar.getSidebar({ windowId: 9 }, panel), 'closed meanwhile').toEqual({ kind: 'unbound' });
  });

  it('is not what a page of ours in a tab or in somebody’s frame claims to be', async () => {
    expect(await fromSidebar.getSidebar({ windowId: 1 }, frameIn(11, panel.url))).toEqual({ kind: 'unbound' });
  });

  it('hides the site it stands beside, and every tab of that site looks anew', async () => {
    await fromSidebar.hideSite({ windowId: 1 }, panel);
    expect((await readSettings()).hiddenSites).toEqual(['decrypt.co']);
    expect(told).toEqual([11, 12, 22].map((tabId) => ({ tabId, name: 'closeSidebar', frameId: 0 })));
    expect(await fromSidebar.getSidebar({ windowId: 1 }, panel)).toEqual({
      kind: 'hidden-site',
      host: 'decrypt.co',
      shown: { tabId: 11, host: 'decrypt.co' },
    });
    expect(await fromSidebar.getSidebar({ windowId: 2 }, panel)).toMatchObject({ kind: 'page' });
  });

  it('does nothing once another page is in front than the one it shows', async () => {
    const { shown } = await fromSidebar.getSidebar({ windowId: 1 }, panel);
    expect(shown).toEqual({ tabId: 11, host: 'decrypt.co' });
    const place = { windowId: 1, ...(shown ? { shown } : {}) };
    const [first, ...others] = open;
    open = [{ ...first!, url: 'https://other.example/' }, ...others];
    await fromSidebar.hideSite(place, panel);
    open = open.map((tab) => (tab.windowId === 1 ? { ...tab, url: bees.url, active: tab.id === 12 } : tab));
    await fromSidebar.hideSite(place, panel);
    expect((await readSettings()).hiddenSites).toEqual([]);
    open = [first!, ...others];
    await fromSidebar.hideSite(place, panel);
    expect((await readSettings()).hiddenSites).toEqual(['decrypt.co']);
  });

  it('is put back beside the page, and opens there at once', async () => {
    await fromSidebar.keepInPanel({ windowId: 1, on: true }, panel);
    expect(await fakeBrowser.storage.local.get('sidebarInPanel')).toEqual({ sidebarInPanel: true });
    told = [];
    await fromSidebar.keepInPanel({ windowId: 1, on: false }, panel);
    expect(await fakeBrowser.storage.local.get('sidebarInPanel')).toEqual({ sidebarInPanel: false });
    expect(told).toEqual([{ tabId: 11, name: 'toggleSidebar', frameId: 0 }]);
  });

  it('stays the browser’s panel where none can stand beside the page', async () => {
    Object.assign(fakeBrowser, { scripting: { executeScript: () => Promise.reject(new Error('not there')) } });
    await fromSidebar.keepInPanel({ windowId: 3, on: true }, panel);
    expect(await fromSidebar.keepInPanel({ windowId: 3, on: false }, panel)).toEqual({ moved: false });
    expect(await fakeBrowser.storage.local.get('sidebarInPanel')).toEqual({ sidebarInPanel: true });
  });

  it('is put there from a tab of our own where the press waited', async () => {
    const confirm = { id: 'x', url: 'chrome-extension://x/confirm.html', tab: { id: 40 } };
    expect(await fromSurfaces.putInPanel({ on: true, tabId: 11 }, confirm)).toEqual({ moved: true });
    expect(await fakeBrowser.storage.local.get('sidebarInPanel')).toEqual({ sidebarInPanel: true });
    expect(told).toEqual([{ tabId: 11, name: 'closeSidebar', frameId: 0 }]);
  });

  it('is asked for by a page’s content script without a change of the choice', async () => {
    for (const chosen of [undefined, false, true]) {
      const before: Record<string, boolean> = chosen === undefined ? {} : { sidebarInPanel: chosen };
      await fakeBrowser.storage.local.set(before);
      await fromContent.openPanel({}, frameIn(11));
      expect(await fakeBrowser.storage.local.get('sidebarInPanel')).toEqual(before);
    }
  });

  it('hides nothing beside a page that we may not read', async () => {
    await fromSidebar.hideSite({ windowId: 3 }, panel);
    expect((await readSettings()).hiddenSites).toEqual([]);
  });
});

describe('the frame', () => {
  it('hides its site once, and stays to say so', async () => {
    const place = await bind(11);
    await fromSidebar.hideSite(place, frameIn(11, panel.url));
    await fromSidebar.hideSite(place, frameIn(11, panel.url));
    expect((await readSettings()).hiddenSites).toEqual(['decrypt.co']);
    expect(new Set(told.map(({ tabId }) => tabId))).toEqual(new Set([12, 22]));
  });

  it('does nothing in another tab than its own', async () => {
    const place = await bind(11);
    await fromSidebar.hideSite(place, frameIn(12, panel.url));
    expect((await readSettings()).hiddenSites).toEqual([]);
    expect(await fromSidebar.getSidebar(place, frameIn(12, panel.url))).toEqual({ kind: 'unbound' });
  });

  it('has what it was not sure of wait in a tab of our own, for itself alone', async () => {
    const opened: string[] = [];
    Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => opened.push(url) });
    const place = await bind(11);
    await fromSidebar.pressApart({ ...place, press: 'p' }, frameIn(12, panel.url));
    expect(opened).toEqual([]);
    await fromSidebar.pressApart({ ...place, press: 'p' }, frameIn(11, panel.url));
    await fromSidebar.pressApart({ ...(await bind(12)), press: 'q' }, frameIn(12, panel.url));
    const ids = opened.map((url) => Number(/\/confirm\.html#(.+)$/.exec(url)?.[1]));
    expect(ids, 'none takes the place of another').toEqual([11, 12]);
    const waiting = await Promise.all(
      ids.map(async (id) => (await fakeBrowser.storage.session.get(waitingPressKey(id)))[waitingPressKey(id)]),
    );
    expect(waiting).toEqual(['p', 'q']);
  });

  it('is not clear beside a page that does not answer, or answers late', async () => {
    const place = await bind(11);
    const { sendMessage } = fakeBrowser.tabs;
    const answerAfter = (ms: number): void => {
      vi.useFakeTimers({ toFake: ['Date'] });
      Object.assign(fakeBrowser.tabs, {
        sendMessage: async () => {
          vi.setSystemTime(Date.now() + ms);
          return { ok: true, value: true };
        },
      });
    };
    expect(await fromSidebar.standsClear(place, frameIn(11, panel.url))).toBe(false);
    answerAfter(40);
    expect(await fromSidebar.standsClear(place, frameIn(11, panel.url))).toBe(true);
    answerAfter(400);
    expect(await fromSidebar.standsClear(place, frameIn(11, panel.url))).toBe(false);
    vi.useRealTimers();
    Object.assign(fakeBrowser.tabs, { sendMessage });
  });

  it('hears of another page in all frames of its tab, and a tab closed meanwhile is no failure', async () => {
    await fromContent.pageChanged({}, frameIn(12));
    await fromContent.pageChanged({}, frameIn(31));
    expect(told).toEqual([{ tabId: 12, name: 'pageChanged' }]);
  });
});

describe('marks', () => {
  const popup = { id: 'x', url: 'chrome-extension://x/popup.html' };
  const readIt = { mark: 'read', on: true } as const;
  const saveIt = { mark: 'saved', on: true } as const;
  const marksOf = async (id: string) => (await getMarks([id]))[id];
  let articleId: string;
  beforeEach(async () => {
    await clearDatabase();
    await storeArticles([{ title: 'On bees and money' }]);
    articleId = (await readAllArticles())[0]!.article.id;
  });

  it('are set and taken back from the frame and from the popup', async () => {
    const place = await bind(11);
    await fromSidebar.markArticle({ ...place, articleId, ...readIt }, frameIn(11, panel.url));
    expect(await marksOf(articleId)).toEqual({ read: true, saved: false });
    await fromSurfaces.putMark({ articleId, ...saveIt }, popup);
    expect(await marksOf(articleId)).toEqual({ read: true, saved: true });
    await fromSidebar.markArticle({ ...place, articleId, mark: 'saved', on: false }, frameIn(11, panel.url));
    await fromSurfaces.putMark({ articleId, mark: 'read', on: false }, popup);
    expect(await marksOf(articleId)).toBeUndefined();
  });

  it('are written in the order in which they came', async () => {
    const changes = [true, false, true, false].map((on) =>
      fromSurfaces.putMark({ articleId, mark: 'read', on }, popup),
    );
    await Promise.all(changes);
    expect(await marksOf(articleId)).toBeUndefined();
  });

  it('are written for a frame that was never bound, or in another tab, by nobody', async () => {
    const place = await bind(11);
    await fromSidebar.markArticle({ secret: 'guessed', articleId, ...saveIt }, frameIn(11, panel.url));
    await fromSidebar.markArticle({ ...place, articleId, ...saveIt }, frameIn(12, panel.url));
    expect(await marksOf(articleId)).toBeUndefined();
  });

  it('are written of no article that is not here', async () => {
    const answer = await fromSurfaces.putMark({ articleId: 'ffffffffffffffff', ...readIt }, popup);
    expect(answer, 'and that is told').toEqual({ done: false });
    expect(await marksOf('ffffffffffffffff')).toBeUndefined();
  });

  it('mutes from the sidebar are the asking sidebar’s alone', async () => {
    const place = await bind(11);
    const word = { kind: 'word', value: 'airdrop', on: true } as const;
    expect(await fromSidebar.muteBeside({ secret: 'guessed', ...word }, frameIn(11, panel.url))).toMatchObject({
      ok: false,
    });
    expect((await readSettings()).mutes).toEqual([]);
    expect(await fromSidebar.muteBeside({ ...place, ...word }, frameIn(11, panel.url))).toEqual({ ok: true });
    expect((await readSettings()).mutes).toMatchObject([{ kind: 'word', value: 'airdrop' }]);
  });

  it('mutes are set beside articles of private windows by none, and in options there', async () => {
    const place = await bind(11);
    open = open.map((tab) => ({ ...tab, incognito: true }));
    const article = { kind: 'article', value: articleId, on: true } as const;
    const refused = { ok: false, reason: 'private' };
    expect(await fromSidebar.muteBeside({ ...place, ...article }, frameIn(11, panel.url))).toEqual(refused);
    expect(await fromSidebar.muteBeside({ windowId: 1, ...article }, panel)).toEqual(refused);
    expect(await fromSurfaces.putMute(article, popup)).toEqual(refused);
    expect(await fromSurfaces.putMute(article, frameIn(21, 'chrome-extension://x/shelf.html'))).toEqual(refused);
    expect((await readSettings()).mutes).toEqual([]);
    expect(await fromSurfaces.putMute(article, frameIn(21, 'chrome-extension://x/options.html'))).toEqual({ ok: true });
  });

  it('are not written from private windows, whichever surface asks', async () => {
    const place = await bind(11);
    open = open.map((tab) => ({ ...tab, incognito: true }));
    for (const change of [readIt, saveIt]) {
      await fromSidebar.markArticle({ ...place, articleId, ...change }, frameIn(11, panel.url));
      await fromSidebar.markArticle({ windowId: 1, articleId, ...change }, panel);
      await fromSurfaces.putMark({ articleId, ...change }, popup);
      await fromSurfaces.putMark({ articleId, ...change }, frameIn(21, 'chrome-extension://x/options.html'));
    }
    expect(await marksOf(articleId)).toBeUndefined();
    // Nor are any taken away.
    await markRead(articleId, 1);
    await fromSurfaces.putMark({ articleId, mark: 'read', on: false }, popup);
    expect(await marksOf(articleId)).toEqual({ read: true, saved: false });
  });
});

describe('a page that asks for a handle', () => {
  const brought: number[] = [];
  beforeEach(() => {
    brought.length = 0;
    Object.assign(fakeBrowser, {
      scripting: {
        executeScript: async ({ target }: { target: { tabId: number } }) => void brought.push(target.tabId),
      },
    });
  });
  const page = {
    ...bees,
    title: 'Bitcoin and Bittensor',
    text: 'Bitcoin and Bittensor (TAO) and Ethereum. '.repeat(9),
  };
  const handle = () => fromContent.describeHandle(page, frameIn(11));

  it('gets one by what there is to say, or always, as the reader chose', async () => {
    expect(await handle()).toMatchObject({ always: false });
    expect((await handle()).coins).toBeGreaterThan(0);
    await changeSettings(() => ({ sidebarMode: 'always' }));
    expect(await handle()).toMatchObject({ always: true });
    await changeSettings(() => ({ sidebarMode: 'click' }));
    expect(await handle()).toMatchObject({ coins: 0, related: 0, always: false });
  });

  it.each([{ sidebarMode: 'click' as const }, { hiddenSites: ['decrypt.co'] }])(
    'is not even read for one where none is wanted: %j',
    async (choice) => {
      await fromContent.bringReader({ forHandle: true }, frameIn(11));
      expect(brought).toEqual([11]);
      await changeSettings(() => choice);
      await fromContent.bringReader({ forHandle: true }, frameIn(11));
      expect(brought).toEqual([11]);
      await fromContent.bringReader({ forHandle: false }, frameIn(11));
      expect(brought, 'but for an open sidebar it is').toEqual([11, 11]);
      expect(await handle()).toMatchObject({ coins: 0, related: 0, always: false });
    },
  );
});

describe('what the reader does at the handle', () => {
  it('puts it elsewhere for every page, and the sidebar with it', async () => {
    await fromContent.keepPlace({ place: { side: 'start', at: 0.2 } }, frameIn(11));
    await fromContent.keepPlace({ width: 9000 }, frameIn(11));
    expect(await readSettings()).toMatchObject({ handlePlace: { side: 'start', at: 0.2 }, sidebarWidth: 520 });
    expect(await fromContent.mintFrameToken({}, frameIn(21))).toMatchObject({ side: 'start', width: 520 });
    const view = await fromContent.describeHandle(bees, frameIn(21));
    expect(view.place).toEqual({ side: 'start', at: 0.2 });
  });

  it('hides the site that asks, in all its tabs, and no other', async () => {
    await fromContent.hideHere({}, frameIn(11));
    expect((await readSettings()).hiddenSites).toEqual(['decrypt.co']);
    expect(told.filter(({ name }) => name === 'closeSidebar').map(({ tabId }) => tabId)).toEqual([11, 12, 22]);
  });

  it('in a private window moves and follows nothing for good, and leaves the choice of the place', async () => {
    const place = await bind(11);
    open = open.map((tab) => ({ ...tab, incognito: true }));
    const before = await fakeBrowser.storage.local.get(null);
    await fromContent.keepPlace({ place: { side: 'start', at: 0.2 }, width: 400 }, privateIn(11));
    await fromSidebar.followCoin({ ...place, coinId: 'monero' }, frameIn(11, panel.url));
    await fromSidebar.followCoin({ windowId: 1, coinId: 'monero' }, panel);
    expect(await fromSidebar.keepInPanel({ ...place, on: true }, frameIn(11, panel.url))).toEqual({ moved: true });
    const confirm = { id: 'x', url: 'chrome-extension://x/confirm.html', tab: { id: 40 } };
    expect(await fromSurfaces.putInPanel({ on: true, tabId: 11 }, confirm)).toEqual({ moved: true });
    expect(told.map(({ tabId, name }) => `${name} ${tabId}`)).toEqual(['closeSidebar 11', 'closeSidebar 11']);
    expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
    await fakeBrowser.storage.local.set({ [IN_PANEL_KEY]: true });
    expect(await fromSidebar.keepInPanel({ windowId: 1, on: false }, panel), 'nor back').toEqual({ moved: true });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({ ...before, [IN_PANEL_KEY]: true });
  });

  it('in a private window reads comments that are noted nowhere', async () => {
    const articleId = '00000000000000bb';
    const thread = { api: 'https://decrypt.co/wp-json/wp/v2/comments?post=9' };
    await clearDatabase();
    await storeArticles([{ id: articleId, title: 'On bees', thread }]);
    fakePermissions.allowOnly('https://decrypt.co/*');
    const { sent } = fakeNetwork({
      'decrypt.co': () => Response.json([{ id: 1, parent: 0, post: 9, author_name: 'A' }]),
    });
    const place = await bind(11);
    const logged = async () => (await database()).count('requestLog');
    open = open.map((tab) => ({ ...tab, incognito: true }));
    expect(await fromSidebar.readComments({ ...place, articleId }, frameIn(11, panel.url))).toMatchObject({ ok: true });
    expect(sent).toHaveLength(1);
    expect(await logged()).toBe(0);
    open = open.map((tab) => ({ ...tab, incognito: false }));
    await fromSidebar.readComments({ ...place, articleId }, frameIn(11, panel.url));
    await expect.poll(logged, { message: 'of another window they are' }).toBe(1);
  });

  it('in a private window holds for that tab alone, until it closes, in memory', async () => {
    open = open.map((tab) => ({ ...tab, incognito: true }));
    const before = await fakeBrowser.storage.local.get(null);
    await fromContent.keepPlace({ place: { side: 'start', at: 0.2 } }, privateIn(11));
    await fromContent.keepPlace({ width: 9000 }, privateIn(11));
    const placeIn = async (tabId: number) => (await fromContent.describeHandle(bees, privateIn(tabId))).place;
    expect(await placeIn(11)).toEqual({ side: 'start', at: 0.2 });
    expect(await fromContent.mintFrameToken({}, privateIn(11))).toMatchObject({ side: 'start', width: 520 });
    expect(await placeIn(12), 'another tab has its own').toEqual({ side: 'end', at: 0.5 });
    expect((await fromContent.describeHandle(bees, frameIn(11))).place).toEqual({ side: 'end', at: 0.5 });
    await forgetPlace(11);
    expect(await placeIn(11)).toEqual({ side: 'end', at: 0.5 });
    expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
  });

  it('in a private window hides it in that tab alone, and writes its host nowhere', async () => {
    const place = await bind(11);
    open = open.map((tab) => ({ ...tab, incognito: true }));
    const before = await fakeBrowser.storage.local.get(null);
    await fromContent.hideHere({}, frameIn(11));
    expect(told).toEqual([]);
    await fromSidebar.hideSite(place, frameIn(11, panel.url));
    await fromSidebar.hideSite({ windowId: 1 }, panel);
    expect(told.map(({ tabId, name }) => `${name} ${tabId}`)).toEqual(['closeSidebar 11', 'closeSidebar 11']);
    expect((await readSettings()).hiddenSites).toEqual([]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
  });
});
