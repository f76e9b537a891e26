import { join } from 'node:path';
import { build } from 'vite';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';

export interface HistoryFigures {
  readonly coins: number;
  /** Of these, coins that have a price on that day. */
  readonly known: number;
  /** `getPriceAt` in a worker that was stopped, its database still to be opened. */
  readonly priceAt: Spread;
  /** The same rows read by hand in such a worker, and nothing done with them: no less. */
  readonly floor: Spread;
  readonly ratio: number;
  readonly priceAtAwake: Spread;
}

const ROOT = join(import.meta.dirname, '../..');
/** A day of which most coins have a price, some only of a future. */
const TIME = Date.UTC(2024, 5, 1, 12);

/** The product's own query as a script that leaves it in `priceHistory`. */
async function bundledQuery(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    build: {
      write: false,
      lib: { entry: join(ROOT, 'lib/query/history.ts'), formats: ['iife'], name: 'priceHistory' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : null;
  if (!chunk) throw new Error('lib/query/history.ts could not be bundled');
  return `${chunk.code}; self.priceHistory = priceHistory;`;
}

/** One coin after the other, as a hand would write it. */
const FLOOR = `(async (ids) => {
  const opening = indexedDB.open('coinside');
  const db = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
  const store = db.transaction('daily').objectStore('daily');
  await Promise.all(ids.map((id) => new Promise((resolve) => {
    store.getAll(IDBKeyRange.bound([id], [id, []])).onsuccess = resolve;
  })));
  db.close();
})`;

/** What `coins` coins cost on a day of 2024, asked for in a worker just started. Begun with a store that is filled. */
export async function measureHistory(
  browser: ChromiumBrowser,
  coinIds: readonly string[],
  rounds: Rounds,
): Promise<HistoryFigures> {
  const query = await bundledQuery();
  const ids = JSON.stringify(coinIds);
  const ask = `self.priceHistory.getPriceAt(${ids}, ${TIME}, Date.now())`;
  const timed = async (prepare: string, work: string): Promise<number> => {
    const worker = await browser.worker();
    await worker.evaluate(prepare);
    return worker.evaluate<number>(
      `(async () => { const begun = performance.now(); await ${work}; return performance.now() - begun; })()`,
    );
  };
  const cold = (prepare: string, work: string) => async (): Promise<number> => {
    await browser.killWorker();
    return timed(prepare, work);
  };
  const taken = await interleave({ priceAt: cold(query, ask), floor: cold('0', `${FLOOR}(${ids})`) }, rounds);
  await timed(query, ask);
  const awake = await interleave({ priceAt: () => timed('0', ask) }, rounds);
  const worker = await browser.worker();
  const known = await worker.evaluate<number>(
    `(async () => [...(await ${ask}).values()].filter(({ kind }) => kind !== 'unknown').length)()`,
  );
  return {
    coins: coinIds.length,
    known,
    priceAt: spreadOf(taken.priceAt),
    floor: spreadOf(taken.floor),
    ratio: round(median(taken.priceAt) / median(taken.floor), 3),
    priceAtAwake: spreadOf(awake.priceAt),
  };
}
