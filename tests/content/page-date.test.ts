// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { describe, expect, it } from 'vitest';
import { writtenDay } from '../../lib/page/written-date.ts';
import { dateOf, linkedDescription, pageDate } from '../../lib/page/page-date.ts';

const NOW = Date.UTC(2026, 2, 19, 12);
const DAY = Date.UTC(2023, 8, 25);

function dated(markup: string, path = '/story') {
  const metas = markup.match(/<meta[^>]*>/g) ?? [];
  document.documentElement.innerHTML = `<head>${metas.join('')}</head><body>${markup.replace(/<meta[^>]*>/g, '')}</body>`;
  const address = new URL(path, 'https://ledger.example');
  return pageDate(document, { address, language: 'en', now: NOW }, linkedDescription(document, NOW));
}
const linked = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('where a date is found', () => {
  const meta = '<meta property="article:published_time" content="2023-09-24T00:00:00Z">';
  const time = '<article><time datetime="2023-09-23">a while ago</time></article>';
  it('is the strongest place that tells', () => {
    const article = linked({ '@type': 'NewsArticle', datePublished: '2023-09-25' });
    expect(dated(time + meta + article, '/2023/09/22/x')).toEqual({ publishedAt: DAY, publishedFrom: 'json-ld' });
    expect(dated(time + meta, '/2023/09/22/x').publishedFrom).toBe('meta');
    expect(dated(time, '/2023/09/22/x')).toEqual({ publishedAt: DAY - 2 * 86_400_000, publishedFrom: 'time' });
    expect(dated('', '/2023/09/25/x')).toEqual({ publishedAt: DAY, publishedFrom: 'url' });
    expect(dated('', '/x-2023-09')).toEqual({ publishedAt: null, publishedFrom: null });
  });

  it('in JSON-LD is the article’s own, not a comment’s or the site’s', () => {
    const graph = {
      '@graph': [
        { '@type': 'WebPage', datePublished: '2020-01-01' },
        { '@type': 'Comment', datePublished: '2024-01-01' },
        { '@type': ['Thing', 'BlogPosting'], datePublished: '2023-09-25T00:00:00Z' },
      ],
    };
    expect(dated(linked(graph)).publishedAt).toBe(DAY);
  });

  it.each([
    '{',
    'null',
    '[]',
    '"x"',
    '{"datePublished":{}}',
    '{"@type":"Article","datePublished":["2023"]}',
    '[[[[[[]]]]]]',
  ])('passes over JSON-LD like %s', (garbage) => {
    expect(dated(`<script type="application/ld+json">${garbage}</script>`, '/2023/09/25/x').publishedFrom).toBe('url');
  });

  it('prefers the tag that means publication over one called "date"', () => {
    const metas =
      '<meta name="date" content="2025-05-05"><meta property="article:published_time" content="2023-09-25">';
    expect(dated(metas).publishedAt).toBe(DAY);
  });

  it('takes no future or absurd date, and looks on', () => {
    expect(dated('<meta name="pubdate" content="2031-01-01"><meta name="date" content="2023-09-25">').publishedAt).toBe(
      DAY,
    );
    expect(dated('<meta name="date" content="0001-01-01T00:00:00Z">', '/2023/13/45/x').publishedAt).toBeNull();
  });
});

describe('a date of another article', () => {
  const card =
    '<main><a href="/x"><time datetime="2026-03-01">1 Mar 2026</time><b>Another article of ours</b></a></main>';
  const margin = '<aside><time datetime="2026-03-02">2 Mar 2026</time></aside>';

  it('in a link with its headline is passed over', () => {
    expect(dated(`${card}<h1>A headline</h1><p>September 25, 2023</p>`)).toEqual({
      publishedAt: DAY,
      publishedFrom: 'text',
    });
    expect(dated(card).publishedAt).toBeNull();
    const own = '<main><a href="/story"><time datetime="2023-09-25">25 Sep 2023</time></a></main>';
    expect(dated(own).publishedAt).toBe(DAY);
  });

  it('in a margin comes after all others', () => {
    expect(dated(`${margin}<h1>A headline</h1><p>September 25, 2023</p>`).publishedAt).toBe(DAY);
    expect(dated(margin)).toEqual({ publishedAt: Date.UTC(2026, 2, 2), publishedFrom: 'time' });
  });
});

describe('the day of a change', () => {
  const changed = [
    '<p>Updated <time datetime="2026-03-02">2 March</time></p>',
    '<p>Last updated on: <span><time datetime="2026-03-02">2 March</time></span></p>',
    '<div><span>Zuletzt aktualisiert am</span> <span><time datetime="2026-03-02">2. März</time></span></div>',
    '<time datetime="2026-03-02">Updated 2 March 2026</time>',
    '<time datetime="2026-03-02"> Last updated: 2 March 2026</time>',
    '<time datetime="2026-03-02">Dernière mise à jour le 2 mars 2026</time>',
    '<time class="entry-date modified" datetime="2026-03-02">2 March</time>',
    '<time itemprop="dateModified" datetime="2026-03-02">2 March</time>',
    '<meta property="article:modified_time" content="2026-03-02"><meta property="og:updated_time" content="2026-03-02">',
    '<meta itemprop="dateModified" content="2026-03-02">',
    linked({ '@type': 'NewsArticle', dateModified: '2026-03-02' }),
  ];
  it.each(changed)('alone is no date: %s', (markup) => {
    expect(dated(`<main>${markup}</main>`)).toEqual({ publishedAt: null, publishedFrom: null });
  });
  it.each(changed)('does not hide the one of publication: %s', (markup) => {
    const published = '<p>Published <time datetime="2023-09-25">25 September</time></p>';
    expect(dated(`<main>${markup}${published}</main>`)).toEqual({ publishedAt: DAY, publishedFrom: 'time' });
    expect(dated(`<main>${published}${markup}</main>`).publishedAt).toBe(DAY);
  });
  it('is not told by words that only begin so, or stand after the first', () => {
    const first = '<time datetime="2023-09-25">Published 25 September 2023, updated 2 March 2026</time>';
    expect(dated(`<main>${first}</main>`).publishedAt).toBe(DAY);
    expect(dated('<main><time datetime="2023-09-25">Updates of 25 September</time></main>').publishedAt).toBe(DAY);
  });
  it('is one where it is the first day too, or the only one there is, as themes write them', () => {
    const updated = '<time class="entry-date updated" datetime="2026-03-02">2 March</time>';
    const published = '<time class="entry-date published" datetime="2023-09-25">25 September</time>';
    expect(dated(`<main>${updated}${published}</main>`).publishedAt).toBe(DAY);
    expect(dated(`<main>${updated}</main>`).publishedAt).toBe(Date.UTC(2026, 2, 2));
    expect(dated(`<main><p>Updated ${updated}</p></main>`).publishedAt).toBeNull();
    const both = '<time class="entry-date published updated" datetime="2023-09-25">25 September</time>';
    expect(dated(both).publishedAt).toBe(DAY);
  });
});

describe('a date in words', () => {
  const beside = (line: string): string =>
    `<main><h1>The other stack</h1>${line}<p>${'What follows is the text. '.repeat(20)}</p></main>`;

  it('is read beside the headline, as the least certain place', () => {
    expect(dated(beside('<div>By A. Reader</div><span>September 25, 2023</span>'))).toEqual({
      publishedAt: DAY,
      publishedFrom: 'text',
    });
    expect(dated(`<div>25 Sept. 2023</div>${beside('')}`).publishedAt).toBe(DAY);
  });

  it('is never the day of a change, of another article, or of rights', () => {
    expect(dated(beside('<p>Updated: September 25, 2023</p>')).publishedAt).toBeNull();
    expect(dated(beside('<aside><b>September 25, 2023</b></aside>')).publishedAt).toBeNull();
    expect(dated(`${beside('')}<footer>© September 25, 2023</footer>`).publishedAt).toBeNull();
  });

  it('is not looked for in the running text', () => {
    const told = `<main><h1>The other stack</h1><p>${'Much is told here. '.repeat(9)}It began on September 25, 2023, and ${'went on. '.repeat(20)}</p></main>`;
    expect(dated(told).publishedAt).toBeNull();
  });

  it('in the future is none', () => {
    expect(dated(beside('<b>September 25, 2033</b>')).publishedAt).toBeNull();
  });

  it('as microdata is as good as a meta tag', () => {
    expect(dated('<b itemprop="datePublished">25 September 2023</b>').publishedFrom).toBe('meta');
    expect(dated('<time itemprop="datePublished" content="2023-09-25">then</time>').publishedAt).toBe(DAY);
  });

  it('is found in JSON-LD that no parser takes', () => {
    expect(
      dated('<script type="application/ld+json">{"headline":"a\nb","datePublished":"2023-09-25",}</script>')
        .publishedAt,
    ).toBe(DAY);
  });
});

describe('a day in words or figures', () => {
  it.each([
    ['Monday, September 25th, 2023 at 11:08 a.m.', 'en', DAY],
    ['25 septembre 2023', 'fr', DAY],
    ['25 de septiembre de 2023', 'es', DAY],
    ['25. September 2023', 'de', DAY],
    ['2023年9月25日', 'zh', DAY],
    ['25.09.2023', '', DAY],
    ['09/25/2023', 'en', DAY],
    ['05/10/2018', 'pt', Date.UTC(2018, 9, 5)],
    ['05/10/2018', 'en-US', Date.UTC(2018, 4, 10)],
    ['05/10/2018', 'en', null],
    ['31 February 2023', 'en', null],
    ['Marching 25 2023', 'en', null],
    ['chapter 25, 2023 words', 'en', null],
    ['version 1.25.2023.4', '', null],
    ['25 Foo 2023', 'not a language', null],
  ])('%s in "%s"', (text, language, expected) => {
    expect(writtenDay(text, language)).toBe(expected);
  });
});

describe('a written date', () => {
  it.each([
    ['2023-09-25', DAY],
    ['2023-09-25T02:00:00+02:00', DAY],
    ['Mon, 25 Sep 2023 00:00:00 GMT', DAY],
    ['Issue 2023', null],
    ['yesterday', null],
    ['', null],
    [1_695_600_000_000, null],
    [undefined, null],
  ])('%s', (written, expected) => {
    expect(dateOf(written, NOW)).toBe(expected);
  });
});
