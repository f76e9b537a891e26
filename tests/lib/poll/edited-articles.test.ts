import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { pollFeeds } from '../../../lib/poll/feeds.ts';
import { compactIndex, matchIndexToArticles } from '../../../lib/poll/index-articles.ts';
import { getMarks } from '../../../lib/query/article-marks.ts';
import { openIndex } from '../../../lib/query/open-index.ts';
import { articlesWith, type Segment } from '../../../lib/relate/segment.ts';
import { hashTerm } from '../../../lib/relate/text.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { saveArticle } from '../../../lib/store/saved.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const START = Date.UTC(2026, 10, 22, 12);
const HOST = 'news.example.org';
const feed: FeedSource = {
  id: 'news',
  name: 'News',
  url: `https://${HOST}/feed`,
  siteHost: HOST,
  topic: 'ai',
  kind: 'news',
};

interface Item {
  readonly path: string;
  readonly guid: string;
  readonly title: string;
  readonly at?: number;
}

let items: readonly Item[] = [];

/** RSS as a news site writes it. */
function rss(): Response {
  const written = items.map(
    ({ path, guid, title, at = START }) =>
      `<item><title>${title}</title><link>https://${HOST}${path}</link><guid isPermaLink="false">${guid}</guid>` +
      `<pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return new Response(`<rss version="2.0"><channel><title>News</title>${written.join('')}</channel></rss>`);
}

async function look(told: readonly Item[]): Promise<{ changed: number; news: number }> {
  items = told;
  let news = 0;
  const [outcome] = await pollFeeds([feed], { onNews: async () => void news++, byClick: true });
  return { changed: outcome?.kind === 'stored' ? outcome.changed : -1, news };
}

function holds(segment: Segment, term: string): boolean {
  return [...articlesWith(segment, hashTerm(term))].some((article) => segment.outdated?.[article] !== 1);
}

/** Whether any article in force is found by a word. */
const isFoundBy = async (term: string): Promise<boolean> => (await openIndex()).some((segment) => holds(segment, term));

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  fakeNetwork({ [HOST]: rss });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const FIRST = { path: '/a', guid: '1', title: 'Validators quarrel' };

it('a headline that is mended is news, and the index follows it through merging and rebuilding', async () => {
  await look([FIRST, { path: '/b', guid: '2', title: 'Miners agree' }]);
  expect(await look([{ ...FIRST, title: 'Auctioneers quarrel' }])).toEqual({ changed: 1, news: 1 });
  expect(await look([{ ...FIRST, title: 'Auctioneers quarrel' }])).toEqual({ changed: 0, news: 0 });
  const check = async (): Promise<void> => {
    expect([await isFoundBy('validator'), await isFoundBy('auctioneer'), await isFoundBy('miner')]).toEqual([
      false,
      true,
      true,
    ]);
  };
  await check();
  await matchIndexToArticles();
  await check();
  // Far more pieces than are kept apart.
  for (let n = 0; n < 13; n++) await look([{ path: `/${n}`, guid: `n${n}`, title: `Filler ${n}` }]);
  await compactIndex();
  expect(await openIndex()).toHaveLength(1);
  await check();
});

it('an article keeps its id and its first sight through every change that publishers make', async () => {
  await look([FIRST]);
  const [before] = await readAllArticles();
  vi.setSystemTime(START + 86_400_000);
  for (const told of [
    { ...FIRST, path: '/a/?utm_source=rss#top' },
    { ...FIRST, path: '/a/amp/', guid: '1' },
    { ...FIRST, guid: 'new-system-1' },
    { ...FIRST, path: '/2026/validators-quarrel', guid: 'new-system-1', title: 'Validators quarrel again' },
    { ...FIRST, path: '/2026/validators-quarrel', guid: 'newest', title: 'Nothing to see', at: START + 80_000_000 },
  ]) {
    await look([told]);
  }
  const all = await readAllArticles();
  expect(all).toHaveLength(1);
  expect(all[0]?.article).toMatchObject({
    id: before?.article.id,
    firstSeenAt: START,
    publishedAt: START,
    title: 'Nothing to see',
    url: `https://${HOST}/2026/validators-quarrel`,
  });
});

it('marks stay with an article that is edited, moves, and is published once more after it was pruned', async () => {
  const first = { path: '/first', guid: 'g1', title: 'A village keeps its bees' };
  await look([first]);
  const { article } = (await readAllArticles())[0]!;
  await markRead(article.id, START);
  await saveArticle(article, START);
  const marked = { [article.id]: { read: true, saved: true } };

  await look([{ ...first, path: '/moved', title: 'A village keeps its honey bees' }]);
  const [edited] = await readAllArticles();
  expect(edited?.article).toMatchObject({ id: article.id, title: 'A village keeps its honey bees' });
  expect(await getMarks([edited!.article.id])).toEqual(marked);

  // Forgotten whole, as after 400 days, and then listed again.
  const db = await database();
  await Promise.all([db.clear('articleBlocks'), db.clear('articleKeys'), db.clear('indexSegments')]);
  await look([{ ...first, at: START + 500 * 86_400_000 }]);
  const [again] = await readAllArticles();
  expect(await getMarks([again!.article.id])).toEqual(marked);
});
