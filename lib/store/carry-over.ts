import { openDB } from 'idb';
import { browser } from '../browser.ts';
import type { CoinsideSchema, Database } from './schema.ts';

/** In `storage.local`, only while a database is begun anew. */
const KEY = 'carriedOver';
const PRECIOUS = ['saved', 'readMarks'] as const;

type Kept = Partial<{ [Name in (typeof PRECIOUS)[number]]: CoinsideSchema[Name]['value'][] }>;

/**
 * Copies the precious rows of a database of any version out of it, before it is deleted. Each of them is its own row of
 * facts that no version has read otherwise, so they need no migration.
 */
export async function keepAside(name: string): Promise<void> {
  const db = await openDB<CoinsideSchema>(name);
  const kept: Kept = {};
  try {
    for (const store of PRECIOUS) {
      if (db.objectStoreNames.contains(store)) Object.assign(kept, { [store]: await db.getAll(store) });
    }
  } finally {
    db.close();
  }
  await browser.storage.local.set({ [KEY]: kept });
}

/** Puts what was kept aside into a new database, if anything was. */
export async function putBack(db: Database): Promise<void> {
  const kept = (await browser.storage.local.get(KEY))[KEY] as Kept | undefined;
  if (!kept) return;
  const tx = db.transaction(PRECIOUS, 'readwrite');
  const { saved = [], readMarks = [] } = kept;
  await Promise.all([
    ...saved.map((row) => tx.objectStore('saved').put(row)),
    ...readMarks.map((row) => tx.objectStore('readMarks').put(row)),
    tx.done,
  ]);
  await browser.storage.local.remove(KEY);
}
