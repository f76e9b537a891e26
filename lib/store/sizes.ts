import { database } from './database.ts';

/** Of so many blocks of articles the size is taken for that of all. */
const BLOCKS_MEASURED = 5;

/** What the larger kinds of rows take, in bytes. */
export interface StoreSizes {
  /** About: a few blocks are measured and the rest taken to be like them. */
  readonly articles: number;
  readonly index: number;
  readonly closes: number;
  /** When the oldest article that is kept was first seen, epoch milliseconds; null without articles. */
  readonly oldestAt: number | null;
}

/** Measures without reading everything: 50,000 articles would be tens of megabytes. */
export async function measureStore(): Promise<StoreSizes> {
  const db = await database();
  const [blocks, pieces, daily] = await Promise.all([
    db.getAllKeys('articleBlocks'),
    db.getAll('indexSegments'),
    db.getAll('daily'),
  ]);
  const step = Math.max(1, Math.ceil(blocks.length / BLOCKS_MEASURED));
  const sample = await Promise.all(
    blocks.filter((_, at) => at % step === 0).map((block) => db.get('articleBlocks', block)),
  );
  const measured = sample.reduce((sum, row) => sum + textBytes(row?.articles ?? []), 0);
  // The step begins with the first block, which holds the oldest.
  const seen = (sample[0]?.articles ?? []).map(({ firstSeenAt }) => firstSeenAt);
  return {
    articles: sample.length === 0 ? 0 : Math.round((measured / sample.length) * blocks.length),
    index: pieces.reduce((sum, piece) => sum + piece.size, 0),
    closes: daily.reduce((sum, row) => sum + arrayBytes(row), 0),
    oldestAt: seen.length === 0 ? null : Math.min(...seen),
  };
}

/** The version of the database, and how many rows each of its stores has. */
export async function countRows(): Promise<{ readonly version: number; readonly rows: Record<string, number> }> {
  const db = await database();
  const names = [...db.objectStoreNames];
  const counts = await Promise.all(names.map((name) => db.count(name)));
  return { version: db.version, rows: Object.fromEntries(names.map((name, at) => [name, counts[at] ?? 0])) };
}

function textBytes(rows: readonly object[]): number {
  return new TextEncoder().encode(JSON.stringify(rows)).byteLength;
}

function arrayBytes(row: object): number {
  return Object.values(row).reduce<number>((sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0);
}
