import type { ArticleMarks } from '../domain/article-marks.ts';
import type { ArticleId } from '../domain/article.ts';
import { readAmong } from '../store/read-marks.ts';
import { savedAmong } from '../store/saved.ts';

/** What the reader did with each of these articles; one without any mark has no entry. */
export async function getMarks(ids: readonly ArticleId[]): Promise<Readonly<Record<ArticleId, ArticleMarks>>> {
  const [read, saved] = await Promise.all([readAmong(ids), savedAmong(ids)]);
  const marked = ids.filter((id) => read.has(id) || saved.has(id));
  return Object.fromEntries(marked.map((id) => [id, { read: read.has(id), saved: saved.has(id) }]));
}
