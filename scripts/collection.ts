/** The collections of test data beside the project, as evaluations read them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseTopics } from '../lib/articles/topic-file.ts';
import type { Coin } from '../lib/domain/coin.ts';
import type { Topic } from '../lib/domain/topic.ts';

/** Where a collection lies: in `COINSIDE_DATA`, else in the folder beside the checkout. */
export function collectionFolder(name: string): string {
  return join(process.env['COINSIDE_DATA'] ?? join(import.meta.dirname, '../../shared/data'), name);
}

/** Rows of a file of one JSON object a line, gzipped or not. */
export function readRows<Row>(path: string): Row[] {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): Row => JSON.parse(line));
}

/** The names that ship, as one buffer. */
export function readNames(): ArrayBuffer {
  const bytes = readFileSync(join(import.meta.dirname, '../public/data/names.bin'));
  return new Uint8Array(bytes).buffer;
}

/** The topics that ship. */
export function readTopics(): readonly Topic[] {
  return parseTopics(JSON.parse(readFileSync(join(import.meta.dirname, '../public/data/topics.json'), 'utf8')));
}

/** The catalogue that ships: rows of id, symbol, name, rank. */
export function readCatalogue(): Coin[] {
  const path = join(import.meta.dirname, '../public/data/coins.json');
  const rows: [string, string, string, number | null][] = JSON.parse(readFileSync(path, 'utf8'));
  return rows.map(([id, symbol, name, rank]) => ({ id, symbol, name, rank: rank ?? null }));
}
