import { openDB } from 'idb';
import { browser } from '../browser.ts';
import type { CoinsideSchema, Database, StoreName } from './schema.ts';

/** In `storage.local`, only while a database is begun anew. */
export const CARRIED_OVER_KEY = 'carriedOver';
const PRECIOUS = ['saved', 'readMarks', 'savedTexts'] as const;
/** What providers and servers asked of us and what was spent of today's calls: a new database is no way around it. */
const OWED = ['providers', 'budgets', 'feeds'] as const;
const CARRIED = [...PRECIOUS, ...OWED] as const;

/** Rows by store; of `savedTexts`, each with its key. With `begun`, a backup is to be looked for all the same. */
type Kept = Partial<Record<(typeof CARRIED)[number], readonly unknown[]>> & { readonly begun?: boolean };

/**
 * Copies the precious rows of a database of any version out of it, before it is deleted. Each of them is its own row of
 * facts that no version has read otherwise, so they need no migration.
 * @param isBroken what cannot be read is left out, and what is owed to providers comes along
 * @throws where what was read could not be put aside; unless it is broken, also where anything could not be read
 */
export async function keepAside(name: string, isBroken = false): Promise<void> {
  const kept: Record<string, unknown> = {};
  let isLost = false;
  const leaveOut = (error: unknown): void => {
    if (!isBroken) throw error;
    isLost = true;
  };
  const db = await openDB<CoinsideSchema>(name, undefined, {
    // Only where none is there: looking makes none.
    upgrade(_db, _from, _to, tx) {
      tx.done.catch(() => undefined);
      tx.abort();
    },
  }).catch(leaveOut);
  if (!db) return;
  try {
    for (const store of isBroken ? CARRIED : PRECIOUS) {
      if (!db.objectStoreNames.contains(store)) continue;
      try {
        const keys = await db.getAllKeys(store);
        const read: unknown[] = await db.getAll(store).catch((error: unknown) => {
          leaveOut(error);
          return Promise.all(keys.map((key) => db.get(store, key).catch(() => undefined)));
        });
        const rows = read.flatMap((row, at) => (row === undefined ? [] : [carried(store, row, keys[at])]));
        if (rows.length > 0) kept[store] = rows;
      } catch (error) {
        leaveOut(error);
      }
    }
    if (db.objectStoreNames.contains('keeping')) {
      const note = await db.get('keeping', 'begun').catch(() => null);
      isLost ||= note === null || (note?.name === 'begun' && !note.isWhole);
    }
  } finally {
    db.close();
  }
  // Nothing is no copy: what is put back replaces what a backup has. What lies there of before is of what the reader
  // removed since.
  if (Object.keys(kept).length === 0) {
    if (!isLost) await browser.storage.local.remove(CARRIED_OVER_KEY);
    return;
  }
  // What lies there of an earlier try may be what was not read now.
  if (isLost) await addEarlier(kept);
  kept['begun'] = isLost || PRECIOUS.every((store) => !kept[store]);
  await browser.storage.local.set({ [CARRIED_OVER_KEY]: kept });
}

async function addEarlier(kept: Record<string, unknown>): Promise<void> {
  const earlier = await readKept();
  for (const store of PRECIOUS) {
    const rows = [...(earlier?.[store] ?? []), ...((kept[store] as unknown[] | undefined) ?? [])];
    const byId = new Map(rows.map((row) => [Array.isArray(row) ? row[0] : (row as { id: unknown }).id, row]));
    if (byId.size > 0) kept[store] = [...byId.values()];
  }
}

/**
 * For a copy beside the very database it is of, which was not deleted after all and goes on: what is put back from the
 * copy some day is no longer all there was, and a backup is looked for besides.
 */
async function outliveCopy(): Promise<void> {
  const kept = await readKept();
  if (kept && !kept.begun) await browser.storage.local.set({ [CARRIED_OVER_KEY]: { ...kept, begun: true } });
}

async function readKept(): Promise<Kept | undefined> {
  return (await browser.storage.local.get(CARRIED_OVER_KEY))[CARRIED_OVER_KEY] as Kept | undefined;
}

function carried(store: StoreName, row: unknown, key: unknown): unknown {
  if (store === 'savedTexts') return [key, row];
  if (store !== 'feeds') return row;
  // Its wait alone: with its validators the feed would answer "not modified" to an empty store.
  const { feedId, setAt, waitUntil } = row as CoinsideSchema['feeds']['value'];
  return { feedId, setAt, waitUntil, dueAt: waitUntil };
}

/**
 * Puts what was kept aside into a new database, which then replaces one that was not lost, unless some of it was. Safe to
 * be called again wherever it was interrupted.
 * @returns whether there was anything
 */
export async function putBack(db: Database): Promise<boolean> {
  const kept = await readKept();
  if (!kept) return false;
  const tx = db.transaction([...CARRIED, 'keeping'] as const, 'readwrite');
  for (const name of CARRIED) {
    for (const row of kept[name] ?? []) {
      const [key, text] = name === 'savedTexts' ? (row as [string, string]) : [];
      tx.objectStore(name)
        .put((key ? text : row) as never, key as never)
        .catch(() => undefined);
    }
  }
  // Not yet away: the copy still lies there, and without a note it would be one that its database outlived.
  if (!kept.begun)
    tx.objectStore('keeping')
      .put({ name: 'begun', isWhole: true })
      .catch(() => undefined);
  await tx.done;
  await dropCopy(db, !kept.begun);
  return true;
}

async function dropCopy(db: Database, isWhole: boolean): Promise<void> {
  await browser.storage.local.remove(CARRIED_OVER_KEY);
  if (isWhole) await forgetBegun(db);
}

/**
 * Whether the database was begun anew, and nobody saw to it yet that what a lost one had is brought back. To be asked
 * before a backup is written: a copy that was put aside of this database, which goes on, must not stand before it.
 */
export async function isBegun(db: Database): Promise<boolean> {
  const note = await db.get('keeping', 'begun');
  if (!note) {
    await outliveCopy();
    return false;
  }
  // Where the worker that began it died before it put everything back, or before it was done with it, that is done now.
  if (note.name === 'begun' && note.isWhole) await dropCopy(db, true);
  else if (!(await putBack(db))) return true;
  return (await db.get('keeping', 'begun')) !== undefined;
}

/** It was seen to. */
export async function forgetBegun(db: Database): Promise<void> {
  await db.delete('keeping', 'begun');
}
