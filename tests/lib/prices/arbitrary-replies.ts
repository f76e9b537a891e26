/** Replies that lack coins, break some, and come in any order. */
import * as fc from 'fast-check';
import type { Quote } from '../../../lib/domain/quote.ts';
import type { ParsedPrices, ReplyFailure } from '../../../lib/prices/provider.ts';

/** One row of a reply: whose it is, and the figure it tells, null for a broken one. */
export interface Told {
  readonly coinId: string;
  readonly price: number | null;
}

/** Any part of the coins in any order, each with a price that no other has; some of the rows broken. */
export function arbitraryRows(ids: readonly string[]): fc.Arbitrary<Told[]> {
  return fc
    .tuple(fc.shuffledSubarray([...ids]), fc.infiniteStream(fc.boolean()))
    .map(([told, isBroken]) =>
      told.map((coinId) => ({ coinId, price: isBroken.next().value ? null : priceOnlyOf(ids, coinId) })),
    );
}

/** A price by which the coin is known: its place in the list of those asked for. */
function priceOnlyOf(ids: readonly string[], coinId: string): number {
  return (ids.indexOf(coinId) + 1) * 1.25;
}

/** What is to be read out of such rows: each sound one's own price, by coin, and how many were left out. */
export function pricesTold(told: readonly Told[]): PricesByCoin {
  const sound = told.filter(({ price }) => price !== null);
  return { prices: byCoin(sound), dropped: told.length - sound.length };
}

/** What was read out of a reply, in the same shape. */
export function pricesIn(parsed: ParsedPrices | ReplyFailure): PricesByCoin | ReplyFailure {
  return parsed.ok ? { prices: byCoin(parsed.quotes), dropped: parsed.dropped } : parsed;
}

interface PricesByCoin {
  /** `coin price`, in the order of the alphabet: a coin that has two prices is there twice. */
  readonly prices: readonly string[];
  readonly dropped: number;
}

function byCoin(rows: readonly Told[]): readonly string[] {
  return rows.map(({ coinId, price }) => `${coinId} ${price}`).toSorted((a, b) => (a < b ? -1 : 1));
}

/** Any figure as a source might write it. */
export const anyFigure = fc.oneof(
  fc.double().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom('1e308', '-1e308', '1e-323', 1.7e308, 5e-324, 'NaN', '', null),
);

/** Quotes whose figures cannot be, whatever the reply said: there must be none. */
export function unsoundQuotes(parsed: ParsedPrices | ReplyFailure): readonly Quote[] {
  const isSound = ({ price, change24h }: Quote) =>
    price > 0 && price < Infinity && (change24h === null || (change24h >= -100 && change24h < Infinity));
  return parsed.ok ? parsed.quotes.filter((quote) => !isSound(quote)) : [];
}

/** Bytes that are no reply, or JSON of another shape. */
export const anyBytes = fc.oneof(
  fc.uint8Array(),
  fc.json().map((text) => new TextEncoder().encode(text)),
);
