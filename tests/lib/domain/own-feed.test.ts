import { describe, expect, it } from 'vitest';
import { isOwnFeedId, ownFeedId, sameFeedKey, tidyFolder } from '../../../lib/domain/own-feed.ts';

describe('the id of an own feed', () => {
  it.each([
    'https://www.blog.example/feed/',
    'https://blog.example/feed',
    'http://blog.example/feed#top',
    'https://blog.example/feed?utm_source=x&utm_medium=rss',
    'https://blog.example./feed//',
  ])('is one for every spelling: %s', (url) => {
    expect(ownFeedId(url)).toBe(ownFeedId('https://blog.example/feed'));
  });

  it.each([
    'https://blog.example/feed2',
    'https://blog.example/Feed',
    'https://blog.example/feed?id=2',
    'https://blog.example:8443/feed',
    'https://other.example/feed',
  ])('is another for another feed: %s', (url) => {
    expect(ownFeedId(url)).not.toBe(ownFeedId('https://blog.example/feed'));
  });

  it('never changes: articles and switches hang on it', () => {
    expect(ownFeedId('https://blog.example/feed?b=2&a=1')).toBe('own-3af043e3122ae7cb');
    expect(isOwnFeedId(ownFeedId('https://blog.example/feed'))).toBe(true);
    expect(isOwnFeedId('coindesk')).toBe(false);
    expect(sameFeedKey('no address')).toBe('no address');
  });
});

it.each([
  ['  AI \n labs ', 'AI labs'],
  ['/Crypto//DeFi/', 'Crypto / DeFi'],
  [' / ', ''],
  ['a'.repeat(300), 'a'.repeat(120)],
])('a folder %j is kept as %j', (written, kept) => {
  expect(tidyFolder(written)).toBe(kept);
});
