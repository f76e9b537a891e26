import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Article } from '../../../lib/domain/article.ts';
import { forgetBegun, isBegun, keepAside } from '../../../lib/store/carry-over.ts';
import { clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { claimFeed } from '../../../lib/store/feeds.ts';
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
