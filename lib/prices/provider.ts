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
  /** True where one market the provider does not know made it refuse the whole call: ask in `halves` instead. */
  readonly unknownMarket?: boolean;
}

/** One call to a provider. */
export interface PriceRequest {
  readonly url: string;
  readonly coinIds: readonly CoinId[];
  /** The provider's names of the markets asked for; empty where it answers by coin id. */
  readonly markets: readonly string[];
  parse(bytes: Uint8Array, time: ReplyTime): ParsedPrices | ReplyFailure;
  /** The same call as two smaller ones, to find the market that is unknown; empty where only one was asked for. */
  halves(): readonly PriceRequest[];
}

export interface PriceQuestion {
  readonly currency: Currency;
  readonly ids: readonly CoinId[];
  /** Seven days of prices as well, where the provider has them. */
  readonly sparkline?: boolean;
  /** Markets that the provider was found not to know, by its names: not asked for. */
  readonly without?: ReadonlySet<string>;
}

/** A source of prices. Knows addresses and shapes; fetching, storing and choosing are others' work. */
export interface PriceProvider {
  readonly source: PriceSource;
  /** The HTTP statuses by which it refuses a market that it does not know; none where it says so in words. */
  readonly unknownMarketStatuses: readonly number[];
  /** The most calls of one round: exchanges that answer for a single coin a call are asked in turns. */
  readonly callsPerRound: number;
  /** Whether it has prices in this currency for any coin. */
  serves(currency: Currency): boolean;
  /** The calls that answer the question, as few as can be; empty where it knows none of the coins. */
  ask(question: PriceQuestion): PriceRequest[];
}

/** A bare price, as exchanges tell it: no change over 24 hours, no capitalisation. */
export function bareQuote(
  quote: Pick<Quote, 'coinId' | 'currency' | 'price' | 'source' | 'asOf' | 'fetchedAt'> & { change24h?: number | null },
): Quote {
  return {
    change24h: null,
    change1h: null,
    change7d: null,
    marketCap: null,
    rank: null,
    conversion: null,
    ...quote,
  };
}

/** A list in two halves, for finding the one market that a provider does not know. */
export function inHalves<Market>(markets: readonly Market[]): (readonly Market[])[] {
  if (markets.length < 2) return [];
  const middle = Math.ceil(markets.length / 2);
  return [markets.slice(0, middle), markets.slice(middle)];
}
