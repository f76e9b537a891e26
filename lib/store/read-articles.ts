import { log } from '../log.ts';
import { repairArticles } from './article-keys.ts';
import { ARTICLES_PER_BLOCK, blockOf, isSoundBlock, type PlacedArticle } from './article-places.ts';
import { database } from './database.ts';
import type { ArticleBlockRow } from './schema.ts';

/** Reads articles by their places, in the order asked; places that were pruned are left out. */
export type ArticleReader = (places: readonly number[]) => Promise<PlacedArticle[]>;

/** For one answer: what it asks for several times is read once, and the same each time. */
export function articleReader(): ArticleReader {
  const blocks = new Map<number, Promise<ArticleBlockRow | undefined>>();
  return async (places) => {
    const db = await database();
    const wanted = [...new Set(places.map(blockOf))];
    const missing = wanted.filter((block) => !blocks.has(block));
    if (missing.length > 0) {
      const { store } = db.transaction('articleBlocks');
      for (const block of missing) blocks.set(block, soundOrGone(store.get(block)));
    }
    const byBlock = new Map(await Promise.all(wanted.map(async (block) => [block, await blocks.get(block)] as const)));
    return places.flatMap((place) => {
      const article = byBlock.get(blockOf(place))?.articles[place % ARTICLES_PER_BLOCK];
      return article ? [{ place, article }] : [];
    });
  };
}

/** What was met unreadable is mended by one at a time: it reads every block. */
let mending: Promise<void> | null = null;

/** A block that is read for an answer: one that is unreadable counts as gone and is mended behind the answer. */
async function soundOrGone(reading: Promise<ArticleBlockRow | undefined>): Promise<ArticleBlockRow | undefined> {
  const row = await reading.catch(() => null);
  if (row === undefined || isSoundBlock(row ?? undefined)) return row ?? undefined;
  mending ??= repairArticles()
    .then(() => undefined)
    .catch((error: unknown) => log.bug('store: unreadable articles', error))
    .finally(() => (mending = null));
  return undefined;
}

/** The articles at these places, as an `ArticleReader` gives them. */
export function getArticles(places: readonly number[]): Promise<PlacedArticle[]> {
  return articleReader()(places);
}

/** Every stored article, block by block, oldest find first: for rebuilding the index. */
export async function readAllArticles(): Promise<PlacedArticle[]> {
  const read = async (): Promise<ArticleBlockRow[]> => (await database()).getAll('articleBlocks');
  let rows = await read().catch(() => null);
  if (!rows?.every(isSoundBlock)) {
    await repairArticles();
    rows = await read();
  }
  return rows
    .filter(isSoundBlock)
    .flatMap(({ block, articles }) =>
      articles.map((article, slot) => ({ place: block * ARTICLES_PER_BLOCK + slot, article })),
    );
}

/** The numbers of the blocks whose texts are kept. */
export async function storedBlocks(): Promise<Set<number>> {
  return new Set(await (await database()).getAllKeys('articleBlocks'));
}
