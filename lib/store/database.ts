import { deleteDB, openDB } from 'idb';
import { log } from '../log.ts';
import { migrations, SCHEMA_VERSION } from './migrations.ts';
import type { CoinsideSchema, Database, StoreName } from './schema.ts';

export const DATABASE_NAME = 'coinside';

let opened: Promise<Database> | null = null;

/**
 * The one connection of this context, opened on first use. A newer version elsewhere makes it close; a connection that
 * the browser ends is opened anew on the next call. A database that cannot be read at all is cache: it is deleted and
 * begun again.
 */
export function database(): Promise<Database> {
  opened ??= open().catch(async (error: unknown) => {
    if (error instanceof DOMException && error.name === 'VersionError') throw error;
    log.bug('store: opening failed, starting over', error);
    await deleteDB(DATABASE_NAME);
    return open();
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
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
  for (const name of names) void tx.objectStore(name).clear();
  await tx.done;
}

/** True where a write failed because the disk or the browser's allowance is full. */
export function isStorageFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

function open(): Promise<Database> {
  return openDB<CoinsideSchema>(DATABASE_NAME, SCHEMA_VERSION, {
    upgrade(db, from, to, tx) {
      for (let version = from + 1; version <= (to ?? SCHEMA_VERSION); version++) migrations[version]?.(db, tx);
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
}

export type { Database };
