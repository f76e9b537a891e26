import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Article } from '../../../lib/domain/article.ts';
import { readComments } from '../../../lib/poll/read-comments.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';

const API = 'https://decrypt.co/wp-json/wp/v2/comments?post=9';
const FEED = 'https://decrypt.co/render/feed/';

function article(changes: Partial<Article> = {}): Article {
  return {
    id: '0000000000000001',
    url: 'https://decrypt.co/render/',
    title: 'Render moves on',
    summary: '',
    feedId: 'decrypt',
    source: 'Decrypt',
    author: null,
    publishedAt: 0,
    dateKnown: true,
    firstSeenAt: 0,
    comments: 2,
    label: null,
    thread: { api: API, feed: FEED },
    ...changes,
  };
}
const rows = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: from + n, parent: n === 0 ? 0 : from, post: 9, author_name: 'Ada' }));
const atom = () =>
  new Response('<rss><channel><item><guid>c1</guid><description>From the feed</description></item></channel></rss>');

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 12), toFake: ['Date'] });
  fakeBrowser.reset();
  fakePermissions.allowOnly('https://decrypt.co/*');
  await clearDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** All that is kept anywhere, but the log. */
async function kept(): Promise<unknown[]> {
  const db = await database();
  const stores = [...db.objectStoreNames].filter((name) => name !== 'requestLog');
  const areas = [fakeBrowser.storage.local, fakeBrowser.storage.session, fakeBrowser.storage.sync];
  return Promise.all([
    ...stores.map(async (name) => [name, await db.getAllKeys(name), await db.getAll(name)]),
    ...areas.map((area) => area.get(null)),
  ]);
}

/** What the host answers by path; what it has nothing for is missing. */
function site(answers: Readonly<Record<string, (url: URL) => Response>>) {
  return fakeNetwork({
    'decrypt.co': (url) => answers[url.pathname]?.(url) ?? new Response('', { status: 404 }),
  });
}
const REST = '/wp-json/wp/v2/comments';

describe('readComments', () => {
  it('asks WordPress once, notes it in the log as a click, and stores nothing else', async () => {
    const { sent } = site({ [REST]: () => Response.json(rows(1, 2)) });
    const before = await kept();
    const answer = await readComments(article());
    expect(answer).toMatchObject({ ok: true, count: 2, isFlat: false, isCut: false });
    expect(answer.ok && answer.comments[0]?.answers).toHaveLength(1);
    expect(sent).toHaveLength(1);
    const db = await database();
    await expect
      .poll(() => db.getAll('requestLog'))
      .toMatchObject([{ host: 'decrypt.co', path: REST, purpose: 'comments', byClick: true, answer: 200 }]);
    expect(await kept()).toEqual(before);
  });

  it('of a private window is in no log', async () => {
    const { sent } = site({ [REST]: () => Response.json(rows(1, 2)) });
    await readComments(article(), { isPrivate: true });
    expect(sent).toHaveLength(1);
    expect(await (await database()).getAll('requestLog')).toEqual([]);
  });

  it('reads on, at most three pages, and says that there are more', async () => {
    const { sent } = site({
      [REST]: ({ searchParams }) => Response.json(rows(1 + 100 * (Number(searchParams.get('page')) - 1), 100)),
    });
    expect(await readComments(article())).toMatchObject({ ok: true, count: 300, isCut: true });
    expect(sent).toHaveLength(3);
  });

  it('keeps what came before a page that failed', async () => {
    site({
      [REST]: ({ searchParams }) =>
        searchParams.get('page') === '1' ? Response.json(rows(1, 100)) : new Response('', { status: 500 }),
    });
    expect(await readComments(article())).toMatchObject({ ok: true, count: 100, isCut: true });
  });

  it.each<[string, () => Response]>([
    ['is shut', () => new Response('', { status: 401 })],
    ['is not there', () => new Response('', { status: 404 })],
    ['is an error that came as 200', () => Response.json({ code: 'rest_no_route', data: { status: 404 } })],
    ['is a page', () => new Response('<!doctype html><p>Just a moment')],
    ['is more than we read', () => new Response('x'.repeat(1_000_001))],
  ])('goes to the comments’ feed where the interface %s', async (_name, answer) => {
    const { sent } = site({ [REST]: answer, '/render/feed/': atom });
    expect(await readComments(article())).toMatchObject({ ok: true, count: 1, isFlat: true, isCut: true });
    expect(sent).toHaveLength(2);
  });

  it('finds the post by its address where its number is hidden', async () => {
    const { sent } = site({
      '/wp-json/wp/v2/posts': () => Response.json([{ id: 9, link: 'https://decrypt.co/render/' }]),
      [REST]: ({ searchParams }) => Response.json(searchParams.get('post') === '9' ? rows(1, 2) : []),
    });
    expect(await readComments(article({ thread: { feed: FEED } }))).toMatchObject({ ok: true, count: 2 });
    expect(sent).toHaveLength(2);
  });

  it('leaves alone whoever asked for it, now and at the next click', async () => {
    const { sent } = site({ [REST]: () => new Response('', { status: 429, headers: { 'retry-after': '600' } }) });
    const refused = { ok: false, reason: 'rate-limited' };
    expect(await readComments(article())).toMatchObject({ ...refused, status: 429 });
    expect(await readComments(article())).toMatchObject({ ...refused, status: null });
    expect(sent).toHaveLength(1);
  });

  it('does not follow where the host leads', async () => {
    const { sent } = site({
      [REST]: () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
      '/render/feed/': () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    });
    expect(await readComments(article())).toMatchObject({ ok: false, reason: 'elsewhere' });
    expect(sent).toHaveLength(2);
  });

  it.each<[string, string, string]>([
    ['that the browser does not allow', 'https://other.example/wp-json/wp/v2/comments?post=9', 'no-permission'],
    ['in a private network', 'https://192.168.1.1/wp-json/wp/v2/comments?post=9', 'unsafe-address'],
  ])('asks no host %s', async (_name, api, reason) => {
    const { sent } = site({ '/render/feed/': atom });
    expect(await readComments(article({ thread: { api, feed: FEED } }))).toMatchObject({ ok: false, reason });
    expect(sent).toHaveLength(0);
  });

  it('says that there are none', async () => {
    site({ [REST]: () => Response.json([]) });
    expect(await readComments(article({ comments: 0 }))).toMatchObject({ ok: true, count: 0, isCut: false });
  });

  it('asks nobody for an article without a place to ask', async () => {
    const { sent } = site({});
    const { thread: _none, ...without } = article();
    expect(await readComments(without)).toMatchObject({ ok: false });
    expect(sent).toHaveLength(0);
  });
});
