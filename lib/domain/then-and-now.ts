/** What a page's coins cost when it was written against now. */
import type { CoinId } from './coin.ts';
import type { PastPrice } from './daily.ts';
import { type PriceStanding, priceState } from './quote.ts';

/** One coin of the page, then and now. */
export interface ThenCoin {
  readonly coinId: CoinId;
  /** On the page's day; null where nobody's history reaches there. */
  readonly past: PastPrice | null;
  /** Where history begins only after the page's day: the UTC day of its first figure; else null. */
  readonly knownSince: number | null;
  /** The present price in dollars; null where there is none, or none that can be compared. */
  readonly now: number | null;
  /** From then to now, percent; null where one of the two is lacking, or they are prices of different things. */
  readonly change: number | null;
  /** Closes from the page's day to now at even distances, the last of them the present price; null is a gap. */
  readonly line: readonly (number | null)[];
}

/** The page's AI coins in equal parts, or bitcoin, since the page's day: 1 is the price then. */
export interface Yardstick {
  /** Coins with history among `of`. */
  readonly coins: number;
  readonly of: number;
  /** Percent. */
  readonly change: number;
  /** Of the present prices in it: once one of them is old, it is no change until now. */
  readonly standings: readonly PriceStanding[];
  readonly line: readonly (number | null)[];
}

export interface ThenAndNow {
  readonly coins: readonly ThenCoin[];
  /** Null where none of the page's AI coins has both prices. */
  readonly basket: Yardstick | null;
  readonly bitcoin: Yardstick | null;
}

/** Whether a price is of the present. @param now by the sources' clocks */
export function isOfNow(standing: PriceStanding, now: number): boolean {
  return ['fresh', 'disagreeing'].includes(priceState(standing, now));
}

/**
 * Equal parts of several coins, each from its own price then: the mean of their lines, where all of them are known.
 * @param lines of one length, each beginning at the page's day
 */
export function equalParts(lines: readonly (readonly (number | null)[])[]): (number | null)[] {
  const [first] = lines;
  if (!first) return [];
  return first.map((_, at) => {
    let sum = 0;
    for (const line of lines) {
      const [start, here] = [line[0], line[at]];
      if (!start || here === null || here === undefined) return null;
      sum += here / start;
    }
    return sum / lines.length;
  });
}
