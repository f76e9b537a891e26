import * as fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FeedError } from '../../../lib/articles/feed-error.ts';
import { normalizeArticle } from '../../../lib/articles/normalize-article.ts';
import { parseFeed } from '../../../lib/articles/parse-feed.ts';
import { MAX_FEED_BYTES, MAX_FEED_DEPTH, MAX_FEED_ITEMS } from '../../../lib/articles/parsed-feed.ts';
import type { Article, FeedSource } from '../../../lib/domain/article.ts';
import { ATOM, bytesOf, FEED_URL, RDF, RSS_2 } from './feed-fixtures.ts';

const FEED: FeedSource = { id: 'f', name: 'F', url: FEED_URL, siteHost: 'f.example', topic: 'ai', kind: 'news' };

/** Characters that the tokenizer was given, tags that were opened, characters of addresses that were resolved. */
let read = 0;
let opened = 0;
let resolved = 0;

beforeEach(() => {
  const write: (this: Parser, chunk: string) => void = Reflect.get(Parser.prototype, 'write');
  vi.spyOn(Parser.prototype, 'write').mockImplementation(function counted(this: Parser, chunk: string) {
    read += chunk.length;
    write.call(this, chunk);
  });
  const onopentagname: (this: Parser, start: number, end: number) => void = Reflect.get(
    Parser.prototype,
    'onopentagname',
  );
  vi.spyOn(Parser.prototype, 'onopentagname').mockImplementation(function counted(this: Parser, start, end) {
    opened++;
    onopentagname.call(this, start, end);
  });
  class CountedUrl extends URL {
    constructor(address: string | URL, base?: string | URL) {
      super(address, base);
      resolved += String(address).length + String(base ?? '').length;
    }
  }
  vi.stubGlobal('URL', CountedUrl);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

interface Work {
  readonly articles: readonly Article[];
  readonly items: number;
  readonly size: number;
}

function work(text: string): Work {
  [read, opened, resolved] = [0, 0, 0];
  const bytes = bytesOf(text);
  try {
    const { items } = parseFeed(bytes, null, FEED_URL);
    const articles = items.flatMap((item) => normalizeArticle(item, FEED, Date.UTC(2026, 0, 1)) ?? []);
    return { articles, items: items.length, size: bytes.length };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return { articles: [], items: 0, size: bytes.length };
  }
}

/** Once as a feed; then title, teaser and content, each at most three times, for escapes within escapes. */
const READINGS = 1 + 3 * 3;
/** The dearest address is a short one under a long `xml:base`. */
const ADDRESS_WORK = 250;

function checkWork(text: string): Work {
  const done = work(text);
  expect(read, 'characters read').toBeLessThanOrEqual(READINGS * done.size + 1000);
  expect(opened, 'tags opened').toBeLessThanOrEqual(READINGS * done.size);
  expect(resolved, 'characters of addresses').toBeLessThanOrEqual(ADDRESS_WORK * done.size + 10_000);
  for (const { title, summary } of done.articles) {
    expect(title.length).toBeLessThanOrEqual(300);
    expect(summary.length).toBeLessThanOrEqual(600);
  }
  return done;
}

const item = (inner: string): string => `<item><link>/a</link><title>Kept</title>${inner}</item>`;
const rss = (inner: string): string => `<rss><channel>${inner}</channel></rss>`;
const LARGE = 300_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(LARGE / piece.length));

describe('what a feed can make the program do', () => {
  it.each([
    ['nothing but tags', rss(fill('<a>'))],
    ['tags in a teaser', rss(item(`<description>${fill('<b>')}</description>`))],
    ['escaped tags in a teaser', rss(item(`<description>${fill('&lt;b&gt;')}</description>`))],
    [
      'tags escaped over and over',
      rss(item(`<description>${fill('&amp;amp;amp;lt;p&amp;amp;amp;gt;')}</description>`)),
    ],
    ['closing tags of nothing', rss(item(`<description>${fill('&lt;/b&gt;')}</description>`))],
    ['items without end', rss(fill('<item><title>x</title></item>'))],
    ['items in items', rss(fill('<item><title>x'))],
    ['addresses', rss(item(fill('<link>a</link>')))],
    [
      'addresses under bases that add up',
      rss(`${`<channel xml:base="${'b'.repeat(1000)}/">`.repeat(150)}${fill('<link>a</link>')}`),
    ],
    ['bases', rss(item(fill('<x xml:base="a/"/>')))],
    ['namespaces', rss(item(Array.from({ length: 5000 }, (_, n) => `<n${n}:x xmlns:n${n}="urn:${n}"/>`).join('')))],
    ['a namespace without end', `<rss xmlns:a="${fill('x')}"><channel>${item(fill('<a:b/>'))}</channel></rss>`],
    ['attributes', rss(item(`<x ${Array.from({ length: 20_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`))],
    ['enclosures', rss(item(fill('<enclosure url="a"/>')))],
    ['entities', rss(item(`<description>${fill('&amp;amp;')}</description>`))],
    ['open comments', rss(item(fill('<!--')))],
    ['open CDATA', rss(item(fill('<![CDATA[')))],
    ['quotes', rss(item(fill('<a b="')))],
    ['persons', rss(item(fill('<author>a@b.c (d) </author>')))],
    ['dates', rss(item(`<pubDate>${fill('1 Jan ')}</pubDate>`))],
    [
      'a teaser that nearly ends as WordPress does',
      rss(item(`<description>${fill('The post a first appeared ')}</description>`)),
    ],
  ])('is bounded: %s', (_, text) => {
    expect(checkWork(text).items).toBeLessThanOrEqual(MAX_FEED_ITEMS);
  });

  it('is bounded for 10,000 nested tags, wherever they stand', () => {
    for (const tag of ['b', 'item', 'channel', 'entry', 'author', 'description', 'x:y', 'rss']) {
      const deep = `<${tag}>`.repeat(10_000);
      for (const text of [
        deep,
        rss(deep),
        rss(item(deep)),
        rss(item(`<description><![CDATA[${deep}]]></description>`)),
      ]) {
        checkWork(text);
        expect(opened).toBeLessThanOrEqual(10 * MAX_FEED_DEPTH + 20);
      }
    }
  });

  it('is nothing for fifty megabytes', () => {
    expect(() => parseFeed(new Uint8Array(50_000_000), null, FEED_URL)).toThrow(FeedError);
    expect(work(fill('x').repeat(Math.ceil(MAX_FEED_BYTES / LARGE) + 1)).items).toBe(0);
    expect(read).toBe(0);
  });

  it('is not multiplied by entities of a DTD', () => {
    const laughs = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const { articles } = checkWork(
      `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}]>${rss(item('<description>&l12;</description>'))}`,
    );
    expect(articles[0]?.title).toBe('Kept');
    expect(articles[0]?.summary).toBe('&l12;');
  });

  it('is bounded for good feeds with parts repeated, moved and left out', () => {
    const torn = fc
      .tuple(
        fc.constantFrom(RSS_2, ATOM, RDF),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 300 }), fc.integer({ min: 0, max: 200 })), { maxLength: 6 }),
      )
      .map(([text, tears]) =>
        tears.reduce<string>((rest, [at, length, times]) => {
          const from = at % rest.length;
          const part = rest.slice(from, from + length);
          return (rest.slice(0, from) + part.repeat(times) + rest.slice(from + length)).slice(0, LARGE) || ' ';
        }, text),
      );
    fc.assert(
      fc.property(torn, (text) => {
        expect(checkWork(text).items).toBeLessThanOrEqual(MAX_FEED_ITEMS);
      }),
      { numRuns: 150 },
    );
  });
});
