import { database } from './database.ts';

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
  const buffers = await Promise.all(blobs.map((blob) => blob.arrayBuffer()));
  return keys.flatMap((key, place) => {
    const bytes = buffers[place];
    return bytes ? [{ key, bytes }] : [];
  });
}

/**
 * Puts one piece in the place of others, in one transaction; nothing happens if any of them is gone meanwhile
 * (somebody else merged). Null only drops them.
 */
export async function replaceSegments(keys: readonly number[], merged: ArrayBuffer | null): Promise<boolean> {
  const db = await database();
  const tx = db.transaction('indexSegments', 'readwrite');
  const present = new Set(await tx.store.getAllKeys());
  const complete = keys.every((key) => present.has(key));
  if (complete) {
    for (const key of keys) void tx.store.delete(key);
    if (merged) void tx.store.add(new Blob([merged]));
  }
  await tx.done;
  return complete;
}

/** What pieces there are, oldest first; they change with every addition and merge. */
export async function segmentKeys(): Promise<number[]> {
  return (await database()).getAllKeys('indexSegments');
}
