import { describe, expect, it } from 'vitest';
import { normalizeArticle } from '../../../lib/articles/normalize-article.ts';
import type { ParsedItem } from '../../../lib/articles/parsed-feed.ts';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { FEED_URL, read, RSS_2 } from './feed-fixtures.ts';

const NOW = Date.UTC(2024, 4, 10);
const FEED: FeedSource = {
  id: 'll',
  name: 'Ledger & Lathe',
  url: FEED_URL,
  siteHost: 'news.example.org',
  topic: 'crypto',
  kind: 'news',
};
const ITEM: ParsedItem = {
  title: 'A title',
  link: 'https://news.example.org/a',
  guid: null,
  summary: '',
  content: '',
  published: null,
  updated: null,
  author: null,
  categories: [],
  comments: null,
  commentRss: null,
  commentPage: null,
  enclosures: [],
};
const normalize = (item: Partial<ParsedItem>) => normalizeArticle({ ...ITEM, ...item }, FEED, NOW);

describe('normalizeArticle', () => {
  it('makes a clean article of a real item', () => {
    const [item = ITEM] = read(RSS_2).items;
    expect(normalizeArticle(item, FEED, NOW)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      url: 'https://news.example.org/2024/05/subnets/',
      title: 'Bittensor’s subnets, counted',
      summary: 'Thirty-two of them … and rising.',
      feedId: 'll',
      source: 'Ledger & Lathe',
      author: 'Ada Quill',
      publishedAt: Date.UTC(2024, 4, 3, 9, 30),
      dateKnown: true,
      firstSeenAt: NOW,
      comments: 7,
      label: null,
      thread: {
        api: 'https://news.example.org/wp-json/wp/v2/comments?post=41',
        feed: 'https://news.example.org/2024/05/subnets/feed/',
      },
    });
  });

  it('keeps what says that it is no plain news', () => {
    expect(normalize({ title: 'A', categories: ['Tech', 'Opinion'] })?.label).toEqual({
      label: 'opinion',
      by: 'section',
      words: 'Opinion',
    });
    expect(normalize({ title: 'A', categories: ['Tech'] })?.label).toBeNull();
  });

  it.each([
    ['none', null, null],
    ['nonsense', 'soon', null],
    ['two hours ahead', new Date(NOW + 2 * 3_600_000).toUTCString(), null],
    ['the epoch', 'Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['half an hour ahead, a clock that is wrong', new Date(NOW + 1_800_000).toUTCString(), NOW + 1_800_000],
    ['yesterday', new Date(NOW - 86_400_000).toUTCString(), NOW - 86_400_000],
  ])('judges the date: %s', (_, published, known) => {
    expect(normalize({ published })).toMatchObject({ publishedAt: known ?? NOW, dateKnown: known !== null });
  });

  it('falls back to the date of change, and says so', () => {
    expect(normalize({ published: 'soon', updated: '2024-05-01' })).toMatchObject({
      publishedAt: Date.UTC(2024, 4, 1),
      dateKnown: true,
      isDateOfChange: true,
    });
    expect(normalize({ published: '2024-05-01', updated: '2024-05-02' })).not.toHaveProperty('isDateOfChange');
    expect(normalize({ published: null, updated: 'soon' })).not.toHaveProperty('isDateOfChange');
  });

  it('keeps nothing without a safe address or any words', () => {
    expect(normalize({ link: null })).toBeNull();
    expect(normalize({ link: 'javascript:alert(1)' })).toBeNull();
    expect(normalize({ title: ' <img src=x> ', summary: '' })).toBeNull();
  });

  it('calls a note without a title by its first words', () => {
    const note = normalize({ title: '', content: `<p>${'Short words again. '.repeat(20)}</p>` });
    expect(note?.title).toMatch(/^Short words again\..*…$/);
    expect(note?.title.length).toBeLessThanOrEqual(100);
  });

  it('keeps at most 600 characters of the summary, whole words, no markup', () => {
    const article = normalize({ summary: `<div>${'<p>words and words</p>'.repeat(200)}</div>` });
    expect(article?.summary.length).toBeLessThanOrEqual(600);
    expect(article?.summary).toMatch(/^(words and words )+.*…$/);
    expect(article?.summary).not.toMatch(/[<>]/);
  });
});
