import type { ArticleId } from '../domain/article.ts';
import { database } from './database.ts';

/**
 * Notes that the reader opened an article; one that was read before keeps the time of the first. The mark knows the
 * article by its id alone, which edits keep and a second publication brings again, so it outlives the article's text.
 */
export async function markRead(id: ArticleId, now: number): Promise<void> {
  const tx = (await database()).transaction('readMarks', 'readwrite');
  const before = await tx.store.get(id);
  await Promise.all([before ?? tx.store.put({ id, readAt: now }), tx.done]);
}

export async function markUnread(id: ArticleId): Promise<void> {
  await (await database()).delete('readMarks', id);
}

/** Those of these articles that were read. */
export async function readAmong(ids: readonly ArticleId[]): Promise<Set<ArticleId>> {
  const tx = (await database()).transaction('readMarks');
  const rows = await Promise.all(ids.map((id) => tx.store.get(id)));
  return new Set(rows.flatMap((row) => row?.id ?? []));
}

/** Every article that was read. */
export async function allRead(): Promise<ArticleId[]> {
  return (await database()).getAllKeys('readMarks');
}
