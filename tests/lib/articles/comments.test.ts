import { describe, expect, it } from 'vitest';
import { readCommentFeed } from '../../../lib/articles/comments-feed.ts';
import { readPostNumber, readWordpressComments } from '../../../lib/articles/comments-wordpress.ts';
import { XSS_VECTORS } from '../../support/xss-vectors.ts';

const HOST = 'site.example';
const row = (changes: Record<string, unknown> = {}) => ({
  id: 1,
  parent: 0,
  post: 9,
  author_name: 'Ada',
  date_gmt: '2026-03-01T10:00:00',
  link: 'https://site.example/render/#comment-1',
  content: { rendered: '<p>First.</p>\n<p>Second &amp; last<br />line.</p>' },
  ...changes,
});
const read = (rows: unknown) => readWordpressComments(JSON.stringify(rows), '9', HOST);

describe('WordPress’ comments', () => {
  it('are read with who answers whom, one paragraph a line', () => {
    expect(read([row(), row({ id: 2, parent: 1 })])).toEqual({
      rows: 2,
      comments: [
        {
          id: '1',
          parent: null,
          author: 'Ada',
          text: 'First.\nSecond & last\nline.',
          at: Date.UTC(2026, 2, 1, 10),
          url: 'https://site.example/render/#comment-1',
        },
        expect.objectContaining({ id: '2', parent: '1' }),
      ],
    });
  });

  it.each<[string, Record<string, unknown>, object]>([
    ['a nameless author', { author_name: '' }, { author: null }],
    ['an author of the wrong kind', { author_name: { x: 1 } }, { author: null }],
    ['numbers as text', { id: '7', parent: '3' }, { id: '7', parent: '3' }],
    ['a parent of the wrong kind', { parent: [1] }, { parent: null }],
    ['a date that is none', { date_gmt: 'yesterday' }, { at: null }],
    ['a date of no day', { date_gmt: '2026-02-31T99:00:00' }, { at: null }],
    ['no content', { content: null }, { text: '' }],
    ['a link elsewhere', { link: 'https://evil.example/#comment-1' }, { url: null }],
    ['a link that runs', { link: 'javascript:ran()' }, { url: null }],
    ['a plain link', { link: 'http://site.example/#comment-1' }, { url: null }],
  ])('take %s as it comes', (_name, changes, expected) => {
    expect(read([row(changes)])?.comments).toMatchObject([expected]);
  });

  it.each<[string, unknown]>([
    ['another post’s', row({ post: 10 })],
    ['waiting for approval', row({ status: 'hold' })],
    ['without a number', row({ id: null })],
    ['with a number that is none', row({ id: '1;drop' })],
    ['no object', 7],
  ])('leave out one that is %s, alone', (_name, bad) => {
    expect(read([bad, row({ id: 5 })])?.comments).toMatchObject([{ id: '5' }]);
  });

  it.each<[string, string]>([
    ['an error that came as 200', '{"code":"rest_post_invalid_id","message":"x","data":{"status":404}}'],
    ['a page', '<!doctype html><p>Just a moment'],
    ['nothing', ''],
    ['a list of something else', '[{"name":"x"}]'],
    ['another post’s comments alone', JSON.stringify([row({ post: 10 })])],
  ])('are not %s', (_name, source) => {
    expect(readWordpressComments(source, '9', HOST)).toBeNull();
  });

  it('may be none, and are cut at a hundred a page', () => {
    expect(read([])).toEqual({ comments: [], rows: 0 });
    const many = Array.from({ length: 10_000 }, (_, n) => row({ id: n + 1 }));
    expect(read(many)?.comments).toHaveLength(100);
  });

  it('are cut where they are endless', () => {
    const text = read([row({ content: { rendered: 'word '.repeat(20_000) }, author_name: 'x'.repeat(5_000) })]);
    expect(text?.comments[0]?.text.length).toBeLessThanOrEqual(4_000);
    expect(text?.comments[0]?.author?.length).toBeLessThanOrEqual(80);
  });

  it('hold nothing that could be taken for markup', () => {
    const rows = XSS_VECTORS.map((vector, n) => row({ id: n + 1, author_name: vector, content: { rendered: vector } }));
    for (let from = 0; from < rows.length; from += 100) {
      for (const { author, text } of read(rows.slice(from, from + 100))?.comments ?? []) {
        expect(`${author}\n${text}`).not.toMatch(/<[a-z/!?]/i);
      }
    }
  });
});

describe('the number of a post', () => {
  const isSame = (link: string) => link === 'https://site.example/render/';
  it('is that of the post with the article’s address, of no other with its slug', () => {
    const posts = [
      { id: 4, link: 'https://site.example/2019/render/' },
      { id: 9, link: 'https://site.example/render/' },
    ];
    expect(readPostNumber(JSON.stringify(posts), isSame)).toBe('9');
    expect(readPostNumber(JSON.stringify(posts.slice(0, 1)), isSame)).toBeNull();
  });
  it.each(['{}', '<p>', '[{"id":"9&x=1","link":"https://site.example/render/"}]', '[{"id":1.5,"link":"x"}]'])(
    'is not in %s',
    (source) => {
      expect(readPostNumber(source, () => true)).toBeNull();
    },
  );
});

describe('a feed of comments', () => {
  const feed = (text: string) =>
    readCommentFeed(new TextEncoder().encode(text), null, 'https://site.example/feed/', HOST);
  it('is flat in RSS', () => {
    const found =
      feed(`<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
      <item><title>By: Ada</title><link>https://site.example/render/#comment-2</link><dc:creator><![CDATA[Ada]]></dc:creator>
        <pubDate>Sun, 01 Mar 2026 11:00:00 +0000</pubDate><guid isPermaLink="false">https://site.example/render/#comment-2</guid>
        <description><![CDATA[Short]]></description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>
      <item><title>By: Bo</title><guid isPermaLink="false">https://evil.example/#1</guid><description>Hi</description></item>
      </channel></rss>`);
    expect(found).toEqual({
      isFlat: true,
      comments: [
        {
          id: 'https://site.example/render/#comment-2',
          parent: null,
          author: 'Ada',
          text: 'One.\nTwo.',
          at: Date.UTC(2026, 2, 1, 11),
          url: 'https://site.example/render/#comment-2',
        },
        { id: 'https://evil.example/#1', parent: null, author: 'Bo', text: 'Hi', at: null, url: null },
      ],
    });
  });

  it('says in Atom who answers whom, and that the first answer the post', () => {
    const found = feed(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
      <entry><id>c1</id><title>x</title><author><name>Ada</name></author><content type="html">One</content><thr:in-reply-to ref="post"/></entry>
      <entry><id>c2</id><title>x</title><content type="html">Two</content><thr:in-reply-to ref="c1"/></entry></feed>`);
    expect(found?.isFlat).toBe(false);
    expect(found?.comments.map(({ id, parent }) => [id, parent])).toEqual([
      ['c1', null],
      ['c2', 'c1'],
    ]);
  });

  it.each(['<!doctype html><html><body>Just a moment</body></html>', '', '{"code":"x"}'])('is not %s', (text) => {
    expect(feed(text)).toBeNull();
  });
});
