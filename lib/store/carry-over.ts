import { openDB } from 'idb';
import { browser } from '../browser.ts';
import type { CoinsideSchema, Database } from './schema.ts';

/** In `storage.local`, only while a database is begun anew. */
const KEY = 'carriedOver';
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
  await browser.storage.local.set({ [KEY]: kept });
}

/** Puts what was kept aside into a new database, if anything was. */
export async function putBack(db: Database): Promise<void> {
  const kept = (await browser.storage.local.get(KEY))[KEY] as Kept | undefined;
  if (!kept) return;
  const tx = db.transaction(PRECIOUS, 'readwrite');
  const { saved = [], readMarks = [], savedTexts = [] } = kept;
  await Promise.all([
    ...saved.map((row) => tx.objectStore('saved').put(row)),
    ...readMarks.map((row) => tx.objectStore('readMarks').put(row)),
    ...savedTexts.map(([id, text]) => tx.objectStore('savedTexts').put(text, id)),
    tx.done,
  ]);
  await browser.storage.local.remove(KEY);
}
