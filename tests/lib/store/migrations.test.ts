import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { DATABASE_NAME, database } from '../../../lib/store/database.ts';
import { migrations } from '../../../lib/store/migrations.ts';
import type { Database, UpgradeTransaction } from '../../../lib/store/schema.ts';

const AT = Date.UTC(2026, 10, 22, 12);

/** Rows as version 1 wrote them, frozen. */
const VERSION_1 = {
  quotes: {
    coinId: 'bitcoin',
    currency: 'usd',
    price: 64_571,
    change24h: 1,
    change1h: 0.2,
    change7d: -2,
    marketCap: 1.29e12,
    rank: 1,
    source: 'coingecko',
    asOf: AT,
    fetchedAt: AT,
  },
  market: {
    currency: 'usd',
    marketCap: 2.2e12,
    marketCapChange24h: 0.8,
    btcShare: 58.6,
    source: 'coingecko',
    asOf: AT,
  },
  providers: { source: 'kraken', setAt: AT, failures: 2, blockedUntil: AT + 60_000, lastSuccessAt: AT, failure: null },
} as const;

describe('a database of version 1', () => {
  it('keeps its rows, and they gain what later versions know', async () => {
    const first = await openDB(DATABASE_NAME, 1, {
      upgrade: (db, _from, _to, tx) => migrations[1]?.(db as unknown as Database, tx as unknown as UpgradeTransaction),
    });
    for (const [store, row] of Object.entries(VERSION_1)) await first.put(store, row);
    await first.put('jobs', { name: 'poll-watched', setAt: AT, dueAt: AT, leaseUntil: 0, round: 7, failures: 0 });
    const request = { at: AT, host: 'decrypt.co', path: '/feed', purpose: 'feed:decrypt', bytes: 9, answer: 200 };
    await first.put('requestLog', { ...request, byClick: false });
    first.close();

    const db = await database();
    expect(await db.get('quotes', ['bitcoin', 'usd'])).toEqual({
      ...VERSION_1.quotes,
      conversion: null,
      held: null,
      check: null,
      oneSourceAt: null,
    });
    expect(await db.get('market', 'usd')).toEqual({ ...VERSION_1.market, perDollar: null });
    expect(await db.get('providers', 'kraken')).toEqual({ ...VERSION_1.providers, clock: null, unknownMarkets: {} });
    expect(await db.get('jobs', 'poll-watched')).toMatchObject({ round: 7 });
    expect(await db.getAll('requestLog')).toEqual([{ ...request, byClick: false, endedAt: null }]);
    expect(await db.get('catalogue', 'coins')).toBeUndefined();
    expect(await db.count('daily')).toBe(0);
    expect(await db.count('readMarks')).toBe(0);
    expect(await db.count('articleTexts')).toBe(0);
    expect(await db.count('savedTexts')).toBe(0);
  });
});
