import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Article } from '../../../lib/domain/article.ts';
import { forgetBegun, isBegun, keepAside } from '../../../lib/store/carry-over.ts';
import { beginDatabaseAnew, clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { newFeedState } from '../../../lib/domain/feed-state.ts';
import { claimFeed, getFeedStates } from '../../../lib/store/feeds.ts';
import { claimJob } from '../../../lib/store/jobs.ts';
import { getBudget, getProviders, spendBudget } from '../../../lib/store/providers.ts';

const NOW = 1_800_000_000_000;

afterEach(clearDatabase);

it('wipes all but how long a provider is to be left alone and what was spent today', async () => {
  const db = await database();
  const provider = {
    source: 'coingecko',
    failures: 3,
    blockedUntil: NOW,
    setAt: NOW - 1,
    lastSuccessAt: null,
    failure: null,
    clock: null,
    unknownMarkets: {},
  } as const;
  const budget = { name: 'prices', day: 20_000, scheduled: 264, other: 69 } as const;
  await db.put('providers', provider);
  await spendBudget(() => budget);
  await claimJob('poll-watched', NOW);
  await claimFeed('decrypt', NOW);

  await wipeDatabase();

  expect(await getProviders()).toEqual([provider]);
  expect(await getBudget()).toEqual(budget);
  const counts = await Promise.all([...db.objectStoreNames].map(async (name) => [name, await db.count(name)] as const));
  expect(counts.filter(([, count]) => count > 0).map(([name]) => name)).toEqual(['budgets', 'providers']);
});

it('empties everything when the database itself starts over', async () => {
  await spendBudget(() => ({ name: 'prices', day: 1, scheduled: 1, other: 0 }));
  await clearDatabase();
  expect(await getBudget()).toBeNull();
});

describe('opening', () => {
  /** A fresh copy of the module, as a worker that was just started has it. */
  async function inNewWorker(): Promise<typeof import('../../../lib/store/database.ts')> {
    vi.resetModules();
    return import('../../../lib/store/database.ts');
  }

  function failures(name: string, times: number): void {
    const open = Reflect.get(IDBFactory.prototype, 'open') as (
      this: IDBFactory,
      ...args: unknown[]
    ) => IDBOpenDBRequest;
    let left = times;
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
      if (left-- > 0) throw new DOMException('Internal error opening backing store', name);
      return open.apply(this, args);
    });
  }

  afterEach(async () => {
    vi.restoreAllMocks();
    await fakeBrowser.storage.local.clear();
  });

  it.each(['UnknownError', 'QuotaExceededError', 'AbortError'])(
    'deletes nothing on an %s that passes',
    async (name) => {
      vi.spyOn(console, 'warn').mockReturnValue();
      await (await database()).put('jobs', { name: 'kept', setAt: 1, dueAt: 1, leaseUntil: 0, round: 1, failures: 0 });
      const worker = await inNewWorker();
      failures(name, 3);
      // Two tries, and it is told; the next caller tries again.
      await expect(worker.database()).rejects.toThrow('backing store');
      expect(await (await worker.database()).count('jobs')).toBe(1);
      (await worker.database()).close();
    },
  );

  it('deletes nothing that opens again, however long ago it first failed and whatever backups there are', async () => {
    await fakeBrowser.storage.local.set({ backups: { pace: 'daily', checkedAt: NOW, kept: [{ at: NOW }] } });
    await (await database()).put('jobs', { name: 'kept', setAt: 1, dueAt: 1, leaseUntil: 0, round: 1, failures: 0 });
    for (const day of [0, 3, 4, 9]) {
      vi.useFakeTimers({ toFake: ['Date'], now: NOW + day * 86_400_000 });
      const worker = await inNewWorker();
      vi.spyOn(console, 'warn').mockReturnValue();
      failures('UnknownError', 2);
      await expect(worker.database()).rejects.toThrow('backing store');
      vi.restoreAllMocks();
    }
    vi.useRealTimers();
    const worker = await inNewWorker();
    expect(await (await worker.database()).count('jobs')).toBe(1);
    (await worker.database()).close();
  });

  it('begins anew after a downgrade: a newer version’s database never opens again', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await database();
    const newer = await openDB('coinside', 99);
    newer.addEventListener('versionchange', () => newer.close());
    const worker = await inNewWorker();
    expect((await worker.database()).objectStoreNames).toContain('quotes');
    (await worker.database()).close();
  });

  it('carries saved articles and read marks over a downgrade, also where the worker dies in between', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const db = await database();
    const row = { id: '00000000000000aa', article: { title: 'Kept' } as Article, savedAt: NOW };
    await db.put('saved', row);
    await db.put('savedTexts', 'Kept whole.', row.id);
    await db.put('readMarks', { id: '00000000000000bb', readAt: NOW });
    const newer = await openDB('coinside', 99);
    newer.addEventListener('versionchange', () => newer.close());
    await keepAside('coinside');
    newer.close();
    await deleteDB('coinside');

    const worker = await inNewWorker();
    const begun = await worker.database();
    expect(await begun.getAll('saved')).toEqual([row]);
    expect(await begun.get('savedTexts', row.id)).toBe('Kept whole.');
    expect(await begun.getAll('readMarks')).toEqual([{ id: '00000000000000bb', readAt: NOW }]);
    expect(await fakeBrowser.storage.local.get(null)).not.toHaveProperty('carriedOver');
    // Nothing was lost: no backup has anything to bring back.
    expect(await isBegun(begun)).toBe(false);
    begun.close();
  });

  it('notes with its stores that it was begun, and puts back later what it could not at once', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const row = { id: '00000000000000aa', article: { title: 'Kept' } as Article, savedAt: NOW };
    await fakeBrowser.storage.local.set({ carriedOver: { saved: [row] } });
    await deleteDB('coinside');
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValueOnce(new Error('killed'));
    const begun = await (await inNewWorker()).database();
    expect(await begun.getAll('keeping')).toEqual([{ name: 'begun' }]);
    expect(await begun.getAll('saved')).toEqual([]);
    expect(await isBegun(begun)).toBe(false);
    expect(await begun.getAll('saved')).toEqual([row]);

    begun.close();
    await deleteDB('coinside');
    const anew = await (await inNewWorker()).database();
    expect(await isBegun(anew)).toBe(true);
    await forgetBegun(anew);
    expect(await isBegun(anew)).toBe(false);
    anew.close();
  });
});

describe('a broken database that is begun anew', () => {
  const row = (n: number) => ({ id: `00000000000000a${n}`, article: { title: `Kept ${n}` } as Article, savedAt: NOW });

  /** One row of that store cannot be read: neither with the others nor alone. */
  function breakRow(store: string, key: string): void {
    type Read = (this: IDBObjectStore, ...asked: unknown[]) => IDBRequest;
    const getAll = Reflect.get(IDBObjectStore.prototype, 'getAll') as Read;
    const get = Reflect.get(IDBObjectStore.prototype, 'get') as Read;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...asked) {
      if (this.name === store) throw new DOMException('Failed to read large IndexedDB value', 'DataError');
      return getAll.apply(this, asked);
    });
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, asked) {
      if (this.name === store && asked === key) throw new DOMException('Failed to read', 'DataError');
      return get.call(this, asked);
    });
  }

  afterEach(async () => {
    vi.restoreAllMocks();
    await fakeBrowser.storage.local.clear();
  });

  it('is not deleted where what was read of it has no room beside it', async () => {
    await (await database()).put('saved', row(1));
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(beginDatabaseAnew()).rejects.toThrow('the disk is full');
    expect(await (await database()).getAll('saved')).toEqual([row(1)]);
  });

  it.each([
    ['saved', row(2).id],
    ['savedTexts', row(2).id],
    ['readMarks', '00000000000000bb'],
  ])('gives all up but the row of %s that cannot be read, and looks for that in a backup', async (store, key) => {
    const db = await database();
    for (const n of [1, 2]) {
      await db.put('saved', row(n));
      await db.put('savedTexts', `Text ${n}`, row(n).id);
    }
    for (const id of ['00000000000000bb', '00000000000000cc']) await db.put('readMarks', { id, readAt: NOW });
    breakRow(store, key);
    await beginDatabaseAnew();
    vi.restoreAllMocks();
    const begun = await database();
    const counts = { saved: 2, savedTexts: 2, readMarks: 2, [store]: 1 };
    for (const name of ['saved', 'savedTexts', 'readMarks'] as const)
      expect(await begun.count(name)).toBe(counts[name]);
    expect(await begun.get('savedTexts', row(1).id)).toBe('Text 1');
    expect(await isBegun(begun)).toBe(true);
  });

  it('that could not be deleted goes on; should it be lost later, a backup is looked for besides the copy of then', async () => {
    await (await database()).put('saved', row(1));
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementationOnce(() => {
      throw new DOMException('Internal error deleting database', 'UnknownError');
    });
    await expect(beginDatabaseAnew()).rejects.toThrow('Internal error');
    const kept = await database();
    expect(await kept.getAll('saved')).toEqual([row(1)]);
    await forgetBegun(kept);
    // As a heartbeat asks before it writes a backup.
    expect(await isBegun(kept)).toBe(false);
    await kept.put('saved', row(2));
    // The browser drops it.
    await deleteDB('coinside');
    const begun = await database();
    expect(await begun.getAll('saved')).toEqual([row(1)]);
    expect(await isBegun(begun)).toBe(true);
  });

  it('still has its backup looked for where nothing was saved in it, or where nobody had looked yet', async () => {
    const db = await database();
    await db.put('providers', { source: 'coingecko', blockedUntil: NOW } as never);
    await beginDatabaseAnew();
    expect(await isBegun(await database())).toBe(true);
    await (await database()).put('saved', row(1));
    await beginDatabaseAnew();
    expect(await (await database()).getAll('saved')).toEqual([row(1)]);
    expect(await isBegun(await database())).toBe(true);
    await forgetBegun(await database());
    await beginDatabaseAnew();
    expect(await isBegun(await database())).toBe(false);
  });

  it('hands on what is owed to providers, and of a feed nothing but its wait', async () => {
    const budget = { name: 'prices', day: 20_000, scheduled: 264, other: 69 } as const;
    await spendBudget(() => budget);
    const db = await database();
    await db.put('providers', { source: 'coingecko', setAt: NOW - 1, blockedUntil: NOW } as never);
    await db.put('feeds', { ...newFeedState('decrypt'), setAt: NOW - 1, waitUntil: NOW + 9, etag: 'a', round: 3 });
    await beginDatabaseAnew();
    expect(await getBudget()).toEqual(budget);
    expect(await getProviders()).toMatchObject([{ source: 'coingecko', blockedUntil: NOW }]);
    expect(await claimFeed('decrypt', NOW, true)).toBeNull();
    expect((await getFeedStates()).get('decrypt')).toMatchObject({ waitUntil: NOW + 9, etag: null, round: 0 });
  });

  it('keeps what an earlier try had put aside where less of it can be read now', async () => {
    const db = await database();
    for (const n of [1, 2]) await db.put('saved', row(n));
    await keepAside('coinside', true);
    breakRow('saved', row(2).id);
    await beginDatabaseAnew();
    vi.restoreAllMocks();
    expect(await (await database()).getAll('saved')).toEqual([row(1), row(2)]);
    expect(await isBegun(await database())).toBe(true);
  });

  it('is looked for without being made', async () => {
    await expect(keepAside('nowhere')).rejects.toThrow(/abort/i);
    await keepAside('nowhere', true);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nowhere');
  });
});
