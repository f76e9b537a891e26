import { RATE_HOLDS_MS } from '../domain/price-limits.ts';
import type { Conversion, Currency, MarketTotals, Quote } from '../domain/quote.ts';

/**
 * The rate from dollars that the market's totals imply, with its date; null where there is none, it is too old, or the
 * totals are of another currency. One sum told in two currencies at one time is a rate of that time.
 */
export function dollarRate(market: MarketTotals | null, currency: Currency, now: number): Conversion | null {
  if (market === null || market.currency !== currency || market.perDollar === null) return null;
  if (Math.abs(now - market.asOf) > RATE_HOLDS_MS) return null;
  return { from: 'usd', rate: market.perDollar, asOf: market.asOf, source: market.source };
}

/** A dollar quote in another currency, carrying the rate and its date. Sums that are not prices are left out. */
export function converted(quote: Quote, currency: Currency, conversion: Conversion): Quote {
  return { ...quote, currency, price: quote.price * conversion.rate, marketCap: null, conversion };
}
