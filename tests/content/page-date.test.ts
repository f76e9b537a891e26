// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { describe, expect, it } from 'vitest';
import { dateOf, linkedDescription, pageDate } from '../../entrypoints/sidebar.content/page-date.ts';

const NOW = Date.UTC(2026, 2, 19, 12);
const DAY = Date.UTC(2023, 8, 25);

function dated(markup: string, path = '/story') {
  const metas = markup.match(/<meta[^>]*>/g) ?? [];
  document.documentElement.innerHTML = `<head>${metas.join('')}</head><body>${markup.replace(/<meta[^>]*>/g, '')}</body>`;
  return pageDate(document, new URL(path, 'https://ledger.example'), linkedDescription(document, NOW), NOW);
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
