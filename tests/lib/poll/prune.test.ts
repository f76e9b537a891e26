import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { makeRoom, prune, pruneAfterLooks } from '../../../lib/poll/prune.ts';
import { noteTold } from '../../../lib/poll/told-time.ts';
import { getMarks } from '../../../lib/query/article-marks.ts';
import { getKeepingView } from '../../../lib/query/keeping.ts';
import { openIndex } from '../../../lib/query/open-index.ts';
import { countIn } from '../../../lib/relate/corpus-figures.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { countArticles } from '../../../lib/store/articles.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { readSegments } from '../../../lib/store/index-segments.ts';
import { forgetSaved, getSaved, saveArticle } from '../../../lib/store/saved.ts';
import { FULL, refuseWrites } from '../../support/broken-store.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const START = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  servePackage();
  noteTold(START);
  await clearDatabase();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** So many articles, each block of a hundred first seen so many days ago. */
async function store(...blocks: readonly number[]): Promise<void> {
  for (const daysAgo of blocks) {
    const firstSeenAt = START - daysAgo * DAY;
    const articles = Array.from({ length: 100 }, (_, n) => ({ title: `Report ${daysAgo} ${n}`, firstSeenAt }));
    await storeArticles(articles);
  }
}

/** How many articles may be answered. */
const indexedCount = async (): Promise<number> => countIn(await openIndex());

const ages = async () => [
  ...new Set((await readAllArticles()).map(({ article }) => (START - article.firstSeenAt) / DAY)),
];

describe('after looks', () => {
  it('what is older than chosen goes, from the index too, also where a block is not full', async () => {
    await store(120, 100, 80);
    await storeArticles([{ title: 'Alone', firstSeenAt: START - 70 * DAY }]);
    await pruneAfterLooks();
    expect(await ages()).toEqual([80, 70]);
    expect(await indexedCount()).toBe(101);
    await changeSettings(() => ({ keeping: { days: 30, articles: 50_000 } }));
    await pruneAfterLooks();
    expect(await ages()).toEqual([]);
    expect(await indexedCount()).toBe(0);
    await storeArticles([{ title: 'New', firstSeenAt: START }]);
    expect((await countArticles()).total).toBe(1);
  });

  it('what is over the number goes, the oldest first', async () => {
    await store(...Array.from({ length: 12 }, (_, n) => 40 - n));
    await changeSettings(() => ({ keeping: { days: 90, articles: 1_000 } }));
    await pruneAfterLooks();
    expect((await countArticles()).total).toBe(1_000);
    expect((await ages())[0]).toBe(38);
    expect(await indexedCount()).toBe(1_000);
  });

  it('takes a bounded bite, and comes back for the rest', async () => {
    await store(...Array.from({ length: 53 }, () => 200));
    expect(await prune()).toEqual({ kind: 'stored', changed: 50, againInMs: 180_000 });
    expect((await countArticles()).total).toBe(300);
    expect(await prune()).toEqual({ kind: 'stored', changed: 3 });
    expect((await countArticles()).total).toBe(0);
  });
});

describe('on a full device', () => {
  it('a tenth goes, the oldest, and it is said', async () => {
    await store(...Array.from({ length: 20 }, (_, n) => 40 - n));
    await makeRoom();
    expect((await countArticles()).total).toBe(1_800);
    expect(await indexedCount()).toBe(1_800);
    expect((await getKeepingView()).madeRoom).toEqual({ at: START, articles: 200 });
  });

  it('nothing goes again for six hours, then what went is added up while it is told', async () => {
    await store(...Array.from({ length: 20 }, (_, n) => 40 - n));
    await makeRoom();
    vi.setSystemTime(START + 6 * 3_600_000 - 1);
    await makeRoom();
    expect((await countArticles()).total).toBe(1_800);
    vi.setSystemTime(START + 6 * 3_600_000);
    await makeRoom();
    expect((await getKeepingView()).madeRoom).toEqual({ at: START + 6 * 3_600_000, articles: 400 });
    vi.setSystemTime(START + 30 * DAY);
    await makeRoom();
    expect((await getKeepingView()).madeRoom).toEqual({ at: START + 30 * DAY, articles: 200 });
    vi.setSystemTime(START - DAY);
    await makeRoom();
    expect((await getKeepingView()).madeRoom).toMatchObject({ at: START - DAY });
  });

  it('texts go first, for which nothing has to be written', async () => {
    // Those of the tests before went on another day.
    vi.setSystemTime(START + 100 * DAY);
    await store(...Array.from({ length: 20 }, (_, n) => 40 - n));
    const db = await database();
    for (let place = 0; place < 30; place++) await db.put('articleTexts', 'A text.', 1_900 + place);
    refuseWrites({ store: 'articleKeys', method: 'put' }, FULL);
    // However often it is met: who cannot note that texts went takes no more of them for some hours.
    for (let time = 0; time < 3; time++) await expect(makeRoom()).rejects.toBe(FULL);
    expect(await db.getAllKeys('articleTexts')).toEqual(Array.from({ length: 27 }, (_, n) => 1_903 + n));
    expect((await countArticles()).total).toBe(2_000);
  });

  it('is made once where two rounds meet it together, and again after one that failed', async () => {
    await store(...Array.from({ length: 20 }, (_, n) => 40 - n));
    refuseWrites({ store: 'articleKeys', method: 'put', times: 1 }, FULL);
    await expect(makeRoom()).rejects.toBe(FULL);
    await Promise.all([makeRoom(), makeRoom()]);
    expect((await countArticles()).total).toBe(1_800);
    expect((await getKeepingView()).madeRoom).toEqual({ at: START, articles: 200 });
  });

  it('few articles all stay: they are not what fills it', async () => {
    await store(40, 39, 38);
    await (await database()).put('articleTexts', 'A text.', 7);
    await makeRoom();
    expect((await countArticles()).total).toBe(300);
    expect(await (await database()).count('articleTexts')).toBe(1);
    expect((await getKeepingView()).madeRoom).toBeNull();
  });
});

describe('saved articles', () => {
  it('no pruning touches, nor anything else that is not of articles', async () => {
    await store(200, 199, 10);
    const { article } = (await readAllArticles())[0]!;
    await saveArticle(article, START);
    await markRead(article.id, START);
    const db = await database();
    const all = async () =>
      Object.fromEntries(await Promise.all([...db.objectStoreNames].map(async (name) => [name, await db.count(name)])));
    const before = await all();
    await prune();
    await pruneAfterLooks();
    await makeRoom();
    const after = await all();
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
      'articleBlocks',
      'indexSegments',
      // Which of the blocks are gone.
      'keeping',
    ]);
    expect(await getSaved()).toMatchObject([{ article, savedAt: START }]);

    expect(await getMarks([article.id])).toEqual({ [article.id]: { read: true, saved: true } });

    await saveArticle(article, START + DAY);
    expect((await getSaved())[0]?.savedAt).toBe(START);
    await forgetSaved(article.id);
    expect(await getSaved()).toEqual([]);
  });
});

describe('what options show', () => {
  it('is the number, the oldest and the bytes', async () => {
    vi.stubGlobal('navigator', { storage: { estimate: () => Promise.resolve({ usage: 5e6, quota: 1e9 }) } });
    await store(80, 10);
    const view = await getKeepingView();
    expect(view).toMatchObject({
      articles: 200,
      saved: 0,
      oldestAt: START - 80 * DAY,
      bytes: { all: 5e6, allowed: 1e9 },
    });
    const bytes = new TextEncoder().encode(
      JSON.stringify((await readAllArticles()).map(({ article }) => article)),
    ).length;
    expect(view.bytes.articles / bytes).toBeCloseTo(1, 1);
    expect(view.bytes.index).toBe((await readSegments()).reduce((sum, piece) => sum + piece.bytes.byteLength, 0));
  });

  it('leaves out what a browser does not say', async () => {
    vi.stubGlobal('navigator', {});
    expect(await getKeepingView()).toMatchObject({ articles: 0, oldestAt: null, bytes: { articles: 0, all: null } });
  });
});
