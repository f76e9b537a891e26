import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Quote } from '../../../lib/domain/quote.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { receive } from '../../../lib/prices/verify.ts';
import { changeQuotes, getQuotes, pruneQuotes, putQuotes as putBy } from '../../../lib/store/quotes.ts';

const NOW = 1_800_000_000_000;

function quote(coinId: string, price: number, asOf: number, currency = 'usd'): Quote {
  return {
    coinId,
    currency,
    price,
    change24h: null,
    change1h: null,
    change7d: null,
    marketCap: null,
    rank: null,
    source: 'coingecko',
    asOf,
    fetchedAt: asOf,
    conversion: null,
  };
}

/** As rounds store them. @returns how many rows changed */
async function putQuotes(quotes: readonly Quote[]): Promise<number> {
  return (await putBy(quotes, receive)).length;
}

afterEach(clearDatabase);

describe('a row that is damaged', () => {
  it.each([
    ['words for a price', { price: 'a lot' }],
    ['nothing for a price', { price: null }],
    ['a price of nothing', { price: 0 }],
    ['no time', { asOf: Number.NaN }],
  ])('that holds %s counts as none, and the next price takes its place', async (_what, damage) => {
    await putQuotes([quote('bitcoin', 64_571, NOW)]);
    const db = await database();
    await db.put('quotes', { ...(await db.get('quotes', ['bitcoin', 'usd']))!, ...damage } as never);
    expect((await getQuotes(['bitcoin'], 'usd')).size).toBe(0);
    expect(await changeQuotes(['bitcoin'], 'usd', (row) => ({ ...row, held: null }))).toEqual([]);
    await putQuotes([quote('bitcoin', 64_580, NOW + 1)]);
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')?.price).toBe(64_580);
  });
});

describe('putQuotes', () => {
  it('never puts an older quote over a newer one', async () => {
    await putQuotes([quote('bitcoin', 64_571, NOW)]);
    expect(await putQuotes([quote('bitcoin', 1, NOW - 1), quote('ethereum', 1_741.04, NOW - 1)])).toBe(1);
    const stored = await getQuotes(['bitcoin', 'ethereum'], 'usd');
    expect(stored.get('bitcoin')?.price).toBe(64_571);
    expect(stored.get('ethereum')?.price).toBe(1_741.04);
  });

  it('does not let a quote of the future stand in the way of any other', async () => {
    const tomorrow = NOW + 10 * 3_600_000;
    await putQuotes([quote('bitcoin', 1, tomorrow)]);
    expect(await putQuotes([quote('bitcoin', 64_571, NOW)])).toBe(1);
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')?.price).toBe(64_571);
  });

  it('keeps the newer one also where our own clock is slow', async () => {
    const slow = NOW - 3_600_000;
    await putQuotes([{ ...quote('bitcoin', 64_571, NOW), fetchedAt: slow }]);
    expect(await putQuotes([{ ...quote('bitcoin', 1, NOW - 60_000), fetchedAt: slow + 1 }])).toBe(0);
  });

  it('keeps currencies apart', async () => {
    await putQuotes([quote('bitcoin', 64_571, NOW), quote('bitcoin', 59_000, NOW - 5, 'eur')]);
    expect((await getQuotes(['bitcoin'], 'eur')).get('bitcoin')?.price).toBe(59_000);
    expect((await getQuotes(['bitcoin'], 'gbp')).size).toBe(0);
  });
});

describe('pruneQuotes', () => {
  it('drops other currencies and what nobody refreshed', async () => {
    await putQuotes([quote('bitcoin', 1, NOW), quote('bitcoin', 1, NOW, 'eur'), quote('gone', 1, NOW - 100)]);
    await pruneQuotes('usd', NOW, 99);
    expect([...(await getQuotes(['bitcoin', 'gone'], 'usd')).keys()]).toEqual(['bitcoin']);
    expect((await getQuotes(['bitcoin'], 'eur')).size).toBe(0);
  });

  it('drops what was received in the future, by a clock that was set back since', async () => {
    await putQuotes([quote('bitcoin', 1, NOW + 60_000), quote('ethereum', 1, NOW + 3_600_000)]);
    await pruneQuotes('usd', NOW, 99);
    expect([...(await getQuotes(['bitcoin', 'ethereum'], 'usd')).keys()]).toEqual(['bitcoin']);
  });
});

describe('changeQuotes', () => {
  it('changes rows that are there, returns them, and writes nothing where nothing changes', async () => {
    await putQuotes([quote('bitcoin', 64_571, NOW), quote('ethereum', 1_741.04, NOW)]);
    const changed = await changeQuotes(['bitcoin', 'ethereum', 'litecoin'], 'usd', (stored) =>
      stored.coinId === 'bitcoin' ? { ...stored, oneSourceAt: NOW } : stored,
    );
    expect(changed.map(({ coinId }) => coinId)).toEqual(['bitcoin']);
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')).toMatchObject({ price: 64_571, oneSourceAt: NOW });
  });
});
