import { describe, expect, it } from 'vitest';
import { RATE_HOLDS_MS } from '../../../lib/domain/price-limits.ts';
import type { MarketTotals } from '../../../lib/domain/quote.ts';
import { converted, dollarRate } from '../../../lib/prices/convert.ts';
import { bareQuote } from '../../../lib/prices/provider.ts';

const NOW = Date.parse('2026-04-21T12:00:00Z');
const TOTALS: MarketTotals = {
  currency: 'chf',
  marketCap: 1.8e12,
  marketCapChange24h: null,
  btcShare: 58.1,
  perDollar: 0.8125,
  source: 'coingecko',
  asOf: NOW - 3_600_000,
};

describe('dollarRate', () => {
  it('has the rate of the totals, with its date and who said so', () => {
    expect(dollarRate(TOTALS, 'chf', NOW)).toEqual({
      from: 'usd',
      rate: 0.8125,
      asOf: NOW - 3_600_000,
      source: 'coingecko',
    });
  });

  it('has none where there are no totals, none of this currency, or none that imply a rate', () => {
    expect(dollarRate(null, 'chf', NOW)).toBeNull();
    expect(dollarRate(TOTALS, 'eur', NOW)).toBeNull();
    expect(dollarRate({ ...TOTALS, perDollar: null }, 'chf', NOW)).toBeNull();
  });

  it('has none that is a day old, nor one of a day to come', () => {
    const at = (asOf: number) => dollarRate({ ...TOTALS, asOf }, 'chf', NOW);
    expect(at(NOW - RATE_HOLDS_MS)).not.toBeNull();
    expect(at(NOW - RATE_HOLDS_MS - 1)).toBeNull();
    expect(at(NOW + RATE_HOLDS_MS + 1)).toBeNull();
  });
});

describe('converted', () => {
  const quote = bareQuote({
    coinId: 'solana',
    currency: 'usd',
    price: 80,
    change24h: 1.5,
    source: 'coinbase',
    asOf: NOW - 60_000,
    fetchedAt: NOW,
  });
  const rate = { from: 'usd', rate: 0.8125, asOf: NOW - 3_600_000, source: 'coingecko' } as const;

  it('keeps the dated rate beside the price, and the times and the source of the quote', () => {
    expect(converted(quote, 'chf', rate)).toEqual({ ...quote, currency: 'chf', price: 65, conversion: rate });
  });

  it('leaves out a sum in dollars that is no price', () => {
    expect(converted({ ...quote, marketCap: 4e10 }, 'chf', rate).marketCap).toBeNull();
  });
});
