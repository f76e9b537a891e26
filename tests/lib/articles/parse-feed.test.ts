import { describe, expect, it } from 'vitest';
import { FeedError } from '../../../lib/articles/feed-error.ts';
import { htmlToText } from '../../../lib/articles/html-text.ts';
import { parseFeed } from '../../../lib/articles/parse-feed.ts';
import { MAX_FEED_BYTES, MAX_FEED_ITEMS } from '../../../lib/articles/parsed-feed.ts';
import { ATOM, bytesOf, FEED_URL, RDF, read, RSS_2, singleBytes } from './feed-fixtures.ts';

const item = (inner: string): string => `<rss version="2.0"><channel><item>${inner}</item></channel></rss>`;

function reasonOf(bytes: Uint8Array, contentType: string | null = null): string {
  try {
    parseFeed(bytes, contentType, FEED_URL);
    return 'no error';
  } catch (error) {
    return error instanceof FeedError ? error.reason : String(error);
  }
}

describe('the formats', () => {
  it('reads RSS 2.0 with its usual modules', () => {
    const feed = read(RSS_2);
    expect(feed).toMatchObject({
      title: 'Ledger & Lathe',
      siteUrl: 'https://news.example.org/',
      language: 'en-GB',
      ttlMinutes: 30,
    });
    expect(feed.items[0]).toMatchObject({
      title: 'Bittensor’s subnets, counted',
      link: 'https://news.example.org/2024/05/subnets/?utm_source=rss&utm_medium=feed',
      guid: 'https://news.example.org/?p=41',
      published: 'Fri, 03 May 2024 09:30:00 +0000',
      author: 'Ada Quill',
      categories: ['AI', 'TAO'],
      comments: 7,
      commentRss: 'https://news.example.org/2024/05/subnets/feed/',
    });
    expect(feed.items[0]?.content).toContain('The whole text.');
  });

  it('reads when the publisher wants no readers', () => {
    const rss = (inner: string) => read(`<rss version="2.0"><channel>${inner}</channel></rss>`);
    const lists = `<skipHours><hour>0</hour><hour>1</hour>
      <hour> 23 </hour><hour>24</hour><hour>99</hour></skipHours>
      <skipDays><day>Saturday</day><day>sunday</day><day>Someday</day></skipDays>`;
    expect(rss(lists)).toMatchObject({ skipHours: [0, 1, 23], skipDays: [6, 0] });
    expect(rss('<skipHours></skipHours><title>x</title>')).toMatchObject({ skipHours: [], skipDays: [], title: 'x' });
  });

  it('takes a guid for the link only where it is a permalink', () => {
    expect(read(RSS_2).items[1]?.link).toBe('https://news.example.org/2024/05/second/');
    expect(read(item('<guid isPermaLink="false">https://a.example/1</guid>')).items[0]?.link).toBeNull();
  });

  it('reads Atom 1.0: xml:base, link relations, persons, text constructs', () => {
    const feed = read(ATOM);
    expect(feed).toMatchObject({ siteUrl: 'https://lab.example.org/blog/', language: 'en' });
    expect(htmlToText(feed.title)).toBe('Lab notes: a < b');
    const [entry] = feed.items;
    expect(entry).toMatchObject({
      link: 'https://lab.example.org/blog/posts/small?x=1',
      guid: 'tag:lab.example.org,2024:1',
      published: '2024-05-03T09:30:00+02:00',
      updated: '2024-05-04T00:00:00Z',
      author: 'Bo Reed, Cy Lund',
      categories: ['Machine learning'],
      comments: 3,
    });
    expect(htmlToText(entry?.title ?? '')).toBe('Smaller models');
    expect(htmlToText(entry?.summary ?? '')).toBe('Fewer weights & more');
  });

  it('reads RSS 1.0, whose items stand beside the channel', () => {
    const feed = read(RDF);
    expect(feed).toMatchObject({ title: 'Papers', language: 'en-us' });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      link: 'https://arch.example.org/abs/1',
      published: '2024-05-03',
      author: 'D. Eck, E. Fry',
    });
  });

  it('reads Atom 0.3, and Atom under a prefix of its own', () => {
    const old = read(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped" type="text/html">A &lt;i&gt;b&lt;/i&gt;</title>
       <link rel="alternate" href="/p"/><issued>2004-01-01T10:00:00Z</issued><modified>2004-01-02T10:00:00Z</modified></entry></feed>`,
    );
    expect(old.items[0]).toMatchObject({
      title: 'A <i>b</i>',
      link: 'https://news.example.org/p',
      published: '2004-01-01T10:00:00Z',
    });
    const prefixed = read(
      ATOM.replace('xmlns="http', 'xmlns:a="http').replace(
        /<(\/?)(feed|title|link|entry|id|published|author|name)\b/g,
        '<$1a:$2',
      ),
    );
    expect(prefixed.items[0]).toMatchObject({ guid: 'tag:lab.example.org,2024:1', author: 'Bo Reed, Cy Lund' });
  });

  it('reads RSS 0.9x without declarations, roots or namespaces in order', () => {
    const feed = read(
      '<RSS version="0.91"><Channel><Title>Old</Title><Item><Title>One</Title><Link> https://a.example/1 </Link><PubDate>2001</PubDate></Item></Channel></RSS>',
    );
    expect(feed.items[0]).toMatchObject({ title: 'One', link: 'https://a.example/1', published: '2001' });
  });

  it('reads JSON Feed, one bad field or item not costing the rest', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'AT&T <3',
        home_page_url: '/',
        language: 'en',
        items: [
          {
            id: 7,
            url: '/a',
            title: 'If a < b',
            content_html: '<p>Yes</p>',
            date_published: '2024-05-03T09:30:00Z',
            authors: [{ name: 'Flo' }, {}],
            tags: ['x', 3],
          },
          'nonsense',
          { id: 'b', url: 5, external_url: 'https://b.example/', content_text: 'a <b> c', author: { name: 'Gus' } },
        ],
      }),
      'application/feed+json',
    );
    expect(feed).toMatchObject({ siteUrl: 'https://news.example.org/', language: 'en' });
    expect(htmlToText(feed.title)).toBe('AT&T <3');
    expect(feed.items[0]).toMatchObject({
      guid: '7',
      link: 'https://news.example.org/a',
      author: 'Flo',
      categories: ['x'],
    });
    expect(feed.items[2]).toMatchObject({ guid: 'b', link: 'https://b.example/', author: 'Gus' });
    expect(feed.items[2]?.content).toBe('a &lt;b> c');
  });
});

describe('encodings', () => {
  const feedOf = (title: string, encoding = ''): string =>
    `<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?><rss><channel><title>${title}</title></channel></rss>`;
  const utf16 = (text: string): Uint8Array => {
    const units = new Uint8Array(text.length * 2);
    for (let at = 0; at < text.length; at++) new DataView(units.buffer).setUint16(at * 2, text.charCodeAt(at), true);
    return units;
  };

  it.each([
    ['UTF-8 by default', bytesOf(feedOf('Zoë — 東京')), null, 'Zoë — 東京'],
    ['UTF-8 with a mark', bytesOf(`\uFEFF${feedOf('Zoë')}`), null, 'Zoë'],
    ['UTF-16 with a mark', utf16(`\uFEFF${feedOf('Zoë 東京', 'utf-16')}`), null, 'Zoë 東京'],
    ['UTF-16 without one', utf16(feedOf('Zoë', 'utf-16')), null, 'Zoë'],
    ['Latin-1 as declared', singleBytes(feedOf('Zo\xEB', 'ISO-8859-1')), 'application/rss+xml', 'Zoë'],
    [
      'windows-1251 by the header',
      singleBytes(feedOf('\xCC\xEE\xF1\xEA\xE2\xE0')),
      'text/xml; charset="windows-1251"',
      'Москва',
    ],
    ['GBK as declared', singleBytes(feedOf('\xB1\xC8\xCC\xD8\xB1\xD2', 'gbk')), null, '比特币'],
    ['Shift_JIS by the header', singleBytes(feedOf('\x93\x8C\x8B\x9E')), 'text/xml;charset=Shift_JIS', '東京'],
    [
      'the declaration where the header does not fit',
      singleBytes(feedOf('Zo\xEB', 'iso-8859-1')),
      'text/xml; charset=utf-8',
      'Zoë',
    ],
    ['UTF-8 where an unknown name was declared', bytesOf(feedOf('Zoë', 'x-made-up')), null, 'Zoë'],
    ['UTF-8 where UTF-16 was declared and not sent', bytesOf(feedOf('Zoë', 'utf-16')), null, 'Zoë'],
    [
      'UTF-8 where a server says Latin-1 of all it sends',
      bytesOf(feedOf('Zoë’s “€”', 'utf-8')),
      'text/xml; charset=ISO-8859-1',
      'Zoë’s “€”',
    ],
    ['UTF-8 where windows-1252 was declared', bytesOf(feedOf('Zoë', 'windows-1252')), null, 'Zoë'],
    ['UTF-8 where windows-1251 was declared', bytesOf(feedOf('Москва', 'windows-1251')), null, 'Москва'],
    ['ISO-2022-JP, all of it ASCII', singleBytes(feedOf('\x1B$BElE~\x1B(B', 'iso-2022-jp')), null, '東到'],
    ['undeclared Latin-1', singleBytes(feedOf('Zo\xEB')), null, 'Zoë'],
    [
      'one bad byte in good UTF-8',
      Uint8Array.from([...bytesOf('<rss><channel><title>東京 é '), 0xff, ...bytesOf('!</title></channel></rss>')]),
      null,
      '東京 é \uFFFD!',
    ],
  ])('reads %s', (_, bytes, contentType, title) => {
    expect(parseFeed(bytes, contentType, FEED_URL).title).toBe(title);
  });
});

describe('what is no feed', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n '],
    ['words', 'Service temporarily unavailable'],
    ['a page', '<!DOCTYPE html><html><head><title>Hello</title></head><body><p>Just a moment…</p></body></html>'],
    ['a page that speaks of feeds', '<html><body><code><rss version="2.0"></code></body></html>'],
    ['other XML', '<?xml version="1.0"?><sitemap><url><loc>https://a.example/</loc></url></sitemap>'],
    ['other JSON', '{"error":"rate limited"}'],
    ['half of a JSON feed', '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","tit'],
  ])('says so of %s', (_, text) => {
    expect(reasonOf(bytesOf(text))).toBe('not-a-feed');
  });

  it('refuses more than it reads', () => {
    const text = RSS_2 + ' '.repeat(MAX_FEED_BYTES);
    expect(reasonOf(bytesOf(text))).toBe('too-large');
  });
});

describe('broken and hostile feeds', () => {
  it('does not mistake a warning printed before the feed for the feed', () => {
    expect(read(`<br />\n<b>Warning</b>: mysql in <b>/x.php</b><br />${RSS_2}`).items).toHaveLength(2);
  });

  it('reads bare ampersands, undeclared prefixes, HTML entities and tags left open', () => {
    const [first, second] = read(
      '<rss><channel><item><title>R&D &eacute;t&eacute; & more</title><dc:creator>Al</dc:creator><description>one <br> two<p>three</description></item>' +
        '<item><title>Next</title></item></channel></rss>',
    ).items;
    expect(htmlToText(first?.title ?? '')).toBe('R&D été & more');
    expect(first?.author).toBe('Al');
    expect(htmlToText(first?.summary ?? '')).toBe('one two three');
    expect(second?.title).toBe('Next');
  });

  it('reads a truncated feed as far as it goes, and trusts no field that was cut off', () => {
    const whole = RSS_2.indexOf('https://news.example.org/2024/05/second/');
    const [first, second] = read(RSS_2.slice(0, whole + 'https://news.example.org/2024'.length)).items;
    expect(first?.comments).toBe(7);
    expect(second).toMatchObject({ title: 'Second', guid: null, link: null });
  });

  it('never expands entities of a DTD', () => {
    const laughs = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('\n');
    const feed =
      read(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY file SYSTEM "file:///etc/passwd">\n${laughs}]>
      ${item('<title>&l10; and &file;</title>')}`);
    expect(feed.items[0]?.title).toBe('&l10; and &file;');
  });

  it('stops at 10,000 nested tags with what it has', () => {
    const feed = read(
      item(`<title>Kept</title><description>${'<b>'.repeat(10_000)}deep${'</b>'.repeat(10_000)}</description>`),
    );
    expect(feed.items[0]?.title).toBe('Kept');
  });

  it('reads at most so many items', () => {
    const items = '<item><title>x</title></item>'.repeat(MAX_FEED_ITEMS + 5);
    expect(read(`<rss><channel>${items}</channel></rss>`).items).toHaveLength(MAX_FEED_ITEMS);
  });

  it('loses nothing of an item that holds another', () => {
    const [outer, inner] = read(item('<title>Outer</title><item /><link>https://a.example/outer</link>')).items;
    expect(outer).toMatchObject({ title: 'Outer', link: 'https://a.example/outer' });
    expect(inner).toMatchObject({ title: '', link: null });
  });

  it('keeps apart items that share one guid', () => {
    const items = ['a', 'b'].map(
      (name) => `<item><link>https://x.example/${name}</link><guid>https://x.example/</guid></item>`,
    );
    expect(read(`<rss><channel>${items.join('')}</channel></rss>`).items.map(({ guid }) => guid)).toEqual([null, null]);
  });

  it('prefers the publisher’s address to a counting proxy’s', () => {
    const [one] = read(
      item('<link>http://feedproxy.example/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>'),
    ).items;
    expect(one?.link).toBe('https://a.example/1');
  });
});
