import type { AllMarks } from '../domain/article-marks.ts';
import { database } from './database.ts';

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
 * @param isWhole there are none but these afterwards
 */
export async function putAllMarks({ saved, read }: AllMarks, isWhole: boolean): Promise<void> {
  const tx = (await database()).transaction(['saved', 'readMarks'], 'readwrite');
  const [savedStore, readStore] = [tx.objectStore('saved'), tx.objectStore('readMarks')];
  if (isWhole) await Promise.all([savedStore.clear(), readStore.clear()]);
  const [knownSaved, knownRead] = await Promise.all([savedStore.getAllKeys(), readStore.getAllKeys()]);
  const known = { saved: new Set(knownSaved), read: new Set(knownRead) };
  await Promise.all([
    ...saved
      .filter(({ article }) => !known.saved.has(article.id))
      .map(({ article, savedAt }) => savedStore.put({ id: article.id, article, savedAt })),
    ...read.filter(({ id }) => !known.read.has(id)).map((row) => readStore.put(row)),
    tx.done,
  ]);
}
