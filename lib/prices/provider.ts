import type { CoinId } from '../domain/coin.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { Currency, PriceSource, Quote, Sparkline } from '../domain/quote.ts';

/** When a reply came in. */
export interface ReplyTime {
  /** By our clock, epoch milliseconds. */
  readonly fetchedAt: number;
  /** By the server's own clock (its `Date` header), where it told. */
  readonly serverTime?: number | null;
}

/** What could be read out of a reply. A coin that was asked for and is not here has no price. */
export interface ParsedPrices {
  readonly ok: true;
  readonly quotes: readonly Quote[];
  readonly sparklines: readonly Sparkline[];
  /** Rows that were there and could not be used: price null, not positive, of the future, or malformed. */
  readonly dropped: number;
}

/** The reply as a whole is of no use: not JSON, another shape, or an error told in words. */
export interface ReplyFailure {
  readonly ok: false;
  readonly reason: FailureReason;
  /** True where one name the provider does not know made it refuse the whole call: ask `narrower` instead. */
  readonly unknownPair?: boolean;
}

/** One call to a provider. */
export interface PriceRequest {
  readonly url: string;
  readonly coinIds: readonly CoinId[];
  parse(bytes: Uint8Array, time: ReplyTime): ParsedPrices | ReplyFailure;
  /** A call for fewer, surer names, to be tried after `unknownPair`; null where nothing is left to leave out. */
  readonly narrower: PriceRequest | null;
}

export interface PriceQuestion {
  readonly currency: Currency;
  readonly ids: readonly CoinId[];
  /** Seven days of prices as well, where the provider has them. */
  readonly sparkline?: boolean;
}

/** A source of prices. Knows addresses and shapes; fetching, storing and choosing are others' work. */
export interface PriceProvider {
  readonly source: PriceSource;
  /** Whether it has prices in this currency for any coin. */
  serves(currency: Currency): boolean;
  /** The calls that answer the question, as few as can be; empty where it knows none of the coins. */
  ask(question: PriceQuestion): PriceRequest[];
}
