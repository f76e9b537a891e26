import { dropsOfBlocks } from './article-places.ts';
import { endsOfBlocks, readStoredBlocks, type StoredBlocks } from './block-gaps.ts';
import { database, queue } from './database.ts';

/** A stored piece of the index: its key, and its bytes once read. */
export interface StoredSegment {
  readonly key: number;
  readonly bytes: ArrayBuffer;
}

/** What the index is made of at one moment, without its bytes. */
export interface IndexState {
  /** Of its pieces, oldest first; they change with every addition and merge. */
  readonly keys: readonly number[];
  /** The blocks of articles that are stored: of others there may be articles in it that are gone. */
  readonly blocks: StoredBlocks;
}

/**
 * What changes whenever the index or the blocks it is held against do. Asked before each answer: the key of every block
 * would take as long as a search, since the database passes their texts for them.
 */
export async function readIndexMark(): Promise<string> {
  const drops = dropsOfBlocks();
  const tx = (await database()).transaction(['indexSegments', 'articleBlocks']);
  const [keys, ends] = await Promise.all([tx.objectStore('indexSegments').getAllKeys(), endsOfBlocks(tx)]);
  return indexMark(keys, ends, drops);
}

function indexMark(
  keys: readonly number[],
  [first, last]: readonly [number | undefined, number | undefined],
  drops: number,
): string {
  return `${keys.join()};${first}-${last};${drops}`;
}

/** The keys of all pieces, oldest first, and how many bytes each has: a Blob comes without its contents. */
export async function readPieceSizes(): Promise<{
  readonly keys: readonly number[];
  readonly sizes: readonly number[];
}> {
  const { store } = (await database()).transaction('indexSegments');
  const [keys, blobs] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return { keys, sizes: blobs.map(({ size }) => size) };
}

/**
 * All pieces of the index, oldest first, and the blocks stored at the same moment. A Blob is read about twice as fast as
 * an ArrayBuffer of the same bytes.
 * @param from the key of the first piece to read
 */
export async function readIndex(
  from = -Infinity,
): Promise<{ pieces: StoredSegment[]; state: IndexState; mark: string }> {
  const { state, mark, blobs } = await readState();
  const wanted = state.keys.flatMap((key, at) => (key >= from ? [{ key, blob: blobs[at] }] : []));
  const pieces = await Promise.all(
    wanted.map(async ({ key, blob }) => ({ key, bytes: blob ? await bytesOf(blob) : new ArrayBuffer(0) })),
  );
  return { pieces, state, mark };
}

/** The pieces alone. */
export async function readSegments(): Promise<StoredSegment[]> {
  return (await readIndex()).pieces;
}

async function readState(): Promise<{ state: IndexState; mark: string; blobs: readonly Blob[] }> {
  // Before what is read: a drop meanwhile makes it old.
  const drops = dropsOfBlocks();
  const tx = (await database()).transaction(['indexSegments', 'articleBlocks', 'keeping']);
  const [keys, blobs, blocks] = await Promise.all([
    tx.objectStore('indexSegments').getAllKeys(),
    tx.objectStore('indexSegments').getAll(),
    readStoredBlocks(tx),
  ]);
  return { state: { keys, blocks }, mark: indexMark(keys, [blocks.first, blocks.last], drops), blobs };
}

/** A piece whose file is gone or unreadable comes back empty, which opens as damaged. */
async function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  try {
    return await blob.arrayBuffer();
  } catch {
    return new ArrayBuffer(0);
  }
}

/**
 * Puts one piece in the place of others, in one transaction; nothing happens if any of them is gone meanwhile
 * (somebody else merged). It stands before pieces that were added meanwhile: of an article in two, the later tells.
 * @param areAll the others must be all there are: a piece added meanwhile would say again what the new one says
 * @returns whether it was done
 */
export async function replaceSegments(keys: readonly number[], merged: ArrayBuffer, areAll: boolean): Promise<boolean> {
  const db = await database();
  const tx = db.transaction('indexSegments', 'readwrite');
  const present = new Set(await tx.store.getAllKeys());
  const complete = keys.every((key) => present.has(key)) && (!areAll || present.size === keys.length);
  if (complete) {
    const last = Math.max(...keys);
    const next = Math.min(...[...present].filter((key) => key > last));
    const blob = new Blob([merged]);
    // First, so that what refuses it at once leaves the others as they are.
    queue(next === Infinity ? tx.store.add(blob) : tx.store.put(blob, (last + next) / 2));
    for (const key of keys) queue(tx.store.delete(key));
  }
  await tx.done;
  return complete;
}
