import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepBackups } from '../../../entrypoints/background/backups.ts';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import type { AlertState } from '../../../lib/domain/alert.ts';
import type { Article } from '../../../lib/domain/article.ts';
import { changeAlerts } from '../../../lib/settings/alerts-store.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { writeCoinGeckoKey } from '../../../lib/settings/coingecko-key.ts';
import { getAllMarks as readAllMarks } from '../../../lib/store/all-marks.ts';
import { keepAside } from '../../../lib/store/carry-over.ts';
import { beginDatabaseAnew, clearDatabase, database } from '../../../lib/store/database.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { forgetSaved, saveArticle } from '../../../lib/store/saved.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { refuseWrites } from '../../support/broken-store.ts';
import { servePackage } from '../../support/stored-articles.ts';

const getAllMarks = async () => readAllMarks(await database());

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 29, 12);
const sender = {};
const idOf = (n: number) => n.toString(16).padStart(16, '0');
const piece = (n: number): Article => ({
  id: idOf(n),
  url: `https://ledger.example/${n}`,
  title: `Piece ${n}`,
  summary: 'A teaser.',
  feedId: 'decrypt',
  source: 'Decrypt',
  author: null,
  publishedAt: START,
  dateKnown: true,
  firstSeenAt: START,
  comments: null,
  label: null,
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  servePackage();
  await useCatalogue();
  await clearDatabase();
});

const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const view = () => fromSurfaces.getBackups({}, sender);
const watch = (...watchlist: string[]) => changeSettings(() => ({ watchlist }));
const changeState = (changed: Partial<AlertState>) =>
  changeAlerts((now) => [
    { ...now, alerts: now.alerts.map(({ alert, state }) => ({ alert, state: { ...state, ...changed } })) },
    null,
  ]);
const listsIn = async (): Promise<unknown[]> => {
  const { kept } = await view();
  const files = await Promise.all(kept.map(({ at }) => fromSurfaces.readBackup({ at }, sender)));
  return files.map(
    ({ json }) => (JSON.parse(json ?? 'null') as { settings: { watchlist: unknown } }).settings.watchlist,
  );
};

describe('a heartbeat', () => {
  it('copies nothing aside while nothing was chosen', async () => {
    await keepBackups();
    expect(await view()).toMatchObject({ pace: 'daily', kept: [], isOverdue: false });
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('copies everything precious aside once a day, where it changed, and keeps the last three', async () => {
    await watch('bitcoin');
    await saveArticle(piece(1), START);
    await keepBackups();
    expect((await view()).kept).toMatchObject([{ at: START, coins: 1, alerts: 0, ownFeeds: 0, saved: 1 }]);
    await watch('bitcoin', 'monero');
    later(DAY - 1);
    await keepBackups();
    expect((await view()).kept).toHaveLength(1);
    later(1);
    await keepBackups();
    expect(await listsIn()).toEqual([['bitcoin', 'monero'], ['bitcoin']]);
    // Nothing changed since: the older ones stay.
    later(DAY);
    await keepBackups();
    expect(await view()).toMatchObject({ checkedAt: START + 2 * DAY, kept: [{ at: START + DAY }, { at: START }] });
    for (const coin of ['solana', 'cardano']) {
      later(DAY);
      await watch(coin);
      await keepBackups();
    }
    expect(await listsIn()).toEqual([['cardano'], ['solana'], ['bitcoin', 'monero']]);
    expect(
      Object.keys(await fakeBrowser.storage.local.get(null)).filter((key) => key.startsWith('backup.')),
    ).toHaveLength(3);
  });

  it('goes by the pace that was chosen, and by none', async () => {
    await watch('bitcoin');
    await fromSurfaces.putBackupPace({ pace: 'off' }, sender);
    await keepBackups();
    expect((await view()).kept).toEqual([]);
    await fromSurfaces.putBackupPace({ pace: 'weekly' }, sender);
    await keepBackups();
    later(6 * DAY);
    await watch('monero');
    await keepBackups();
    expect((await view()).kept).toHaveLength(1);
    later(DAY);
    await keepBackups();
    expect((await view()).kept).toHaveLength(2);
  });

  it('is not put off for years by a clock that was wrong', async () => {
    vi.setSystemTime(Date.UTC(2045, 0));
    await watch('bitcoin');
    await keepBackups();
    vi.setSystemTime(START);
    await watch('monero');
    await keepBackups();
    expect(await listsIn()).toEqual([['monero'], ['bitcoin']]);
  });

  it('that finds the disk full says so in time, loses no backup, and tries again', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await watch('bitcoin');
    await keepBackups();
    await watch('monero');
    const writing = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('QuotaExceededError'));
    later(DAY);
    await keepBackups();
    expect((await view()).isOverdue).toBe(false);
    later(2 * DAY);
    await keepBackups();
    expect((await view()).isOverdue).toBe(true);
    expect(await listsIn()).toEqual([['bitcoin']]);
    writing.mockRestore();
    await keepBackups();
    expect(await view()).toMatchObject({ isOverdue: false });
    expect(await listsIn()).toEqual([['monero'], ['bitcoin']]);
    vi.mocked(console.warn).mockRestore();
  });

  it('writes none for what prices make of alerts, and one where an alert is spent', async () => {
    const draft = { id: null, coinId: 'ethereum', repeat: 'once', expiresAt: null, note: null } as const;
    await fromSurfaces.putAlert({ ...draft, condition: { kind: 'above', level: 1740 } }, sender);
    await keepBackups();
    for (const seenAsOf of [1, 2, 3]) {
      later(DAY);
      await changeState({ seenAsOf, armed: { up: seenAsOf % 2 === 0, down: null } });
      await keepBackups();
    }
    expect(await view()).toMatchObject({ checkedAt: START + 3 * DAY, kept: [{ at: START, alerts: 1 }] });
    later(DAY);
    await changeState({ spentAt: START });
    await keepBackups();
    expect((await view()).kept).toHaveLength(2);
  });

  it('whose first backup never succeeds is tried once an hour, and told in time', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await watch('bitcoin');
    const set = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
    let tries = 0;
    const writing = vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(async (items) => {
      if ('backup.0' in items) throw new Error(`QuotaExceededError ${++tries}`);
      await set(items);
    });
    for (let beat = 0; beat < 40; beat++) {
      await keepBackups();
      later(3 * 60_000);
    }
    expect(tries).toBe(2);
    expect((await view()).isOverdue).toBe(false);
    // A press tries at once, and tells.
    await expect(fromSurfaces.backUpNow({}, sender)).rejects.toThrow('QuotaExceededError');
    later(3 * DAY);
    await keepBackups();
    expect((await view()).isOverdue).toBe(true);
    writing.mockRestore();
    later(3_600_000);
    await keepBackups();
    expect(await view()).toMatchObject({ isOverdue: false, kept: [{ coins: 1 }] });
    vi.mocked(console.warn).mockRestore();
  });

  it('that cannot read everything waits an hour too, and says so in time', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await watch('bitcoin');
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new Error('backing store');
    });
    await keepBackups();
    later(3 * DAY);
    await keepBackups();
    expect((await view()).isOverdue).toBe(true);
    vi.restoreAllMocks();
    later(3 * 60_000);
    await keepBackups();
    expect((await view()).kept).toEqual([]);
    later(3_600_000);
    await keepBackups();
    expect((await view()).kept).toHaveLength(1);
  });

  it('takes no key along', async () => {
    await writeCoinGeckoKey('CG-secretsecret');
    await watch('bitcoin');
    await keepBackups();
    const { json } = await fromSurfaces.readBackup({ at: START }, sender);
    expect(json).toContain('bitcoin');
    expect(json).not.toContain('CG-secret');
  });
});

describe('a backup', () => {
  it('is restored as an exported file is, with the way back', async () => {
    await watch('bitcoin', 'monero');
    await saveArticle(piece(1), START);
    await keepBackups();
    await watch('dogecoin');
    await forgetSaved(idOf(1));
    const before = await fromSurfaces.exportEverything({}, sender);
    const { json } = await fromSurfaces.readBackup({ at: START }, sender);
    const answer = await fromSurfaces.importEverything({ json: json ?? '', undone: null }, sender);
    expect((await readSettings()).watchlist).toEqual(['bitcoin', 'monero']);
    expect((await getAllMarks()).saved).toHaveLength(1);
    await fromSurfaces.importEverything({ json: before.json, undone: answer.ok ? answer.added : null }, sender);
    expect((await readSettings()).watchlist).toEqual(['dogecoin']);
    expect((await getAllMarks()).saved).toEqual([]);
  });

  it('that is gone answers nothing', async () => {
    expect(await fromSurfaces.readBackup({ at: 7 }, sender)).toEqual({ json: null });
  });

  it('goes with a wipe, or stays for a way back where the reader says so', async () => {
    Object.assign(fakeBrowser.scripting, { getRegisteredContentScripts: async () => [] });
    await watch('bitcoin', 'monero');
    await keepBackups();
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: true }, sender);
    later(DAY);
    // The state of a first run is nothing that a backup would have to give way to.
    await keepBackups();
    expect(await listsIn()).toEqual([['bitcoin', 'monero']]);
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    expect((await view()).kept).toEqual([]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('monero');
  });
});

it('a heartbeat in the midst of a wipe leaves no backup of what is wiped', async () => {
  Object.assign(fakeBrowser.scripting, { getRegisteredContentScripts: async () => [] });
  await watch('bitcoin', 'monero');
  await keepBackups();
  const remove = fakeBrowser.storage.local.remove.bind(fakeBrowser.storage.local);
  let beats = 0;
  vi.spyOn(fakeBrowser.storage.local, 'remove').mockImplementation(async (keys) => {
    if (String(keys).startsWith('settings') && beats++ === 0) await keepBackups();
    await remove(keys);
  });
  await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
  vi.restoreAllMocks();
  expect(beats).toBe(1);
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain('monero');
});

describe('a database that is deleted at the reader’s word', () => {
  it('has been one that nothing could be read from: what was saved comes back from the backup, which is told', async () => {
    await watch('bitcoin');
    await saveArticle(piece(1), START);
    await keepBackups();
    const { version } = await database();
    await deleteDB('coinside');
    (await openDB('coinside', version)).close();
    await expect(fromSurfaces.getTicker({}, sender)).rejects.toThrow(/objectStore/);
    later(DAY);
    await fromSurfaces.beginAnew({}, sender);
    expect((await getAllMarks()).saved.map(({ article }) => article.title)).toEqual(['Piece 1']);
    expect((await view()).broughtBack).toMatchObject({ backupAt: START, saved: 1 });
    await expect(fromSurfaces.getTicker({}, sender)).resolves.toBeTruthy();
    expect((await readSettings()).watchlist).toEqual(['bitcoin']);
  });

  it('keeps what can be read of it, which is newer than any backup', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await saveArticle(piece(1), START);
    await keepBackups();
    await saveArticle(piece(2), START);
    await markRead(idOf(3), START);
    type Read = (this: IDBObjectStore, ...asked: unknown[]) => IDBRequest;
    const getAll = Reflect.get(IDBObjectStore.prototype, 'getAll') as Read;
    const reading = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      ...asked
    ) {
      if (this.name === 'providers') throw new DOMException('Internal error', 'UnknownError');
      return getAll.apply(this, asked);
    });
    await (await database()).put('jobs', { name: 'of the old one' } as never);
    expect(await fromSurfaces.beginAnew({}, sender)).toEqual({ isReadable: false });
    reading.mockRestore();
    const { saved, read } = await getAllMarks();
    expect([saved.length, read.length]).toEqual([2, 1]);
    expect(await (await database()).get('jobs', 'of the old one')).toBeUndefined();
  });

  it('stays as it is where it can be read again', async () => {
    await saveArticle(piece(1), START);
    await (await database()).put('jobs', { name: 'of the old one' } as never);
    expect(await fromSurfaces.beginAnew({}, sender)).toEqual({ isReadable: true });
    expect(await (await database()).get('jobs', 'of the old one')).toBeDefined();
    expect((await getAllMarks()).saved).toHaveLength(1);
  });
});

describe('a worker that dies while a database is deleted and begun anew', () => {
  const titles = async () => (await getAllMarks()).saved.map(({ article }) => article.title).sort();
  const dies = new Error('killed');

  /** One piece in the backup that was unsaved since, one that no backup has. */
  async function install(): Promise<void> {
    vi.spyOn(console, 'warn').mockReturnValue();
    await saveArticle(piece(1), START);
    await keepBackups();
    await forgetSaved(idOf(1));
    await saveArticle(piece(2), START);
  }

  /** The next worker’s heartbeats of a week in which another piece is saved and backed up; then the browser drops it all. */
  async function goOnAndLoseIt(): Promise<void> {
    later(DAY);
    await keepBackups();
    await saveArticle(piece(3), START);
    later(DAY);
    await keepBackups();
    await deleteDB('coinside');
    later(DAY);
    await keepBackups();
  }

  it('before anything is put aside: nothing has changed', async () => {
    await install();
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(dies);
    await expect(beginDatabaseAnew()).rejects.toThrow('killed');
    vi.restoreAllMocks();
    expect(await titles()).toEqual(['Piece 2']);
    expect(await fakeBrowser.storage.local.get(null)).not.toHaveProperty('carriedOver');
  });

  it('while the deletion is blocked: it goes on, and where it is lost later the newer backup comes back too', async () => {
    await install();
    const asked = vi.spyOn(indexedDB, 'deleteDatabase').mockReturnValueOnce(Reflect.construct(IDBOpenDBRequest, []));
    void beginDatabaseAnew();
    await vi.waitFor(() => expect(asked).toHaveBeenCalled());
    expect(await titles()).toEqual(['Piece 2']);
    await goOnAndLoseIt();
    expect(await titles()).toEqual(['Piece 2', 'Piece 3']);
    expect((await view()).broughtBack).toMatchObject({ saved: 2 });
    vi.restoreAllMocks();
  });

  it('while the deletion is blocked, and the reader removes all since: nothing of it is put back later', async () => {
    await install();
    await keepAside('coinside');
    await forgetSaved(idOf(2));
    await beginDatabaseAnew();
    expect(await titles()).toEqual([]);
    expect(await fakeBrowser.storage.local.get(null)).not.toHaveProperty('carriedOver');
    vi.restoreAllMocks();
  });

  it.each([
    ['once it is deleted, before the new one is made', 'open'],
    ['before anything is put back', 'get'],
    ['while it is put back', 'transaction'],
    ['before the copy is taken away', 'remove'],
    ['before it is noted that all is done', 'delete'],
  ])('%s: all is put back, and nothing of an older backup', async (_when, at) => {
    await install();
    await keepAside('coinside', true);
    await deleteDB('coinside');
    const { local } = fakeBrowser.storage;
    const fail = () => {
      throw dies;
    };
    if (at === 'open') vi.spyOn(indexedDB, 'open').mockImplementationOnce(fail).mockImplementationOnce(fail);
    if (at === 'get') vi.spyOn(local, 'get').mockRejectedValueOnce(dies);
    if (at === 'remove') vi.spyOn(local, 'remove').mockRejectedValueOnce(dies);
    if (at === 'transaction') refuseWrites({ store: 'saved', method: 'put', times: 1 }, dies);
    if (at === 'delete') vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(fail);
    await database().catch(() => undefined);
    vi.restoreAllMocks();
    vi.spyOn(console, 'warn').mockReturnValue();
    later(DAY);
    await keepBackups();
    expect(await titles()).toEqual(['Piece 2']);
    expect((await view()).broughtBack).toBeNull();
    expect(await local.get(null)).not.toHaveProperty('carriedOver');
    await goOnAndLoseIt();
    expect(await titles()).toEqual(['Piece 2', 'Piece 3']);
    vi.restoreAllMocks();
  });
});

describe('a database that the browser dropped', () => {
  /** The browser’s own doing: files gone while nothing runs. */
  async function drop(): Promise<void> {
    await clearDatabase();
    await (await database()).put('keeping', { name: 'begun' });
  }

  const isNoted = async () => (await (await database()).get('keeping', 'begun')) !== undefined;

  it('gets back what is precious of the newest backup, and it is told once', async () => {
    await saveArticle(piece(1), 10);
    await saveArticle(piece(2), 20);
    await markRead(idOf(3), 30);
    const before = await getAllMarks();
    await keepBackups();
    await drop();
    later(DAY);
    await keepBackups();
    expect(await getAllMarks()).toEqual(before);
    expect((await view()).broughtBack).toEqual({ at: START + DAY, backupAt: START, saved: 2, read: 1 });
    expect(await isNoted()).toBe(false);
    await fromSurfaces.forgetBroughtBack({}, sender);
    await keepBackups();
    expect((await view()).broughtBack).toBeNull();
  });

  it('is brought back before anything is copied over the copies, also where it takes two tries', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await saveArticle(piece(1), 10);
    await keepBackups();
    await drop();
    later(DAY);
    const writing = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('killed'));
    await keepBackups();
    writing.mockRestore();
    await keepBackups();
    expect((await getAllMarks()).saved).toHaveLength(1);
    expect((await view()).kept).toMatchObject([{ saved: 1 }]);
    vi.mocked(console.warn).mockRestore();
  });

  it('is brought back before a press of “Back up now” too', async () => {
    await saveArticle(piece(1), 10);
    await keepBackups();
    await drop();
    await watch('monero');
    later(1);
    await fromSurfaces.backUpNow({}, sender);
    await keepBackups();
    expect((await getAllMarks()).saved).toHaveLength(1);
    expect((await view()).kept).toMatchObject([{ saved: 1 }, { saved: 1 }]);
  });

  it('gets back what the newest backup has that can be read', async () => {
    await saveArticle(piece(1), 10);
    await keepBackups();
    await saveArticle(piece(2), 20);
    later(DAY);
    await keepBackups();
    await fakeBrowser.storage.local.set({ 'backup.1': '{"format": "coins' });
    await drop();
    await keepBackups();
    expect((await getAllMarks()).saved).toMatchObject([{ savedAt: 10 }]);
    expect((await view()).broughtBack).toMatchObject({ backupAt: START, saved: 1 });
  });

  it('says where no backup can be read, tries those of then again, and backs up meanwhile', async () => {
    await saveArticle(piece(1), 10);
    await keepBackups();
    const stored = await fakeBrowser.storage.local.get('backup.0');
    await fakeBrowser.storage.local.set({ 'backup.0': 'rubbish' });
    await drop();
    await watch('monero');
    later(DAY);
    await keepBackups();
    const told = { at: START + DAY, backupAt: null, saved: 0, read: 0 };
    expect(await view()).toMatchObject({ broughtBack: told, kept: [{ saved: 0 }, { saved: 1 }] });
    // Neither an hour nor a backup of the state since takes it away.
    later(DAY);
    await keepBackups();
    expect((await view()).broughtBack).toEqual(told);
    expect(await isNoted()).toBe(true);
    await fakeBrowser.storage.local.set(stored);
    later(DAY);
    await keepBackups();
    expect((await getAllMarks()).saved).toHaveLength(1);
    expect((await view()).broughtBack).toMatchObject({ backupAt: START, saved: 1 });
    expect(await isNoted()).toBe(false);
  });

  it('is not looked after any more once the reader has read that no backup can be', async () => {
    await saveArticle(piece(1), 10);
    await keepBackups();
    await fakeBrowser.storage.local.set({ 'backup.0': 'rubbish' });
    await drop();
    await keepBackups();
    await fromSurfaces.forgetBroughtBack({}, sender);
    later(DAY);
    await keepBackups();
    expect((await view()).broughtBack).toBeNull();
  });

  it('stays wiped where the reader wipes it before it is brought back', async () => {
    Object.assign(fakeBrowser.scripting, { getRegisteredContentScripts: async () => [] });
    await saveArticle(piece(1), 10);
    await keepBackups();
    await drop();
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: true }, sender);
    await keepBackups();
    expect((await getAllMarks()).saved).toEqual([]);
    expect((await view()).kept).toHaveLength(1);
  });

  it('leaves a choice that was made since as it is', async () => {
    await saveArticle(piece(1), 10);
    await keepBackups();
    await drop();
    await saveArticle(piece(1), 99);
    await watch('monero');
    await keepBackups();
    expect((await getAllMarks()).saved).toMatchObject([{ savedAt: 99 }]);
    expect((await readSettings()).watchlist).toEqual(['monero']);
  });
});
