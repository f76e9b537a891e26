import type { ArticleId } from '../domain/article.ts';
import { database } from './database.ts';
import { findPlaced } from './find-article.ts';

/** The text that a feed brought of an article, paragraphs in lines of their own; null where it brought a teaser alone. */
export async function findText(id: ArticleId): Promise<string | null> {
  const db = await database();
  const saved = await db.get('savedTexts', id);
  if (saved !== undefined) return saved;
  const placed = await findPlaced(id);
  return (placed && (await db.get('articleTexts', placed.place))) ?? null;
}
