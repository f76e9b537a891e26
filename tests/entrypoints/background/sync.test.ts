import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { exchange } from '../../../entrypoints/background/sync.ts';
import type { Alert } from '../../../lib/domain/alert.ts';
import { type OwnFeed, ownFeedId } from '../../../lib/domain/own-feed.ts';
import { changeAlerts, readAlerts } from '../../../lib/settings/alerts-store.ts';
import { writeCoinGeckoKey } from '../../../lib/settings/coingecko-key.ts';
import { changeOwnFeeds, readOwnFeeds } from '../../../lib/settings/own-feeds-store.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import type { SettingsPatch } from '../../../lib/settings/settings.ts';
import { QUOTA, sizeOf } from '../../../lib/sync/chunks.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { servePackage } from '../../support/stored-articles.ts';

const START = Date.UTC(2026, 10, 29, 12);
const sender = {};

/** Browsers of one reader: each has its own storage, all of them one that is synced. */
const devices = new Map<string, Record<string, unknown>>();
let active = '';

async function on(device: string): Promise<void> {
  if (active) devices.set(active, await fakeBrowser.storage.local.get(null));
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.local.set(devices.get(device) ?? {});
  active = device;
}

/** Half a minute later on every device: sending has its pauses. */
async function exchangeOn(device: string): Promise<void> {
  vi.setSystemTime(Date.now() + 30_000);
  await on(device);
  await exchange();
}

async function everywhere(...names: string[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const name of names) await exchangeOn(name);
}

const choose = (patch: SettingsPatch) => changeSettings(() => patch);
const switchOn = () => fromSurfaces.putSync({ on: true, deleteCopy: false }, sender);
const view = () => fromSurfaces.getSync({}, sender);

const feed = (host: string): OwnFeed => {
  const url = `https://${host}/feed.xml`;
  return {
    id: ownFeedId(url),
    url,
    name: `Notes of ${host}`,
    siteHost: host,
    kind: 'feed',
    language: 'en',
    folder: 'Mine',
    addedAt: START,
  };
};

const alert = (id: string, level: number): Alert => ({
  id: id.padStart(32, '0'),
  coinId: 'bitcoin',
  currency: 'usd',
  condition: { kind: 'above', level },
  repeat: 'once',
  expiresAt: null,
  snoozedUntil: null,
  createdAt: START,
  note: null,
});

async function addAlert(made: Alert): Promise<void> {
  const state = { armed: { up: true, down: null }, lastFiredAt: null, spentAt: null, seenAsOf: START };
  await changeAlerts((current) => [{ ...current, alerts: [...current.alerts, { alert: made, state }] }, null]);
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  fakeBrowser.reset();
  devices.clear();
  active = '';
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  servePackage();
  await useCatalogue();
  await clearDatabase();
  await on('desk');
});

/** Two devices that share: the desk’s choices came first. */
async function share(): Promise<void> {
  await choose({ watchlist: ['bitcoin', 'monero'], currency: 'eur' });
  await switchOn();
  await on('lap');
  await switchOn();
  await everywhere('desk', 'lap');
}

describe('what is changed right after a sending', () => {
  it('goes out some seconds later, by the timer of a browser, which refuses to be called as another object’s', async () => {
    const later: (() => void)[] = [];
    vi.stubGlobal('setTimeout', function (this: unknown, run: () => void) {
      if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
      later.push(run);
    });
    vi.resetModules();
    const { fromSyncPage, exchange: exchangeNow } = await import('../../../entrypoints/background/sync.ts');
    vi.unstubAllGlobals();
    await fromSyncPage.putSync({ on: true, deleteCopy: false });
    await choose({ currency: 'eur' });
    await exchangeNow();
    expect(await fromSyncPage.getSync()).toMatchObject({ trouble: null });
    expect(later).toHaveLength(1);
    vi.setSystemTime(START + 10_000);
    later[0]?.();
    await vi.waitFor(async () => expect(JSON.stringify(await fakeBrowser.storage.sync.get(null))).toContain('"eur"'));
  });
});

it('what fails is heard where the background listens, though the script that syncs has a log of its own', async () => {
  vi.resetModules();
  const { fromSyncPage, exchange: exchangeNow } = await import('../../../entrypoints/background/sync.ts');
  const bug = vi.spyOn((await import('../../../lib/log.ts')).log, 'bug').mockReturnValue();
  vi.resetModules();
  const { createSync } = await import('../../../lib/sync/exchange.ts');
  vi.spyOn((await import('../../../lib/log.ts')).log, 'bug').mockReturnValue();
  const { coinsideSafekeeping } = globalThis as { coinsideSafekeeping?: unknown };
  vi.stubGlobal('coinsideSafekeeping', () => ({ createSync }));
  await fromSyncPage.putSync({ on: true, deleteCopy: false });
  vi.stubGlobal('coinsideSafekeeping', coinsideSafekeeping);
  vi.spyOn(fakeBrowser.storage.sync, 'get').mockRejectedValueOnce(new Error('no storage'));
  await exchangeNow();
  expect(bug.mock.calls).toEqual([['sync', new Error('no storage')]]);
});

describe('a device that joins', () => {
  it('takes over what is shared, and adds nothing that nobody chose', async () => {
    await share();
    await on('lap');
    expect(await readSettings()).toMatchObject({ watchlist: ['bitcoin', 'monero'], currency: 'eur' });
    await on('desk');
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero']);
  });

  it('adds its own list, alerts and sources, and gives way where both say something else', async () => {
    await choose({ watchlist: ['bitcoin', 'monero'], currency: 'eur' });
    await switchOn();
    await on('lap');
    await choose({ watchlist: ['zcash', 'bitcoin'], currency: 'gbp', tickerDensity: 'compact' });
    await addAlert(alert('a1', 90_000));
    await changeOwnFeeds((current) => [{ ...current, feeds: [feed('lap.example')] }, null]);
    await switchOn();
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      const settings = await readSettings();
      expect(settings).toMatchObject({ currency: 'eur', tickerDensity: 'compact' });
      expect(settings.watchlist.toSorted()).toEqual(['bitcoin', 'monero', 'zcash']);
      expect((await readAlerts()).alerts.map((one) => one.alert)).toEqual([alert('a1', 90_000)]);
      expect((await readOwnFeeds()).feeds).toEqual([feed('lap.example')]);
    }
  });

  it('knows nothing yet of what an alert of another device has seen', async () => {
    await share();
    await on('desk');
    await addAlert(alert('a1', 90_000));
    await everywhere('desk', 'lap');
    await on('lap');
    expect((await readAlerts()).alerts[0]?.state).toMatchObject({ armed: { up: null }, seenAsOf: null });
    await on('desk');
    expect((await readAlerts()).alerts[0]?.state).toMatchObject({ armed: { up: true }, seenAsOf: START });
  });
});

describe('two devices that change while offline', () => {
  it('both have their way, and what was removed is removed on both', async () => {
    await share();
    await on('desk');
    await choose({ watchlist: ['bitcoin', 'monero', 'solana'], quietHours: { from: 60, to: 120 } });
    await on('lap');
    await choose({ watchlist: ['bitcoin', 'cardano'], tickerWindow: '7d' });
    await everywhere('lap', 'desk');
    for (const device of ['desk', 'lap']) {
      await on(device);
      const settings = await readSettings();
      expect(settings.watchlist.toSorted()).toEqual(['bitcoin', 'cardano', 'solana']);
      expect(settings).toMatchObject({ quietHours: { from: 60, to: 120 }, tickerWindow: '7d' });
    }
  });

  it('keep the order that one of them made', async () => {
    await choose({ watchlist: ['bitcoin', 'monero', 'solana', 'cardano'] });
    await switchOn();
    await on('lap');
    await switchOn();
    await everywhere('desk', 'lap');
    await on('desk');
    await choose({ watchlist: ['cardano', 'bitcoin', 'monero', 'solana'] });
    await on('lap');
    await choose({ watchlist: ['bitcoin', 'monero', 'zcash', 'solana', 'cardano'] });
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect((await readSettings()).watchlist).toEqual(['cardano', 'bitcoin', 'monero', 'zcash', 'solana']);
    }
  });

  it('agree where one’s clock is years ahead, and the other’s later change still counts', async () => {
    await share();
    await on('lap');
    vi.setSystemTime(Date.UTC(2043, 0));
    await choose({ currency: 'jpy' });
    await exchange();
    vi.setSystemTime(START + 3_600_000);
    await exchangeOn('desk');
    expect((await readSettings()).currency).toBe('jpy');
    await choose({ currency: 'chf' });
    await everywhere('desk', 'lap');
    await on('lap');
    expect((await readSettings()).currency).toBe('chf');
  });
});

describe('what stays on the device', () => {
  it('is in no synced entry: keys, sites, marks, what alerts saw', async () => {
    await writeCoinGeckoKey('CG-secretsecret');
    await choose({
      watchlist: ['bitcoin'],
      hiddenSites: ['hidden.example'],
      sidebarSites: ['chosen.example'],
      hideNumbers: true,
      mutes: [
        { kind: 'word', value: 'airdrop', since: START },
        { kind: 'article', value: '0123456789abcdef', since: START },
      ],
    });
    await addAlert(alert('a1', 90_000));
    await switchOn();
    const text = JSON.stringify(await fakeBrowser.storage.sync.get(null));
    expect(text).toContain('w:bitcoin');
    expect(text).toContain('airdrop');
    for (const word of ['CG-secret', 'hidden.example', 'chosen.example', 'hideNumbers', '0123456789abcdef', 'seenAsOf'])
      expect(text).not.toContain(word);
    await on('lap');
    await choose({ hiddenSites: ['lap.example'], sidebarSites: ['own.example'] });
    await switchOn();
    expect(await readSettings()).toMatchObject({ hiddenSites: ['lap.example'], sidebarSites: ['own.example'] });
  });

  it('nothing is shared before sync is switched on', async () => {
    await choose({ watchlist: ['bitcoin'] });
    await exchange();
    expect(await fakeBrowser.storage.sync.get(null)).toEqual({});
    expect(await view()).toMatchObject({ on: false, sentAt: null });
  });
});

describe('switching off', () => {
  it('with the copy kept touches nothing, and on again goes on where it was', async () => {
    await share();
    await on('lap');
    await fromSurfaces.putSync({ on: false, deleteCopy: false }, sender);
    await on('desk');
    await choose({ watchlist: ['bitcoin'] });
    await exchangeOn('desk');
    await exchangeOn('lap');
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero']);
    await switchOn();
    expect((await readSettings()).watchlist).toEqual(['bitcoin']);
  });

  it('with the copy deleted leaves no choice behind, and other devices stop and say so', async () => {
    await share();
    await on('desk');
    await fromSurfaces.putSync({ on: false, deleteCopy: true }, sender);
    expect(Object.keys(await fakeBrowser.storage.sync.get(null))).toEqual(['gone']);
    await exchangeOn('lap');
    expect(await view()).toMatchObject({ on: false, trouble: 'gone' });
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero']);
    expect(Object.keys(await fakeBrowser.storage.sync.get(null))).toEqual(['gone']);
  });

  it('with the copy deleted goes on where it failed or was ended, and nothing puts the copy back', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await share();
    await on('desk');
    const removing = vi.spyOn(fakeBrowser.storage.sync, 'remove').mockRejectedValue(new Error('MAX_WRITE_OPERATIONS'));
    const deleting = fromSurfaces.wipeEverything({ deleteCopy: true, keepBackups: false }, sender);
    await expect(deleting).rejects.toThrow('MAX_WRITE');
    expect(await view()).toMatchObject({ on: true, hasCopy: true });
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero']);
    removing.mockRestore();
    // Another device is first to see it.
    await exchangeOn('lap');
    expect(await view()).toMatchObject({ on: false, trouble: 'gone', hasCopy: false });
    await exchangeOn('desk');
    // It was this one that deleted it.
    expect(await view()).toMatchObject({ on: false, trouble: null });
    expect(Object.keys(await fakeBrowser.storage.sync.get(null))).toEqual(['gone']);
    vi.mocked(console.warn).mockRestore();
  });

  it('leaves a copy that was kept deletable, by the switch and by a wipe', async () => {
    await share();
    for (const remove of [
      () => fromSurfaces.putSync({ on: false, deleteCopy: true }, sender),
      () => fromSurfaces.wipeEverything({ deleteCopy: true, keepBackups: false }, sender),
    ]) {
      await on('desk');
      await switchOn();
      await fromSurfaces.putSync({ on: false, deleteCopy: false }, sender);
      expect(await view()).toMatchObject({ on: false, hasCopy: true });
      await remove();
      expect(await view()).toMatchObject({ on: false, hasCopy: false });
      expect(Object.keys(await fakeBrowser.storage.sync.get(null))).toEqual(['gone']);
    }
  });

  it('on again begins with nothing that was left of a deleted copy', async () => {
    await share();
    const left = await fakeBrowser.storage.sync.get(null);
    await on('desk');
    await fromSurfaces.putSync({ on: false, deleteCopy: true }, sender);
    await fakeBrowser.storage.sync.set(left);
    await choose({ watchlist: ['zcash'] });
    await switchOn();
    expect((await readSettings()).watchlist).toEqual(['zcash']);
    expect(await fakeBrowser.storage.sync.get('gone')).toEqual({});
  });

  it('comes with a wipe, which no other device takes for removals', async () => {
    await share();
    await on('lap');
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    await exchangeOn('lap');
    expect(await view()).toMatchObject({ on: false });
    await exchangeOn('desk');
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero']);
  });
});

describe('trouble', () => {
  it('more than fits is told, not sent, and touches nothing here', async () => {
    await share();
    await on('desk');
    const many = Array.from({ length: 300 }, (_, n) => ({
      ...feed(`host-${n}.example`),
      name: `${n} `.padEnd(200, 'long name '),
      folder: 'f'.repeat(120),
    }));
    await changeOwnFeeds((current) => [{ ...current, feeds: many }, null]);
    const before = await fakeBrowser.storage.sync.get(null);
    await exchangeOn('desk');
    const told = await view();
    expect(told).toMatchObject({ on: true, trouble: 'full' });
    expect(told.bytes).toBeGreaterThan(QUOTA.all);
    expect(await fakeBrowser.storage.sync.get(null)).toEqual(before);
    expect((await readOwnFeeds()).feeds).toEqual(many);
    await changeOwnFeeds((current) => [{ ...current, feeds: many.slice(0, 10) }, null]);
    await exchangeOn('desk');
    expect(await view()).toMatchObject({ trouble: null });
  });

  it('300 sources, 100 coins and 30 alerts fit', async () => {
    const coins = Array.from({ length: 100 }, (_, n) => `some-ordinary-coin-${n}`);
    await choose({ watchlist: coins });
    const many = Array.from({ length: 300 }, (_, n) => feed(`blog-number-${n}.publisher.example`));
    await changeOwnFeeds((current) => [{ ...current, feeds: many }, null]);
    for (let n = 0; n < 30; n++) await addAlert(alert(`b${n}`, 90_000 + n));
    await switchOn();
    const stored = await fakeBrowser.storage.sync.get(null);
    expect(await view()).toMatchObject({ trouble: null });
    for (const [key, value] of Object.entries(stored)) expect(sizeOf(key, value)).toBeLessThan(QUOTA.entry);
    await on('lap');
    // The same list on both takes the room of one, also where it was made at another time.
    await changeOwnFeeds((current) => [
      { ...current, feeds: many.map((one) => ({ ...one, addedAt: one.addedAt + 1 })) },
      null,
    ]);
    await switchOn();
    expect(await view()).toMatchObject({ trouble: null });
    expect(await fakeBrowser.storage.sync.get(null)).toEqual(stored);
    expect((await readOwnFeeds()).feeds.map(({ url }) => url).toSorted()).toEqual(
      many.map(({ url }) => url).toSorted(),
    );
    expect((await readSettings()).watchlist).toEqual(coins);
  });

  it.each([
    ['QUOTA_BYTES quota exceeded', 'full'],
    ['This request exceeds the MAX_WRITE_OPERATIONS_PER_MINUTE quota.', 'busy'],
    ['the disk is gone', 'failed'],
  ])('a browser that answers “%s” is told as %s, and tried again', async (words, trouble) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await share();
    await on('desk');
    await choose({ watchlist: ['bitcoin', 'dogecoin'] });
    const failing = vi.spyOn(fakeBrowser.storage.sync, 'set').mockRejectedValueOnce(new Error(words));
    await exchangeOn('desk');
    expect(await view()).toMatchObject({ on: true, trouble });
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'dogecoin']);
    await exchangeOn('desk');
    expect(await view()).toMatchObject({ trouble: null });
    failing.mockRestore();
    vi.mocked(console.warn).mockRestore();
  });

  it('a newer program’s copy is left alone and told', async () => {
    await share();
    const stored = await fakeBrowser.storage.sync.get(null);
    const [key] = Object.keys(stored) as [string];
    await fakeBrowser.storage.sync.set({ [key]: { v: 2, other: 'form' } });
    const before = await fakeBrowser.storage.sync.get(null);
    await on('desk');
    await choose({ watchlist: ['dogecoin'] });
    await exchangeOn('desk');
    expect(await view()).toMatchObject({ on: true, trouble: 'newer' });
    expect(await fakeBrowser.storage.sync.get(null)).toEqual(before);
    expect((await readSettings()).watchlist).toEqual(['dogecoin']);
  });

  it('sends at most every ten seconds, and then everything at once', async () => {
    await share();
    await on('desk');
    const sending = vi.spyOn(fakeBrowser.storage.sync, 'set');
    vi.setSystemTime(Date.now() + 60_000);
    for (const coin of ['solana', 'cardano', 'zcash']) {
      await changeSettings(({ watchlist }) => ({ watchlist: [...watchlist, coin] }));
      await exchange();
    }
    expect(sending).toHaveBeenCalledTimes(1);
    await everywhere('desk', 'lap');
    expect(sending).toHaveBeenCalledTimes(2);
    await on('lap');
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero', 'solana', 'cardano', 'zcash']);
    sending.mockRestore();
  });

  it('settings that were lost here are not taken for removals: they come back', async () => {
    await share();
    await on('desk');
    await fakeBrowser.storage.local.remove('settings');
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect(await readSettings()).toMatchObject({ watchlist: ['bitcoin', 'monero'], currency: 'eur' });
    }
  });

  it('a worker that dies before it put what came in place does so at its next exchange', async () => {
    await share();
    await on('desk');
    await choose({ watchlist: ['bitcoin', 'monero', 'solana'] });
    await exchangeOn('desk');
    vi.spyOn(console, 'warn').mockReturnValue();
    await on('lap');
    // What it remembers is written, and then nothing more.
    const write = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
    let left = 1;
    const writing = vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items: object) => {
      if (left-- <= 0) throw new Error('killed');
      await write(items as Record<string, unknown>);
    });
    await exchange();
    writing.mockRestore();
    vi.mocked(console.warn).mockRestore();
    await exchangeOn('lap');
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero', 'solana']);
    await everywhere('desk', 'lap');
    await on('desk');
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero', 'solana']);
  });
});

describe('more on two devices than one may have', () => {
  const words = (start: string, since: number): SettingsPatch => ({
    mutes: Array.from({ length: 150 }, (_, n) => ({ kind: 'word', value: `${start} ${n}`, since: since + n })),
  });
  const sharedWords = async (): Promise<number> =>
    JSON.stringify(await fakeBrowser.storage.sync.get(null)).match(/"m:word/g)?.length ?? 0;

  it.each([0, 1, 2, 3, 4])('is not removed where the worker dies after %d writings', async (writings) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await share();
    await on('desk');
    await choose(words('desk', START));
    // The later ones are left out where there is room for 200 alone.
    await on('lap');
    await choose({ ...words('lap', START + 1_000), watchlist: ['bitcoin'] });
    await exchangeOn('desk');
    await on('lap');
    vi.setSystemTime(Date.now() + 30_000);
    const write = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
    let left = writings;
    const writing = vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items: object) => {
      if (left-- <= 0) throw new Error('killed');
      await write(items as Record<string, unknown>);
    });
    await exchange();
    writing.mockRestore();
    vi.mocked(console.warn).mockRestore();
    await everywhere('lap', 'desk');
    expect(await sharedWords()).toBe(300);
    for (const device of ['desk', 'lap']) {
      await on(device);
      const { mutes, watchlist } = await readSettings();
      expect(mutes).toHaveLength(200);
      expect(watchlist).toEqual(['bitcoin']);
    }
  });
});

describe('a coin that goes by another id now', () => {
  it.each(['desk', 'lap'])('and that is removed on %s stays removed', async (remover) => {
    await choose({ watchlist: ['bitcoin', 'polygon-ecosystem-token'] });
    await switchOn();
    await on('lap');
    // As it was chosen before the rename.
    const old = await readSettings();
    await fakeBrowser.storage.local.set({ settings: { ...old, watchlist: ['bitcoin', 'matic-network'] } });
    await switchOn();
    await everywhere('desk', 'lap');
    await on(remover);
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'polygon-ecosystem-token']);
    await choose({ watchlist: ['bitcoin'] });
    await everywhere(remover, remover === 'desk' ? 'lap' : 'desk');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect((await readSettings()).watchlist).toEqual(['bitcoin']);
    }
    expect(JSON.stringify(await fakeBrowser.storage.sync.get(null))).not.toMatch(/polygon|matic/);
  });
});

describe('coins that two devices add at the same time', () => {
  it('can be moved by either, and stay where they were put', async () => {
    await share();
    await on('desk');
    await choose({ watchlist: ['bitcoin', 'monero', 'solana'] });
    await on('lap');
    await choose({ watchlist: ['bitcoin', 'monero', 'cardano'] });
    await everywhere('lap', 'desk');
    for (const list of [
      ['bitcoin', 'monero', 'solana', 'cardano'],
      ['cardano', 'bitcoin', 'monero', 'solana'],
      ['bitcoin', 'monero', 'cardano', 'solana'],
    ]) {
      await on('desk');
      await choose({ watchlist: list });
      await everywhere('desk', 'lap');
      for (const device of ['desk', 'lap']) {
        await on(device);
        expect((await readSettings()).watchlist).toEqual(list);
      }
    }
  });
});

describe('choices that cannot be read whole on one device', () => {
  it.each([
    ['of a newer program', { version: 9, watchlist: { ofLater: 'times' }, currency: 'eur' }],
    ['damaged', { version: 8, watchlist: 'x', currency: 'eur' }],
  ])('%s are no change of the reader’s, and come back from what is shared', async (_what, settings) => {
    await share();
    await on('desk');
    await fakeBrowser.storage.local.set({ settings });
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect(await readSettings()).toMatchObject({ watchlist: ['bitcoin', 'monero'], currency: 'eur' });
    }
    await on('desk');
    await choose({ watchlist: ['bitcoin'] });
    await everywhere('desk', 'lap');
    await on('lap');
    expect((await readSettings()).watchlist, 'and what is changed then counts').toEqual(['bitcoin']);
  });

  it('also where something was written over it before the exchange, as every round of prices does', async () => {
    await share();
    await on('desk');
    await addAlert(alert('a1', 90_000));
    await addAlert(alert('a2', 91_000));
    await everywhere('desk', 'lap');
    await on('desk');
    const { alerts, settings } = await fakeBrowser.storage.local.get<{
      alerts: { alerts: unknown[] };
      settings: object;
    }>(['alerts', 'settings']);
    await fakeBrowser.storage.local.set({
      alerts: { ...alerts, alerts: [alerts.alerts[0], { alert: 'x' }] },
      settings: { ...settings, watchlist: 'x' },
    });
    await changeAlerts((current) => [{ ...current, alerts: [...current.alerts] }, null]);
    await choose({ tickerDensity: 'compact' });
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect((await readAlerts()).alerts).toHaveLength(2);
      expect(await readSettings()).toMatchObject({ watchlist: ['bitcoin', 'monero'], tickerDensity: 'compact' });
    }
    await on('desk');
    await choose({ watchlist: ['bitcoin'] });
    await changeAlerts((current) => [{ ...current, alerts: current.alerts.slice(0, 1) }, null]);
    await everywhere('desk', 'lap');
    await on('lap');
    expect((await readAlerts()).alerts, 'and what is removed then counts').toHaveLength(1);
    expect((await readSettings()).watchlist).toEqual(['bitcoin']);
  });

  it('a choice that was not sent yet outlives the damage', async () => {
    await share();
    await on('desk');
    await choose({ currency: 'gbp' });
    const { settings } = await fakeBrowser.storage.local.get<{ settings: object }>('settings');
    await fakeBrowser.storage.local.set({ settings: { ...settings, watchlist: 'x' } });
    await everywhere('desk', 'lap');
    await on('lap');
    expect(await readSettings()).toMatchObject({ watchlist: ['bitcoin', 'monero'], currency: 'gbp' });
  });

  it('alerts alone that are gone come back', async () => {
    await share();
    await on('desk');
    await addAlert(alert('a1', 90_000));
    await everywhere('desk', 'lap');
    await on('desk');
    await fakeBrowser.storage.local.remove('alerts');
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect((await readAlerts()).alerts).toHaveLength(1);
    }
  });

  it('neither are alerts and sources', async () => {
    await share();
    await on('desk');
    await addAlert(alert('a1', 90_000));
    await changeOwnFeeds((current) => [{ ...current, feeds: [feed('desk.example')] }, null]);
    await everywhere('desk', 'lap');
    await on('desk');
    await fakeBrowser.storage.local.set({ alerts: { version: 1, alerts: [{ alert: 'x' }] }, ownFeeds: 'x' });
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect((await readAlerts()).alerts.map((one) => one.alert)).toEqual([alert('a1', 90_000)]);
      expect((await readOwnFeeds()).feeds).toEqual([feed('desk.example')]);
    }
  });

  it('what the reader changes of the others goes on being shared', async () => {
    await share();
    await on('desk');
    await fakeBrowser.storage.local.set({
      alerts: { version: 1, alerts: [], firings: ['x'] },
      ownFeeds: { version: 2, feeds: [], tuned: {}, later: 'thing' },
    });
    await choose({ watchlist: ['bitcoin'] });
    await everywhere('desk', 'lap');
    await on('lap');
    expect((await readSettings()).watchlist).toEqual(['bitcoin']);
    await on('desk');
    await addAlert(alert('a1', 90_000));
    await changeOwnFeeds((current) => [{ ...current, feeds: [feed('desk.example')] }, null]);
    await everywhere('desk', 'lap');
    await on('lap');
    expect((await readAlerts()).alerts.map((one) => one.alert)).toEqual([alert('a1', 90_000)]);
    expect((await readOwnFeeds()).feeds).toEqual([feed('desk.example')]);
  });
});

describe('what lies in the synced storage', () => {
  const hostile: readonly (readonly [string, unknown])[] = [
    ['no object', 7],
    ['no items', { v: 1, s: [], i: 'x' }],
    ['a stamp that is none', { v: 1, s: [['aaaaaaaa', 1e300]], i: {} }],
    ['a device that is none', { v: 1, s: [['<script>', 5]], i: {} }],
    ['an item of nobody', { v: 1, s: [['aaaaaaaa', 5]], i: { 'w:evil': [3, 5, 1] } }],
  ];

  it.each(hostile)('costs nothing here where it is %s', async (_what, value) => {
    await share();
    const all = Object.fromEntries(Array.from({ length: 32 }, (_, number) => [`share.${number}`, value]));
    await fakeBrowser.storage.sync.set(all);
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect(await readSettings()).toMatchObject({ watchlist: ['bitcoin', 'monero'], currency: 'eur' });
      expect(await view()).toMatchObject({ trouble: null });
    }
  });

  it('brings no coin, address, alert or setting here that could not be chosen', async () => {
    await share();
    const bad: Record<string, unknown> = {
      'w:a/b?c': 5,
      'w:bad-rank': 'x',
      's:currency': 'doubloons',
      's:hideNumbers': true,
      's:__proto__': { polluted: 1 },
      'f:own-0123456789abcdef': ['javascript:alert(1)', 'n', 'h', 'feed', null, '', 1],
      'f:own-0123456789abcdee': ['http://10.0.0.1/feed', 'n', 'h', 'feed', null, '', 1],
      'a:xx': ['bitcoin', 'usd', { kind: 'above', level: 1 }, 'once', null, null, 1, null],
      ['a:'.padEnd(34, '1')]: ['bitcoin', 'usd', { kind: 'above', level: -1 }, 'once', null, null, 1, null],
      'l:unheard': 1,
      'm:word <b>': ['coin', '<b>', 1],
    };
    const { shareOf } = await import('../../../lib/sync/replica.ts');
    for (const [key, value] of Object.entries(bad)) {
      const name = `share.${shareOf(key)}`;
      const before = (await fakeBrowser.storage.sync.get(name))[name] as { s?: unknown[]; i?: object } | undefined;
      const s = [['eeeeeeee', START * 1_024 + 1e9], ...(before?.s ?? [])];
      const moved = Object.entries(before?.i ?? {}).map(([one, [at, ...rest]]) => [one, [(at as number) + 1, ...rest]]);
      const i = { ...Object.fromEntries(moved), [key]: [0, START * 1_024 + 1e9, value] };
      await fakeBrowser.storage.sync.set({ [name]: { v: 1, s, i } });
    }
    await everywhere('desk', 'lap');
    for (const device of ['desk', 'lap']) {
      await on(device);
      expect(await readSettings()).toMatchObject({
        watchlist: ['bitcoin', 'monero'],
        currency: 'eur',
        hideNumbers: false,
      });
      expect((await readOwnFeeds()).feeds).toEqual([]);
      expect((await readAlerts()).alerts).toEqual([]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    }
  });

  it('what a later program shares beside is passed on untouched', async () => {
    await share();
    const { shareOf } = await import('../../../lib/sync/replica.ts');
    const key = 'z:something-new';
    const name = `share.${shareOf(key)}`;
    const before = (await fakeBrowser.storage.sync.get(name))[name] as { s?: unknown[]; i?: object } | undefined;
    const s = [...(before?.s ?? []), ['eeeeeeee', 77]];
    await fakeBrowser.storage.sync.set({
      [name]: { v: 1, s, i: { ...before?.i, [key]: [s.length - 1, 77, { any: ['thing'] }] } },
    });
    await exchangeOn('desk');
    await choose({ watchlist: ['bitcoin', 'monero', 'solana'], currency: 'gbp' });
    await everywhere('desk', 'lap');
    expect(JSON.stringify(await fakeBrowser.storage.sync.get(null))).toContain('"z:something-new":[');
  });
});
