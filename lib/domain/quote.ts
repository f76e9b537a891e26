import type { CoinId } from './coin.ts';

/** Lower-case code of what a price is counted in, as the providers write it: `usd`, `eur`, `btc` … */
export type Currency = string;

export type PriceSource = 'coingecko' | 'kraken';

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
}

/** The whole market in one currency, as the market line shows it. */
export interface MarketTotals {
  readonly currency: Currency;
  readonly marketCap: number;
  readonly marketCapChange24h: number | null;
  /** Bitcoin's part of the whole, percent. */
  readonly btcShare: number | null;
  readonly source: PriceSource;
  readonly asOf: number;
}

/** Prices of the last seven days, oldest first, evenly spaced. */
export interface Sparkline {
  readonly coinId: CoinId;
  readonly currency: Currency;
  readonly points: readonly number[];
  readonly source: PriceSource;
  readonly asOf: number;
}

/** How often the watched coins are asked for, and the rest of the 250 largest. */
export const WATCHED_POLL_INTERVAL_MS = 6 * 60_000;
export const TOP_POLL_INTERVAL_MS = 2 * 60 * 60_000;
/** How often the totals of the whole market are asked for. */
export const MARKET_POLL_INTERVAL_MS = 3 * 60 * 60_000;

export type NumberState = 'fresh' | 'old' | 'missing';

/**
 * How far a number may be trusted to be the present one: fresh is younger than two poll intervals of what fetches it.
 * A time further in the future than that counts as old too: some clock is wrong.
 */
export function numberState(
  asOf: number | null,
  now: number,
  pollIntervalMs: number = WATCHED_POLL_INTERVAL_MS,
): NumberState {
  if (asOf === null) return 'missing';
  return Math.abs(now - asOf) < 2 * pollIntervalMs ? 'fresh' : 'old';
}
