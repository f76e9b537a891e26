/**
 * `npm run names`: writes public/data/names.bin, the names that texts are searched for, out of public/data/coins.json and
 * the sources in scripts/names. With `--words` it first counts anew, in the texts of the data folder (COINSIDE_DATA, else
 * ../shared/data), which words of coins' names are words of English (scripts/names/ordinary-words.txt).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { namesOf } from '../lib/relate/names.ts';
import { collectionFolder, readCatalogue, readRows } from './collection.ts';
import { compileNames } from './names/compile.ts';
import { readNameSources } from './names/sources.ts';

const root = join(import.meta.dirname, '..');
const coins = readCatalogue();

/** Words seen less often in lower case, or in a smaller part of all cases, are misprints and names. */
const SEEN = 4;
const PART = 0.1;

function countOrdinaryWords(): void {
  const asked = new Set(
    coins.flatMap(({ name, symbol }) => `${name} ${symbol}`.toLowerCase().match(/\p{L}{2,}/gu) ?? []),
  );
  const seen = new Map<string, { all: number; lower: number }>();
  const count = (text: string | null | undefined): void => {
    for (const [word] of (text ?? '').matchAll(/(?<![\p{L}\p{N}$@#/.-])\p{L}{2,}(?![\p{L}\p{N}/@])/gu)) {
      const lower = word.toLowerCase();
      if (!asked.has(lower)) continue;
      const counts = seen.get(lower) ?? { all: 0, lower: 0 };
      seen.set(lower, counts);
      counts.all++;
      if (word === lower) counts.lower++;
    }
  };
  for (const { text } of readRows<{ text?: string | null }>(join(collectionFolder('pages'), 'expected.ndjson.gz')))
    count(text);
  for (const name of ['articles', 'articles-fulltext'])
    for (const { body, summary } of readRows<{ body?: string; summary?: string }>(
      join(collectionFolder('articles'), `${name}.ndjson.gz`),
    )) {
      count(body);
      count(summary);
    }
  const words = [...seen].filter(([, { all, lower }]) => lower >= Math.max(SEEN, PART * all)).map(([word]) => word);
  writeFileSync(join(root, 'scripts/names/ordinary-words.txt'), `${words.sort().join('\n')}\n`);
  console.log(`${words.length} ordinary words`);
}

if (process.argv.includes('--words')) countOrdinaryWords();
const file = compileNames(coins, readNameSources(new Set(coins.map(({ id }) => id))));
const path = join(root, 'public/data/names.bin');
writeFileSync(path, new Uint8Array(file));
const { hashes, kinds } = namesOf(file);
const packed = gzipSync(readFileSync(path), { level: 9 }).length;
console.log(`${hashes.length} names of ${kinds.length} entities, ${file.byteLength} bytes, ${packed} gzipped`);
