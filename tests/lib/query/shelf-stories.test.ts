import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Article } from '../../../lib/domain/article.ts';
import { type ShelfQuery, WHOLE_SHELF } from '../../../lib/domain/shelf-query.ts';
import { changeFeed } from '../../../lib/poll/subscriptions.ts';
import { getShelf } from '../../../lib/query/shelf.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { markRead } from '../../../lib/store/read-marks.ts';
import { saveArticle } from '../../../lib/store/saved.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const START = new Date(2026, 2, 10, 12).getTime();

afterEach(() => vi.unstubAllGlobals());

describe('a story', () => {
  const HOUR = 3_600_000;
  const told: readonly (Partial<Article> & { readonly title: string })[] = [
    ['cryptoslate', 'CryptoSlate', 'TAO emissions per subnet split in fork', 9],
    ['cointelegraph', 'Cointelegraph', 'Subnet emissions split as Bittensor forks', 8],
    ['decrypt', 'Decrypt', 'Bittensor splits emissions per subnet after fork', 5],
  ].map(([feedId, source, title, hours]) => ({
    feedId: String(feedId),
    source: String(source),
    title: String(title),
    summary: 'Bittensor miners and validators of each subnet earn TAO by price.',
    publishedAt: START - Number(hours) * HOUR,
    firstSeenAt: START,
  }));
  const other = { title: 'Wallet adds passkeys', publishedAt: START - 7 * HOUR, firstSeenAt: START };
  // What a word is worth shows only among articles about other things.
  const filler = Array.from({ length: 400 }, (_, n) => ({
    title: `Court hears case ${n} about a stablecoin bill and an exchange’s licence`,
    publishedAt: START - (n + 20) * HOUR,
    firstSeenAt: START,
  }));
  const first = async (count: number, change: Partial<ShelfQuery> = {}) =>
    (await getShelf({ ...WHOLE_SHELF, ...change }, { from: 0, count })).articles;
  const idOf = async (title: string) =>
    (await readAllArticles()).find(({ article }) => article.title === title)!.article;
  beforeEach(async () => {
    fakeBrowser.reset();
    servePackage();
    await clearDatabase();
    await storeArticles([...told, other, ...filler]);
  });

  it('is one row, by the earliest, and where that stands', async () => {
    const [passkeys, story, next] = await first(3);
    expect(passkeys?.title).toBe(other.title);
    expect(story).toMatchObject({ title: told[0]!.title, source: 'CryptoSlate', read: false });
    expect(story?.also.map(({ title, source }) => [source, title])).toEqual([
      ['Cointelegraph', told[1]!.title],
      ['Decrypt', told[2]!.title],
    ]);
    expect(next?.title).toMatch(/^Court/);
    expect((await getShelf(WHOLE_SHELF, { from: 0, count: 1 })).total).toBe(404);
  });

  it('is told by what answers the search, the rest of it behind', async () => {
    const [story, ...more] = await first(9, { words: ['after fork'], order: 'newest' });
    expect(more).toEqual([]);
    expect(story?.title).toBe(told[2]!.title);
    expect(story?.also.map(({ title }) => title)).toEqual([told[0]!.title, told[1]!.title]);
    const [narrowed] = await first(9, { source: 'cointelegraph' });
    expect(narrowed?.title).toBe(told[1]!.title);
  });

  it('is read once any of it is, and then no longer unread', async () => {
    await markRead((await idOf(told[1]!.title)).id, START);
    const [, story] = await first(2);
    expect(story).toMatchObject({ title: told[0]!.title, read: true });
    expect(story?.also.map(({ read }) => read)).toEqual([true, false]);
    const unread = (await first(60, { part: 'unread' })).map(({ title }) => title);
    expect(unread.filter((title) => told.some((one) => one.title === title))).toEqual([]);
  });

  it('is told by what is saved of it; among the saved each stands alone', async () => {
    for (const { title } of told.slice(1)) await saveArticle(await idOf(title), START);
    const story = (await first(3)).find(({ also }) => also.length > 0);
    expect(story).toMatchObject({ title: told[1]!.title, saved: true });
    expect(story?.also.map(({ saved }) => saved)).toEqual([false, true]);
    const saved = await first(9, { part: 'saved' });
    expect(saved.map(({ title, also }) => [title, also.length])).toEqual([
      [told[2]!.title, 0],
      [told[1]!.title, 0],
    ]);
  });

  it('leaves out who is muted', async () => {
    await changeFeed('cointelegraph', { tuning: { paceMinutes: null, muted: true } });
    const [, story] = await first(2);
    expect(story?.also.map(({ source }) => source)).toEqual(['Decrypt']);
  });
});
