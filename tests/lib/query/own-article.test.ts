import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { articleId } from '../../../lib/articles/identify.ts';
import type { Article } from '../../../lib/domain/article.ts';
import type { PageDescription } from '../../../lib/domain/page.ts';
import { getSidebarView } from '../../../lib/query/sidebar.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const OF_FEED = Date.UTC(2026, 10, 3, 9, 30);
const OF_PAGE = Date.UTC(2026, 10, 1);
const url = 'https://site.example/mine/';

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  fakePermissions.allowOnly();
  await clearDatabase();
  servePackage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function dateOf(page: Partial<PageDescription>, article: Partial<Article> = {}) {
  await storeArticles([{ id: articleId(url, null), url, title: 'My own', publishedAt: OF_FEED, ...article }]);
  const read: PageDescription = {
    url: `${url}?utm_source=x`,
    title: 'My own',
    text: 'Bittensor validators rent racks. '.repeat(30),
    language: 'en',
    publishedAt: null,
    publishedFrom: null,
    ...page,
  };
  const view = await getSidebarView(read, { host: 'site.example', now: NOW, isPrivate: false });
  if (view.kind !== 'page') throw new Error(view.kind);
  return [view.pagePublishedAt, view.pagePublishedFrom];
}

it('a page that tells no date has that of the feed that brought it', async () => {
  expect(await dateOf({})).toEqual([OF_FEED, 'feed']);
});

const TWO_DAYS = 2 * 86_400_000;

it.each([TWO_DAYS, 0, -TWO_DAYS])(
  'and so has one that tells it only in words, where the feed’s is %i ms later',
  async (later) => {
    expect(await dateOf({ publishedAt: OF_FEED - later, publishedFrom: 'text' })).toEqual([OF_FEED, 'feed']);
  },
);

it('a feed that dates it to when it was changed or handed on does not make it newer', async () => {
  const publishedAt = OF_FEED - TWO_DAYS - 1;
  expect(await dateOf({ publishedAt, publishedFrom: 'text' })).toEqual([publishedAt, 'text']);
});

it.each(['json-ld', 'meta', 'time', 'url'] as const)('one that tells it by %s keeps its own', async (publishedFrom) => {
  expect(await dateOf({ publishedAt: OF_PAGE, publishedFrom })).toEqual([OF_PAGE, publishedFrom]);
});

it('what a feed cannot know is no date: none was given, or only when it was changed, or one in the future, or of another page', async () => {
  expect(await dateOf({}, { dateKnown: false })).toEqual([null, null]);
  await clearDatabase();
  expect(await dateOf({}, { isDateOfChange: true })).toEqual([null, null]);
  await clearDatabase();
  expect(await dateOf({}, { publishedAt: NOW + 3_600_000 })).toEqual([null, null]);
  await clearDatabase();
  expect(await dateOf({ url: 'https://site.example/another' })).toEqual([null, null]);
});
