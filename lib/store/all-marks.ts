import type { AddedMarks, AllMarks } from '../domain/article-marks.ts';
import { database, queue } from './database.ts';

/** Every saved article and every mark of one that was read, the newest first. */
export async function getAllMarks(): Promise<AllMarks> {
  const tx = (await database()).transaction(['saved', 'readMarks']);
  const [saved, read] = await Promise.all([tx.objectStore('saved').getAll(), tx.objectStore('readMarks').getAll()]);
  return {
    saved: saved.map(({ article, savedAt }) => ({ article, savedAt })).sort((a, b) => b.savedAt - a.savedAt),
    read: read.sort((a, b) => b.readAt - a.readAt),
  };
}

/**
 * Adds marks to those that are there, in one transaction; of an article that has one the mark stays as it is.
 * @returns the articles that had none
 */
export async function putAllMarks({ saved, read }: AllMarks): Promise<AddedMarks> {
  const tx = (await database()).transaction(['saved', 'readMarks'], 'readwrite');
  const [savedStore, readStore] = [tx.objectStore('saved'), tx.objectStore('readMarks')];
  const [knownSaved, knownRead] = await Promise.all([savedStore.getAllKeys(), readStore.getAllKeys()]);
  const known = { saved: new Set(knownSaved), read: new Set(knownRead) };
  const newSaved = saved.filter(({ article }) => !known.saved.has(article.id));
  const newRead = read.filter(({ id }) => !known.read.has(id));
  for (const { article, savedAt } of newSaved) queue(savedStore.put({ id: article.id, article, savedAt }));
  for (const row of newRead) queue(readStore.put(row));
  await tx.done;
  return { saved: newSaved.map(({ article }) => article.id), read: newRead.map(({ id }) => id) };
}

/** Takes away what `putAllMarks` added, and no mark that was set before or since. */
export async function dropMarks({ saved, read }: AddedMarks): Promise<void> {
  const tx = (await database()).transaction(['saved', 'savedTexts', 'readMarks'], 'readwrite');
  for (const id of saved) {
    queue(tx.objectStore('saved').delete(id));
    queue(tx.objectStore('savedTexts').delete(id));
  }
  for (const id of read) queue(tx.objectStore('readMarks').delete(id));
  await tx.done;
}
