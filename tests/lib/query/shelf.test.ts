import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Article } from '../../../lib/domain/article.ts';
import { parseSearch, type ShelfQuery, WHOLE_SHELF } from '../../../lib/domain/shelf-query.ts';
import { matchIndexToArticles } from '../../../lib/poll/index-articles.ts';
import { getShelfChoices } from '../../../lib/query/shelf-choices.ts';
import { getShelf } from '../../../lib/query/shelf.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { pruneArticles } from '../../../lib/store/articles.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { saveArticle } from '../../../lib/store/saved.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const DAY = 86_400_000;
const START = new Date(2026, 2, 10, 12).getTime();
const WHOLE = { from: 0, count: 60 };

beforeEach(async () => {
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
});
afterEach(() => vi.unstubAllGlobals());

const ask = (change: Partial<ShelfQuery> = {}, stretch = WHOLE) => getShelf({ ...WHOLE_SHELF, ...change }, stretch);
const typed = (text: string, change: Partial<ShelfQuery> = {}) => ask({ ...parseSearch(text), ...change });
const titles = async (view: ReturnType<typeof ask>) => (await view).articles.map(({ title }) => title);

const six: readonly (Partial<Article> & { readonly title: string })[] = [
  { title: 'Bittensor opens a subnet', publishedAt: START, feedId: 'decrypt', source: 'Decrypt' },
  { title: 'TAO holders vote', publishedAt: START + DAY, feedId: 'coindesk' },
  { title: 'A night at the museum', summary: 'Nothing of zero knowledge here.', publishedAt: START + 2 * DAY },
  { title: 'Knowledge worth zero', publishedAt: START + 3 * DAY, feedId: 'decrypt', source: 'Decrypt' },
  { title: 'Fees fall again', summary: 'As the network sleeps.', publishedAt: START + 4 * DAY },
  { title: 'Of unknown day', publishedAt: START + 5 * DAY, dateKnown: false },
];

const onTopics: typeof six = [
  { title: 'Hackers drain a lender in exploit', publishedAt: START },
  { title: 'Exploit drains a TAO bridge', publishedAt: START + DAY, feedId: 'decrypt', source: 'Decrypt' },
  { title: 'Spot bitcoin ETF inflows drain exchanges', publishedAt: START + 2 * DAY },
];

describe('the shelf', () => {
  it('holds all that is stored, the newest first, in stretches', async () => {
    await storeArticles(six);
    const first = await ask({}, { from: 0, count: 4 });
    expect(first).toMatchObject({ next: 4, total: 6, isEmpty: false });
    const rest = await ask({}, { from: 4, count: 4 });
    expect(rest.next).toBeNull();
    expect([...first.articles, ...rest.articles].map(({ title }) => title)).toEqual(
      six.map(({ title }) => title).toReversed(),
    );
  });

  it('says where nothing is stored', async () => {
    expect(await ask()).toEqual({ articles: [], next: null, total: 0, isEmpty: true });
  });

  it.each([
    ['fees network', ['Fees fall again']],
    ['museums', ['A night at the museum']],
    ['zero knowledge', ['Knowledge worth zero', 'A night at the museum']],
    ['"zero knowledge"', ['A night at the museum']],
    // By the coin's symbol and by its name, whichever stands in the text.
    ['bittensor', ['Bittensor opens a subnet', 'TAO holders vote']],
    ['$tao', ['TAO holders vote', 'Bittensor opens a subnet']],
    ['coin:bittensor vote', ['TAO holders vote']],
    ['coin:nosuchcoin', []],
    // A source's name is a word too.
    ['decrypt', ['Knowledge worth zero', 'Bittensor opens a subnet']],
    ['decrypt knowledge', ['Knowledge worth zero']],
    ['source:decrypt', ['Knowledge worth zero', 'Bittensor opens a subnet']],
    ['source:nobody', []],
    ['on:2026-03-11', ['TAO holders vote']],
    ['before:2026-03-12', ['TAO holders vote', 'Bittensor opens a subnet']],
    ['after:2026-03-14 before:2026-03-15', ['Fees fall again']],
    ['unheardof', []],
  ])('finds for %s', async (text, expected) => {
    await storeArticles(six);
    expect(await titles(typed(text, { order: 'newest' }))).toEqual(
      text.includes('bittensor') && !text.includes(':') ? expected.toReversed() : expected,
    );
  });

  it('narrows to language of the source', async () => {
    await storeArticles(six);
    expect(await titles(ask({ language: 'en', source: 'decrypt' }))).toHaveLength(2);
    expect(await titles(ask({ language: 'de' }))).toEqual([]);
  });

  it('narrows to a topic that the article itself is on, together with all else that is asked', async () => {
    await storeArticles(onTopics);
    const hacks = { topic: 'hacks', order: 'newest' } as const;
    expect(await titles(ask(hacks))).toEqual(['Exploit drains a TAO bridge', 'Hackers drain a lender in exploit']);
    expect(await titles(typed('exploit', { ...hacks, source: 'decrypt' }))).toEqual(['Exploit drains a TAO bridge']);
    expect(await titles(typed('drain', { ...hacks, coin: 'bittensor', language: 'en' }))).toEqual([
      'Exploit drains a TAO bridge',
    ]);
    expect(await titles(typed('drain', { ...hacks, coin: 'bittensor', language: 'de' }))).toEqual([]);
    expect((await ask(hacks)).total).toBe(2);
    expect(await titles(ask({ topic: 'no such topic' }))).toEqual([]);
  });

  it('knows the topics of what is saved, also once it is pruned', async () => {
    await storeArticles(onTopics);
    const [first] = await readAllArticles();
    await saveArticle(first!.article, START);
    await pruneArticles(Infinity, 0);
    await matchIndexToArticles();
    expect(await titles(ask({ topic: 'hacks' }))).toEqual(['Hackers drain a lender in exploit']);
    expect(await titles(ask({ topic: 'etfs', part: 'saved' }))).toEqual([]);
    expect((await getShelfChoices()).topics).toEqual(['hacks']);
  });

  it('shows what is unread, and forgets no mark', async () => {
    await storeArticles(six);
    const [first] = await readAllArticles();
    await markRead(first!.article.id, START);
    expect(await titles(ask({ part: 'unread' }))).not.toContain(first!.article.title);
    expect((await ask()).articles.at(-1)).toMatchObject({ title: first!.article.title, read: true, saved: false });
  });

  it('leaves out what the reader left out: kinds of articles and muted sources', async () => {
    await storeArticles([
      ...six,
      { title: 'A word from our sponsor', label: { label: 'sponsored', by: 'section', words: 'Sponsored' } },
    ]);
    expect(await titles(ask())).toContain('A word from our sponsor');
    await changeSettings(() => ({ labelsLeftOut: ['sponsored'] }));
    expect(await titles(ask())).not.toContain('A word from our sponsor');
    expect((await ask()).total).toBeNull();
  });
});

describe('saved articles', () => {
  it('are found once while they are stored, and still once they are pruned', async () => {
    await storeArticles(six);
    const [first, second] = await readAllArticles();
    await saveArticle(first!.article, START);
    await saveArticle(second!.article, START + 1);
    expect(await titles(ask())).toHaveLength(6);
    expect(await titles(ask({ part: 'saved' }))).toEqual(['TAO holders vote', 'Bittensor opens a subnet']);

    await pruneArticles(Infinity, 0);
    await matchIndexToArticles();
    expect(await titles(ask())).toEqual(['TAO holders vote', 'Bittensor opens a subnet']);
    expect(await titles(typed('subnet'))).toEqual(['Bittensor opens a subnet']);
    expect(await titles(typed('coin:tao vote'))).toEqual(['TAO holders vote']);
    expect(await titles(typed('source:decrypt', { part: 'saved' }))).toEqual(['Bittensor opens a subnet']);
    await markRead(first!.article.id, START);
    expect(await titles(ask({ part: 'unread' }))).toEqual(['TAO holders vote']);
    expect((await getShelfChoices()).sources).toEqual([
      { id: 'coindesk', name: 'CoinDesk' },
      { id: 'decrypt', name: 'Decrypt' },
    ]);
  });
});

it('offers to narrow by what is stored', async () => {
  await storeArticles([...six, onTopics[2]!]);
  const { sources, topics, languages, coins } = await getShelfChoices();
  expect(sources.map(({ id }) => id)).toEqual(['coindesk', 'decrypt']);
  expect(topics).toEqual(['decentralised-ai', 'zkml', 'etfs']);
  expect(languages).toEqual(['en']);
  expect(coins).toContainEqual({ id: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' });
});
