/**
 * Which blocks of articles are stored, without going through them: a database passes the texts of all blocks for their
 * numbers, which for as many articles as are kept at most takes longer than a search.
 */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { CoinsideSchema } from './schema.ts';

type Reading = IDBPTransaction<CoinsideSchema, ArrayLike<StoreNames<CoinsideSchema>>, IDBTransactionMode>;
type Writing = IDBPTransaction<CoinsideSchema, ArrayLike<StoreNames<CoinsideSchema>>, 'readwrite'>;

/** With more gaps than this, each looked up, all numbers are read. */
const MOST_LOOKED_UP = 100;

/** Whether a block is stored, and the first and the last that are (undefined where none is). */
export interface StoredBlocks {
  readonly has: (block: number) => boolean;
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/** The first and the last block that is stored. */
export async function endsOfBlocks(tx: Reading): Promise<readonly [number | undefined, number | undefined]> {
  const blocks = tx.objectStore('articleBlocks');
  const [first, last] = await Promise.all([
    blocks.getKey(IDBKeyRange.lowerBound(-Infinity)),
    blocks.openKeyCursor(null, 'prev'),
  ]);
  return [first, last?.primaryKey];
}

/** The blocks that are stored, as a transaction over `articleBlocks` and `keeping` finds them. */
export async function readStoredBlocks(tx: Reading): Promise<StoredBlocks> {
  const blocks = tx.objectStore('articleBlocks');
  const [[first, last], row] = await Promise.all([endsOfBlocks(tx), tx.objectStore('keeping').get('block-gaps')]);
  const known: unknown = row?.name === 'block-gaps' ? row.blocks : null;
  if (first === undefined || last === undefined) return { has: () => false, first, last };
  if (!Array.isArray(known) || known.length > MOST_LOOKED_UP) {
    const stored = new Set(await blocks.getAllKeys());
    return { has: (block) => stored.has(block), first, last };
  }
  const gaps = known.filter((block): block is number => typeof block === 'number');
  const there = await Promise.all(gaps.map((block) => blocks.count(block)));
  const missing = new Set(gaps.filter((_, at) => there[at] === 0));
  return { has: (block) => block >= first && block <= last && !missing.has(block), first, last };
}

/**
 * Notes the gaps where blocks were dropped in a transaction over both stores, or where nobody knows them. To be called
 * after what it drops.
 * @param newest the number of the newest block that ever was: the next one follows it, whether or not it is stored
 */
export async function noteGaps(tx: Writing, isAnyDropped: boolean, newest: number): Promise<void> {
  const keeping = tx.objectStore('keeping');
  if (!isAnyDropped && (await keeping.get('block-gaps'))) return;
  const stored = await tx.objectStore('articleBlocks').getAllKeys();
  const blocks = [...stored, newest + 1].flatMap((block, at) => {
    const next = (stored[at - 1] ?? block - 1) + 1;
    return Array.from({ length: Math.max(0, block - next) }, (_, step) => next + step);
  });
  await keeping.put({ name: 'block-gaps', blocks });
}

/** Makes the gaps unknown, until `noteGaps` is called again. */
export function forgetGaps(tx: Writing): Promise<void> {
  return tx.objectStore('keeping').delete('block-gaps');
}
