import { database, queue } from './database.ts';

/** A stored piece of the index: its key, and its bytes once read. */
export interface StoredSegment {
  readonly key: number;
  readonly bytes: ArrayBuffer;
}

/** All pieces of the index, oldest first. A Blob is read about twice as fast as an ArrayBuffer of the same bytes. */
export async function readSegments(): Promise<StoredSegment[]> {
  const db = await database();
  const tx = db.transaction('indexSegments');
  const [keys, blobs] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  const buffers = await Promise.all(blobs.map(bytesOf));
  return keys.flatMap((key, place) => {
    const bytes = buffers[place];
    return bytes ? [{ key, bytes }] : [];
  });
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
    for (const key of keys) queue(tx.store.delete(key));
    const last = Math.max(...keys);
    const next = Math.min(...[...present].filter((key) => key > last));
    const blob = new Blob([merged]);
    queue(next === Infinity ? tx.store.add(blob) : tx.store.put(blob, (last + next) / 2));
  }
  await tx.done;
  return complete;
}

/** What pieces there are, oldest first; they change with every addition and merge. */
export async function segmentKeys(): Promise<number[]> {
  return (await database()).getAllKeys('indexSegments');
}
