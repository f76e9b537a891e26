import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import type { MarketTotals } from '../../../lib/domain/quote.ts';
import type { Sender } from '../../../lib/messages/gate.ts';
import { SNAPSHOT_KEY } from '../../../lib/revision.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getMarket, putMarket } from '../../../lib/store/quotes.ts';
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

describe('importEverything', () => {
  const fileOf = (settings: object): string =>
    JSON.stringify({ format: 'coinside-export', formatVersion: 1, settings: { version: 1, ...settings } });

  it('counts what it brought, not what was there', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum', 'sui'], feeds: { decrypt: false } }));
    const damaged = fileOf({ watchlist: ['sui', 'a b', 7, 'sui'], feeds: 'all' });
    expect(await fromSurfaces.importEverything({ json: damaged }, sender)).toEqual({
      ok: true,
      coins: 1,
      feeds: 0,
      alerts: 0,
    });
    expect(await readSettings()).toMatchObject({ watchlist: ['sui'], feeds: { decrypt: false } });
  });

  it('stores nothing of a file that it refuses', async () => {
    await changeSettings(() => ({ watchlist: ['sui'] }));
    const before = await fakeBrowser.storage.local.get(null);
    const answer = await fromSurfaces.importEverything({ json: fileOf({ version: 4, watchlist: [] }) }, sender);
    expect(answer).toEqual({ ok: false, reason: 'too-new' });
    expect(await fakeBrowser.storage.local.get(null)).toEqual(before);
  });
});

describe('wipeEverything', () => {
  it('forgets choices and what was fetched', async () => {
    await changeSettings(() => ({ hiddenSites: ['example.org'] }));
    await putMarket(totals);
    await fromSurfaces.wipeEverything({}, sender);
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
    await expect(fromSurfaces.wipeEverything({}, sender)).rejects.toThrow('the disk is gone');
    expect(await readSettings()).toEqual(mine);
  });
});
