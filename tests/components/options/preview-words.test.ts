import { beforeAll, describe, expect, it } from 'vitest';
import { permissionWords } from '../../../components/options/permission-words.ts';
import { kindAndLanguage, paceText, previewFacts, refusalText } from '../../../components/options/preview-words.ts';
import type { FeedPreview, PreviewRefusal } from '../../../lib/domain/feed-preview.ts';
import { useCatalogue } from '../catalogue.ts';
import { DAY, HOUR, NOW } from './sample.ts';

beforeAll(useCatalogue);

const feed: FeedPreview = {
  url: 'https://importai.substack.com/feed',
  name: 'Import AI',
  siteHost: 'importai.substack.com',
  kind: 'newsletter',
  language: 'en',
  count: 20,
  newestAt: NOW - 2 * DAY,
  everyMs: 7 * DAY,
  newest: [],
};

it('tells a feed in a line', () => {
  expect(previewFacts(feed, NOW, 'en-GB')).toBe('20 articles, newest 2 days ago, one a week.');
  expect(kindAndLanguage(feed, 'en-GB')).toBe('Newsletter, English');
  expect(previewFacts({ ...feed, count: 1, everyMs: null }, NOW, 'en-GB')).toBe('1 article, newest 2 days ago.');
  expect(previewFacts({ ...feed, newestAt: null, everyMs: null }, NOW, 'en-GB')).toBe('20 articles, without dates.');
  expect(previewFacts({ ...feed, count: 0, newestAt: null, everyMs: null }, NOW, 'en-GB')).toBe('no articles yet.');
});

it.each([
  [0, /^about 86,400,000 a day$/],
  [HOUR, /^about 24 a day$/],
  [16 * HOUR, /^about 2 a day$/],
  [DAY, /^one a day$/],
  [2 * DAY, /^about 4 a week$/],
  [7 * DAY, /^one a week$/],
  [10 * DAY, /^about 3 a month$/],
  [30 * DAY, /^one a month$/],
  [200 * DAY, /^less than one a month$/],
])('one every %i ms is told as %s', (everyMs, words) => {
  expect(paceText(everyMs, 'en-GB')).toMatch(words);
});

describe('the browser’s own words', () => {
  const hosts = ['a.example', 'b.example', 'c.example', 'd.example'];
  it('are Chrome’s in Chrome', () => {
    expect([1, 2, 3, 4].map((count) => permissionWords(hosts.slice(0, count), false))).toEqual([
      'Read and change your data on a.example',
      'Read and change your data on a.example and b.example',
      'Read and change your data on a.example, b.example, and c.example',
      'Read and change your data on a number of websites',
    ]);
  });
  it('are Firefox’s in Firefox', () => {
    expect(permissionWords(hosts.slice(0, 1), true)).toBe('Access your data for a.example');
  });
});

it.each<[PreviewRefusal, string]>([
  [
    { ok: false, reason: 'already', name: 'Decrypt', isBuiltIn: true },
    'That is the built-in Decrypt. Switch it on below.',
  ],
  [{ ok: false, reason: 'no-feed', asked: 5 }, 'site.example is a page, and it has no feed where feeds usually are.'],
  [{ ok: false, reason: 'refused', status: 403 }, 'site.example refuses readers. It answers 403.'],
  [{ ok: false, reason: 'timeout', status: null }, 'site.example did not answer.'],
  [{ ok: false, reason: 'not-a-feed', status: 200 }, 'site.example has neither a page nor a feed there.'],
  [{ ok: false, reason: 'unsafe-address', status: 404 }, 'site.example leads to an address that is not safe to ask.'],
  [
    { ok: false, reason: 'elsewhere', guess: 'https://www.site.example/x' },
    'site.example leads on to another address, most often www.site.example.',
  ],
])('a refusal %j is told as %s', (refusal, words) => {
  expect(refusalText(refusal, 'https://www.site.example/feed')).toBe(words);
});
