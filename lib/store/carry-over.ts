import { openDB } from 'idb';
import { browser } from '../browser.ts';
import type { CoinsideSchema, Database } from './schema.ts';

/** In `storage.local`, only while a database is begun anew. */
export const CARRIED_OVER_KEY = 'carriedOver';
const PRECIOUS = ['saved', 'readMarks', 'savedTexts'] as const;

type Kept = Partial<{
  readonly saved: readonly CoinsideSchema['saved']['value'][];
  readonly readMarks: readonly CoinsideSchema['readMarks']['value'][];
  readonly savedTexts: readonly (readonly [id: string, text: string])[];
}>;

/**
 * Copies the precious rows of a database of any version out of it, before it is deleted. Each of them is its own row of
 * facts that no version has read otherwise, so they need no migration.
 */
export async function keepAside(name: string): Promise<void> {
  const db = await openDB<CoinsideSchema>(name);
  const kept: Kept = {};
  try {
    for (const store of PRECIOUS) {
      if (!db.objectStoreNames.contains(store)) continue;
      const rows: unknown[] = await db.getAll(store);
      const keys = store === 'savedTexts' ? await db.getAllKeys(store) : null;
      Object.assign(kept, { [store]: keys ? rows.map((text, at) => [keys[at], text]) : rows });
    }
  } finally {
    db.close();
  }
  // Nothing is no copy: what is put back replaces what a backup has.
  if (Object.keys(kept).length > 0) await browser.storage.local.set({ [CARRIED_OVER_KEY]: kept });
}

/**
 * Puts what was kept aside into a new database, which then replaces one that was not lost.
 * @returns whether there was anything
 */
export async function putBack(db: Database): Promise<boolean> {
  const kept = (await browser.storage.local.get(CARRIED_OVER_KEY))[CARRIED_OVER_KEY] as Kept | undefined;
  if (!kept) return false;
  const tx = db.transaction([...PRECIOUS, 'keeping'] as const, 'readwrite');
  const { saved = [], readMarks = [], savedTexts = [] } = kept;
  await Promise.all([
    ...saved.map((row) => tx.objectStore('saved').put(row)),
    ...readMarks.map((row) => tx.objectStore('readMarks').put(row)),
    ...savedTexts.map(([id, text]) => tx.objectStore('savedTexts').put(text, id)),
    tx.objectStore('keeping').delete('begun'),
    tx.done,
  ]);
  await browser.storage.local.remove(CARRIED_OVER_KEY);
  return true;
}

/** Whether the database was begun anew, and nobody saw to it yet that what a lost one had is brought back. */
export async function isBegun(db: Database): Promise<boolean> {
  // Where the worker that began it died before it put anything back, it is put back now.
  return (await db.get('keeping', 'begun')) !== undefined && !(await putBack(db));
}

/** It was seen to. */
export async function forgetBegun(db: Database): Promise<void> {
  await db.delete('keeping', 'begun');
}
