/**
 * `npm run -s eval -- pages [--data ../shared/data/pages] [--misses] [--part tuned|held] [--no-related]`: what the content
 * script reads of 377 stored pages in Chromium, beside @mozilla/readability and defuddle on the same pages in the same
 * run. A third (by a hash of the file's name) is held back from tuning and told apart. The last line is JSON.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { collectionFolder, readRows } from '../collection.ts';
import { figuresOf, missesOf, type ReadPage } from './pages/figures.ts';
import { compareRelated } from './pages/related-from-text.ts';
import { openStage } from './pages/stage.ts';
import type { Expected, Labels } from './pages/rows.ts';

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      misses: { type: 'boolean' },
      part: { type: 'string' },
      'no-related': { type: 'boolean' },
    },
  });
  const folder = values.data ?? collectionFolder('pages');
  const expected = readRows<Expected>(join(folder, 'expected.ndjson.gz'));
  const labels = new Map(readRows<Labels>(join(folder, 'labels.ndjson.gz')).map((row) => [row.file, row]));
  const stage = await openStage();
  const pages: ReadPage[] = [];
  try {
    for (const row of expected) {
      const isHeld = isHeldBack(row.file);
      if (values.part !== undefined && (values.part === 'held') !== isHeld) continue;
      const html = gunzipSync(readFileSync(join(folder, row.file)));
      const readings = await stage.show(addressOf(row, html.toString('utf8')), html, (page) => page.readAll());
      pages.push({ expected: row, labels: labels.get(row.file), readings, isHeld });
    }
    if (values.misses) for (const miss of missesOf(pages)) console.log(miss);
    if (!values['no-related']) console.log('related', JSON.stringify(await compareRelated(stage, folder, expected)));
  } finally {
    await stage.close();
  }
  for (const corpus of new Set(expected.map((row) => row.corpus)))
    console.log(corpus, JSON.stringify(figuresOf(pages.filter((page) => page.expected.corpus === corpus))));
  const articles = pages.filter((page) => page.labels?.kind === 'article');
  console.log('articles alone', JSON.stringify(figuresOf(articles)));
  console.log(
    'held back (a third by the hash of the name)',
    JSON.stringify(figuresOf(pages.filter(({ isHeld }) => isHeld))),
  );
  console.log(JSON.stringify(figuresOf(pages)));
}

function isHeldBack(file: string): boolean {
  return BigInt(`0x${createHash('sha256').update(file).digest('hex')}`) % 3n === 0n;
}

/** Where the page stood: as the collection says, as the page's own note or links say, else somewhere. */
function addressOf({ url, file }: Expected, html: string): string {
  const link = /<link[^>]+rel=["']?canonical["']?[^>]*>|<meta[^>]+property=["']og:url["'][^>]*>/i.exec(html)?.[0];
  const places = [
    url,
    /^\s*<!--\s*\{"url":\s*"([^"]+)"/.exec(html)?.[1],
    /(?:href|content)=["']([^"']+)/.exec(link ?? '')?.[1],
  ];
  return (
    places.find((place) => /^https?:\/\/[^/]+/.test(place ?? '')) ??
    `https://pages.example/${file.replace(/\.gz$/, '')}`
  );
}
