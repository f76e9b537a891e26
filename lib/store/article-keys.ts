import { openDB, unwrap } from 'idb';
import type { Article, FeedId } from '../domain/article.ts';
import { log } from '../log.ts';
import { ARTICLES_PER_BLOCK, isSoundBlock, noteDropOfBlocks } from './article-places.ts';
import { dropTexts } from './article-texts.ts';
import { forgetGaps } from './block-gaps.ts';
import { database, DATABASE_NAME, queue } from './database.ts';
import type { ArticleBlockRow, ArticleKeysRow, CoinsideSchema, Database } from './schema.ts';
import { dropFromStories } from './stories.ts';

export const KEYS_PER_ARTICLE = 2;
export const PRINTS_PER_ARTICLE = 2;
/** An article in more feeds than this, or moved more often, is known by the first of its identities. */
const MOST_LEARNED = 6;

/** The row of identities that belongs to a block of articles. */
export function keysRow(
  block: number,
  articles: readonly Article[],
  keys: ArrayLike<bigint> & Iterable<bigint>,
  prints: ArrayLike<number> & Iterable<number> = [],
): ArticleKeysRow {
  const byFeed: Record<FeedId, { count: number; newestAt: number }> = {};
  let lastFoundAt = 0;
  for (const article of articles) {
    const tally = (byFeed[article.feedId] ??= { count: 0, newestAt: 0 });
    tally.count++;
    tally.newestAt = Math.max(tally.newestAt, article.publishedAt);
    lastFoundAt = Math.max(lastFoundAt, article.firstSeenAt);
  }
  return {
    block,
    keys: BigUint64Array.from(keys),
    prints: Uint32Array.from(prints),
    pruned: false,
    lastFoundAt,
    byFeed,
  };
}

/** The row with further identities of one of its articles; itself where there is nothing to add, or no room. */
export function withLearned(row: ArticleKeysRow, slot: number, keys: readonly bigint[]): ArticleKeysRow {
  const { keys: known, slots } = row.learned ?? { keys: new BigUint64Array(), slots: new Uint8Array() };
  const room = MOST_LEARNED - slots.filter((one) => one === slot).length;
  const added = keys.slice(0, Math.max(0, room));
  if (added.length === 0) return row;
  return {
    ...row,
    learned: {
      keys: BigUint64Array.from([...known, ...added]),
      slots: Uint8Array.from([...slots, ...added.map(() => slot)]),
    },
  };
}

/**
 * Forgets pruned articles that no feed has listed since `unseenSince`, and beyond `most` articles those unseen the
 * longest. The newest row stays whatever its age: the next place is counted from it.
 * @returns how many rows were forgotten
 */
export async function forgetPruned(unseenSince: number, most: number): Promise<number> {
  const tx = (await database()).transaction('articleKeys', 'readwrite');
  const rows = (await tx.store.getAll()).slice(0, -1).filter((row) => isSound(row) && row.pruned);
  rows.sort((a, b) => seenAt(b) - seenAt(a));
  const gone = rows.filter((row, at) => seenAt(row) < unseenSince || at >= most / ARTICLES_PER_BLOCK);
  for (const { block } of gone) queue(tx.store.delete(block));
  await tx.done;
  return gone.length;
}

function seenAt(row: ArticleKeysRow): number {
  return Math.max(row.lastFoundAt, row.seenAt ?? 0);
}

/** Whether a row is what was once written: a profile that was damaged on disk gives back anything. */
export function isSound(row: Partial<ArticleKeysRow> | undefined): row is ArticleKeysRow {
  return (
    Object.prototype.toString.call(row?.keys) === '[object BigUint64Array]' &&
    typeof row?.byFeed === 'object' &&
    row.byFeed !== null
  );
}

/**
 * Mends rows that cannot be read, one by one, so that no feed is stopped by another's: identities are made anew from
 * the block's articles (those of their guids are lost). A block that is unreadable itself is given up with its
 * identities, so that a feed that still lists its articles brings them again. A read that fails is no damage yet: only
 * where it fails on a fresh connection too. Reads every block, so it is for when something unreadable was met.
 * @returns how many blocks were mended
 */
export async function repairArticles(): Promise<number> {
  const db = await database();
  const numbers = new Set([...(await db.getAllKeys('articleKeys')), ...(await db.getAllKeys('articleBlocks'))]);
  const told = new Map<number, Mended>();
  for (const block of numbers) told.set(block, await mendBlock(db, block, false));
  const doubtful = of(told, 'unread');
  if (doubtful.length > 0) {
    // One of its own: what the others of this worker are at on theirs goes on.
    const fresh = await openDB<CoinsideSchema>(DATABASE_NAME);
    try {
      for (const block of doubtful) told.set(block, await mendBlock(fresh, block, true));
    } finally {
      fresh.close();
    }
  }
  const gone = of(told, 'gone');
  if (gone.length > 0) await forgetGone(gone);
  return gone.length + of(told, 'mended').length;
}

/** What became of a block: `unread` is one that could not be judged, and was left as it is. */
type Mended = 'sound' | 'mended' | 'gone' | 'unread';

function of(told: ReadonlyMap<number, Mended>, what: Mended): number[] {
  return [...told].flatMap(([block, one]) => (one === what ? [block] : []));
}

/**
 * Reads, judges and writes one block in one transaction: a look or a wipe comes before it or after it. Where the
 * transaction itself fails, nothing is written.
 * @param isLastTry a row that cannot be read now never can
 */
async function mendBlock(db: Database, block: number, isLastTry: boolean): Promise<Mended> {
  const tx = db.transaction(['articleKeys', 'articleBlocks', 'keeping'], 'readwrite');
  tx.done.catch(() => undefined);
  const keys = tx.objectStore('articleKeys');
  const blocks = tx.objectStore('articleBlocks');
  try {
    const [row, stock] = await Promise.all([tryGet(unwrap(keys), block), tryGet(unwrap(blocks), block)]);
    if ((row === UNREAD || stock === UNREAD) && !isLastTry) return 'unread';
    const articles = isSoundBlock(stock) ? stock.articles : null;
    // Forgotten or wiped meanwhile, dropped on purpose, or as it should be.
    if (row === undefined && stock === undefined) return 'sound';
    if (isSound(row) && (row.pruned || row.keys.length === (articles?.length ?? NaN) * KEYS_PER_ARTICLE))
      return 'sound';
    queue(keys.put(articles ? keysRow(block, articles, addressKeys(articles)) : givenUp(block)));
    if (!articles) {
      queue(blocks.delete(block));
      queue(forgetGaps(tx));
    }
    await tx.done;
    if (articles) return 'mended';
    noteDropOfBlocks();
    return 'gone';
  } catch (error) {
    log.bug('store: mending', error);
    return 'unread';
  }
}

const UNREAD = {};

/** A row; UNREAD where it cannot be read, which then is no end of its transaction. */
function tryGet(store: IDBObjectStore, block: number): Promise<Partial<ArticleKeysRow & ArticleBlockRow> | undefined> {
  return new Promise((resolve) => {
    const asked: IDBRequest<ArticleKeysRow & ArticleBlockRow> = store.get(block);
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', (event) => {
      // It neither ends the transaction nor passes for its end.
      event.preventDefault();
      event.stopPropagation();
      resolve(UNREAD);
    });
  });
}

/**
 * What else was known of blocks that are gone. "Not modified" would leave them where they went: the next look at each
 * feed asks for all of it.
 */
async function forgetGone(gone: readonly number[]): Promise<void> {
  const tx = (await database()).transaction(['feeds', 'articleTexts', 'stories'], 'readwrite');
  const feeds = tx.objectStore('feeds');
  for (const row of await feeds.getAll()) queue(feeds.put({ ...row, etag: null, lastModified: null }));
  dropTexts(tx.objectStore('articleTexts'), gone);
  await dropFromStories(tx.objectStore('stories'), gone);
  await tx.done;
}

/** An article's id is the key of its address in hexadecimal (lib/articles/identify.ts). */
function addressKeys(articles: readonly Article[]): bigint[] {
  return articles.flatMap(({ id }) => [/^[0-9a-f]{16}$/.test(id) ? BigInt(`0x${id}`) : 0n, 0n]);
}

function givenUp(block: number): ArticleKeysRow {
  return { ...keysRow(block, [], []), pruned: true };
}
