import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import type { AddedMarks } from '../../../lib/domain/article-marks.ts';
import type { Article } from '../../../lib/domain/article.ts';
import { getAllMarks as readAllMarks } from '../../../lib/store/all-marks.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { forgetSaved, saveArticle } from '../../../lib/store/saved.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { servePackage } from '../../support/stored-articles.ts';

const idOf = (n: number) => n.toString(16).padStart(16, '0');
const piece = (n: number, changes: Partial<Article> = {}): Article => ({
  id: idOf(n),
  url: `https://ledger.example/${n}`,
  title: `Piece ${n}`,
  summary: 'A teaser with “quotes” and \n a line.',
  feedId: 'decrypt',
  source: 'Decrypt',
  author: null,
  publishedAt: 1_790_000_000_000 + n,
  dateKnown: true,
  firstSeenAt: 1_790_000_000_000,
  comments: 3,
  label: { label: 'opinion', by: 'section', words: 'Opinion' },
  ...changes,
});

beforeEach(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  servePackage();
  await useCatalogue();
  await clearDatabase();
});

const exported = async () => (await fromSurfaces.exportEverything({}, {})).json;
const bringIn = (json: string, undone: AddedMarks | null = null) => fromSurfaces.importEverything({ json, undone }, {});
const getAllMarks = async (mostBytes?: number) => readAllMarks(await database(), mostBytes);
const getText = async (n: number) => (await database()).get('savedTexts', idOf(n));
/** Three saved articles; of the two saved first there are texts. */
async function saveWithTexts(): Promise<void> {
  for (const n of [1, 2, 3]) await saveArticle(piece(n), n * 10);
  await (await database()).put('savedTexts', 'Of one.\nMore.', idOf(1));
  await (await database()).put('savedTexts', 'Of two.', idOf(2));
}
/** An exported file with other marks. */
const fileOf = async (saved: unknown, read: unknown) => {
  const file = JSON.parse(await exported()) as object;
  return JSON.stringify({ ...file, saved, read });
};

describe('marks in the file', () => {
  it('come back on a device that has none, as they were', async () => {
    await saveArticle(piece(1), 10);
    await saveArticle(piece(2), 20);
    await markRead(idOf(3), 30);
    const before = await getAllMarks();
    const json = await exported();
    await clearDatabase();
    expect(await bringIn(json)).toMatchObject({ ok: true, saved: 2 });
    expect(await getAllMarks()).toEqual(before);
    expect(before.saved.map(({ savedAt }) => savedAt)).toEqual([20, 10]);
  });

  it('are added to those that are there: nothing that was saved is lost by a file', async () => {
    await saveArticle(piece(1, { title: 'As the file has it' }), 10);
    const json = await exported();
    await forgetSaved(idOf(1));
    await saveArticle(piece(1), 11);
    await saveArticle(piece(2), 20);
    await markRead(idOf(3), 30);
    await bringIn(json);
    expect(await getAllMarks()).toEqual({
      saved: [
        { article: piece(2), savedAt: 20 },
        { article: piece(1), savedAt: 11 },
      ],
      read: [{ id: idOf(3), readAt: 30 }],
    });
  });

  it('are as they were once an import is undone', async () => {
    await saveArticle(piece(1), 10);
    const file = await exported();
    await clearDatabase();
    await saveArticle(piece(2), 20);
    const before = { json: await exported(), marks: await getAllMarks() };
    const answer = await bringIn(file);
    expect((await getAllMarks()).saved).toHaveLength(2);
    await bringIn(before.json, answer.ok ? answer.added : null);
    expect(await getAllMarks()).toEqual(before.marks);
  });

  it('that were set since the import outlive its undoing', async () => {
    await saveArticle(piece(1), 10);
    await saveArticle(piece(2), 20);
    await markRead(idOf(2), 21);
    const file = await exported();
    await clearDatabase();
    await saveArticle(piece(1), 11);
    const before = await exported();
    const answer = await bringIn(file);
    expect(answer).toMatchObject({ added: { saved: [idOf(2)], read: [idOf(2)] } });
    await saveArticle(piece(3), 30);
    await markRead(idOf(4), 40);
    await bringIn(before, answer.ok ? answer.added : null);
    expect(await getAllMarks()).toEqual({
      saved: [
        { article: piece(3), savedAt: 30 },
        { article: piece(1), savedAt: 11 },
      ],
      read: [{ id: idOf(4), readAt: 40 }],
    });
  });

  it('bring their texts, and those of articles that were saved without one; undone, only these go', async () => {
    await saveWithTexts();
    const file = await exported();
    await clearDatabase();
    await saveArticle(piece(1), 5);
    const before = await exported();
    const answer = await bringIn(file);
    expect(answer).toMatchObject({ added: { saved: [idOf(3), idOf(2)], texts: [idOf(2), idOf(1)] } });
    expect(await getText(1)).toBe('Of one.\nMore.');
    expect(await getText(3)).toBeUndefined();
    expect((await getAllMarks()).saved.map(({ savedAt }) => savedAt)).toEqual([30, 20, 5]);
    await bringIn(file);
    await bringIn(before, answer.ok ? answer.added : null);
    expect(await getAllMarks()).toEqual({ saved: [{ article: piece(1), savedAt: 5 }], read: [] });
    expect(await getText(2)).toBeUndefined();
  });

  it('leave a text that is there as it is', async () => {
    await saveWithTexts();
    const file = await exported();
    await (await database()).put('savedTexts', 'Longer by now.', idOf(1));
    expect(await bringIn(file)).toMatchObject({ added: { texts: [] } });
    expect(await getText(1)).toBe('Longer by now.');
  });

  it('of which the file has no room for all texts take those of the ones saved last', async () => {
    await saveWithTexts();
    const textsWithin = async (bytes: number) => (await getAllMarks(bytes)).saved.map(({ text }) => text);
    // As JSON writes them: 9 and 16 bytes.
    expect(await textsWithin(9 + 16)).toEqual([undefined, 'Of two.', 'Of one.\nMore.']);
    expect(await textsWithin(9 + 15)).toEqual([undefined, 'Of two.', undefined]);
    expect(await textsWithin(8)).toEqual([undefined, undefined, undefined]);
  });

  it('with a text that is none, or too long, come without it', async () => {
    const bad = ['', 7, 'x'.repeat(20_001)].map((text, n) => ({ article: piece(n), savedAt: 1, text }));
    const half = { article: piece(9), savedAt: 1, text: 'half a \ud800 sign' };
    expect(await bringIn(await fileOf([...bad, half], []))).toMatchObject({ saved: 4, added: { texts: [idOf(9)] } });
    expect(await getText(9)).toBe('half a \ufffd sign');
  });

  it('dated ahead are of now', async () => {
    const ahead = Date.now() + 1e9;
    await bringIn(await fileOf([{ article: piece(1), savedAt: ahead }], [{ id: idOf(1), readAt: ahead }]));
    const { saved, read } = await getAllMarks();
    expect([saved[0]!.savedAt, read[0]!.readAt].every((at) => at <= Date.now())).toBe(true);
  });

  it('that are not sound are left out, each by itself', async () => {
    const good = { article: piece(1), savedAt: 10 };
    const bad = [
      null,
      { article: piece(2), savedAt: -1 },
      { article: piece(3, { url: 'javascript:alert(1)' }), savedAt: 1 },
      { article: piece(4, { url: 'https://' }), savedAt: 1 },
      { article: piece(5, { id: '../x' }), savedAt: 1 },
      { article: piece(6, { title: '' }), savedAt: 1 },
      { article: piece(7, { summary: 'x'.repeat(2_001) }), savedAt: 1 },
      { article: piece(8, { feedId: '__proto__' }), savedAt: 1 },
      { article: { id: idOf(9) }, savedAt: 1 },
    ];
    const file = await fileOf(
      [...bad, { ...good, admin: true }, { ...good, savedAt: 99 }],
      [{ id: idOf(1), readAt: 5 }, { id: idOf(1), readAt: 6 }, { id: 'x', readAt: 7 }, 7],
    );
    expect(await bringIn(file)).toMatchObject({ ok: true, saved: 1 });
    expect(await getAllMarks()).toEqual({ saved: [good], read: [{ id: idOf(1), readAt: 5 }] });
  });

  it('may have no label, as rows that were stored before there were any', async () => {
    const { label: _label, ...unlabelled } = piece(1);
    expect(await bringIn(await fileOf([{ article: unlabelled, savedAt: 1 }], []))).toMatchObject({ saved: 1 });
    expect((await getAllMarks()).saved).toEqual([{ article: piece(1, { label: null }), savedAt: 1 }]);
  });

  it('name nobody whom a click on comments would ask', async () => {
    const thread = { api: 'https://evil.example/wp-json/wp/v2/comments?post=1' };
    await bringIn(await fileOf([{ article: piece(1, { thread }), savedAt: 1 }], []));
    expect((await getAllMarks()).saved).toEqual([{ article: piece(1), savedAt: 1 }]);
  });

  it('may be absent, as in files of before', async () => {
    await saveArticle(piece(1), 10);
    expect(await bringIn(await fileOf(undefined, 'none'))).toMatchObject({ ok: true, saved: 0 });
    expect((await getAllMarks()).saved).toHaveLength(1);
  });
});
