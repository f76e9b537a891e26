/**
 * How well lib/articles reads the feeds of the world. Corpora (folder `--data`, else `$COINSIDE_DATA/feeds`):
 * feedparser, gofeed and rss-parser test cases with their expectations, and captured feeds under real/.
 *
 * What is compared (feeds/feedparser.ts and its neighbours list the paths): number of items; title, description, link and language of
 * the feed and its `ttl`; of each item title, link, id, summary, content, dates, author, categories, comments (their
 * number, their page, their feed), enclosures (url and type).
 * - Texts as a reader sees them: both sides as plain text with folded white space (an expected value is taken either
 *   as it stands or as HTML, since the corpora mix the two).
 * - Addresses resolved; languages without regard to case; dates as moments where the expectation is one, else as written.
 * - Authors by name; mail addresses are dropped on both sides.
 * A case is applicable with one such check or more, and passes when all agree. No case is left out for what we make of
 * it: `skipped` tells by what it is about (feeds/feedparser.ts, `whyNotCompared`) why none of it can be compared.
 * Captured feeds have no expectations: applicable with an <item> or <entry> in the raw text, passed when as many items
 * are read. `crashed` counts every error that is not a FeedError, in reading or in making articles of the items, also of
 * captured feeds with damage done to them (feeds/mutate.ts).
 *
 * Prints a line for each corpus and, with --failures, each disagreement; the last line is JSON.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import type { Article, FeedSource } from '../../lib/domain/article.ts';
import { decodeBytes } from '../../lib/articles/decode-bytes.ts';
import { FeedError } from '../../lib/articles/feed-error.ts';
import { normalizeArticle } from '../../lib/articles/normalize-article.ts';
import { parseFeed } from '../../lib/articles/parse-feed.ts';
import type { ParsedFeed } from '../../lib/articles/parsed-feed.ts';
import { type Check, isOnlyCounted, valueCheck } from './feeds/compare.ts';
import { feedparserChecks, type FeedparserRow, whyNotCompared } from './feeds/feedparser.ts';
import { gofeedChecks } from './feeds/gofeed.ts';
import { rssParserChecks } from './feeds/rss-parser.ts';
import { damaged } from './feeds/mutate.ts';

interface Case {
  readonly corpus: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
  readonly url: string;
  /** The checks of a read feed; 'not-a-feed' instead of a feed is a failure when there are any. */
  readonly checks: readonly Check[];
  readonly skipReason: string;
}

interface Tally {
  onlyCounted: number;
  cases: number;
  applicable: number;
  passed: number;
  crashed: number;
  items: number;
}

export function run(args: string[]): void {
  const folder = dataFolder(args);
  if (folder === null) process.exit(2);
  const listFailures = args.includes('--failures');
  const total = newTally();
  const byCorpus = new Map<string, Tally>();
  const skipped: Record<string, number> = {};
  for (const feedCase of readCases(folder)) {
    const corpus = byCorpus.get(feedCase.corpus) ?? newTally();
    byCorpus.set(feedCase.corpus, corpus);
    const { items, crashed, problems } = examine(feedCase);
    if (feedCase.checks.length === 0) skipped[feedCase.skipReason] = (skipped[feedCase.skipReason] ?? 0) + 1;
    for (const tally of [total, corpus]) {
      tally.cases++;
      tally.items += items;
      if (crashed) tally.crashed++;
      if (feedCase.checks.length === 0) continue;
      tally.applicable++;
      if (isOnlyCounted(feedCase.checks)) tally.onlyCounted++;
      if (problems.length === 0) tally.passed++;
    }
    if (listFailures) for (const problem of problems) console.log(`${feedCase.corpus} ${feedCase.name}: ${problem}`);
  }
  for (const [corpus, { cases, applicable, passed, crashed, items, onlyCounted }] of byCorpus) {
    const share = ((100 * passed) / Math.max(1, applicable)).toFixed(1);
    console.log(
      `${corpus}: ${passed} of ${applicable} applicable (${share} %; ${onlyCounted} by the number of items alone), ` +
        `${cases} cases, ${items} items, ${crashed} crashed`,
    );
  }
  const damage = readDamaged(folder, listFailures);
  console.log(`captured feeds damaged: ${damage.feeds}, ${damage.items} items read, ${damage.crashed} crashed`);
  const { cases, applicable, passed, items } = total;
  console.log(JSON.stringify({ cases, applicable, passed, crashed: total.crashed + damage.crashed, items, skipped }));
}

function newTally(): Tally {
  return { onlyCounted: 0, cases: 0, applicable: 0, passed: 0, crashed: 0, items: 0 };
}

function examine({ bytes, contentType, url, checks }: Case): { items: number; crashed: boolean; problems: string[] } {
  const source: FeedSource = { id: 'case', name: 'Case', url, siteHost: 'example.org', topic: 'crypto', kind: 'news' };
  let feed: ParsedFeed;
  try {
    feed = parseFeed(bytes, contentType, url);
    for (const item of feed.items) assertSound(normalizeArticle(item, source, Date.now()));
  } catch (error) {
    const crashed = !(error instanceof FeedError);
    const problems = crashed || checks.length > 0 ? [`${crashed ? 'CRASHED ' : ''}${String(error)}`] : [];
    return { items: 0, crashed, problems };
  }
  return { items: feed.items.length, crashed: false, problems: checks.flatMap(({ run: check }) => check(feed) ?? []) };
}

/** What an article promises whatever it was made of; see lib/domain/article.ts. */
function assertSound(article: Article | null): void {
  if (article === null) return;
  const { url, title, summary, author } = article;
  const isSound = /^https?:\/\/[^/@]/.test(url) && title !== '' && title.length <= 300 && summary.length <= 600;
  if (/<[a-z/!?]/i.test(`${title} ${summary} ${author}`)) throw new Error(`markup: ${JSON.stringify(article)}`);
  if (!isSound || (author ?? '').length > 120)
    throw new Error(`an article over its bounds: ${JSON.stringify(article)}`);
}

/** Every captured feed with each damage done to it: no error but a FeedError, no article with markup or over its bounds. */
function readDamaged(folder: string, listFailures: boolean): { feeds: number; items: number; crashed: number } {
  const sum = { feeds: 0, items: 0, crashed: 0 };
  for (const { corpus, name, bytes: whole, contentType, url } of readCases(folder)) {
    if (corpus !== 'real') continue;
    for (const { how, bytes } of damaged(whole, whole.length)) {
      const { items, crashed, problems } = examine({
        corpus,
        name,
        bytes,
        contentType,
        url,
        checks: [],
        skipReason: '',
      });
      sum.feeds++;
      sum.items += items;
      if (crashed) sum.crashed++;
      if (listFailures) for (const problem of problems) console.log(`${name} ${how}: ${problem}`);
    }
  }
  return sum;
}

function dataFolder(args: readonly string[]): string | null {
  const at = args.indexOf('--data');
  const root = process.env['COINSIDE_DATA'];
  const folder = at >= 0 ? args[at + 1] : root && join(root, 'feeds');
  if (folder && existsSync(join(folder, 'feedparser-cases.ndjson.gz'))) return folder;
  console.error(
    `No feed corpora ${folder ? `in ${folder}` : 'given'}. Point --data at the folder that holds ` +
      'feedparser-cases.ndjson.gz, gofeed-cases.ndjson.gz, rss-parser-cases.ndjson.gz and real/, ' +
      'or COINSIDE_DATA at the folder above it.',
  );
  return null;
}

function* readCases(folder: string): Generator<Case> {
  const none = 'no expectation comes with it';
  for (const row of readRows(join(folder, 'feedparser-cases.ndjson.gz'))) {
    const headers = new Map(Object.entries(row.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    // That library's test server; expectations about relative addresses name it.
    const requested = `http://127.0.0.1:8097/tests/${row.name}`;
    const located = new URL(headers.get('content-location') ?? '', requested).href;
    const url = /^https?:/.test(located) ? located : requested;
    const contentType = headers.get('content-type') ?? null;
    const isOther = row.kind?.endsWith('/cdf') === true;
    const checks = isOther ? [] : feedparserChecks(row.checks ?? [], url);
    const skipReason = whyNotCompared(row.kind ?? '', row.checks ?? []);
    yield { corpus: 'feedparser', name: row.name, bytes: row.bytes, contentType, url, checks, skipReason };
  }
  for (const [corpus, checksOf] of [
    ['gofeed', gofeedChecks],
    ['rss-parser', rssParserChecks],
  ] as const) {
    for (const row of readRows(join(folder, `${corpus}-cases.ndjson.gz`))) {
      const url = 'http://feed.invalid/';
      const checks = checksOf(row.expected, url);
      yield { corpus, name: row.name, bytes: row.bytes, contentType: null, url, checks, skipReason: none };
    }
  }
  const real = join(folder, 'real');
  for (const name of existsSync(real) ? readdirSync(real, { recursive: true, encoding: 'utf8' }).sort() : []) {
    if (!name.endsWith('.gz')) continue;
    const bytes = gunzipAll(readFileSync(join(real, name)));
    const expected = rawItemCount(decodeBytes(bytes, null));
    const count = valueCheck(({ items }) =>
      items.length === expected ? null : `${items.length} items, raw ${expected}`,
    );
    const checks = expected > 0 ? [count] : [];
    const skipReason = 'captured text without <item> or <entry>';
    yield { corpus: 'real', name, bytes, contentType: null, url: 'http://feed.invalid/', checks, skipReason };
  }
}

interface Row {
  readonly name: string;
  readonly kind?: string;
  readonly bytes: Uint8Array;
  readonly headers?: Record<string, string>;
  readonly checks?: FeedparserRow[];
  readonly expected?: unknown;
}

function readRows(path: string): Row[] {
  if (!existsSync(path)) return [];
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const row: Row & { b64: string } = JSON.parse(line);
    return { ...row, bytes: gunzipAll(Buffer.from(row.b64, 'base64')) };
  });
}

/** Some captures were compressed when they were taken, and one of them is cut short. */
function gunzipAll(bytes: Uint8Array): Uint8Array {
  let plain = bytes;
  while (plain[0] === 0x1f && plain[1] === 0x8b) plain = gunzipSync(plain, { finishFlush: constants.Z_SYNC_FLUSH });
  return plain;
}

function rawItemCount(text: string): number {
  if (/^\s*\{/.test(text)) {
    const feed: { items?: unknown[] } = JSON.parse(text);
    return feed.items?.length ?? 0;
  }
  const bare = text.replace(/<!--[^]*?-->/g, '').replace(/<!\[CDATA\[[^]*?\]\]>/g, '');
  return bare.match(/<(?:[\w-]+:)?(?:item|entry)(?=[\s>/])/g)?.length ?? 0;
}
