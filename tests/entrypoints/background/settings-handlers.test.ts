import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import type { MarketTotals } from '../../../lib/domain/quote.ts';
import type { Sender } from '../../../lib/messages/gate.ts';
import { SNAPSHOT_KEY } from '../../../lib/revision.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { withFeed } from '../../../lib/settings/own-feed-changes.ts';
import { changeOwnFeeds } from '../../../lib/settings/own-feeds-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getMarket, putMarket } from '../../../lib/store/quotes.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { feedDraft } from '../../support/own-feeds.ts';
import { useCatalogue } from '../../components/catalogue.ts';

const sender: Sender = {};
const full = Array.from({ length: 500 }, (_, rank) => `coin-${rank}`);
const totals: MarketTotals = {
  currency: 'usd',
  marketCap: 3e12,
  marketCapChange24h: 1,
  btcShare: 55,
  perDollar: 1,
  source: 'coingecko',
  asOf: 1,
};

beforeEach(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  await useCatalogue();
  // The catalogue of the package; nothing here asks anybody else.
  vi.stubGlobal('fetch', async (address: string) => {
    const { pathname } = new URL(address);
    return new Response(await readFile(new URL(`../../../public${pathname}`, import.meta.url)));
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await clearDatabase();
});

describe('addCoin', () => {
  it('answers with the list as it is when that is full', async () => {
    const before = await changeSettings(() => ({ watchlist: full }));
    expect(await fromSurfaces.addCoin({ coinId: 'bitcoin' }, sender)).toEqual(before);
    expect(await readSettings()).toEqual(before);
  });
});

describe('a change that is stored', () => {
  it('is not called failed because it could not be shown', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    Object.assign(fakeBrowser.action, {
      setIcon: () => {
        throw new Error('no such icon');
      },
    });
    expect(await fromSurfaces.putSettings({ sidebarWidth: 300 }, sender)).toMatchObject({ sidebarWidth: 300 });
    expect(told).toHaveBeenCalledOnce();
  });
});

describe('switchFeed', () => {
  it('changes one switch, and two at once both', async () => {
    await changeSettings(() => ({ feeds: { decrypt: false } }));
    await Promise.all([
      fromSurfaces.switchFeed({ feedId: 'chainwire', on: true }, sender),
      fromSurfaces.switchFeed({ feedId: 'decrypt', on: true }, sender),
    ]);
    expect((await readSettings()).feeds).toMatchObject({ chainwire: true, decrypt: true });
  });
});

describe('hosts', () => {
  const origins = () => [...fakePermissions.state.origins].sort();
  const A = 'https://a.example/feed';
  const B = 'https://b.example/feed';
  const MINE = 'https://mine.example/feed';
  beforeEach(() => fakePermissions.allowOnly());
  const lend = async (url: string) => {
    await fakePermissions.api.request({ origins: [`${new URL(url).origin}/*`] });
    await fromSurfaces.lendHost({ url }, sender);
  };

  it('that were lent for a look go back, but for the one that was found and those that a feed needs', async () => {
    await changeOwnFeeds((feeds) => withFeed(feeds, feedDraft({ url: MINE }), 1));
    for (const url of [A, B, MINE]) await lend(url);
    await fromSurfaces.returnHosts({ keep: 'https://b.example/other' }, sender);
    expect(origins()).toEqual(['https://b.example/*', 'https://mine.example/*']);
    // As if the page had been closed: the next one knows nothing of it.
    await fromSurfaces.returnHosts({ keep: null }, sender);
    expect(origins()).toEqual(['https://mine.example/*']);
  });

  it('of sources that an imported file does not have go back', async () => {
    await changeOwnFeeds((feeds) => withFeed(feeds, feedDraft({ url: MINE }), 1));
    const { json } = await fromSurfaces.exportEverything({}, sender);
    await changeOwnFeeds((feeds) => withFeed(feeds, feedDraft({ url: A }), 1));
    await fakePermissions.api.request({ origins: ['https://a.example/*', 'https://mine.example/*'] });
    await fromSurfaces.importEverything({ json, undone: null }, sender);
    expect(origins()).toEqual(['https://mine.example/*']);
  });

  it('all go back when everything is wiped, built-in ones that are off by default too', async () => {
    await changeOwnFeeds((feeds) => withFeed(feeds, feedDraft({ url: MINE }), 1));
    const feeds = (await fromSurfaces.getSources({}, sender)).feeds;
    const off = feeds.find(({ on, own }) => !on && !own)!;
    await fromSurfaces.switchFeed({ feedId: off.id, on: true }, sender);
    const host = `${new URL(off.url).origin}/*`;
    await fakePermissions.api.request({ origins: [host, 'https://mine.example/*'] });
    await lend(A);
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    expect(origins()).toEqual([]);
  });

  it('of the sidebar’s sites go back with an import that has them not, and with a wipe', async () => {
    await changeSettings(() => ({ sidebarSites: ['notes.example.org'] }));
    const { json } = await fromSurfaces.exportEverything({}, sender);
    await changeSettings(() => ({ sidebarSites: ['*', 'notes.example.org', 'other.example.org'] }));
    await fakePermissions.api.request({
      origins: ['*://*/*', 'https://notes.example.org/*', 'https://other.example.org/*'],
    });
    await fromSurfaces.importEverything({ json, undone: null }, sender);
    expect(origins()).toEqual(['https://notes.example.org/*']);
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    expect(origins()).toEqual([]);
  });
});

describe('importEverything', () => {
  const fileOf = (settings: object): string =>
    JSON.stringify({ format: 'coinside-export', formatVersion: 1, settings: { version: 1, ...settings } });

  it('counts what it brought, not what was there', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum', 'sui'], feeds: { decrypt: false } }));
    const damaged = fileOf({ watchlist: ['sui', 'a b', 7, 'sui'], feeds: 'all' });
    expect(await fromSurfaces.importEverything({ json: damaged, undone: null }, sender)).toEqual({
      ok: true,
      coins: 1,
      feeds: 0,
      ownFeeds: 0,
      alerts: 0,
      saved: 0,
      added: { saved: [], read: [], texts: [] },
    });
    expect(await readSettings()).toMatchObject({ watchlist: ['sui'], feeds: { decrypt: false } });
  });

  it('stores nothing of a file that it refuses', async () => {
    await changeSettings(() => ({ watchlist: ['sui'] }));
    const before = await fakeBrowser.storage.local.get(null);
    const answer = await fromSurfaces.importEverything(
      { json: fileOf({ version: 99, watchlist: [] }), undone: null },
      sender,
    );
    expect(answer).toEqual({ ok: false, reason: 'too-new' });
    expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
  });
});

describe('wipeEverything', () => {
  it('forgets choices and what was fetched', async () => {
    await changeSettings(() => ({ hiddenSites: ['example.org'] }));
    await putMarket(totals);
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    expect((await readSettings()).hiddenSites).toEqual([]);
    expect(await getMarket('usd')).toBeNull();
    expect((await fakeBrowser.storage.local.get(SNAPSHOT_KEY))[SNAPSHOT_KEY]).toMatchObject({ market: null });
  });

  it('leaves every choice where the database could not be wiped', async () => {
    const mine = await changeSettings(() => ({ watchlist: ['sui'], hiddenSites: ['example.org'] }));
    await database();
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('the disk is gone', 'UnknownError');
    });
    await expect(fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender)).rejects.toThrow(
      'the disk is gone',
    );
    expect(await readSettings()).toEqual(mine);
  });
});
