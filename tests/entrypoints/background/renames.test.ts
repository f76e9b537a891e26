import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import type { Sender } from '../../../lib/messages/gate.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const sender: Sender = {};

beforeEach(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  await useCatalogue();
  fakeNetwork({});
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await clearDatabase();
});

describe('a list from before a rename', () => {
  const chosen = ['matic-network', 'bitcoin'];
  const inFile = async () => JSON.parse((await fromSurfaces.exportEverything({}, sender)).json).settings.watchlist;

  it('holds no coin twice, by whichever id it is added', async () => {
    await changeSettings(() => ({ watchlist: chosen }));
    for (const coinId of ['polygon-ecosystem-token', 'matic-network']) {
      const { watchlist } = await fromSurfaces.addCoin({ coinId }, sender);
      expect(watchlist).toEqual(['polygon-ecosystem-token', 'bitcoin']);
    }
    await fromSurfaces.addCoin({ coinId: 'maker' }, sender);
    expect((await readSettings()).watchlist).toEqual(['polygon-ecosystem-token', 'bitcoin', 'sky']);
  });

  it('is exported and imported as it was chosen', async () => {
    await changeSettings(() => ({ watchlist: chosen }));
    const { json } = await fromSurfaces.exportEverything({}, sender);
    expect(await inFile()).toEqual(chosen);
    await changeSettings(() => ({ watchlist: ['bitcoin'] }));
    expect(await fromSurfaces.importEverything({ json, undone: null }, sender)).toMatchObject({ ok: true, coins: 2 });
    expect(await inFile()).toEqual(chosen);
    expect((await fromSurfaces.getTicker({}, sender)).rows[0]).toMatchObject({
      coinId: 'polygon-ecosystem-token',
      was: { symbol: 'MATIC' },
    });
  });

  it('holds the present id after "Got it", and the ticker says nothing more', async () => {
    await changeSettings(() => ({ watchlist: chosen }));
    await fromSurfaces.acceptRename({ coinId: 'polygon-ecosystem-token' }, sender);
    expect(await inFile()).toEqual(['polygon-ecosystem-token', 'bitcoin']);
    expect((await fromSurfaces.getTicker({}, sender)).rows[0]?.was).toBeNull();
  });
});
