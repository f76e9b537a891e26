/** What feeds bring of their articles beyond the teaser: by place, a record each, which no list reads. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import { ARTICLES_PER_BLOCK } from './article-places.ts';
import { database, queue } from './database.ts';
import type { CoinsideSchema } from './schema.ts';

type TextsStore = IDBPObjectStore<CoinsideSchema, ArrayLike<StoreNames<CoinsideSchema>>, 'articleTexts', 'readwrite'>;

/** So many are kept, the latest found: about 25 MB of texts as long as they usually are, a quarter of a gigabyte at the very most. */
export const MOST_TEXTS = 5_000;

export interface PlacedText {
  readonly place: number;
  readonly text: string | null | undefined;
}

/** Writes what there is of these, in the transaction that stores their articles. */
export function putTexts(store: TextsStore, texts: readonly PlacedText[]): void {
  for (const { place, text } of texts) if (text) queue(store.put(text, place));
}

/** Drops the texts of whole blocks, in the transaction that drops those. */
export function dropTexts(store: TextsStore, blocks: readonly number[]): void {
  for (const block of blocks) {
    const first = block * ARTICLES_PER_BLOCK;
    queue(store.delete(IDBKeyRange.bound(first, first + ARTICLES_PER_BLOCK - 1)));
  }
}

/**
 * Drops the texts found first beyond so many; the articles stay, with their teasers. Deletes alone, which a full device
 * has room for.
 * @param part of all texts that goes in any case
 */
export async function pruneTexts(most = MOST_TEXTS, part = 0): Promise<void> {
  const tx = (await database()).transaction('articleTexts', 'readwrite');
  const count = await tx.store.count();
  const over = Math.max(count - most, Math.ceil(count * part));
  const last = over > 0 ? (await tx.store.getAllKeys(null, over)).at(-1) : undefined;
  if (last !== undefined) queue(tx.store.delete(IDBKeyRange.upperBound(last)));
  await tx.done;
}
