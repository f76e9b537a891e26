import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pruneTexts } from '../../../lib/store/article-texts.ts';
import { pruneArticles } from '../../../lib/store/articles.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { findText } from '../../../lib/store/find-text.ts';
import { forgetSaved, saveArticle } from '../../../lib/store/saved.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
});
afterEach(() => vi.unstubAllGlobals());

const stored = async () => (await readAllArticles()).map(({ article }) => article);
const texts = async () => (await database()).getAll('articleTexts');

it('a text comes with its article, and goes with its block', async () => {
  await storeArticles([{ title: 'One', text: 'Of one.\nMore.' }, { title: 'Two' }]);
  const [one, two] = await stored();
  expect(await findText(one!.id)).toBe('Of one.\nMore.');
  expect(await findText(two!.id)).toBeNull();
  expect(await findText('0123456789abcdef')).toBeNull();
  await pruneArticles(Infinity, 0);
  expect(await findText(one!.id)).toBeNull();
  expect(await texts()).toEqual([]);
});

it('of a saved article it stays whatever goes, until it is no longer saved', async () => {
  await storeArticles([{ title: 'One', text: 'Of one.' }, { title: 'Two' }]);
  const [one, two] = await stored();
  await saveArticle(one!, 1);
  await saveArticle(two!, 1);
  await pruneArticles(Infinity, 0);
  expect(await findText(one!.id)).toBe('Of one.');
  await saveArticle(one!, 2);
  expect(await findText(one!.id)).toBe('Of one.');
  expect(await findText(two!.id)).toBeNull();
  await forgetSaved(one!.id);
  expect(await findText(one!.id)).toBeNull();
});

it('only so many are kept, the latest found, and no article goes for it', async () => {
  await storeArticles(['a', 'b', 'c'].map((title) => ({ title, text: `Of ${title}.` })));
  await pruneTexts(3);
  expect(await texts()).toHaveLength(3);
  await pruneTexts(2);
  expect(await texts()).toEqual(['Of b.', 'Of c.']);
  expect(await stored()).toHaveLength(3);
});
