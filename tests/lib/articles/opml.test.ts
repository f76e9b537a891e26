import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpml } from '../../../lib/articles/opml.ts';
import { type ListedInOpml, writeOpml } from '../../../lib/articles/write-opml.ts';
import { tidyFolder } from '../../../lib/domain/own-feed.ts';

const NOW = Date.UTC(2026, 10, 22);
const HEAD = '<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>';

const body = (outlines: string): string => `${HEAD}${outlines}</body></opml>`;

describe('a list as other programs write it', () => {
  it('is read with its folders, whatever the case of its attributes', () => {
    const list = readOpml(
      body(`
        <outline text="Alone" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example/" language="de"/>
        <outline text="AI" title="AI labs">
          <outline TEXT="One &amp; two" TYPE="rss" XMLURL="https://b.example/?x=1&amp;y=2"/>
          <outline text="Deep"><outline text="Two" xmlurl="https://c.example/feed"></outline></outline>
          <outline text="Three" type="atom" url="https://d.example/feed"/>
        </outline>
        <outline text="By category" xmlUrl="https://e.example/feed" category="/Crypto/DeFi,/other"/>`),
    );
    expect(list).toEqual({
      feeds: [
        { name: 'Alone', url: 'https://a.example/feed', siteUrl: 'https://a.example/', folder: '', language: 'de' },
        { name: 'One & two', url: 'https://b.example/?x=1&y=2', siteUrl: null, folder: 'AI labs', language: null },
        { name: 'Two', url: 'https://c.example/feed', siteUrl: null, folder: 'AI labs / Deep', language: null },
        { name: 'Three', url: 'https://d.example/feed', siteUrl: null, folder: 'AI labs', language: null },
        { name: 'By category', url: 'https://e.example/feed', siteUrl: null, folder: 'Crypto / DeFi', language: null },
      ],
      beyond: 0,
      isCutOff: false,
    });
  });

  it('keeps what names no address, so that it can be told', () => {
    expect(readOpml(body('<outline type="rss" text="Lost"/>'))?.feeds).toEqual([
      { name: 'Lost', url: null, siteUrl: null, folder: '', language: null },
    ]);
  });

  it('is read as far as it goes where it is broken off', () => {
    const cut = `${HEAD}<outline text="A" xmlUrl="https://a.example/"/><outline text="F"><outline text="B" xmlUrl="https://b.example/"/><outline te`;
    expect(readOpml(cut)?.feeds.map(({ name, folder }) => [name, folder])).toEqual([
      ['A', ''],
      ['B', 'F'],
    ]);
  });

  it.each([
    ['a feed', '<rss version="2.0"><channel><title>t</title></channel></rss>'],
    ['a page', '<!doctype html><html><body><outline text="x" xmlUrl="https://a.example/"/></body></html>'],
    ['JSON', '{"feeds": []}'],
    ['nothing', ''],
  ])('is not %s', (_what, text) => {
    expect(readOpml(text)).toBeNull();
  });
});

describe('a hostile list', () => {
  it('expands no entities of its own', () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
      <!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>
      <outline text="&b;&x;" xmlUrl="https://a.example/"/></body></opml>`;
    expect(readOpml(laughs)?.feeds[0]?.name).toBe('&b;&x;');
  });

  it('nested ten thousand deep stops early and says so', () => {
    const list = readOpml(
      body('<outline text="d">'.repeat(10_000) + '<outline text="x" xmlUrl="https://a.example/"/>'),
    );
    expect(list).toEqual({ feeds: [], beyond: 0, isCutOff: true });
  });

  it('of a deep but honest nesting loses no feed, only folders beyond the twentieth', () => {
    const list = readOpml(body('<outline text="d">'.repeat(60) + '<outline text="x" xmlUrl="https://a.example/"/>'));
    expect(list?.isCutOff).toBe(false);
    expect(list?.feeds).toHaveLength(1);
    expect(list?.feeds[0]?.folder.length).toBeLessThanOrEqual(120);
  });

  it('of too many feeds is counted to its end', () => {
    const many = Array.from({ length: 2_500 }, (_, n) => `<outline text="${n}" xmlUrl="https://a.example/${n}"/>`);
    const list = readOpml(body(many.join('')));
    expect([list?.feeds.length, list?.beyond]).toEqual([2_000, 500]);
  });

  it('never makes the reader fail, whatever it holds', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<outline',
        '<outline text="',
        'xmlUrl="',
        '"/>',
        '</outline>',
        '</body>',
        '<![CDATA[',
        '&#x0;',
        '<!--',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const { name, folder } of readOpml(HEAD + pieces.join(''))?.feeds ?? []) {
          expect(name.length).toBeLessThanOrEqual(200);
          expect(folder.length).toBeLessThanOrEqual(120);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is written', () => {
  const name = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .map((text) => text.replace(/[\p{Cc}\p{Cf}\p{Z}\s\uFFFE\uFFFF]+/gu, ' ').trim())
    .filter((text) => text !== '');
  const folder = fc
    .array(
      name.map((text) => text.replaceAll('/', '')),
      { maxLength: 3 },
    )
    .map((parts) => tidyFolder(parts.join('/')));
  const feed = fc.record<ListedInOpml>({
    name,
    url: fc.webUrl({ withQueryParameters: true }),
    siteHost: fc.domain(),
    folder,
    language: fc.constantFrom(null, 'en', 'pt-BR'),
  });

  it('is read back the same: every feed, its name, address, folder and language', () => {
    fc.assert(
      fc.property(fc.array(feed, { maxLength: 20 }), (feeds) => {
        const read = readOpml(writeOpml('Mine & yours', feeds, NOW));
        const key = (one: { name: string; url: string | null; folder: string; language: string | null }) =>
          JSON.stringify([one.folder, one.name, one.url, one.language]);
        expect(read?.feeds.map(key).sort()).toEqual(feeds.map(key).sort());
      }),
    );
  });

  it('escapes what XML would read, and nests folders', () => {
    const text = writeOpml(
      'A "list" <of> mine',
      [{ name: `<b>&"'`, url: 'https://a.example/?a=1&b=2', siteHost: 'a.example', folder: 'X / Y', language: null }],
      NOW,
    );
    expect(text).toContain('text="&lt;b&gt;&amp;&quot;\'"');
    expect(text).toContain('<dateCreated>Sun, 22 Nov 2026 00:00:00 GMT</dateCreated>');
    expect(text.match(/<outline text="X"[^>]*>\s*<outline text="Y"/)).not.toBeNull();
  });
});
