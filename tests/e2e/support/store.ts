import type { ChromiumBrowser } from '../browser/chromium.ts';

type Row = Record<string, unknown>;

/** What asks for prices, and what compares them (`lib/poll/schedule.ts`). */
const PRICE_ROUNDS = ['poll-watched', 'poll-sparklines', 'poll-market', 'poll-top', 'cross-check'];

/** Whatever runs code inside the extension: its worker, or in Firefox a page of its own. */
type Inside = Pick<ChromiumBrowser, 'worker'>;

/** Reads and writes the shipped extension's own database and storage, from inside it. */
export interface Store {
  all(name: string): Promise<Row[]>;
  /** Every stored article, in the order found. */
  articles(): Promise<{ id: string; url: string; title: string; feedId: string }[]>;
  /** Changes fields of every row of a store. */
  patch(name: string, fields: Row): Promise<void>;
  /** Empties stores. */
  clear(names: readonly string[]): Promise<void>;
  /** Makes every round and every feed due now. A round that runs meanwhile runs once more, as after `markDue`. */
  makeDue(): Promise<void>;
  /** Makes one feed due now, and no other. */
  makeFeedDue(feedId: string): Promise<void>;
  /** Makes the round of watched prices due now. */
  makePricesDue(): Promise<void>;
  /** Makes every round due now that asks for prices, and the comparison of them. */
  makeEveryPriceDue(): Promise<void>;
  /** Gives back what a killed worker held, as a minute does. */
  endLeases(): Promise<void>;
  /** What is still to come, in words: rounds that run or are due, prices not yet compared or judged. Empty at rest. */
  unrest(): Promise<string[]>;
  /** Whether all is at rest. */
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

/**
 * What follows a round of watched prices and has not followed yet: between its end, the cross-check and the judging of
 * alerts nothing is held by anybody.
 */
async function notJudged(browser: Inside, jobs: readonly Row[]): Promise<string[]> {
  const prices = jobs.find(({ name }) => name === 'poll-watched');
  // A round that brought nothing is followed by nothing.
  if (!prices || prices['failures'] !== 0) return [];
  const check = jobs.find(({ name }) => name === 'cross-check');
  const pricesAt = Number(prices['setAt']);
  // One that was not due yet when the prices came waits for the next ones.
  const isChecked = check && (Number(check['dueAt']) > pricesAt || Number(check['setAt']) >= pricesAt);
  if (!isChecked) return ['prices are not compared'];
  const worker = await browser.worker();
  const judgedAt = await worker.evaluate(
    async () => (await chrome.storage.session.get('alertsJudgedAt'))['alertsJudgedAt'],
  );
  return typeof judgedAt === 'number' && judgedAt >= pricesAt ? [] : ['prices are not judged'];
}

export function createStore(browser: Inside): Store {
  const nameOf = (row: Row): string => String(row['name'] ?? row['feedId']);
  /** Rows of several stores, all of one moment. */
  const snapshot = async (names: readonly string[]): Promise<Row[][]> => {
    const worker = await browser.worker();
    return worker.evaluate(async (storeNames) => {
      const none: Row[][] = storeNames.map(() => []);
      // Opening a database that is not there yet would make an empty one in its place.
      if (!(await indexedDB.databases()).some((one) => one.name === 'coinside')) return none;
      const request = indexedDB.open('coinside');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      try {
        if (!storeNames.every((name) => db.objectStoreNames.contains(name))) return none;
        const tx = db.transaction(storeNames);
        return await Promise.all(
          storeNames.map((name) => {
            const rows = tx.objectStore(name).getAll();
            return new Promise<Row[]>((resolve, reject) => {
              rows.addEventListener('success', () => resolve(rows.result as Row[]));
              rows.addEventListener('error', () => reject(rows.error));
            });
          }),
        );
      } finally {
        db.close();
      }
    }, names);
  };
  const all = async (name: string): Promise<Row[]> => (await snapshot([name]))[0] ?? [];
  const patchAll = async (
    names: readonly string[],
    patch: Row,
    addToAsOf = 0,
    only?: readonly string[],
  ): Promise<void> => {
    const worker = await browser.worker();
    await worker.evaluate(
      async ({ names: storeNames, patch: change, addToAsOf: shift, only: keys }) => {
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
              if (keys && !keys.includes(String(row['name'] ?? row['feedId']))) continue;
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
      { names: [...names], patch, addToAsOf, ...(only && { only: [...only] }) },
    );
  };
  const unrest = async (): Promise<string[]> => {
    const [jobs = [], feeds = []] = await snapshot(['jobs', 'feeds']);
    const now = Date.now();
    if (jobs.length < 8) return [`${jobs.length} rounds were begun`];
    const running = [...jobs, ...feeds].filter((row) => Number(row['leaseUntil']) > 0);
    // The feeds have due times of their own, and the cross-check waits for the next round of prices.
    const due = jobs.filter(
      (row) => !['poll-feeds', 'cross-check'].includes(nameOf(row)) && Number(row['dueAt']) <= now,
    );
    return [
      ...running.map((row) => `${nameOf(row)} runs`),
      ...due.map((row) => `${nameOf(row)} is due`),
      ...(await notJudged(browser, jobs)),
    ];
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
    makeDue: () => patchAll(['jobs', 'feeds'], { dueAt: 0 }),
    makeFeedDue: (feedId) => patchAll(['jobs', 'feeds'], { dueAt: 0 }, 0, ['poll-feeds', feedId]),
    makePricesDue: () => patchAll(['jobs'], { dueAt: 0 }, 0, ['poll-watched']),
    makeEveryPriceDue: () => patchAll(['jobs'], { dueAt: 0 }, 0, PRICE_ROUNDS),
    endLeases: () => patchAll(['jobs', 'feeds'], { leaseUntil: 0 }),
    unrest,
    idle: async () => (await unrest()).length === 0,
    quiet: async () => {
      const now = Date.now();
      return (await snapshot(['jobs', 'feeds'])).flat().every((row) => Number(row['leaseUntil']) <= now);
    },
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
