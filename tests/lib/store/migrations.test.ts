import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DATABASE_NAME } from '../../../lib/store/database.ts';
import { SCHEMA_VERSION } from '../../../lib/store/migrations.ts';
import { type FrozenDatabase, frozenDatabases, makeFrozen, shapesOf, thawed } from './database-fixtures.ts';

const frozen = frozenDatabases();
const newest = frozen.at(-1);

afterEach(() => deleteDB(DATABASE_NAME));

/** As a worker of this version opens it that was just started. */
async function openNow() {
  vi.resetModules();
  const store = await import('../../../lib/store/database.ts');
  return (await store.database()) as unknown as IDBPDatabase;
}

function shapesOfNewest(): unknown {
  return Object.fromEntries(
    Object.entries(newest?.stores ?? {}).map(([name, { rows: _rows, ...shape }]) => [name, shape]),
  );
}

/** What must lie in the stores once an old database was walked to the newest: its rows, with what later versions know. */
function rowsOf(old: FrozenDatabase): unknown {
  const stores = Object.entries(newest?.stores ?? {}).filter(([name]) => name !== 'indexSegments');
  return Object.fromEntries(
    stores.map(([name, { rows }]) => [
      name,
      Object.hasOwn(old.stores, name) ? rows.map(({ value }) => thawed(value)) : [],
    ]),
  );
}

describe('a database of every version', () => {
  it('is kept, frozen as that version left it', () => {
    expect(frozen.map(({ version }) => version)).toEqual(Array.from({ length: SCHEMA_VERSION }, (_, at) => at + 1));
    // The one of today is what a new install has.
    expect(newest?.version).toBe(SCHEMA_VERSION);
  });

  it.each(frozen)('of version $version becomes as one of a new install, and keeps its rows', async (old) => {
    await makeFrozen(DATABASE_NAME, old);
    const db = await openNow();
    expect(db.version).toBe(SCHEMA_VERSION);
    expect(shapesOf(db)).toEqual(shapesOfNewest());
    const { indexSegments: pieces = [], ...found } = Object.fromEntries(
      await Promise.all([...db.objectStoreNames].map(async (name) => [name, (await db.getAll(name)) as unknown[]])),
    ) as Record<string, unknown[]>;
    expect(found).toEqual(rowsOf(old));
    const bytes = await Promise.all(pieces.map((piece) => (piece as Blob).bytes()));
    expect(bytes).toEqual([new Uint8Array([0, 1, 2, 3])]);
    db.close();
  });

  it('of today is what this program makes for a new install', async () => {
    const db = await openNow();
    const shapes = shapesOf(db);
    expect(shapes).toEqual(shapesOfNewest());
    db.close();
  });
});

describe('an update', () => {
  it('waits for a page of before, which lets go by itself, and loses nothing', async () => {
    const old = frozen.find(({ version }) => version === SCHEMA_VERSION);
    if (!old) throw new Error('no fixture of today');
    await makeFrozen(DATABASE_NAME, old);
    // The connection of this version, as an open popup’s worker holds it, and a program of the next one.
    const before = await openNow();
    let isBlocked = false;
    const next = await openDB(DATABASE_NAME, SCHEMA_VERSION + 1, {
      blocked: () => {
        isBlocked = true;
      },
      upgrade: (db) => {
        db.createObjectStore('later');
      },
    });
    expect(isBlocked).toBe(false);
    expect(await next.getAll('saved')).toHaveLength(1);
    await expect(before.getAll('saved')).rejects.toThrow('not allowed');
    next.close();
  });

  it('goes on once a connection that does not hear of it is closed', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const [old] = frozen;
    if (!old) throw new Error('no fixture');
    await makeFrozen(DATABASE_NAME, old);
    const deaf = await openDB(DATABASE_NAME, old.version);
    const opening = openNow();
    await vi.waitFor(() =>
      expect(console.warn).toHaveBeenCalledWith('[coinside] store:', expect.stringContaining('waits')),
    );
    deaf.close();
    const db = await opening;
    expect(db.version).toBe(SCHEMA_VERSION);
    expect(await db.getAll('jobs')).toHaveLength(1);
    db.close();
    vi.mocked(console.warn).mockRestore();
  });

  it('taken back keeps what is precious: the newer database is begun anew with its saved articles and read marks', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const old = frozen.at(-1);
    if (!old) throw new Error('no fixture');
    await makeFrozen(DATABASE_NAME, { ...old, version: SCHEMA_VERSION + 5 });
    const db = await openNow();
    expect(db.version).toBe(SCHEMA_VERSION);
    expect(await db.count('quotes')).toBe(0);
    expect(await db.getAll('saved')).toHaveLength(1);
    expect(await db.getAll('readMarks')).toHaveLength(1);
    expect(await db.getAll('savedTexts')).toHaveLength(1);
    db.close();
    vi.mocked(console.warn).mockRestore();
  });

  it('a connection that the browser ends is opened anew by the next that asks', async () => {
    vi.resetModules();
    const store = await import('../../../lib/store/database.ts');
    const first = await store.database();
    // As a browser does that clears the storage, or loses it.
    forceCloseDatabase(unwrap(first) as never);
    expect(await (await store.database()).count('jobs')).toBe(0);
    (await store.database()).close();
  });
});

it('reads marks of the oldest version that had any', async () => {
  const old = frozen.find(({ version }) => version === 5);
  if (!old) throw new Error('no fixture');
  await makeFrozen(DATABASE_NAME, old);
  vi.resetModules();
  const marks = await import('../../../lib/store/all-marks.ts');
  const { saved, read } = await marks.getAllMarks(await (await import('../../../lib/store/database.ts')).database());
  expect(saved).toMatchObject([{ article: { title: 'A piece that was kept' } }]);
  expect(read).toHaveLength(1);
  (await (await import('../../../lib/store/database.ts')).database()).close();
});
