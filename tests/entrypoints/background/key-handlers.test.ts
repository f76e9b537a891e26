import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { admit, type Sender } from '../../../lib/messages/gate.ts';
import { readCoinGeckoKey, refuseCoinGeckoKey, writeCoinGeckoKey } from '../../../lib/settings/coingecko-key.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { fakeNetwork, MARKETS_HOST, marketsReply } from '../../support/fake-network.ts';

const sender: Sender = {};
const KEY = 'CG-of-the-reader-x4Tz';

const put = (key: string | null) => fromSurfaces.putCoinGeckoKey({ key }, sender);
const get = () => fromSurfaces.getCoinGeckoKey({}, sender);

beforeEach(async () => {
  fakeBrowser.reset();
  await useCatalogue();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  // The packaged catalogue, which the ticker reads for names.
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path: string) => `chrome-extension://own/${path}`);
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin'] }));
});

describe('the reader’s own key', () => {
  it('is tried at once when it is saved, and only its ending comes back', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571 }, Date.now()) });
    expect(await get()).toEqual({ state: 'none', ending: null });
    const answer = await put(KEY);
    expect(answer).toEqual({ ok: true, key: { state: 'in-use', ending: 'x4Tz' } });
    expect(network.sent.map(({ headers }) => headers.get('x-cg-demo-api-key'))).toContain(KEY);
    expect(JSON.stringify([answer, await get()])).not.toContain(KEY);
  });

  it('that CoinGecko does not accept is told in the answer itself', async () => {
    fakeNetwork({ [MARKETS_HOST]: () => new Response('', { status: 401 }) });
    expect(await put(KEY)).toEqual({ ok: true, key: { state: 'refused', ending: 'x4Tz' } });
    expect(await get()).toEqual({ state: 'refused', ending: 'x4Tz' });
  });

  it('of another plan is told as one', async () => {
    fakeNetwork({ [MARKETS_HOST]: () => Response.json({ status: { error_code: 10_010 } }, { status: 400 }) });
    expect(await put(KEY)).toEqual({ ok: true, key: { state: 'other-plan', ending: 'x4Tz' } });
    expect(await get()).toEqual({ state: 'other-plan', ending: 'x4Tz' });
  });

  it.each(['', 'short', 'has a space in it', 'CG-line\nbreak: x', 'x'.repeat(101)])(
    'is not changed for one that cannot be a key: %j',
    async (key) => {
      await writeCoinGeckoKey(KEY);
      const network = fakeNetwork({});
      expect(await put(key)).toEqual({ ok: false, reason: 'malformed' });
      expect(await readCoinGeckoKey()).toEqual({ key: KEY, isRefused: false });
      expect(network.sent.filter(({ url }) => url.includes(MARKETS_HOST))).toEqual([]);
    },
  );

  it.each([null, 'CG-the-next-one-0000'])(
    'that is refused just as it gives way to %j does not come back',
    async (next) => {
      await writeCoinGeckoKey(KEY);
      await Promise.all([refuseCoinGeckoKey(KEY, false), writeCoinGeckoKey(next)]);
      expect(await readCoinGeckoKey()).toEqual(next && { key: next, isRefused: false });
    },
  );

  it('goes when it is taken away, and asks for nothing', async () => {
    await writeCoinGeckoKey(KEY);
    const network = fakeNetwork({});
    expect(await put(null)).toEqual({ ok: true, key: { state: 'none', ending: null } });
    expect(await readCoinGeckoKey()).toBeNull();
    expect(network.sent.filter(({ url }) => url.includes(MARKETS_HOST))).toEqual([]);
  });

  it('goes with everything when everything is wiped, and is in no exported file', async () => {
    await writeCoinGeckoKey(KEY);
    fakeNetwork({});
    expect((await fromSurfaces.exportEverything({}, sender)).json).not.toContain(KEY);
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    expect(await readCoinGeckoKey()).toBeNull();
  });

  it('is taken from our own pages only, and never longer than a key could be', () => {
    const message = { name: 'putCoinGeckoKey', payload: { key: KEY } };
    expect(admit(message, 'surface').ok).toBe(true);
    expect(admit({ ...message, payload: { key: null } }, 'surface').ok).toBe(true);
    expect(admit(message, 'content').ok).toBe(false);
    expect(admit(message, 'sidebar').ok).toBe(false);
    expect(admit({ name: 'getCoinGeckoKey', payload: {} }, 'sidebar').ok).toBe(false);
    expect(admit({ ...message, payload: { key: 'x'.repeat(1_001) } }, 'surface').ok).toBe(false);
    expect(admit({ ...message, payload: { key: 7 } }, 'surface').ok).toBe(false);
  });
});
