import { describe, expect, it } from 'vitest';
import { commentThreadOf } from '../../../lib/articles/comment-thread.ts';

const ARTICLE = 'https://site.example/2026/03/render/';
const NONE = { guid: null, comments: null, commentRss: null, commentPage: null };
const thread = (changes: Partial<Parameters<typeof commentThreadOf>[0]>, url = ARTICLE) =>
  commentThreadOf({ ...NONE, ...changes }, url);

describe('commentThreadOf', () => {
  it('finds WordPress’ interface by the guid, beside the feed and the page', () => {
    expect(
      thread({
        guid: 'https://site.example/?p=123',
        comments: 4,
        commentRss: `${ARTICLE}feed/`,
        commentPage: `${ARTICLE}#respond`,
      }),
    ).toEqual({
      api: 'https://site.example/wp-json/wp/v2/comments?post=123',
      feed: `${ARTICLE}feed/`,
      page: `${ARTICLE}#respond`,
    });
  });

  it.each([
    ['in a folder', 'https://site.example/blog/?p=9', 'https://site.example/blog/wp-json/wp/v2/comments?post=9'],
    [
      'of a kind of its own',
      'https://site.example/?post_type=news&p=9',
      'https://site.example/wp-json/wp/v2/comments?post=9',
    ],
    ['of before https and www', 'http://www.site.example/?p=9', 'https://site.example/wp-json/wp/v2/comments?post=9'],
    ['of another site', 'https://old.example/?p=9', undefined],
    ['without a number', 'https://site.example/?p=abc', undefined],
    ['with more than a number', 'https://site.example/?p=9%26x=1', undefined],
    ['zero', 'https://site.example/?p=0', undefined],
    ['an address', ARTICLE, undefined],
    ['no address', 'tag:site.example,2026:9', undefined],
  ])('a guid %s', (_name, guid, api) => {
    expect(thread({ guid, comments: 1, commentRss: `${ARTICLE}feed/` })?.api).toBe(api);
  });

  it('finds the number in the feed’s address where addresses do not speak', () => {
    expect(thread({ commentRss: 'https://site.example/?feed=rss2&p=77' })?.api).toContain('post=77');
  });

  it('is none where the feed says nothing of comments, whatever the guid is', () => {
    expect(thread({ guid: 'https://site.example/?p=123' })).toBeUndefined();
    expect(thread({ comments: 3, commentPage: `${ARTICLE}#c` })).toBeUndefined();
  });

  it.each([
    'http://site.example/feed/',
    'javascript:ran()',
    'data:,x',
    'no address',
    `https://x.example/${'a'.repeat(3_000)}`,
  ])('takes no comment feed at %s', (commentRss) => {
    expect(thread({ commentRss })).toBeUndefined();
  });

  it('drops who would log in', () => {
    expect(thread({ commentRss: 'https://me:secret@site.example/feed/' })?.feed).toBe('https://site.example/feed/');
  });
});
