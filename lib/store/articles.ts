import type { IDBPTransaction } from 'idb';
import type { Article, FeedId } from '../domain/article.ts';
import type { FeedState } from '../domain/feed-state.ts';
import { isSound, KEYS_PER_ARTICLE, keysRow, repairArticles } from './article-keys.ts';
import { isHeldBy } from './claim.ts';
import { database, isStorageFull, queue } from './database.ts';
import type { ArticleBlockRow, ArticleKeysRow, CoinsideSchema } from './schema.ts';

export const ARTICLES_PER_BLOCK = 100;

/** An article with what tells it apart: the key of its address, and of its guid within its feed (0n is "none"). */
export interface IdentifiedArticle {
  readonly article: Article;
  readonly keys: readonly [bigint, bigint];
}

/** An article and where it lies; the place is its document number in the index. */
export interface PlacedArticle {
  readonly place: number;
  readonly article: Article;
}

/**
 * One look at a feed, whole: the new articles, their identities, their piece of the index and the feed's state go in
 * together or not at all. Articles known by either key are left out. What is unreadable in the store is mended once.
 * @param look the claim (as `claimFeed` returned it) and the feed's state after the look
 * @param buildSegment makes the index piece of the new articles; must not wait for anything
 * @returns the articles that were new; null, and nothing written, where the claim is gone: wiped or taken over
 */
export async function commitFeedLook(
  found: readonly IdentifiedArticle[],
  look: FeedLook,
  buildSegment: SegmentBuilder,
): Promise<PlacedArticle[] | null> {
  try {
    return await commitOnce(found, look, buildSegment);
  } catch (error) {
    if (isStorageFull(error) || (await repairArticles()) === 0) throw error;
    return commitOnce(found, look, buildSegment);
  }
}

interface FeedLook {
  readonly claimed: FeedState;
  readonly next: FeedState;
}

type SegmentBuilder = (placed: readonly PlacedArticle[]) => ArrayBuffer;

const LOOK_STORES = ['articleKeys', 'articleBlocks', 'feeds', 'indexSegments'] as const;

async function commitOnce(
  found: readonly IdentifiedArticle[],
  { claimed, next }: FeedLook,
  buildSegment: SegmentBuilder,
): Promise<PlacedArticle[] | null> {
  const tx = (await database()).transaction(LOOK_STORES, 'readwrite');
  try {
    if (!isHeldBy(await tx.objectStore('feeds').get(claimed.feedId), claimed)) return null;
    const keyRows = await tx.objectStore('articleKeys').getAll();
    if (!keyRows.every(isSound)) throw new Error('unreadable identities of articles');
    const placed = await putArticles(tx, withoutKnown(found, keyRows), keyRows.at(-1), buildSegment);
    queue(tx.objectStore('feeds').put(next));
    await tx.done;
    return placed;
  } catch (error) {
    // An exception does not undo by itself what was put before it.
    tx.done.catch(() => undefined);
    abort(tx);
    throw error;
  }
}

async function putArticles(
  tx: IDBPTransaction<CoinsideSchema, typeof LOOK_STORES, 'readwrite'>,
  fresh: readonly IdentifiedArticle[],
  last: ArticleKeysRow | undefined,
  buildSegment: SegmentBuilder,
): Promise<PlacedArticle[]> {
  if (fresh.length === 0) return [];
  const lastBlock = last && !last.pruned ? await tx.objectStore('articleBlocks').get(last.block) : undefined;
  const first = nextPlace(last, lastBlock);
  const placed = fresh.map(({ article }, offset) => ({ place: first + offset, article }));
  const segment = new Blob([buildSegment(placed)]);
  for (const [block, keys] of packBlocks(fresh, last, lastBlock)) {
    queue(tx.objectStore('articleBlocks').put(block));
    queue(tx.objectStore('articleKeys').put(keys));
  }
  queue(tx.objectStore('indexSegments').add(segment));
  return placed;
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It failed by itself and is over.
  }
}

function withoutKnown(found: readonly IdentifiedArticle[], rows: readonly ArticleKeysRow[]): IdentifiedArticle[] {
  const wanted = new Set(found.flatMap(({ keys }) => keys));
  const known = new Set<bigint>();
  for (const row of rows) for (const key of row.keys) if (key !== 0n && wanted.has(key)) known.add(key);
  return found.filter(({ keys }) => {
    if (keys.some((key) => known.has(key))) return false;
    for (const key of keys) if (key !== 0n) known.add(key);
    return true;
  });
}

function nextPlace(last: ArticleKeysRow | undefined, lastBlock: ArticleBlockRow | undefined): number {
  if (!last) return 0;
  return lastBlock
    ? last.block * ARTICLES_PER_BLOCK + lastBlock.articles.length
    : (last.block + 1) * ARTICLES_PER_BLOCK;
}

/** Fills the last block and begins new ones, with their key rows. */
function packBlocks(
  fresh: readonly IdentifiedArticle[],
  last: ArticleKeysRow | undefined,
  lastBlock: ArticleBlockRow | undefined,
): [ArticleBlockRow, ArticleKeysRow][] {
  const packed: [ArticleBlockRow, ArticleKeysRow][] = [];
  let block = lastBlock ? lastBlock.block : (last?.block ?? -1) + 1;
  let articles = lastBlock ? [...lastBlock.articles] : [];
  let keys = lastBlock && last ? [...last.keys] : [];
  const close = (): void => {
    if (articles.length > 0) packed.push([{ block, articles }, keysRow(block, articles, keys)]);
    block++;
    articles = [];
    keys = [];
  };
  for (const { article, keys: own } of fresh) {
    if (articles.length >= ARTICLES_PER_BLOCK) close();
    articles.push(article);
    keys.push(...own);
  }
  close();
  return packed;
}

/** The articles at these places, in the order asked; places that were pruned are left out. */
export async function getArticles(places: readonly number[]): Promise<PlacedArticle[]> {
  const db = await database();
  const tx = db.transaction('articleBlocks');
  const wanted = [...new Set(places.map(blockOf))];
  const rows = await Promise.all(wanted.map((block) => tx.store.get(block)));
  const blocks = new Map(rows.flatMap((row) => (row ? [[row.block, row] as const] : [])));
  return places.flatMap((place) => {
    const article = blocks.get(blockOf(place))?.articles[place % ARTICLES_PER_BLOCK];
    return article ? [{ place, article }] : [];
  });
}

/** Every stored article, block by block, oldest find first: for rebuilding the index. */
export async function readAllArticles(): Promise<PlacedArticle[]> {
  const rows = await (await database()).getAll('articleBlocks');
  return rows.flatMap(({ block, articles }) =>
    articles.map((article, slot) => ({ place: block * ARTICLES_PER_BLOCK + slot, article })),
  );
}

/** The numbers of the blocks whose texts are kept. */
export async function storedBlocks(): Promise<Set<number>> {
  return new Set(await (await database()).getAllKeys('articleBlocks'));
}

export function blockOf(place: number): number {
  return Math.floor(place / ARTICLES_PER_BLOCK);
}

/** How many articles are kept, per feed and in all, without reading their texts. */
export async function countArticles(): Promise<{
  total: number;
  byFeed: Map<FeedId, { count: number; newestAt: number }>;
}> {
  const rows = await (await database()).getAll('articleKeys');
  const byFeed = new Map<FeedId, { count: number; newestAt: number }>();
  let total = 0;
  for (const row of rows) {
    if (!isSound(row) || row.pruned) continue;
    for (const [feedId, tally] of Object.entries(row.byFeed)) {
      const sum = byFeed.get(feedId) ?? { count: 0, newestAt: 0 };
      byFeed.set(feedId, {
        count: sum.count + tally.count,
        newestAt: Math.max(sum.newestAt, tally.newestAt),
      });
      total += tally.count;
    }
  }
  return { total, byFeed };
}

/** All that pruning articles may touch: what is saved lies elsewhere, and stays. */
const PRUNED_STORES = ['articleKeys', 'articleBlocks'] as const;

/**
 * Drops the texts of blocks found before `before`, and of the oldest full blocks beyond `maximum` articles. Their
 * identities stay, so that nothing old returns as new.
 * @param most blocks to drop in one call, the oldest first
 * @returns the blocks whose texts were dropped by this call, newest first
 */
export async function pruneArticles(before: number, maximum: number, most = Infinity): Promise<number[]> {
  const db = await database();
  const tx = db.transaction(PRUNED_STORES, 'readwrite');
  const rows = await tx.objectStore('articleKeys').getAll();
  const over: ArticleKeysRow[] = [];
  let kept = 0;
  for (const row of rows.toReversed()) {
    if (!isSound(row) || row.pruned) continue;
    const count = row.keys.length / KEYS_PER_ARTICLE;
    const isFull = count === ARTICLES_PER_BLOCK;
    if ((isFull && kept + count > maximum) || row.lastFoundAt < before) over.push(row);
    else kept += count;
  }
  const dropped = over.slice(Math.max(0, over.length - most));
  for (const row of dropped) {
    queue(tx.objectStore('articleBlocks').delete(row.block));
    queue(tx.objectStore('articleKeys').put({ ...row, pruned: true, byFeed: {} }));
  }
  await tx.done;
  return dropped.map(({ block }) => block);
}
