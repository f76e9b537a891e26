import type { Article, ArticleId } from '../domain/article.ts';
import { isSound, KEYS_PER_ARTICLE } from './article-keys.ts';
import { ARTICLES_PER_BLOCK, type PlacedArticle } from './article-places.ts';
import { getArticles } from './read-articles.ts';
import { database } from './database.ts';

/**
 * The stored article of this id, or that has had the address of this id; null where there is none, or none any more.
 * @param id 16 hex digits (lib/articles/identify.ts)
 */
export async function findArticle(id: ArticleId): Promise<Article | null> {
  return (await findPlaced(id))?.article ?? null;
}

/** The same, with the place where it lies. */
export async function findPlaced(id: ArticleId): Promise<PlacedArticle | null> {
  if (!/^[0-9a-f]{16}$/.test(id)) return null;
  const key = BigInt(`0x${id}`);
  const rows = await (await database()).getAll('articleKeys');
  for (const row of rows.toReversed()) {
    if (!isSound(row) || row.pruned) continue;
    const at = row.keys.indexOf(key);
    const learned = row.learned?.keys.indexOf(key) ?? -1;
    const slot = at >= 0 ? Math.floor(at / KEYS_PER_ARTICLE) : row.learned?.slots[learned];
    if (slot === undefined) continue;
    const [placed] = await getArticles([row.block * ARTICLES_PER_BLOCK + slot]);
    if (placed) return placed;
  }
  return null;
}
