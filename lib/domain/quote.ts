import type { CoinId } from './coin.ts';
import { CHECK_HOLDS_MS, DISAGREE_TIMES, FRESH_INTERVALS, WATCHED_POLL_INTERVAL_MS } from './price-limits.ts';

/** Lower-case code of what a price is counted in, as the providers write it: `usd`, `eur`, `usdt`, `btc` … */
export type Currency = string;

/** In the order in which they are preferred. */
export const PRICE_SOURCES = ['coingecko', 'kraken', 'coinbase', 'binance'] as const;
export type PriceSource = (typeof PRICE_SOURCES)[number];

/** How a price came into its currency: the source's own figure times a rate of another day. */
export interface Conversion {
  /** What the source itself quotes in. */
  readonly from: Currency;
  /** Units of the quote's currency for one unit of `from`. */
  readonly rate: number;
  /** When the rate was true, epoch milliseconds. */
  readonly asOf: number;
  /** Who said so. */
  readonly source: PriceSource;
}

/** One price of one coin in one currency at one time, and who says so. */
export interface Quote {
  readonly coinId: CoinId;
  readonly currency: Currency;
  /** Greater than zero and finite; a coin without a price has no quote. */
  readonly price: number;
  /** Percent over 24 hours (1.3 means +1.3 %); null where the source does not tell. */
  readonly change24h: number | null;
  readonly change1h: number | null;
  readonly change7d: number | null;
  readonly marketCap: number | null;
  readonly rank: number | null;
  readonly source: PriceSource;
  /** When the price was true, by the source's own clock, epoch milliseconds. */
  readonly asOf: number;
  /** When we received it, epoch milliseconds. */
  readonly fetchedAt: number;
  /** Null where the source itself quotes in this currency. A dollar token is no dollar: that would be a conversion too. */
  readonly conversion: Conversion | null;
}

/** What one source said at one time, as far as another's price is held against it. */
export interface Said {
  readonly source: PriceSource;
  readonly price: number;
  readonly asOf: number;
}

/** A price too far from the good one to be believed yet. */
export interface HeldClaim {
  /** As its source told it: taken over whole once it is believed. */
  readonly quote: Quote;
  /** When the jump was first claimed, by our clock. */
  readonly since: number;
  /** Polls in a row that said so, a minute or more apart. */
  readonly polls: number;
  /** As-of of the last poll that was counted. */
  readonly countedAt: number;
  /** The newest second source, which did not bear it out; `at` by our clock. Null where none answered. */
  readonly second: (Said & { readonly at: number }) | null;
}

/** The newest comparison of a price with an independent source, both of the same moment and currency. */
export interface PriceCheck {
  readonly primary: Said;
  readonly second: Said;
  /** By how much the second lies apart from the primary, as a fraction of it; never negative. */
  readonly gap: number;
  /** Comparisons in a row that were too far apart; 0 is "they agree". */
  readonly apart: number;
  /** When the first of these was, by our clock; null where they agree. */
  readonly since: number | null;
  /** When this comparison was made, by our clock. */
  readonly at: number;
}

/** A price as stored, with what is known of its truth. */
export interface StoredQuote extends Quote {
  readonly held: HeldClaim | null;
  readonly check: PriceCheck | null;
  /** When a jump was believed though no second source could be asked, by our clock; null where none was. */
  readonly oneSourceAt: number | null;
}

/** The whole market in one currency, as the market line shows it. */
export interface MarketTotals {
  readonly currency: Currency;
  readonly marketCap: number;
  readonly marketCapChange24h: number | null;
  /** Bitcoin's part of the whole, percent. */
  readonly btcShare: number | null;
  /** Units of this currency for one US dollar; null where the source did not tell. */
  readonly perDollar: number | null;
  readonly source: PriceSource;
  readonly asOf: number;
}

/** Prices of the last seven days, oldest first, evenly spaced. */
export interface Sparkline {
  readonly coinId: CoinId;
  readonly currency: Currency;
  /** Hourly as the source tells them, at most 169; null is an hour of which it tells nothing. Rows of before have 43. */
  readonly points: readonly (number | null)[];
  readonly source: PriceSource;
  readonly asOf: number;
}

/** The price of one stretch of time on one market. */
export interface Candle {
  /** Beginning of the stretch, epoch milliseconds. */
  readonly openTime: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** In units of the coin. */
  readonly volume: number;
}

/** What a number is worth: each looks different wherever it is shown. */
export type NumberState = 'fresh' | 'old' | 'missing' | 'disagreeing' | 'held';

/**
 * How far a number may be trusted to be the present one: fresh is younger than two poll intervals of what fetches it.
 * A time further in the future than that counts as old too: some clock is wrong.
 */
export function numberState(
  asOf: number | null,
  now: number,
  pollIntervalMs: number = WATCHED_POLL_INTERVAL_MS,
): 'fresh' | 'old' | 'missing' {
  if (asOf === null) return 'missing';
  return Math.abs(now - asOf) < FRESH_INTERVALS * pollIntervalMs ? 'fresh' : 'old';
}

/** What a surface knows of a price. */
export interface PriceStanding {
  readonly price: number | null;
  readonly asOf: number | null;
  readonly pollIntervalMs: number;
  readonly held: { readonly asOf: number } | null;
  /** `at`: when the two were compared, by the sources' clocks. */
  readonly disagreement: { readonly at: number } | null;
}

/**
 * The state of a price, told anew for each `now` (by the sources' clocks, as are the times of the price). A held price stays held while its claim is made: the good price
 * below it grows old meanwhile, and that is what "held" says. An old price is old first: nobody knows whether the
 * sources still disagree.
 */
export function priceState(standing: PriceStanding, now: number): NumberState {
  const { price, asOf, pollIntervalMs, held, disagreement } = standing;
  if (price === null) return 'missing';
  if (held && numberState(held.asOf, now, pollIntervalMs) === 'fresh') return 'held';
  const state = numberState(asOf, now, pollIntervalMs);
  return state === 'fresh' && disagreement && now - disagreement.at < CHECK_HOLDS_MS ? 'disagreeing' : state;
}

/**
 * When two prices were compared, by the sources' clocks: the time of the newer one. States are told by these clocks
 * (`sourcesNow`); on a machine whose clock is an hour slow its own time of the comparison would seem to be long past.
 */
export function comparedAt({ primary, second }: PriceCheck): number {
  return Math.max(primary.asOf, second.asOf);
}

/** Whether a comparison makes a disagreement: apart often enough in a row. */
export function isDisagreement(check: PriceCheck | null): check is PriceCheck & { readonly since: number } {
  return check !== null && check.since !== null && check.apart >= DISAGREE_TIMES;
}
