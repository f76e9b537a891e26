import type { Article, FeedId } from '../domain/article.ts';
import { ARTICLES_PER_BLOCK, isSoundBlock, noteDropOfBlocks } from './article-places.ts';
import { database, queue } from './database.ts';
import type { ArticleBlockRow, ArticleKeysRow } from './schema.ts';

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
 * identities, so that a feed that still lists its articles brings them again. Reads every block, so it is for when
 * something unreadable was met.
 * @returns how many blocks were mended
 */
export async function repairArticles(): Promise<number> {
  const db = await database();
  const numbers = new Set([...(await db.getAllKeys('articleKeys')), ...(await db.getAllKeys('articleBlocks'))]);
  let mended = 0;
  let isAnyGone = false;
  for (const block of numbers) {
    const stored = await readRow('articleKeys', block);
    const row = isSound(stored) ? stored : undefined;
    if (row?.pruned) continue;
    const stock = await readRow('articleBlocks', block);
    const articles = isSoundBlock(stock) ? stock.articles : null;
    if (row && articles && row.keys.length === articles.length * KEYS_PER_ARTICLE) continue;
    await replaceRow(articles ? keysRow(block, articles, addressKeys(articles)) : givenUp(block), articles !== null);
    mended++;
    isAnyGone ||= articles === null;
  }
  if (isAnyGone) await forgetValidators();
  return mended;
}

async function readRow<Name extends 'articleKeys' | 'articleBlocks'>(
  name: Name,
  block: number,
): Promise<Partial<Name extends 'articleKeys' ? ArticleKeysRow : ArticleBlockRow> | undefined> {
  const tx = (await database()).transaction(name);
  // An unreadable row ends its transaction; the read itself tells.
  tx.done.catch(() => undefined);
  return (tx.store.get(block) as Promise<undefined>).catch(() => undefined);
}

async function replaceRow(row: ArticleKeysRow, isBlockKept: boolean): Promise<void> {
  const tx = (await database()).transaction(['articleKeys', 'articleBlocks'], 'readwrite');
  queue(tx.objectStore('articleKeys').put(row));
  if (!isBlockKept) queue(tx.objectStore('articleBlocks').delete(row.block));
  await tx.done;
  if (!isBlockKept) noteDropOfBlocks();
}

/** "Not modified" would leave what is gone where it went: the next look at each feed asks for all of it. */
async function forgetValidators(): Promise<void> {
  const tx = (await database()).transaction('feeds', 'readwrite');
  for (const row of await tx.store.getAll()) queue(tx.store.put({ ...row, etag: null, lastModified: null }));
  await tx.done;
}

/** An article's id is the key of its address in hexadecimal (lib/articles/identify.ts). */
function addressKeys(articles: readonly Article[]): bigint[] {
  return articles.flatMap(({ id }) => [/^[0-9a-f]{16}$/.test(id) ? BigInt(`0x${id}`) : 0n, 0n]);
}

function givenUp(block: number): ArticleKeysRow {
  return { ...keysRow(block, [], []), pruned: true };
}
