import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { pollFeeds } from '../../../lib/poll/feeds.ts';
import { pruneArticles } from '../../../lib/store/articles.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const START = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

interface Item {
  readonly title: string;
  readonly path?: string;
  readonly at?: number;
}

let told: Record<string, readonly Item[]> = {};

const feeds: FeedSource[] = ['one', 'two', 'three', 'four'].map((id) => ({
  id,
  name: `Publisher ${id}`,
  url: `https://${id}.example.org/feed`,
  siteHost: `${id}.example.org`,
  topic: 'crypto',
  kind: 'news',
}));

function rss(id: string): Response {
  const items = (told[id] ?? []).map(({ title, path = '/a', at = START }) => {
    const url = `https://${id}.example.org${path}`;
    return `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item>`;
  });
  return new Response(`<rss version="2.0"><channel><title>${id}</title>${items.join('')}</channel></rss>`);
}

async function round(ids: readonly string[], poll = pollFeeds): Promise<void> {
  const some = feeds.filter(({ id }) => ids.includes(id));
  await poll(some, { onNews: async () => undefined, byClick: true });
}

/** Each stored story as its titles, the earliest first. */
async function stories(): Promise<string[][]> {
  const titles = new Map((await readAllArticles()).map(({ place, article }) => [place, article.title]));
  const rows = await (await database()).getAll('stories');
  return rows.map(({ places }) => places.map((place) => titles.get(place) ?? `gone: ${place}`));
}

const LANTERN: Record<'one' | 'two' | 'three' | 'four', readonly [Item]> = {
  one: [{ title: 'Lantern bridge drained of $47 million in overnight exploit', at: START - 2 * HOUR }],
  two: [{ title: 'Hackers steal $47M from cross-chain bridge Lantern', at: START - 3 * HOUR }],
  three: [{ title: 'Lantern pauses bridge after $47 million exploit', at: START - HOUR }],
  four: [{ title: 'Chip maker reports record revenue on data centres' }],
};

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  fakeNetwork(Object.fromEntries(feeds.map(({ id, siteHost }) => [siteHost, () => rss(id)])));
  told = LANTERN;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('one story of several publishers is one, the earliest first, and what is another stays out', async () => {
  await round(['one', 'two', 'three', 'four']);
  expect(await stories()).toEqual([[LANTERN.two[0].title, LANTERN.one[0].title, LANTERN.three[0].title]]);
});

it('a worker that was killed between two rounds goes on where the first ended', async () => {
  await round(['three']);
  await round(['one']);
  vi.resetModules();
  const anew = await import('../../../lib/poll/feeds.ts');
  await round(['two', 'four'], anew.pollFeeds);
  expect(await stories()).toEqual([[LANTERN.two[0].title, LANTERN.one[0].title, LANTERN.three[0].title]]);
  const [row] = await (await database()).getAll('stories');
  expect(row?.publishedAt).toEqual([START - 3 * HOUR, START - 2 * HOUR, START - HOUR]);
});

it('a look that dies in its middle leaves neither article nor story', async () => {
  await round(['one']);
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as (...args: unknown[]) => IDBRequest<IDBValidKey>;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'stories') throw new Error('killed');
    return put.apply(this, args);
  });
  await round(['two']);
  spy.mockRestore();
  expect([await readAllArticles(), await stories()]).toEqual([[expect.anything()], []]);
  vi.setSystemTime(START + HOUR);
  await round(['two']);
  expect(await stories()).toHaveLength(1);
});

it('a headline that is mended into another story leaves its own, and one that is mended into it joins', async () => {
  await round(['one', 'two', 'three', 'four']);
  told = { ...LANTERN, three: [{ title: 'Validators vote on larger blocks', at: START - HOUR }] };
  await round(['three']);
  expect(await stories()).toEqual([[LANTERN.two[0].title, LANTERN.one[0].title]]);
  told = { ...LANTERN, four: [{ title: 'Lantern bridge loses $47 million to exploit' }] };
  await round(['three', 'four']);
  expect((await stories())[0]).toHaveLength(4);
});

it('an article that is published again is no second member', async () => {
  await round(['one', 'two']);
  vi.setSystemTime(START + 24 * HOUR);
  told = { ...LANTERN, one: [{ ...LANTERN.one[0], at: START + 24 * HOUR }] };
  await round(['one']);
  expect(await stories()).toEqual([[LANTERN.two[0].title, LANTERN.one[0].title]]);
});

it('what is pruned leaves its story, and one that is alone then is none', async () => {
  const filler = Array.from({ length: 98 }, (_, n) => ({ title: `Report ${n}`, path: `/f${n}` }));
  told = { ...LANTERN, four: filler };
  await round(['one', 'four']);
  await round(['two']);
  vi.setSystemTime(START + HOUR);
  await round(['three']);
  expect((await stories())[0]).toHaveLength(3);
  await pruneArticles(START + HOUR, Infinity);
  expect(await stories()).toEqual([]);
  expect((await readAllArticles()).map(({ article }) => article.title)).toEqual([LANTERN.three[0].title]);
});
