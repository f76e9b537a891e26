import { deleteDB, openDB } from 'idb';
import { log } from '../log.ts';
import { keepAside, putBack } from './carry-over.ts';
import { migrations, SCHEMA_VERSION } from './migrations.ts';
import type { CoinsideSchema, Database, StoreName } from './schema.ts';

export const DATABASE_NAME = 'coinside';

let opened: Promise<Database> | null = null;

/** After a failed opening: a disk or a profile that is busy may not be so in a moment. */
const SECOND_TRY_AFTER_MS = 200;

/**
 * The one connection of this context, opened on first use. A newer version elsewhere makes it close; a connection that
 * the browser ends is opened anew on the next call.
 *
 * A database of a newer version than this program's is deleted and begun anew: after a downgrade it would never open
 * again. What is precious in it is carried over (`carry-over.ts`); all else is cache. No other failure deletes anything,
 * however long it lasts: a full disk or a storage service in trouble ("backing store" errors) passes, perhaps with the
 * browser's next start, and browsers mend or drop what is really broken themselves. It is tried once more, then
 * reported, and tried again by the next call.
 */
export function database(): Promise<Database> {
  if (opened) return opened;
  const opening = openOrBeginAnew();
  opened = opening;
  opening.catch(() => {
    if (opened === opening) opened = null;
  });
  return opening;
}

async function openOrBeginAnew(): Promise<Database> {
  try {
    return await open();
  } catch (error) {
    log.bug('store: opening failed', error);
    if (!isOfNewerVersion(error)) {
      await new Promise((resolve) => setTimeout(resolve, SECOND_TRY_AFTER_MS));
      return open();
    }
    await keepAside(DATABASE_NAME);
    await remove();
    return open();
  }
}

function remove(): Promise<void> {
  return deleteDB(DATABASE_NAME, { blocked: () => noteBlocked('deleting') });
}

/**
 * Deletes a database that cannot be read, at the reader's word, and begins a new one. What is precious in it and can
 * still be read is carried over; where not all of it could be, `isBegun` says that a backup is to be looked for.
 * @throws where what could be read has no room beside it, and nothing is deleted; where the browser cannot delete it
 */
export async function beginDatabaseAnew(): Promise<void> {
  const before = opened;
  await keepAside(DATABASE_NAME, true);
  await remove();
  // Who asked meanwhile may have begun the new one.
  if (opened === before) opened = null;
  await database();
}

function isOfNewerVersion(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}

/** The other connection is told to close (`blocking` there), after which what was asked for goes on by itself. */
function noteBlocked(what: string): void {
  log.bug('store', `${what} waits for another connection to close`);
}

/** What a provider asked of us (not before a time) and what was spent of today's calls: a wipe is no way around it. */
const OWED_TO_PROVIDERS: readonly StoreName[] = ['providers', 'budgets'];

/** Empties every store in one transaction: as if nothing had ever been opened. */
export async function clearDatabase(): Promise<void> {
  await emptyStores([...(await database()).objectStoreNames]);
}

/** The cache of a first run, for the user's "wipe everything": all or nothing, and all but what is owed to providers. */
export async function wipeDatabase(): Promise<void> {
  const names = [...(await database()).objectStoreNames];
  await emptyStores(names.filter((name) => !OWED_TO_PROVIDERS.includes(name)));
}

async function emptyStores(names: StoreName[]): Promise<void> {
  const tx = (await database()).transaction(names, 'readwrite');
  await Promise.all([...names.map((name) => tx.objectStore(name).clear()), tx.done]);
}

/**
 * A write whose failure its transaction's `done` tells, which the caller awaits: without this, every write of a
 * transaction that fails would be one more unhandled rejection.
 */
export function queue(write: Promise<unknown>): void {
  write.catch(() => undefined);
}

/** True where a write failed because the disk or the browser's allowance is full. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

async function open(): Promise<Database> {
  let isNew = false;
  const db = await openDB<CoinsideSchema>(DATABASE_NAME, SCHEMA_VERSION, {
    upgrade(db, from, to, tx) {
      isNew = from === 0;
      for (let version = from + 1; version <= (to ?? SCHEMA_VERSION); version++) migrations[version]?.(db, tx);
      // With the stores or not at all: browsers drop a database that is broken, and no worker's death may hide it.
      if (isNew) queue(tx.objectStore('keeping').put({ name: 'begun' }));
    },
    blocked() {
      noteBlocked('upgrading');
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
  // Also where the worker that kept it aside died before it came to this.
  if (isNew) await putBack(db);
  return db;
}

export type { Database };
