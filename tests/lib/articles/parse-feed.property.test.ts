import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../lib/articles/feed-error.ts';
import { articleKeys } from '../../../lib/articles/identify.ts';
import { normalizeArticle } from '../../../lib/articles/normalize-article.ts';
import { parseFeed } from '../../../lib/articles/parse-feed.ts';
import type { ParsedItem } from '../../../lib/articles/parsed-feed.ts';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { ATOM, bytesOf, FEED_URL, RDF, RSS_2 } from './feed-fixtures.ts';

const FEED: FeedSource = { id: 'f', name: 'F', url: FEED_URL, siteHost: 'f.example', topic: 'ai', kind: 'news' };
const NOW = Date.UTC(2026, 0, 1);

function itemsOf(bytes: Uint8Array, contentType: string | null): readonly ParsedItem[] {
  try {
    return parseFeed(bytes, contentType, FEED_URL).items;
  } catch (error) {
    if (error instanceof FeedError) return [];
    throw error;
  }
}

/** Whatever comes: nothing but FeedError is thrown, and every article keeps what its type promises. */
function survives(bytes: Uint8Array, contentType: string | null): void {
  for (const item of itemsOf(bytes, contentType)) {
    const article = normalizeArticle(item, FEED, NOW);
    if (!article) continue;
    expect(article.title).not.toBe('');
    expect(article.title.length).toBeLessThanOrEqual(300);
    expect(`${article.title} ${article.summary} ${article.author}`).not.toMatch(/<[a-z/!?]/i);
    expect(article.summary.length).toBeLessThanOrEqual(600);
    expect(article.url).toMatch(/^https?:\/\/[^/@]/);
    expect(article.id).toMatch(/^[0-9a-f]{16}$/);
    expect(article.publishedAt).toBeLessThanOrEqual(NOW + 3_600_000);
    expect(articleKeys(article, item.guid)).toHaveLength(2);
  }
}

const contentType = fc.option(
  fc.constantFrom('text/xml', 'text/xml; charset=utf-16', 'a; charset=gbk', 'charset=', 'x; charset=nope'),
);
const name = fc.constantFrom(
  'rss',
  'feed',
  'rdf:RDF',
  'channel',
  'item',
  'entry',
  'title',
  'link',
  'guid',
  'description',
  'content:encoded',
  'author',
  'name',
  'pubDate',
  'dc:date',
  'category',
  'image',
  'source',
  'html',
  'constructor',
  'constructor:title',
  '__proto__',
  'a:b:c',
  'x',
);
const attribute = fc.constantFrom(
  '',
  ' xmlns="http://www.w3.org/2005/Atom"',
  ' xmlns:dc="constructor"',
  ' xml:base="../x"',
  ' xml:base="javascript:1"',
  ' href="/a?b"',
  ' href="data:x"',
  ' rel="alternate"',
  ' type="html"',
  ' type="xhtml"',
  ' type="application/octet-stream"',
  ' mode="base64"',
  ' isPermaLink="false"',
  ' constructor="1"',
  ' __proto__="1"',
  " href='",
);
const words = fc.constantFrom(
  'Hello',
  'https://a.example/1',
  '&amp;',
  '&lt;p&gt;',
  '&#xD800;',
  '&#99999999;',
  '&nope;',
  '<![CDATA[ <b>x ]]>',
  '<![CDATA[',
  '<!--',
  '-->',
  ']]>',
  '<',
  '>',
  '&',
  '<?xml version="1.0" encoding="utf-7"?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  'Thu, 01 Jan 2024 00:00:00 constructor',
  '2024-02-30',
  'a@b.c (x',
  '\u0000',
  '\uFFFF',
  '\uD800',
);
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(name, attribute).map(([tag, extra]) => `<${tag}${extra}>`) },
  { weight: 2, arbitrary: name.map((tag) => `</${tag}>`) },
  { weight: 1, arbitrary: fc.tuple(name, attribute).map(([tag, extra]) => `<${tag}${extra}/>`) },
  { weight: 4, arbitrary: words },
);

describe('any bytes at all', () => {
  it('noise', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), contentType, survives));
  });

  it('tag soup', () => {
    const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => bytesOf(`<rss>${pieces.join('')}`));
    fc.assert(fc.property(soup, contentType, survives), { numRuns: 1000 });
  });

  it('good feeds cut anywhere and with bytes changed', () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(RSS_2, ATOM, RDF),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      )
      .map(([text, share, changes]) => {
        const bytes = bytesOf(text).slice(0, Math.ceil(text.length * share));
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        return bytes;
      });
    fc.assert(fc.property(damaged, contentType, survives), { numRuns: 500 });
  });

  it('JSON that calls itself a feed', () => {
    const json = fc
      .array(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            id: fc.jsonValue(),
            url: fc.webUrl(),
            title: fc.string(),
            authors: fc.jsonValue(),
            tags: fc.jsonValue(),
          }),
        ),
      )
      .map((items) => bytesOf(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items })));
    fc.assert(fc.property(json, contentType, survives));
  });
});
