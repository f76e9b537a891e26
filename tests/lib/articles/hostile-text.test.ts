import { describe, expect, it } from 'vitest';
import { normalizeArticle } from '../../../lib/articles/normalize-article.ts';
import type { Article, FeedSource } from '../../../lib/domain/article.ts';
import { UNSAFE_ADDRESSES, XSS_VECTORS } from '../../support/xss-vectors.ts';
import { FEED_URL, read } from './feed-fixtures.ts';

const FEED: FeedSource = { id: 'f', name: 'F', url: FEED_URL, siteHost: 'f.example', topic: 'ai', kind: 'news' };

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** One item in each way of writing the vector into a feed, in title, teaser, text, author, category and guid. */
const WRITINGS: Readonly<Record<string, (vector: string) => string>> = {
  'RSS, escaped': (vector) => rss(escape(vector)),
  'RSS, in CDATA': (vector) => rss(cdata(vector)),
  'RSS, as it is': (vector) => rss(vector),
  'RSS, escaped twice': (vector) => rss(escape(escape(vector))),
  'Atom as text': (vector) => atom('text', escape(vector)),
  'Atom as HTML': (vector) => atom('html', escape(vector)),
  'Atom as XHTML': (vector) => atom('xhtml', `<div xmlns="http://www.w3.org/1999/xhtml">${vector}</div>`),
  'Atom in base64': (vector) => atom('application/octet-stream', Buffer.from(vector).toString('base64')),
  'JSON Feed': (vector) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: vector,
      items: [
        { id: vector, url: '/a', title: vector, summary: vector, content_html: vector, authors: [{ name: vector }] },
      ],
    }),
};

const rss = (value: string): string =>
  `<rss version="2.0"><channel><title>${value}</title><item><link>/a</link><title>${value}</title><description>${value}</description>` +
  `<author>${value}</author><category>${value}</category><guid isPermaLink="false">${value}</guid></item></channel></rss>`;
const atom = (type: string, value: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><title type="${type}">${value}</title>` +
  `<summary type="${type}">${value}</summary><author><name>${value}</name></author><id>${value}</id></entry></feed>`;

function articlesOf(feed: string): Article[] {
  return read(feed).items.flatMap((item) => normalizeArticle(item, FEED, Date.UTC(2026, 0, 1)) ?? []);
}

/** Where an HTML parser would begin a tag, a comment or a declaration. */
const MARKUP = /<[a-z/!?]/i;

describe('what a feed says', () => {
  it('has enough ways to be hostile', () => {
    expect(new Set(XSS_VECTORS).size).toBe(XSS_VECTORS.length);
    expect(XSS_VECTORS.length).toBeGreaterThanOrEqual(150);
  });

  it.each(Object.entries(WRITINGS))('comes into the store as text: %s', (_how, write) => {
    const live: string[] = [];
    for (const vector of XSS_VECTORS) {
      for (const { title, summary, author, url } of articlesOf(write(vector))) {
        expect(url).toMatch(/^https:\/\/news\.example\.org\//);
        for (const text of [title, summary, author ?? '']) if (MARKUP.test(text)) live.push(`${vector} → ${text}`);
      }
    }
    expect(live).toEqual([]);
  });

  it('keeps the words of a text about markup, and what only looks like it', () => {
    const [one] = articlesOf(rss(escape(escape('How <canvas> draws, if a < b <3'))));
    expect(one?.title).toBe('How ‹canvas› draws, if a < b <3');
  });

  it.each(UNSAFE_ADDRESSES)('never becomes a link: %j', (address) => {
    const feeds = [
      `<rss><channel><item><title>x</title><link>${escape(address)}</link></item></channel></rss>`,
      `<rss><channel><item><title>x</title><guid isPermaLink="true">${escape(address)}</guid></item></channel></rss>`,
      `<rss><channel><item><title>x</title><enclosure url="${escape(address)}"/></item></channel></rss>`,
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${escape(address)}"><entry><title>x</title><link href="a"/></entry></feed>`,
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title><link href="${escape(address)}"/></entry></feed>`,
      JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [{ title: 'x', url: address }] }),
    ];
    for (const feed of feeds) {
      for (const { url } of articlesOf(feed)) expect(url).toMatch(/^https?:\/\/news\.example\.org\//);
    }
  });
});
