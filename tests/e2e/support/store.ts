import type { ChromiumBrowser } from '../browser/chromium.ts';

type Row = Record<string, unknown>;

/** Reads and writes the shipped extension's own database and storage, from inside its worker. */
export interface Store {
  all(name: string): Promise<Row[]>;
  /** Every stored article, in the order found. */
  articles(): Promise<{ id: string; url: string; title: string; feedId: string }[]>;
  /** Changes fields of every row of a store. */
  patch(name: string, fields: Row): Promise<void>;
  /** Empties stores. */
  clear(names: readonly string[]): Promise<void>;
  /** Makes every round and every feed due now. */
  makeDue(): Promise<void>;
  /** True when no round is running and none is due. */
  idle(): Promise<boolean>;
  /** True when no round is running; others may be due. */
  quiet(): Promise<boolean>;
  local(key: string): Promise<unknown>;
  setLocal(values: Row): Promise<void>;
  /** Makes stored quotes older by so many milliseconds. */
  ageQuotes(ms: number): Promise<void>;
  /** Takes one coin's quote in dollars away. */
  dropQuote(coinId: string): Promise<void>;
}

export function createStore(browser: ChromiumBrowser): Store {
  const all = async (name: string): Promise<Row[]> => {
    const worker = await browser.worker();
    return worker.evaluate(async (storeName) => {
      // Opening a database that is not there yet would make an empty one in its place.
      if (!(await indexedDB.databases()).some((one) => one.name === 'coinside')) return [];
      const request = indexedDB.open('coinside');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      try {
        if (!db.objectStoreNames.contains(storeName)) return [];
        const rows = db.transaction(storeName).objectStore(storeName).getAll();
        return await new Promise<Row[]>((resolve, reject) => {
          rows.addEventListener('success', () => resolve(rows.result as Row[]));
          rows.addEventListener('error', () => reject(rows.error));
        });
      } finally {
        db.close();
      }
    }, name);
  };
  const patchAll = async (names: readonly string[], patch: Row, addToAsOf = 0): Promise<void> => {
    const worker = await browser.worker();
    await worker.evaluate(
      async ({ names: storeNames, patch: change, addToAsOf: shift }) => {
        const request = indexedDB.open('coinside');
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error));
        });
        const tx = db.transaction(storeNames, 'readwrite');
        for (const storeName of storeNames) {
          const rows = tx.objectStore(storeName).getAll();
          rows.addEventListener('success', () => {
            for (const row of rows.result as Record<string, unknown>[]) {
              const aged =
                shift === 0 ? {} : { asOf: Number(row['asOf']) + shift, fetchedAt: Number(row['fetchedAt']) + shift };
              tx.objectStore(storeName).put({ ...row, ...change, ...aged });
            }
          });
        }
        await new Promise<void>((resolve, reject) => {
          tx.addEventListener('complete', () => resolve());
          tx.addEventListener('error', () => reject(tx.error));
        });
        db.close();
      },
      { names: [...names], patch, addToAsOf },
    );
  };
  return {
    all,
    articles: async () => (await all('articleBlocks')).flatMap((row) => row['articles'] as never[]),
    patch: (name, fields) => patchAll([name], fields),
    clear: async (names) => {
      const worker = await browser.worker();
      await worker.evaluate(
        async (storeNames) => {
          const request = indexedDB.open('coinside');
          const db = await new Promise<IDBDatabase>((resolve, reject) => {
            request.addEventListener('success', () => resolve(request.result));
            request.addEventListener('error', () => reject(request.error));
          });
          const tx = db.transaction(storeNames, 'readwrite');
          for (const storeName of storeNames) tx.objectStore(storeName).clear();
          await new Promise<void>((resolve, reject) => {
            tx.addEventListener('complete', () => resolve());
            tx.addEventListener('error', () => reject(tx.error));
          });
          db.close();
        },
        [...names],
      );
    },
    makeDue: () => patchAll(['jobs', 'feeds'], { dueAt: 0, leaseUntil: 0 }),
    idle: async () => {
      const now = Date.now();
      const jobs = await all('jobs');
      const feeds = await all('feeds');
      const running = [...jobs, ...feeds].some((row) => Number(row['leaseUntil']) > 0);
      // The feeds have due times of their own, and the cross-check waits for the next round of prices.
      const due = jobs.some(
        (row) => !['poll-feeds', 'cross-check'].includes(String(row['name'])) && Number(row['dueAt']) <= now,
      );
      return jobs.length >= 8 && !running && !due;
    },
    quiet: async () =>
      [...(await all('jobs')), ...(await all('feeds'))].every((row) => Number(row['leaseUntil']) === 0),
    local: async (key) => {
      const worker = await browser.worker();
      return worker.evaluate(async (name) => (await chrome.storage.local.get(name))[name], key);
    },
    setLocal: async (values) => {
      const worker = await browser.worker();
      await worker.evaluate((entries) => chrome.storage.local.set(entries), values);
    },
    ageQuotes: (ms) => patchAll(['quotes'], {}, -ms),
    dropQuote: async (coinId) => {
      const worker = await browser.worker();
      await worker.evaluate(async (id) => {
        const request = indexedDB.open('coinside');
        const db = await new Promise<IDBDatabase>((resolve) =>
          request.addEventListener('success', () => resolve(request.result)),
        );
        const tx = db.transaction('quotes', 'readwrite');
        tx.objectStore('quotes').delete([id, 'usd']);
        await new Promise((resolve) => tx.addEventListener('complete', resolve));
        db.close();
      }, coinId);
    },
  };
}
