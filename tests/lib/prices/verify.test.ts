import { describe, expect, it } from 'vitest';
import type { Quote, StoredQuote } from '../../../lib/domain/quote.ts';
import { isDisagreement, priceState } from '../../../lib/domain/quote.ts';
import { believeAlone, compare, receive } from '../../../lib/prices/verify.ts';
import { priceView } from '../../../lib/query/price-view.ts';

const NOON = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function quote(price: number, at: number, source: Quote['source'] = 'coingecko', more: Partial<Quote> = {}): Quote {
  return {
    coinId: 'render-token',
    currency: 'usd',
    price,
    change24h: null,
    change1h: null,
    change7d: null,
    marketCap: null,
    rank: 90,
    source,
    asOf: NOON + at,
    fetchedAt: NOON + at + 5_000,
    conversion: null,
    ...more,
  };
}

/** What is stored after these polls, one after the other. */
function after(...quotes: readonly Quote[]): StoredQuote {
  const [first, ...rest] = quotes;
  if (!first) throw new Error('no quote');
  return rest.reduce<StoredQuote>(receive, receive(null, first));
}

const stateOf = (stored: StoredQuote, at: number) => priceState(priceView(stored, 'usd', NOON + at), NOON + at);

describe('a poll', () => {
  it('takes over a price that moved within reason', () => {
    expect(after(quote(1.71, 0), quote(2.0, 6 * MINUTE))).toMatchObject({ price: 2, held: null });
  });

  it('never puts an older price over a newer one, whoever says it', () => {
    const stored = after(quote(1.71, 0), quote(1.5, -MINUTE, 'kraken'));
    expect(stored).toMatchObject({ price: 1.71, source: 'coingecko' });
  });

  it('takes a price over one of the future, from a clock that was wrong', () => {
    expect(after(quote(1.71, 2 * HOUR), quote(9, 0))).toMatchObject({ price: 9, held: null });
  });

  it('holds a jump away from a young price, and shows the good one as held', () => {
    const stored = after(quote(1.71, 0), quote(2.36, 6 * MINUTE));
    expect(stored).toMatchObject({ price: 1.71, held: { polls: 1, second: null, quote: { price: 2.36 } } });
    expect(stateOf(stored, 6 * MINUTE)).toBe('held');
    expect(priceView(stored, 'usd', NOON).held).toMatchObject({ price: 2.36, source: 'coingecko' });
    expect(priceView(stored, 'usd', NOON).held?.change).toBeCloseTo(38.01, 2);
  });

  it.each([
    [2.05, null],
    [2.06, 2.06],
    [1.37, null],
    [1.36, 1.36],
  ])('draws the line at a fifth: %d is held as %s', (price, held) => {
    expect(after(quote(1.71, 0), quote(price, 6 * MINUTE)).held?.quote.price ?? null).toBe(held);
  });

  it('believes a jump away from a price of a quarter of an hour ago', () => {
    expect(after(quote(1.71, 0), quote(2.36, 15 * MINUTE))).toMatchObject({ price: 2.36, held: null });
    expect(after(quote(1.71, 0), quote(2.36, 15 * MINUTE - 1)).held).not.toBeNull();
  });

  it('lets a held price go when the source itself comes back to the good one', () => {
    const stored = after(quote(1.71, 0), quote(2.36, 6 * MINUTE), quote(1.72, 12 * MINUTE));
    expect(stored).toMatchObject({ price: 1.72, held: null, oneSourceAt: null });
  });

  it('is believed when another source’s poll says nearly the same, and notes whose word that was', () => {
    const stored = after(quote(1.71, 0), quote(2.36, 6 * MINUTE), quote(2.4, 12 * MINUTE, 'kraken'));
    const check = { primary: { source: 'kraken', price: 2.4 }, second: { source: 'coingecko', price: 2.36 } };
    expect(stored).toMatchObject({ price: 2.4, held: null, check });
  });

  it('goes on holding while the good price grows old', () => {
    const stored = after(...[0, 1, 2, 3, 4].map((round) => quote(round === 0 ? 1.71 : 2.36, round * 6 * MINUTE)));
    expect(stored).toMatchObject({ price: 1.71, held: { polls: 4 } });
    expect(stateOf(stored, 24 * MINUTE)).toBe('held');
  });

  it('says old, not held, once nobody makes the claim any more', () => {
    expect(stateOf(after(quote(1.71, 0), quote(2.36, 6 * MINUTE)), 20 * MINUTE)).toBe('old');
  });

  it('counts a claim anew when it changes by a jump, and not twice when it is the same answer again', () => {
    const held = after(quote(1.71, 0), quote(2.36, 6 * MINUTE), quote(2.36, 6 * MINUTE));
    expect(held.held?.polls).toBe(1);
    expect(receive(held, quote(4, 12 * MINUTE)).held?.polls).toBe(1);
    expect(receive(held, quote(2.4, 12 * MINUTE)).held?.polls).toBe(2);
  });
});

describe('a second source asked about a held price', () => {
  const held = after(quote(1.71, 0, 'coingecko', { rank: 12 }), quote(2.36, 6 * MINUTE, 'coingecko', { rank: 12 }));

  it('is believed when it says nearly the same', () => {
    const stored = compare(held, quote(2.33, 6 * MINUTE, 'kraken'), NOON + 6 * MINUTE);
    expect(stored).toMatchObject({ price: 2.36, held: null, oneSourceAt: null });
    // Borne out, but more than 1 % apart: one look is no disagreement yet.
    expect(stored.check).toMatchObject({ apart: 1, second: { source: 'kraken', price: 2.33 } });
    expect(stateOf(stored, 6 * MINUTE)).toBe('fresh');
  });

  it('keeps it held when it says another price, and makes the good one known anew', () => {
    const stored = compare(held, quote(1.72, 6 * MINUTE, 'kraken'), NOON + 6 * MINUTE);
    expect(stored).toMatchObject({ price: 1.72, source: 'kraken', held: { quote: { price: 2.36 } } });
    expect(priceView(stored, 'usd', NOON).held?.contradictedBy).toBe('kraken');
    expect(stateOf(stored, 6 * MINUTE)).toBe('held');
  });

  it('says nothing where it is of another moment, another currency, converted, or the same source', () => {
    const conversion = { from: 'usd', rate: 1, asOf: NOON, source: 'coingecko' } as const;
    for (const second of [
      quote(1.72, 6 * MINUTE - 15 * MINUTE - 1, 'kraken'),
      quote(1.72, 6 * MINUTE, 'kraken', { currency: 'usdt' }),
      quote(1.72, 6 * MINUTE, 'kraken', { conversion }),
      quote(1.72, 6 * MINUTE, 'coingecko'),
      quote(1.72, 6 * MINUTE, 'kraken', { coinId: 'chainlink' }),
    ]) {
      expect(compare(held, second, NOON + 6 * MINUTE)).toBe(held);
    }
  });

  it('denies it also from another moment of the same minutes: whoever tells the old price knows of no jump', () => {
    let stored = held;
    for (const round of [1, 2, 3, 4]) {
      const at = round * 6 * MINUTE;
      // The source’s own time lags behind the exchange’s by more than two prices of one moment may.
      stored = receive(stored, quote(2.36, at - 200_000));
      stored = believeAlone(compare(stored, quote(1.72, at, 'kraken'), NOON + at), NOON + at);
      expect(stored.held?.quote.price, `round ${round}`).toBe(2.36);
      expect(stored.price).toBeLessThan(2);
    }
  });

  it('where there is none, three polls in a row are believed and marked', () => {
    const at = (round: number) => NOON + round * 6 * MINUTE;
    let stored = held;
    for (const round of [1, 2]) {
      stored = believeAlone(receive(stored, quote(2.36, round * 6 * MINUTE)), at(round));
      expect(stored, `round ${round}`).toMatchObject({ price: 1.71 });
    }
    stored = believeAlone(receive(stored, quote(2.37, 3 * 6 * MINUTE)), at(3));
    expect(stored).toMatchObject({ price: 2.37, held: null, oneSourceAt: at(3) });
    expect(priceView(stored, 'usd', at(3)).oneSource).toBe(true);
    expect(priceView(stored, 'usd', at(3) + 6 * HOUR).oneSource).toBe(false);
  });

  it('three polls are not enough against a second source that said otherwise within the hour', () => {
    let stored = compare(held, quote(1.72, 6 * MINUTE, 'kraken'), NOON + 6 * MINUTE);
    for (const round of [2, 3, 4]) {
      stored = believeAlone(receive(stored, quote(2.36, round * 6 * MINUTE)), NOON + round * 6 * MINUTE);
    }
    expect(stored.held?.polls).toBe(4);
    const later = 12;
    stored = believeAlone(receive(stored, quote(2.36, later * 6 * MINUTE - HOUR / 2)), NOON + later * 6 * MINUTE);
    expect(stored.price).toBe(2.36);
  });

  it('after six hours the primary’s word stands, and the disagreement is told', () => {
    let stored = held;
    for (let at = 6 * MINUTE; at < 6 * HOUR + 6 * MINUTE; at += 6 * MINUTE) {
      stored = compare(receive(stored, quote(2.36, at)), quote(1.72, at, 'kraken'), NOON + at);
      expect(stored.held, `${at / MINUTE} min`).not.toBeNull();
    }
    const end = 6 * HOUR + 12 * MINUTE;
    stored = compare(receive(stored, quote(2.36, end)), quote(1.72, end, 'kraken'), NOON + end);
    expect(stored).toMatchObject({ price: 2.36, source: 'coingecko', held: null });
    expect(stateOf(stored, end)).toBe('disagreeing');
    expect(priceView(stored, 'usd', NOON + end).disagreement).toMatchObject({
      primary: { source: 'coingecko', price: 2.36 },
      second: { source: 'kraken', price: 1.72 },
      since: NOON + 6 * MINUTE + 5_000,
    });
  });
});

describe('a second source asked about any price', () => {
  const checked = (rank: number | null, second: number, times: number): StoredQuote => {
    let stored = after(quote(100, 0, 'coingecko', { rank }));
    for (let round = 0; round < times; round++) {
      const at = round * 12 * MINUTE;
      stored = receive(stored, quote(100, at, 'coingecko', { rank }));
      stored = compare(stored, quote(second, at, 'kraken'), NOON + at);
    }
    return stored;
  };

  it.each([
    [50, 101, false],
    [50, 101.01, true],
    [51, 103, false],
    [51, 103.01, true],
    [null, 102, false],
    [1, 98.99, true],
  ])('rank %s against %d: disagreeing is %s, the second time', (rank, second, disagrees) => {
    expect(isDisagreement(checked(rank, second, 1).check)).toBe(false);
    expect(isDisagreement(checked(rank, second, 2).check)).toBe(disagrees);
  });

  it('shows both figures of one moment, since when, and keeps the primary’s price', () => {
    const stored = checked(12, 105, 2);
    expect(stored.price).toBe(100);
    expect(priceView(stored, 'usd', NOON).disagreement).toEqual({
      primary: { source: 'coingecko', price: 100 },
      second: { source: 'kraken', price: 105 },
      gap: 5,
      since: NOON,
      at: NOON + 12 * MINUTE,
    });
    expect(stateOf(stored, 12 * MINUTE)).toBe('disagreeing');
  });

  it('ends when they agree again, and is not said of the present once an hour has passed without a look', () => {
    const stored = checked(12, 105, 2);
    expect(compare(stored, quote(100.5, 12 * MINUTE, 'kraken'), NOON + 12 * MINUTE).check?.apart).toBe(0);
    const later = receive(stored, quote(100, 80 * MINUTE));
    expect(stateOf(later, 80 * MINUTE)).toBe('fresh');
  });

  it('counts only looks that follow one another: a gap of last night and one of this morning are no disagreement', () => {
    const evening = checked(12, 105, 1);
    const morning = 14 * HOUR;
    let stored = receive(evening, quote(100, morning, 'coingecko', { rank: 12 }));
    expect(stored.check).toBeNull();
    stored = compare({ ...stored, check: evening.check }, quote(105, morning, 'kraken'), NOON + morning);
    expect(stored.check).toMatchObject({ apart: 1, since: NOON + morning });
    expect(stateOf(stored, morning)).toBe('fresh');
  });

  it('is forgotten when another source takes over the price', () => {
    expect(receive(checked(12, 105, 2), quote(104, 13 * MINUTE, 'kraken')).check).toBeNull();
  });

  it('keeps the rank when an exchange, which does not tell it, takes over', () => {
    expect(receive(checked(12, 100, 1), quote(100, MINUTE, 'kraken', { rank: null })).rank).toBe(12);
  });

  it('takes the mark "one source" away', () => {
    const marked = { ...checked(12, 100, 1), oneSourceAt: NOON };
    expect(compare(marked, quote(100, 0, 'kraken'), NOON).oneSourceAt).toBeNull();
  });
});
