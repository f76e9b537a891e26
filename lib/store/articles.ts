import { DAY_MS } from '../domain/durations.ts';
import type { IDBPTransaction } from 'idb';
import { articlePrint } from '../domain/article-edits.ts';
import type { FeedId } from '../domain/article.ts';
import type { FeedState } from '../domain/feed-state.ts';
import { isSound, KEYS_PER_ARTICLE, keysRow, repairArticles } from './article-keys.ts';
import {
  ARTICLES_PER_BLOCK,
  isSoundBlock,
  type IdentifiedArticle,
  noteDropOfBlocks,
  type PlacedArticle,
} from './article-places.ts';
import { dropTexts, putTexts } from './article-texts.ts';
import { noteGaps } from './block-gaps.ts';
import { isHeldBy } from './claim.ts';
import { database, isStorageFull, queue } from './database.ts';
import { type Edits, planEdits, sortOut } from './known-articles.ts';
import type { ArticleBlockRow, ArticleKeysRow, CoinsideSchema } from './schema.ts';
import { dropFromStories, planStories, putStories, type StoryPlacer } from './stories.ts';

export { blockOf, type IdentifiedArticle, type PlacedArticle } from './article-places.ts';

/**
 * One look at a feed, whole: new articles, edits of known ones, their identities, their piece of the index, the stories
 * they belong to and the feed's state go in together or not at all. An article known by either key is never new; see `planEdits` for what is
 * taken over of it. What is unreadable in the store is mended once.
 * @param look the claim (as `claimFeed` returned it) and the feed's state after the look
 * @param buildSegment makes the index piece of new and changed articles; must not wait for anything
 * @param placeStories sorts them into stories; must not wait for anything either
 * @returns what was new and what was edited; null, and nothing written, where the claim is gone: wiped or taken over
 */
export async function commitFeedLook(
  found: readonly IdentifiedArticle[],
  look: FeedLook,
  buildSegment: SegmentBuilder,
  placeStories: StoryPlacer,
): Promise<LookCommitted | null> {
  const makers = { buildSegment, placeStories };
  try {
    return await commitOnce(found, look, makers);
  } catch (error) {
    if (isStorageFull(error) || (await repairArticles()) === 0) throw error;
    return commitOnce(found, look, makers);
  }
}

interface FeedLook {
  readonly claimed: FeedState;
  readonly next: FeedState;
}

interface LookCommitted {
  readonly added: readonly PlacedArticle[];
  readonly edited: readonly PlacedArticle[];
}

/** How long an article is remembered that no feed lists any more: old items must not come back as new. */
export const IDENTITIES_KEPT_MS = 400 * DAY_MS;

type SegmentBuilder = (placed: readonly PlacedArticle[]) => ArrayBuffer;

interface Makers {
  readonly buildSegment: SegmentBuilder;
  readonly placeStories: StoryPlacer;
}

type BlockReader = (block: number) => Promise<ArticleBlockRow | undefined>;

const LOOK_STORES = ['articleKeys', 'articleBlocks', 'articleTexts', 'feeds', 'indexSegments', 'stories'] as const;

async function commitOnce(
  found: readonly IdentifiedArticle[],
  { claimed, next }: FeedLook,
  makers: Makers,
): Promise<LookCommitted | null> {
  const tx = (await database()).transaction(LOOK_STORES, 'readwrite');
  try {
    if (!isHeldBy(await tx.objectStore('feeds').get(claimed.feedId), claimed)) return null;
    const keyRows = await tx.objectStore('articleKeys').getAll();
    if (!keyRows.every(isSound)) throw new Error('unreadable identities of articles');
    const { fresh, known } = sortOut(found, keyRows);
    const readBlock: BlockReader = async (block) => {
      const row = await tx.objectStore('articleBlocks').get(block);
      if (row && !isSoundBlock(row)) throw new Error('unreadable articles');
      return row;
    };
    const edits = await planEdits(known, keyRows, readBlock, next.setAt);
    const news = onlyNews([...fresh, ...edits.fresh], claimed);
    const added = await putArticles(tx, news, edits, keyRows, { ...makers, readBlock });
    putTexts(tx.objectStore('articleTexts'), [
      ...added.map(({ place }, at) => ({ place, text: news[at]?.text })),
      ...edits.changedTexts,
    ]);
    queue(tx.objectStore('feeds').put(next));
    await tx.done;
    return { added, edited: edits.edited };
  } catch (error) {
    // An exception does not undo by itself what was put before it.
    tx.done.catch(() => undefined);
    abort(tx);
    throw error;
  }
}

/**
 * Each once; and of a feed that was read before, nothing that lies further back than identities are surely remembered:
 * it was here once, or is no news.
 */
function onlyNews(fresh: readonly IdentifiedArticle[], claimed: FeedState): IdentifiedArticle[] {
  const reach = claimed.lastSuccessAt === null ? Infinity : IDENTITIES_KEPT_MS;
  const distinct = new Map(fresh.toReversed().map((one) => [one.keys[0], one]));
  return fresh.filter((one) => {
    const { dateKnown, firstSeenAt, publishedAt } = one.article;
    return distinct.get(one.keys[0]) === one && !(dateKnown && publishedAt < firstSeenAt - reach);
  });
}

async function putArticles(
  tx: IDBPTransaction<CoinsideSchema, typeof LOOK_STORES, 'readwrite'>,
  fresh: readonly IdentifiedArticle[],
  edits: Edits,
  keyRows: readonly ArticleKeysRow[],
  { buildSegment, placeStories, readBlock: readStored }: Makers & { readonly readBlock: BlockReader },
): Promise<PlacedArticle[]> {
  const newest = keyRows.at(-1);
  const blocks = new Map(edits.blocks);
  const rows = new Map(edits.rows);
  let placed: PlacedArticle[] = [];
  if (fresh.length > 0) {
    const last = newest && (rows.get(newest.block) ?? newest);
    const lastBlock = last && !last.pruned ? (blocks.get(last.block) ?? (await readStored(last.block))) : undefined;
    const first = nextPlace(last, lastBlock);
    placed = fresh.map(({ article }, offset) => ({ place: first + offset, article }));
    for (const [block, row] of packBlocks(fresh, last, lastBlock)) {
      blocks.set(block.block, block);
      rows.set(block.block, row);
    }
  }
  const toIndex = [...placed, ...edits.reworded];
  const segment = toIndex.length > 0 ? new Blob([buildSegment(toIndex)]) : null;
  const all = new Map([...keyRows.map((row) => [row.block, row] as const), ...rows]);
  const readBlock: BlockReader = async (block) => blocks.get(block) ?? readStored(block);
  const stories = await planStories(tx.objectStore('stories'), toIndex, [...all.values()], readBlock, placeStories);
  for (const block of blocks.values()) queue(tx.objectStore('articleBlocks').put(block));
  for (const row of rows.values()) queue(tx.objectStore('articleKeys').put(row));
  if (segment) queue(tx.objectStore('indexSegments').add(segment));
  putStories(tx.objectStore('stories'), stories);
  return placed;
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It failed by itself and is over.
  }
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
  const kept = lastBlock && last ? last : undefined;
  let block = lastBlock ? lastBlock.block : (last?.block ?? -1) + 1;
  let articles = lastBlock ? [...lastBlock.articles] : [];
  let keys = kept ? [...kept.keys] : [];
  let prints = kept ? printsOf(kept) : [];
  const close = (): void => {
    if (articles.length > 0) {
      const before = block === kept?.block ? kept : undefined;
      packed.push([
        { block, articles },
        { ...before, ...keysRow(block, articles, keys, prints) },
      ]);
    }
    block++;
    articles = [];
    keys = [];
    prints = [];
  };
  for (const { article, keys: own, text } of fresh) {
    if (articles.length >= ARTICLES_PER_BLOCK) close();
    articles.push(article);
    keys.push(...own);
    prints.push(...articlePrint(article, text));
  }
  close();
  return packed;
}

/** As many as there are keys: a row of before there were prints has none. */
function printsOf({ keys, prints }: ArticleKeysRow): number[] {
  return Array.from(keys, (_, at) => prints?.[at] ?? 0);
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
const PRUNED_STORES = ['articleKeys', 'articleBlocks', 'articleTexts', 'keeping', 'stories'] as const;

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
    queue(tx.objectStore('articleKeys').put({ ...row, pruned: true, prints: new Uint32Array(), byFeed: {} }));
  }
  const blocks = dropped.map(({ block }) => block);
  dropTexts(tx.objectStore('articleTexts'), blocks);
  await dropFromStories(tx.objectStore('stories'), blocks);
  await noteGaps(tx, blocks.length > 0, rows.at(-1)?.block ?? -1);
  await tx.done;
  if (blocks.length > 0) noteDropOfBlocks();
  return blocks;
}
