/** All marks at once, on a connection that is given: this is part of a further script, which opens none of its own. */
import type { ArticleId } from '../domain/article.ts';
import type { AddedMarks, AllMarks } from '../domain/article-marks.ts';
import { MAX_EXPORTED_TEXTS } from '../domain/limits.ts';
import { type Database, queue } from './database.ts';

const MARK_STORES = ['saved', 'savedTexts', 'readMarks'] as const;
/** So many texts are read at once. */
const TEXTS_AT_ONCE = 200;

/**
 * Every saved article and every mark of one that was read, the newest first; with them the texts of those saved last, as
 * many as a file has room for.
 */
export async function getAllMarks(db: Database, mostBytes = MAX_EXPORTED_TEXTS): Promise<AllMarks> {
  const tx = db.transaction(['saved', 'readMarks']);
  const [rows, read] = await Promise.all([tx.objectStore('saved').getAll(), tx.objectStore('readMarks').getAll()]);
  const saved = rows.map(({ article, savedAt }) => ({ article, savedAt })).sort((a, b) => b.savedAt - a.savedAt);
  const texts = await getTexts(
    db,
    saved.map(({ article }) => article.id),
    mostBytes,
  );
  return {
    saved: saved.map((row) => {
      const text = texts.get(row.article.id);
      return text === undefined ? row : { ...row, text };
    }),
    read: read.sort((a, b) => b.readAt - a.readAt),
  };
}

/** The texts of these, the first ones first, up to so many bytes in JSON. */
async function getTexts(db: Database, ids: readonly ArticleId[], mostBytes: number): Promise<Map<ArticleId, string>> {
  const texts = new Map<ArticleId, string>();
  const bytes = new TextEncoder();
  let room = mostBytes;
  for (let at = 0; at < ids.length; at += TEXTS_AT_ONCE) {
    const { store } = db.transaction('savedTexts');
    const some = ids.slice(at, at + TEXTS_AT_ONCE);
    const found = await Promise.all(some.map((id) => store.get(id)));
    for (const [n, text] of found.entries()) {
      if (text === undefined) continue;
      room -= bytes.encode(JSON.stringify(text)).length;
      if (room < 0) return texts;
      texts.set(some[n]!, text);
    }
  }
  return texts;
}

/**
 * Adds marks to those that are there, in one transaction; of an article that has one the mark stays as it is. A text goes
 * to a saved article that has none.
 * @returns the articles that had none
 */
export async function putAllMarks(db: Database, { saved, read }: AllMarks): Promise<AddedMarks> {
  const tx = db.transaction(MARK_STORES, 'readwrite');
  const known = async (store: (typeof MARK_STORES)[number]) => new Set(await tx.objectStore(store).getAllKeys());
  const [knownSaved, knownTexts, knownRead] = await Promise.all([
    known('saved'),
    known('savedTexts'),
    known('readMarks'),
  ]);
  const newSaved = saved.filter(({ article }) => !knownSaved.has(article.id));
  const newTexts = saved.flatMap(({ article: { id }, text }) =>
    text !== undefined && !knownTexts.has(id) ? [{ id, text }] : [],
  );
  const newRead = read.filter(({ id }) => !knownRead.has(id));
  for (const { article, savedAt } of newSaved) queue(tx.objectStore('saved').put({ id: article.id, article, savedAt }));
  for (const { id, text } of newTexts) queue(tx.objectStore('savedTexts').put(text, id));
  for (const row of newRead) queue(tx.objectStore('readMarks').put(row));
  await tx.done;
  const idOf = ({ id }: { readonly id: ArticleId }): ArticleId => id;
  return { saved: newSaved.map(({ article }) => article.id), read: newRead.map(idOf), texts: newTexts.map(idOf) };
}

/** Takes away what `putAllMarks` added, and no mark that was set before or since. */
export async function dropMarks(db: Database, { saved, read, texts }: AddedMarks): Promise<void> {
  const tx = db.transaction(MARK_STORES, 'readwrite');
  for (const id of saved) queue(tx.objectStore('saved').delete(id));
  // Of those that were added also what was found since: nobody would ever take it away.
  for (const id of [...saved, ...texts]) queue(tx.objectStore('savedTexts').delete(id));
  for (const id of read) queue(tx.objectStore('readMarks').delete(id));
  await tx.done;
}
