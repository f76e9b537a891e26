import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type IDBPDatabase, openDB } from 'idb';

/** A database as one version of the program left it, frozen: how its stores were made and what lay in them. */
export interface FrozenDatabase {
  readonly version: number;
  readonly stores: Readonly<Record<string, FrozenStore>>;
}

interface FrozenStore extends StoreShape {
  readonly rows: readonly { readonly key?: IDBValidKey; readonly value: unknown }[];
}

export interface StoreShape {
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: Readonly<
    Record<string, { readonly keyPath: string | string[]; readonly multiEntry: boolean; readonly unique: boolean }>
  >;
}

const FOLDER = resolve(import.meta.dirname, '../../fixtures/database');

/** Oldest first. */
export function frozenDatabases(): FrozenDatabase[] {
  return readdirSync(FOLDER)
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as FrozenDatabase)
    .toSorted((a, b) => a.version - b.version);
}

/** What JSON cannot say: `$u64` is a row of 64-bit numbers, `$blob` bytes in base64. */
export function thawed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(thawed);
  const { $u64, $blob } = value as { $u64?: string[]; $blob?: string };
  if ($u64) return BigUint64Array.from($u64, BigInt);
  if ($blob !== undefined) return new Blob([Buffer.from($blob, 'base64')]);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, thawed(one)]));
}

/** Makes the database from its description alone: none of the program's own steps is used. */
export async function makeFrozen(name: string, { version, stores }: FrozenDatabase): Promise<void> {
  const db = await openDB(name, version, {
    upgrade(made) {
      for (const [store, { keyPath, autoIncrement, indexes }] of Object.entries(stores)) {
        const one = made.createObjectStore(store, { keyPath, autoIncrement });
        for (const [index, { keyPath: of, ...options }] of Object.entries(indexes)) one.createIndex(index, of, options);
      }
    },
  });
  for (const [store, { rows }] of Object.entries(stores)) {
    for (const { key, value } of rows) await db.put(store, thawed(value), key);
  }
  db.close();
}

/** How the stores of an open database are made. */
export function shapesOf(db: IDBPDatabase): Record<string, StoreShape> {
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names);
  return Object.fromEntries(
    names.map((name) => {
      const { keyPath, autoIncrement, indexNames } = tx.objectStore(name);
      const indexes = [...indexNames].map((index) => {
        const one = tx.objectStore(name).index(index);
        return [index, { keyPath: one.keyPath, multiEntry: one.multiEntry, unique: one.unique }] as const;
      });
      return [name, { keyPath, autoIncrement, indexes: Object.fromEntries(indexes) }];
    }),
  );
}
