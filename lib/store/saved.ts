import type { Article, ArticleId } from '../domain/article.ts';
import { database, queue } from './database.ts';
import { findText } from './find-text.ts';

/**
 * Keeps a full copy of an article for ever, with its text in a store of its own, which no list of what is saved reads. It is a copy because blocks of articles are pruned whole: what is in this
 * store no pruning touches, whatever becomes of the block (`PRUNED_STORES` in articles.ts, and a test of all stores).
 * An article saved twice keeps the time of the first.
 */
export async function saveArticle(article: Article, now: number): Promise<void> {
  const { id } = article;
  const text = await findText(id);
  const tx = (await database()).transaction(['saved', 'savedTexts'], 'readwrite');
  const saved = tx.objectStore('saved');
  const before = await saved.get(id);
  queue(saved.put({ id, article, savedAt: before?.savedAt ?? now }));
  if (text !== null) queue(tx.objectStore('savedTexts').put(text, id));
  await tx.done;
}

export async function forgetSaved(id: ArticleId): Promise<void> {
  const tx = (await database()).transaction(['saved', 'savedTexts'], 'readwrite');
  queue(tx.objectStore('saved').delete(id));
  queue(tx.objectStore('savedTexts').delete(id));
  await tx.done;
}

/** The copy of a saved article; null where it is not saved. */
export async function getSavedArticle(id: ArticleId): Promise<Article | null> {
  return (await (await database()).get('saved', id))?.article ?? null;
}

/** Those of these articles that are saved. */
export async function savedAmong(ids: readonly ArticleId[]): Promise<Set<ArticleId>> {
  const tx = (await database()).transaction('saved');
  const keys = await Promise.all(ids.map((id) => tx.store.getKey(id)));
  return new Set(keys.filter((key) => key !== undefined));
}

/** Of every saved article, in no order. */
export async function savedIds(): Promise<ArticleId[]> {
  return (await database()).getAllKeys('saved');
}

/** Saved articles, the newest saving first. */
export async function getSaved(): Promise<{ readonly article: Article; readonly savedAt: number }[]> {
  const rows = await (await database()).getAll('saved');
  return rows.toSorted((a, b) => b.savedAt - a.savedAt);
}
