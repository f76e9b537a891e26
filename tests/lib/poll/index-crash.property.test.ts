import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { wrap } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RelatedQuery } from '../../../lib/relate/features.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { servePackage } from '../../support/stored-articles.ts';

/** What a worker has in memory, new with each worker. */
async function startWorker() {
  vi.resetModules();
  const [features, index, ids, terms, text, opened, stored, support, store, segment] = await Promise.all([
    import('../../../lib/relate/features.ts'),
    import('../../../lib/poll/index-articles.ts'),
    import('../../../lib/relate/document.ts'),
    import('../../../lib/relate/page-terms.ts'),
    import('../../../lib/relate/text.ts'),
    import('../../../lib/query/open-index.ts'),
    import('../../../lib/store/read-articles.ts'),
    import('../../support/stored-articles.ts'),
    import('../../../lib/store/articles.ts'),
    import('../../../lib/relate/segment.ts'),
  ]);
  return { ...features, ...index, ...ids, ...terms, ...text, ...opened, ...stored, ...support, ...store, ...segment };
}
type Worker = Awaited<ReturnType<typeof startWorker>>;

const names = ['Bittensor', 'Akash', 'Render Network', 'Solana'];
const deeds = ['miners stake', 'GPU market grows', 'validators vote', 'models train'];
const place = (n: number) => n.toString(16).padStart(16, '0');

/** Articles from `from` on; told differently at each telling. */
const articles = (from: number, count: number, telling: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: place(1 + from + at),
    title: `${names[(from + at) % 4]} ${deeds[(from + at + telling) % 4]} ${telling}`,
    firstSeenAt: from,
    publishedAt: 1_000 * (from + at),
  }));

/** A life of the store, each step as a round takes it. */
const steps: readonly ((worker: Worker) => Promise<unknown>)[] = [
  (worker) => worker.storeArticles(articles(0, 130, 0)),
  (worker) => worker.storeArticles(articles(130, 120, 0)),
  (worker) => worker.storeArticles(articles(90, 30, 1)),
  (worker) => worker.compactIndex(),
  (worker) => worker.storeArticles(articles(250, 60, 0)),
  (worker) => worker.pruneArticles(0, 200),
  (worker) => worker.matchIndexToArticles(),
  (worker) => worker.storeArticles(articles(300, 20, 2)),
  (worker) => worker.compactIndex(),
  (worker) => worker.pruneArticles(0, 100),
  (worker) => worker.matchIndexToArticles(),
];

type Write = (this: IDBObjectStore, ...given: unknown[]) => IDBRequest<IDBValidKey>;
type Begin = (this: IDBDatabase, ...given: unknown[]) => IDBTransaction;

/** Counts the writes to the database, and ends everything at one of them, as a worker's death does. */
function dieAt(write: number): { count: () => number } {
  let count = 0;
  for (const method of ['put', 'add', 'delete'] as const) {
    const real = Reflect.get(IDBObjectStore.prototype, method) as Write;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...given: unknown[]) {
      if (++count < write) return real.apply(this, given) as IDBRequest<undefined> & IDBRequest<IDBValidKey>;
      this.transaction.abort();
      throw new DOMException('the worker is dead', 'AbortError');
    });
  }
  const real = Reflect.get(IDBDatabase.prototype, 'transaction') as Begin;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given: unknown[]) {
    if (count >= write) throw new DOMException('the worker is dead', 'InvalidStateError');
    const begun = real.apply(this, given);
    // Nobody is left to hear how the last one ended.
    wrap(begun).done.catch(() => undefined);
    return begun;
  });
  return { count: () => count };
}

/** Every article in force that the index has, with its features. */
function answers(worker: Worker, segments: Awaited<ReturnType<Worker['openIndex']>>): Map<string, number[]> {
  const page = 'Bittensor miners stake while Akash and its GPU market grow, validators vote and models train';
  const query: RelatedQuery = {
    terms: worker.pageTerms(worker.words('bittensor miners'), worker.words(page), page),
    coins: [{ coinId: 'bittensor' }],
    others: [],
    main: 'bittensor',
    topics: [{ bit: 1, strength: 1 }],
    publishedAt: 100_000,
    titleHash: 0,
    subjectScore: 10,
  };
  const found = new Map<string, number[]>();
  worker.eachCandidate(
    query,
    segments,
    100_000,
    (segment, article, features) => void found.set(worker.articleIdAt(segment, article), [...features]),
    { ...worker.rankSettings, minShared: 0 },
  );
  return found;
}

async function live(worker: Worker): Promise<void> {
  for (const step of steps) await step(worker);
}

/** What the index answers, and what one answers that is built of what is stored. */
async function bothOf(worker: Worker) {
  const placed = await worker.readAllArticles();
  const plain = worker.openSegment((await worker.segmentBuilder())(placed));
  return {
    stored: placed.length,
    found: answers(worker, await worker.openIndex()),
    expected: answers(worker, plain ? [plain] : []),
  };
}

beforeEach(async () => {
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('answers as one built of what is stored, wherever between two writes a worker died', async () => {
  const counted = dieAt(Infinity);
  await live(await startWorker());
  const writes = counted.count();
  vi.restoreAllMocks();
  expect(writes).toBeGreaterThan(steps.length);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: writes }), async (write) => {
      await clearDatabase();
      dieAt(write);
      await expect(live(await startWorker())).rejects.toThrow(/dead|abort/i);
      vi.restoreAllMocks();
      const next = await startWorker();
      for (const mend of [false, true]) {
        // The next round is for tidying; an answer before it is as good.
        if (mend) await next.matchIndexToArticles();
        const { stored, found, expected } = await bothOf(next);
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        expect(found.size).toBe(stored);
        for (const [id, features] of found)
          for (const [at, feature] of features.entries()) expect(feature).toBeCloseTo(expected.get(id)![at]!, 9);
      }
    }),
    { numRuns: 12, examples: [[1], [writes]] },
  );
});
