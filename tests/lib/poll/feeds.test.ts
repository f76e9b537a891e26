import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser } from '../../../lib/browser.ts';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { log } from '../../../lib/log.ts';
import { pollFeeds } from '../../../lib/poll/feeds.ts';
import { compactIndex, matchIndexToArticles } from '../../../lib/poll/index-articles.ts';
import { placeOfDocument } from '../../../lib/relate/document.ts';
import { articleIdAt, openSegment } from '../../../lib/relate/segment.ts';
import { countArticles, pruneArticles } from '../../../lib/store/articles.ts';
import { clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { claimFeed } from '../../../lib/store/feeds.ts';
import { openIndex } from '../../../lib/query/open-index.ts';
import { countIn } from '../../../lib/relate/corpus-figures.ts';
import { readSegments } from '../../../lib/store/index-segments.ts';
import { FULL, refuseWrites } from '../../support/broken-store.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const START = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

const feeds: FeedSource[] = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map((id) => ({
  id,
  name: id,
  url: `https://${id}.example.org/feed`,
  siteHost: `${id}.example.org`,
  topic: 'ai',
  kind: 'news',
}));
const [one, two] = feeds as [FeedSource, FeedSource];

/** The program's own package, which the names and the topics are read from. */
const packaged = {
  [new URL(browser.runtime.getURL('/')).host]: ({ pathname }: URL) => new Response(readFileSync(`public${pathname}`)),
};

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A JSON Feed of some articles on this host, with a validator. */
function feedOf(host: string, count: number, from = 0): Response {
  const items = Array.from({ length: count }, (_, n) => ({
    id: `${from + n}`,
    url: `https://${host}/articles/${from + n}`,
    title: `Compute market report ${from + n}`,
    date_published: new Date(START - HOUR).toISOString(),
  }));
  const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: host, items });
  return new Response(body, { headers: { 'content-type': 'application/feed+json', etag: '"v1"' } });
}

const allGood = () => ({
  ...packaged,
  ...Object.fromEntries(feeds.map(({ siteHost }) => [siteHost, () => feedOf(siteHost, 3)])),
});

async function look(these: readonly FeedSource[] = feeds): Promise<{ kinds: string[]; news: number }> {
  let news = 0;
  const onNews = async () => void news++;
  const outcomes = await pollFeeds(these, { onNews, byClick: true });
  return { kinds: outcomes.map(({ kind }) => kind), news };
}

const stateOf = async (feed: FeedSource) => (await (await database()).get('feeds', feed.id))!;

/** Places of all articles that the index names, ascending. */
async function indexed(): Promise<number[]> {
  const segments = (await readSegments()).flatMap(({ bytes }) => openSegment(bytes) ?? []);
  const ids = segments.flatMap((segment) =>
    Array.from({ length: segment.articleCount }, (_, at) => articleIdAt(segment, at)),
  );
  return ids.map(placeOfDocument).sort((a, b) => a - b);
}

describe('a look at a feed', () => {
  it('that meets an error nobody thought of waits like any other failure, and holds up nobody', async () => {
    const bug = vi.spyOn(log, 'bug').mockReturnValue();
    const network = fakeNetwork(allGood());
    refuseWrites({ store: 'indexSegments', method: 'add', times: 1 }, new TypeError('nobody thought of this'));

    const { kinds } = await look();
    expect(kinds.filter((kind) => kind === 'stored')).toHaveLength(6);
    expect(bug).toHaveBeenCalled();
    const states = await (await database()).getAll('feeds');
    const failed = states.find(({ failure }) => failure !== null);
    expect(failed).toMatchObject({ failure: { reason: 'bad-reply' }, failures: 1, leaseUntil: 0 });
    expect(failed?.dueAt).toBeGreaterThanOrEqual(START + HOUR / 2);

    vi.setSystemTime(START + 3 * 60_000);
    await pollFeeds(feeds, { onNews: () => Promise.resolve() });
    expect(network.sent.filter(({ url }) => url.endsWith('/feed'))).toHaveLength(7);
    expect((await countArticles()).total).toBe(18);
  });

  it('says that the disk is full where it is', async () => {
    fakeNetwork(allGood());
    refuseWrites({ store: 'articleBlocks', method: 'put' }, FULL);
    await look([one]);
    expect(await stateOf(one)).toMatchObject({ failure: { reason: 'storage-full' }, etag: null });
  });

  it('goes on with the others when nobody can be told', async () => {
    vi.spyOn(log, 'bug').mockReturnValue();
    fakeNetwork(allGood());
    const outcomes = await pollFeeds(feeds, { onNews: () => Promise.reject(new Error('no')) });
    expect(outcomes).toHaveLength(7);
    expect((await countArticles()).total).toBe(21);
  });

  it('is news when it brings articles or changes the feed’s health, and not otherwise', async () => {
    const network = fakeNetwork(allGood());
    expect((await look([one])).news).toBe(1);
    network.replies[one.siteHost] = () => new Response(null, { status: 304 });
    expect(await look([one])).toEqual({ kinds: ['stored'], news: 0 });
    network.replies[one.siteHost] = () => feedOf(one.siteHost, 3);
    expect((await look([one])).news).toBe(0);
    network.replies[one.siteHost] = () => new Response('', { status: 500 });
    expect(await look([one])).toEqual({ kinds: ['failed'], news: 1 });
    network.replies[one.siteHost] = () => new Response(null, { status: 304 });
    expect((await look([one])).news).toBe(1);
    network.replies[two.siteHost] = () => feedOf(two.siteHost, 0);
    expect((await look([two])).news).toBe(1);
  });

  it('asks for the whole once a week: a server whose validator never changes would be “not modified” for good', async () => {
    let count = 3;
    const conditional: boolean[] = [];
    fakeNetwork({
      ...packaged,
      [one.siteHost]: (_url, headers) => {
        conditional.push(headers.has('if-none-match'));
        return headers.has('if-none-match') ? new Response(null, { status: 304 }) : feedOf(one.siteHost, count);
      },
    });
    await look([one]);
    count = 5;
    for (let day = 1; day <= 8; day++) {
      vi.setSystemTime(START + day * 24 * HOUR);
      await look([one]);
    }
    expect((await countArticles()).total).toBe(5);
    expect(conditional).toEqual([false, true, true, true, true, true, true, false, true]);
  });

  it('that a wipe overtakes leaves no validator behind', async () => {
    const network = fakeNetwork(allGood());
    await look([one]);
    network.replies[one.siteHost] = async () => {
      await wipeDatabase();
      return new Response(null, { status: 304 });
    };
    expect(await look([one])).toEqual({ kinds: ['skipped'], news: 0 });
    network.replies[one.siteHost] = async () => {
      await wipeDatabase();
      return feedOf(one.siteHost, 3);
    };
    expect(await look([one])).toEqual({ kinds: ['skipped'], news: 0 });
    expect(await (await database()).count('feeds')).toBe(0);

    network.replies[one.siteHost] = () => feedOf(one.siteHost, 3);
    await look([one]);
    expect(network.sent.at(-1)?.headers.get('if-none-match')).toBeNull();
    expect((await countArticles()).total).toBe(3);
  });
});

describe('the index', () => {
  /** Two full blocks, of which the first is old enough to be pruned. */
  async function twoBlocks(): Promise<void> {
    fakeNetwork({
      ...packaged,
      [one.siteHost]: () => feedOf(one.siteHost, 100),
      [two.siteHost]: () => feedOf(two.siteHost, 100),
    });
    await look([one]);
    vi.setSystemTime(START + 48 * HOUR);
    await look([two]);
  }

  it('loses what a worker that died had pruned from the store only', async () => {
    await twoBlocks();
    expect(await pruneArticles(START + HOUR, 50_000)).toEqual([0]);
    expect(await indexed()).toHaveLength(200);
    await matchIndexToArticles();
    expect(await indexed()).toEqual(Array.from({ length: 100 }, (_, n) => 100 + n));
  });

  it('answers nothing of what was pruned, before anything of it is written anew', async () => {
    await twoBlocks();
    expect(countIn(await openIndex())).toBe(200);
    await pruneArticles(START + HOUR, 50_000);
    const before = (await readSegments()).map(({ key }) => key);
    expect(countIn(await openIndex())).toBe(100);
    expect((await readSegments()).map(({ key }) => key)).toEqual(before);
  });

  it('is left alone where it matches', async () => {
    await twoBlocks();
    const before = (await readSegments()).map(({ key }) => key);
    await matchIndexToArticles();
    expect((await readSegments()).map(({ key }) => key)).toEqual(before);
  });

  it('keeps its pieces where their merge cannot be written, and merges them later', async () => {
    await twoBlocks();
    const keys = async () => (await readSegments()).map(({ key }) => key);
    const before = await keys();
    refuseWrites({ store: 'indexSegments', method: 'add', times: 1 }, FULL);
    await expect(compactIndex(false)).rejects.toThrow(FULL);
    expect(await keys()).toEqual(before);
    expect(countIn(await openIndex())).toBe(200);
    await compactIndex(false);
    expect(await keys()).toHaveLength(1);
    expect(countIn(await openIndex())).toBe(200);
  });

  it.each([
    ['damaged', (bytes: ArrayBuffer) => new Uint8Array(bytes).fill(0xff, 80, 90)],
    ['cut short', (bytes: ArrayBuffer) => new Uint8Array(bytes, 0, 200)],
  ])('is built anew when a piece is %s', async (_what, damage) => {
    vi.spyOn(log, 'bug').mockReturnValue();
    await twoBlocks();
    const [piece] = await readSegments();
    await (await database()).put('indexSegments', new Blob([damage(piece!.bytes)]), piece!.key);
    expect(await indexed()).toHaveLength(100);
    await compactIndex(true);
    expect(await indexed()).toHaveLength(200);
    expect(await readSegments()).toHaveLength(1);
  });

  it('is built anew, and answers as before, wherever bytes of any piece were changed', async () => {
    vi.spyOn(log, 'bug').mockReturnValue();
    await twoBlocks();
    const before = await indexed();
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (which, changed) => {
        const pieces = await readSegments();
        const piece = pieces[which % pieces.length]!;
        const bytes = new Uint8Array(piece.bytes.slice(0));
        for (const [at, by] of changed) bytes[at % bytes.length]! ^= by;
        // Two changes of one byte may undo each other.
        fc.pre(Buffer.compare(bytes, new Uint8Array(piece.bytes)) !== 0);
        await (await database()).put('indexSegments', new Blob([bytes]), piece.key);
        expect(await indexed()).not.toEqual(before);
        expect(before).toEqual(expect.arrayContaining(await indexed()));
        await compactIndex(true);
        expect(await indexed()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });

  it('is made whole when a piece is gone', async () => {
    vi.spyOn(log, 'bug').mockReturnValue();
    await twoBlocks();
    await (await database()).delete('indexSegments', (await readSegments())[0]!.key);
    await matchIndexToArticles();
    expect(await indexed()).toHaveLength(200);
  });
});

describe('a server’s wishes', () => {
  const due = async (feed: FeedSource) => ((await stateOf(feed)).dueAt - Date.now()) / HOUR;

  it('are kept between looks: ttl, skipped hours, freshness, with the pace that a 304 does not bring', async () => {
    const rss = `<rss version="2.0"><channel><title>one</title><ttl>180</ttl>
      <skipHours><hour>15</hour><hour>16</hour></skipHours></channel></rss>`;
    const network = fakeNetwork({
      ...packaged,
      [one.siteHost]: () => new Response(rss, { headers: { etag: '"v1"' } }),
      [two.siteHost]: () => new Response(rss, { headers: { 'cache-control': 'max-age=36000' } }),
    });
    await look([one, two]);
    // At noon, three hours later would be one of the hours to skip.
    expect(await due(one)).toBeGreaterThanOrEqual(5);
    expect(await due(one)).toBeLessThan(5.5);
    expect(await due(two)).toBeGreaterThanOrEqual(10);
    network.replies[one.siteHost] = () => new Response(null, { status: 304 });
    vi.setSystemTime(START + 6 * HOUR);
    await look([one]);
    expect(await due(one)).toBeGreaterThanOrEqual(3);
    expect(await due(one)).toBeLessThan(3.5);
  });

  it('to be left alone hold for a click and for its other feeds, and over the worker’s death', async () => {
    const neighbour: FeedSource = { ...two, url: `https://${one.siteHost}/other` };
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '7200' } });
    const network = fakeNetwork({ ...packaged, [one.siteHost]: busy });
    expect((await look([one, neighbour])).kinds).toEqual(['failed', 'skipped']);
    vi.setSystemTime(START + HOUR);
    expect((await look([one, neighbour])).kinds).toEqual(['skipped', 'skipped']);
    expect(network.sent.filter(({ url }) => url.includes(one.siteHost))).toHaveLength(1);
    network.replies[one.siteHost] = () => feedOf(one.siteHost, 3);
    vi.setSystemTime(START + 2 * HOUR);
    expect((await look([one, neighbour])).kinds).toEqual(['stored', 'stored']);
  });

  it('to be left alone leave the other feeds of the host the pace that the reader chose', async () => {
    const neighbour: FeedSource = { ...two, url: `https://${one.siteHost}/other`, paceMinutes: 8 * 60 };
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '7200' } });
    fakeNetwork({ ...packaged, [one.siteHost]: busy });
    await look([one, neighbour]);
    expect((await stateOf(neighbour))?.dueAt).toBeGreaterThanOrEqual(START + 8 * HOUR);
  });

  it('to be gone are followed until a click finds it there again', async () => {
    const network = fakeNetwork({ ...packaged, [one.siteHost]: () => new Response('', { status: 410 }) });
    await look([one]);
    expect(await stateOf(one)).toMatchObject({ failure: { reason: 'gone', status: 410 }, retiredAt: START });
    network.replies[one.siteHost] = () => feedOf(one.siteHost, 3);
    vi.setSystemTime(START + 400 * 24 * HOUR);
    const onNews = () => Promise.resolve();
    expect(await pollFeeds([one], { onNews })).toEqual([{ kind: 'skipped' }]);
    expect((await look([one])).kinds).toEqual(['stored']);
    expect(await stateOf(one)).toMatchObject({ failure: null, retiredAt: null });
  });
});

describe('a redirect', () => {
  const NEW = 'https://new.example.org/feed';

  /** Every answer comes from the new place, whichever of the two was asked. */
  function moved(answer: () => Response) {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (address: string) => {
      if (address.startsWith('chrome-extension:')) return packaged[new URL(address).host]?.(new URL(address));
      asked.push(address);
      return Object.defineProperty(answer(), 'url', { value: NEW });
    });
    return asked;
  }

  it('is taken for a move once it lasted, where the browser may ask there', async () => {
    fakePermissions.allowOnly('*://*/*');
    const asked = moved(() => feedOf(one.siteHost, 3));
    for (let day = 0; day < 5; day++) {
      vi.setSystemTime(START + day * 24 * HOUR);
      await look([one]);
    }
    expect(asked).toEqual([one.url, one.url, one.url, one.url, NEW]);
    fakePermissions.allowOnly(`https://${new URL(one.url).host}/*`);
    vi.setSystemTime(START + 5 * 24 * HOUR);
    await look([one]);
    await look([one]);
    fakePermissions.allowOnly('*://*/*');
    expect(asked.at(-1)).toBe(one.url);
    expect((await countArticles()).total).toBe(3);
  });

  it('to elsewhere makes "not modified" say nothing of the copy that is here', async () => {
    const network = fakeNetwork(allGood());
    await look([one]);
    expect(await stateOf(one)).toMatchObject({ etag: '"v1"', validatorsOf: one.url });
    network.sent.length = 0;
    moved(() => new Response(null, { status: 304 }));
    vi.setSystemTime(START + 3 * HOUR);
    await look([one]);
    expect(await stateOf(one)).toMatchObject({ etag: null, lastModified: null, failure: null });
  });
});

describe('a feed at which workers die', () => {
  it('is begun again at once, and after the second time left alone longer and longer', async () => {
    const begun: number[] = [];
    for (let minute = 0; minute < 8 * 60; minute += 3) {
      const now = START + minute * 60_000;
      if (await claimFeed(one.id, now)) begun.push(minute);
    }
    expect(begun).toEqual([0, 3, 33, 93, 213, 453]);
  });
});
