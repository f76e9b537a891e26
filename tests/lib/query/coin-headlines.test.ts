import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getCoinHeadlines, getLatestHeadlines } from '../../../lib/query/coin-headlines.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';
import { NOON } from '../../support/alerts.ts';

const HOUR = 3_600_000;

beforeEach(async () => {
  await clearDatabase();
  servePackage();
});

afterEach(() => vi.unstubAllGlobals());

const titles = async (limit = 2): Promise<string[]> =>
  (await getCoinHeadlines('ethereum', NOON, limit)).map(({ title }) => title);

describe('getCoinHeadlines', () => {
  it('gives the newest about the coin within twelve hours, each title once', async () => {
    await storeArticles([
      { title: 'Ethereum upgrade goes live', publishedAt: NOON - 2 * HOUR, source: 'Decrypt' },
      { title: 'Ethereum staking grows', publishedAt: NOON - HOUR },
      { title: 'Ethereum of yesterday', publishedAt: NOON - 13 * HOUR },
      { title: 'Bitcoin hits a high', publishedAt: NOON - HOUR },
      { title: 'Ethereum staking grows', publishedAt: NOON - 3 * HOUR, source: 'Decrypt' },
    ]);
    await storeArticles([{ title: 'Ethereum fees fall', publishedAt: NOON + HOUR }]);
    expect(await titles(5)).toEqual(['Ethereum fees fall', 'Ethereum staking grows', 'Ethereum upgrade goes live']);
    expect((await getCoinHeadlines('ethereum', NOON, 1))[0]).toMatchObject({
      source: 'CoinDesk',
      publishedAt: NOON + HOUR,
    });
  });

  it('leaves out side remarks, press releases, adverts and pieces of unknown date', async () => {
    await storeArticles([
      {
        title: 'Bitcoin and Solana rally',
        summary: 'Bitcoin and Solana rose. Bitcoin led, Ethereum followed.',
        publishedAt: NOON,
      },
      { title: 'Ethereum wallet launches', feedId: 'chainwire', source: 'Chainwire', publishedAt: NOON },
      { title: 'Ethereum holders flock to a new presale', publishedAt: NOON },
      { title: 'Ethereum without a date', dateKnown: false, publishedAt: NOON },
      {
        title: 'Vitalik on rollups',
        summary: 'What Ethereum needs next, according to Ethereum’s founder.',
        publishedAt: NOON,
      },
    ]);
    expect(await titles(9)).toEqual(['Vitalik on rollups']);
  });

  it('finds what stands behind a hundred press releases', async () => {
    const release = (n: number) => ({ title: `Ethereum deal ${n}`, feedId: 'chainwire', publishedAt: NOON - n });
    await storeArticles([
      ...Array.from({ length: 99 }, (_, n) => release(n)),
      { title: 'Ethereum fees fall', publishedAt: NOON - HOUR },
    ]);
    expect(await titles()).toEqual(['Ethereum fees fall']);
  });

  it('has none where nothing is stored', async () => {
    expect(await titles()).toEqual([]);
  });
});

describe('getLatestHeadlines', () => {
  it('gives the newest about the coin of the last month, none of them from the future', async () => {
    await storeArticles([
      { title: 'Ethereum of last week', publishedAt: NOON - 7 * 24 * HOUR },
      { title: 'Ethereum of two months ago', publishedAt: NOON - 60 * 24 * HOUR },
      { title: 'Bitcoin today', publishedAt: NOON - HOUR },
      { title: 'Ethereum of tomorrow', publishedAt: NOON + 24 * HOUR },
      { title: 'Ethereum of today', publishedAt: NOON - 2 * HOUR, feedId: 'decrypt', url: 'https://example.org/today' },
    ]);
    const latest = await getLatestHeadlines('ethereum', NOON, 2);
    expect(latest.map(({ title }) => title)).toEqual(['Ethereum of today', 'Ethereum of last week']);
    expect(latest[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      title: 'Ethereum of today',
      source: 'Decrypt',
      url: 'https://example.org/today',
      publishedAt: NOON - 2 * HOUR,
      label: null,
      also: [],
    });
    expect(await getLatestHeadlines('ethereum', NOON, 1)).toHaveLength(1);
  });
});
