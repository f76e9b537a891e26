/**
 * What `writing.ts` measures, for a page: the program's own reading and storing of feeds, and the least and the usual
 * that could be done instead. Bundled and put into a page of its own origin, whose database is not the extension's.
 */
import { Parser } from 'htmlparser2';
import { decodeBytes } from '../../lib/articles/decode-bytes.ts';
import { articleKeys } from '../../lib/articles/identify.ts';
import { normalizeArticle } from '../../lib/articles/normalize-article.ts';
import { parseFeed } from '../../lib/articles/parse-feed.ts';
import type { Article, FeedSource } from '../../lib/domain/article.ts';
import type { FeedState } from '../../lib/domain/feed-state.ts';
import { findCoins } from '../../lib/relate/coins.ts';
import { documentOfPlace } from '../../lib/relate/document.ts';
import { buildSegment } from '../../lib/relate/index-segment.ts';
import { storyReading } from '../../lib/relate/story-reading.ts';
import { commitFeedLook, type IdentifiedArticle, type PlacedArticle } from '../../lib/store/articles.ts';
import { clearDatabase } from '../../lib/store/database.ts';
import { claimFeed } from '../../lib/store/feeds.ts';
import type { StoryPlacer } from '../../lib/store/stories.ts';

const FEED_URL = 'https://feed.example/rss';
const SOURCE: FeedSource = {
  id: 'bench',
  name: 'Bench',
  url: FEED_URL,
  siteHost: 'feed.example',
  topic: 'crypto',
  kind: 'news',
};

function articlesOf(bytes: Uint8Array): IdentifiedArticle[] {
  const now = Date.now();
  return parseFeed(bytes, 'application/rss+xml; charset=utf-8', FEED_URL).items.flatMap((item) => {
    const article = normalizeArticle(item, SOURCE, now);
    return article ? [{ article, keys: articleKeys(article, item.guid) }] : [];
  });
}

async function claimed(): Promise<FeedState> {
  const row = await claimFeed(SOURCE.id, Date.now(), true);
  if (!row) throw new Error('the feed is held');
  return row;
}

async function store(
  found: readonly IdentifiedArticle[],
  claim: FeedState,
  build: (placed: readonly PlacedArticle[]) => ArrayBuffer,
  place: StoryPlacer = () => [],
): Promise<void> {
  const committed = await commitFeedLook(found, { claimed: claim, next: { ...claim, leaseUntil: 0 } }, build, place);
  if (committed?.added.length !== found.length) throw new Error(`${committed?.added.length} of ${found.length} stored`);
}

const indexing =
  (names: ArrayBuffer) =>
  (placed: readonly PlacedArticle[]): ArrayBuffer =>
    buildSegment(
      placed.map(({ place, article: { title, summary, publishedAt } }) => ({
        id: documentOfPlace(place),
        title,
        summary,
        publishedAt,
        coins: findCoins(title, summary, names, publishedAt).map(({ coinId }) => coinId),
      })),
    );

/** Every article one record with two indexes, one of them unique; all puts of one transaction, none waited for. */
async function putOneByOne(articles: readonly Article[]): Promise<number> {
  const name = 'single-puts';
  await new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase(name);
    gone.addEventListener('success', resolve);
  });
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    const articlesStore = request.result.createObjectStore('articles', { keyPath: 'id' });
    articlesStore.createIndex('url', 'url', { unique: true });
    articlesStore.createIndex('publishedAt', 'publishedAt');
  });
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const begun = performance.now();
  const tx = db.transaction('articles', 'readwrite');
  for (const article of articles) tx.objectStore('articles').put(article);
  await new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('error', () => reject(tx.error));
  });
  const ms = performance.now() - begun;
  db.close();
  return ms;
}

const DECADE_MS = 3_652 * 86_400_000;
let again = 0;

/** An article under identities that nothing stored has. */
function another({ article }: IdentifiedArticle, publishedAt: number): IdentifiedArticle {
  const key = 0xa0_0000_0000_0000n + BigInt(again++);
  return { article: { ...article, id: key.toString(16).padStart(16, '0'), publishedAt }, keys: [key, 0n] };
}

/** As `lib/poll/place-stories.ts` does, with nothing read before: a worker that was not running. */
function placer(): StoryPlacer {
  // A larger list of coins costs no more: each word is looked up once.
  const named = storyReading.coinWords([]);
  return (window, arrivals, stories) =>
    storyReading.placeInStories(
      window.map(({ place, article }) => ({
        place,
        text: storyReading.storyText({ ...article, label: article.label?.label ?? null }, named),
      })),
      arrivals,
      stories,
    );
}

/** All times in milliseconds. */
const bench = {
  /** Stores so many articles, for `storeOne`; in no story. */
  async fill(found: readonly IdentifiedArticle[], upTo: number): Promise<void> {
    await clearDatabase();
    for (let stored = 0; stored < upTo; stored += found.length) {
      const some = found.slice(0, upTo - stored).map((one) => another(one, one.article.publishedAt));
      await store(some, await claimed(), () => new ArrayBuffer(8));
    }
  },
  /**
   * One article more, with its place among the stories of these days; or of a day so far off that nothing stored is
   * near it, which leaves the storing alone.
   */
  async storeOne(found: readonly IdentifiedArticle[], isPlaced: boolean): Promise<number> {
    const one = found[again % found.length];
    if (!one) throw new Error('no article to store');
    const made = another(one, isPlaced ? Date.now() : Date.now() + DECADE_MS);
    const claim = await claimed();
    const begun = performance.now();
    await store([made], claim, () => new ArrayBuffer(8), placer());
    return performance.now() - begun;
  },
  /** Bytes of feeds → stored and indexed articles, a transaction a feed. */
  async readAndStore(feeds: readonly Uint8Array[], names: ArrayBuffer): Promise<number> {
    await clearDatabase();
    const begun = performance.now();
    for (const bytes of feeds) await store(articlesOf(bytes), await claimed(), indexing(names));
    return performance.now() - begun;
  },
  /** The same bytes through the bare tokenizer, which keeps nothing. */
  tokenize(feeds: readonly Uint8Array[]): number {
    const begun = performance.now();
    let seen = 0;
    for (const bytes of feeds) {
      const parser = new Parser(
        { onopentag: () => void seen++, ontext: () => void seen++, onclosetag: () => void seen++ },
        { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
      );
      parser.write(decodeBytes(bytes, null));
      parser.end();
    }
    if (seen === 0) throw new Error('nothing was read');
    return performance.now() - begun;
  },
  /** Articles that are read already → stored, with their identities; without the index, which single puts lack too. */
  async write(found: readonly IdentifiedArticle[]): Promise<number> {
    await clearDatabase();
    const claim = await claimed();
    const begun = performance.now();
    await store(found, claim, () => new ArrayBuffer(8));
    return performance.now() - begun;
  },
  articlesOf,
  putOneByOne,
};

export type WritingBench = typeof bench;

Object.assign(globalThis, { writingBench: bench });
