import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../../lib/domain/article.ts';
import {
  commitFeedLook,
  countArticles,
  type IdentifiedArticle,
  type PlacedArticle,
  pruneArticles,
} from '../../../lib/store/articles.ts';
import { getArticles, readAllArticles, storedBlocks } from '../../../lib/store/read-articles.ts';
import { repairArticles } from '../../../lib/store/article-keys.ts';
import { ARTICLES_PER_BLOCK } from '../../../lib/store/article-places.ts';
import { clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { claimFeed, finishLook } from '../../../lib/store/feeds.ts';
import { readSegments } from '../../../lib/store/index-segments.ts';

function article(n: number, feedId = 'coindesk', firstSeenAt = 1_000): Article {
  return {
    id: n.toString(16).padStart(16, '0'),
    url: `https://example.org/${n}`,
    title: `Article ${n}`,
    summary: '',
    feedId,
    source: feedId,
    author: null,
    publishedAt: 500 + n,
    dateKnown: true,
    firstSeenAt,
    comments: null,
    label: null,
  };
}

function identified(from: number, count: number, feedId?: string, firstSeenAt?: number): IdentifiedArticle[] {
  return Array.from({ length: count }, (_, i) => ({
    article: article(from + i, feedId, firstSeenAt),
    keys: [BigInt(from + i + 1), BigInt(from + i + 1_000_001)],
  }));
}

const segmentOf = (placed: readonly { place: number }[]): ArrayBuffer => {
  return Uint32Array.from(placed, ({ place }) => place).buffer;
};

const noStories = (): number[][] => [];

async function look(found: IdentifiedArticle[], buildSegment = segmentOf): Promise<readonly PlacedArticle[]> {
  return (await lookWhole(found, buildSegment)).added;
}

async function lookWhole(found: IdentifiedArticle[], buildSegment = segmentOf) {
  const claimed = (await claimFeed('coindesk', Date.now(), true))!;
  const committed = await commitFeedLook(
    found,
    { claimed, next: { ...claimed, leaseUntil: 0 } },
    buildSegment,
    noStories,
  );
  return committed!;
}

afterEach(clearDatabase);

describe('commitFeedLook', () => {
  it('stores each article once, whichever of its identities returns', async () => {
    await look(identified(0, 3));
    const again = await look([
      { article: { ...article(90), url: 'https://example.org/moved' }, keys: [77n, 1_000_002n] },
      { article: { ...article(91), url: 'https://example.org/2' }, keys: [3n, 0n] },
      { article: article(92), keys: [93n, 0n] },
    ]);
    expect(again.map(({ article: { title } }) => title)).toEqual(['Article 92']);
    expect((await countArticles()).total).toBe(4);
  });

  it('takes two articles of one look with one identity for one', async () => {
    const [first] = identified(0, 1);
    const placed = await look([first!, { article: article(5), keys: [1n, 999n] }]);
    expect(placed).toHaveLength(1);
  });

  it('does not take two articles without a guid for the same one', async () => {
    const placed = await look([
      { article: article(1), keys: [11n, 0n] },
      { article: article(2), keys: [12n, 0n] },
    ]);
    expect(placed).toHaveLength(2);
  });

  it('gives places that never change and lead back to the article, across blocks and looks', async () => {
    const first = await look(identified(0, 130));
    const second = await look(identified(500, 170));
    const all = [...first, ...second];
    expect(all.map(({ place }) => place)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    const found = await getArticles([0, 99, 100, 129, 130, 299]);
    expect(found.map((row) => row.article.title)).toEqual(
      [0, 99, 100, 129, 130, 299].map((place) => all[place]!.article.title),
    );
    expect((await readAllArticles()).map(({ place }) => place)).toEqual(all.map(({ place }) => place));
  });

  it('adds one piece of the index per look that found something, none otherwise', async () => {
    await look(identified(0, 2));
    await look(identified(0, 2));
    const segments = await readSegments();
    expect(segments.map(({ bytes }) => [...new Uint32Array(bytes)])).toEqual([[0, 1]]);
  });

  it('leaves nothing behind when the piece of the index cannot be made', async () => {
    await expect(
      look(identified(0, 2), () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect((await countArticles()).total).toBe(0);
    expect(await readSegments()).toEqual([]);
    await (await database()).delete('feeds', 'coindesk');
    expect(await look(identified(0, 2))).toHaveLength(2);
  });

  it('writes nothing for a look that began before everything was wiped', async () => {
    const claimed = (await claimFeed('coindesk', 1_000))!;
    await wipeDatabase();
    const next = { ...claimed, etag: '"old"' };
    expect(await commitFeedLook(identified(0, 2), { claimed, next }, segmentOf, noStories)).toBeNull();
    expect(await finishLook(claimed, next)).toBe(false);
    expect((await countArticles()).total).toBe(0);
    expect(await (await database()).count('feeds')).toBe(0);

    // The same round number again, of the new life.
    await claimFeed('coindesk', 1_001);
    expect(await finishLook(claimed, next)).toBe(false);
  });

  it.each([
    ['lost', null],
    ['of another shape', { keys: [1, 2], byFeed: {} }],
    ['without counts', { keys: BigUint64Array.of(1n), pruned: false }],
  ])('makes the identities of a block anew that are %s, and goes on', async (_what, damage) => {
    await look(identified(0, 100));
    await look(identified(200, 30));
    await (await database()).put('articleKeys', { block: 0, ...damage } as never);
    expect((await countArticles()).total).toBe(30);
    expect(await pruneArticles(0, 50_000)).toEqual([]);

    const known = await look([
      { article: article(7), keys: [7n, 0n] },
      { article: article(201), keys: [202n, 0n] },
      { article: article(900), keys: [901n, 0n] },
    ]);
    expect(known.map(({ place }) => place)).toEqual([130]);
    expect((await countArticles()).total).toBe(131);
  });

  it('gives up a block whose texts are unreadable, and goes on behind it', async () => {
    await look(identified(0, 30));
    const db = await database();
    await db.put('articleKeys', { ...(await db.get('articleKeys', 0))!, byFeed: null } as never);
    await db.put('articleBlocks', { block: 0, articles: 'gone' } as never);

    const placed = await look(identified(0, 31));
    expect(placed).toHaveLength(31);
    expect(placed[0]?.place).toBe(100);
    expect((await countArticles()).total).toBe(31);
  });

  it.each([
    ['texts', 'gone'],
    ['nothing', []],
    ['articles without titles', [{ ...article(3), title: undefined }]],
  ])('reads past a block that holds %s, and a feed brings its articles again', async (_what, articles) => {
    await look(identified(0, 30));
    await look(identified(200, 80));
    const db = await database();
    await db.put('articleBlocks', { block: 0, articles } as never);
    await db.put('feeds', { ...(await db.get('feeds', 'coindesk'))!, etag: '"7"' });

    expect((await getArticles([5, 105])).map(({ place }) => place)).toEqual([105]);
    await vi.waitFor(async () => expect(await storedBlocks()).toEqual(new Set([1])));
    expect(await readAllArticles()).toHaveLength(10);
    // Asked with its validator, the feed would say that nothing changed.
    await vi.waitFor(async () => expect((await db.get('feeds', 'coindesk'))?.etag).toBeNull());
    expect(await look(identified(0, 30))).toHaveLength(30);
    expect((await countArticles()).total).toBe(40);
  });

  it('commits behind a newest block that is unreadable', async () => {
    await look(identified(0, 30));
    const db = await database();
    await db.put('articleBlocks', { block: 0, articles: 'gone' } as never);
    const placed = await look(identified(0, 31));
    expect(placed.map(({ place }) => place)).toEqual(Array.from({ length: 31 }, (_, at) => 100 + at));
  });
});

describe('mending what is unreadable', () => {
  const both = async () => {
    const db = await database();
    return { keys: await db.getAll('articleKeys'), blocks: await db.getAll('articleBlocks') };
  };
  type Happens = ((store: IDBObjectStore) => IDBRequest | void) | null;
  /** What happens to the reads of a store, one after the other; `null` is nothing. */
  function onReads(happens: Happens[], of = 'articleBlocks'): void {
    const get = Reflect.get(IDBObjectStore.prototype, 'get') as (this: IDBObjectStore, key: IDBValidKey) => IDBRequest;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      const happened = this.name === of ? happens.shift()?.(this) : undefined;
      return happened ?? get.call(this, key as IDBValidKey);
    });
  }
  /** The request fails as one of a row does whose value is damaged: the key is there already. */
  const failing = (store: IDBObjectStore): IDBRequest => store.add({ block: 0, articles: [] });
  const aborted = (store: IDBObjectStore): void => queueMicrotask(() => store.transaction.abort());
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['whose transaction the browser aborts', [aborted]],
    ['whose transaction it aborts each time', [aborted, aborted, aborted, aborted]],
    ['that fails once', [failing]],
  ])('takes no read for damage %s', async (_what, happens) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await look(identified(0, 30));
    const before = await both();
    onReads([...happens]);
    expect(await repairArticles()).toBe(0);
    vi.restoreAllMocks();
    expect(await both()).toEqual(before);
  });

  it('gives up what fails on a fresh connection too, with its texts and its places in stories', async () => {
    await look(identified(0, 100));
    await look(identified(200, 50));
    const db = await database();
    await db.put('articleTexts', 'Whole.', 7);
    await db.put('articleTexts', 'Whole.', 107);
    await db.put('stories', { id: 1, places: [7, 107], publishedAt: [1, 2] });
    await db.put('stories', { id: 2, places: [7, 107, 108], publishedAt: [1, 2, 3] });
    onReads([failing, null, failing]);
    expect(await repairArticles()).toBe(1);
    vi.restoreAllMocks();
    expect(await storedBlocks()).toEqual(new Set([1]));
    expect(await db.getAllKeys('articleTexts')).toEqual([107]);
    expect(await db.getAll('stories')).toEqual([{ id: 2, places: [107, 108], publishedAt: [2, 3] }]);
  });

  it('keeps its hands off a block that a look adds to meanwhile', async () => {
    await look(identified(0, 30));
    const claimed = (await claimFeed('coindesk', Date.now(), true))!;
    const looking: Promise<unknown>[] = [];
    const begin = (): void => {
      looking.push(commitFeedLook(identified(30, 5), { claimed, next: claimed }, segmentOf, noStories));
    };
    onReads([begin], 'articleKeys');
    expect(await repairArticles()).toBe(0);
    await Promise.all(looking);
    const { keys } = await both();
    expect([...keys[0]!.keys].slice(0, 4)).toEqual([1n, 1_000_001n, 2n, 1_000_002n]);
    expect(keys[0]!.keys).toHaveLength(70);
  });

  it('writes nothing into a store that was emptied meanwhile', async () => {
    await look(identified(0, 350));
    const mending = repairArticles();
    await Promise.all([mending, clearDatabase()]);
    expect(await both()).toEqual({ keys: [], blocks: [] });
  });
});

describe('pruneArticles', () => {
  it('drops whole old blocks, keeps their identities, and counts right', async () => {
    await look(identified(0, ARTICLES_PER_BLOCK, 'coindesk', 1_000));
    await look(identified(200, 50, 'decrypt', 9_000));
    expect(await pruneArticles(5_000, 10_000)).toEqual([0]);
    expect((await countArticles()).byFeed).toEqual(new Map([['decrypt', { count: 50, newestAt: 749 }]]));
    expect(await look(identified(0, 1))).toEqual([]);
    expect(await getArticles([0, 100])).toMatchObject([{ place: 100 }]);
  });

  it('drops the oldest beyond the maximum', async () => {
    await look(identified(0, 350));
    expect(await pruneArticles(0, 200)).toEqual([1, 0]);
    expect((await countArticles()).total).toBe(150);
    const [next] = await look(identified(900, 1));
    expect(next?.place).toBe(350);
  });
});
