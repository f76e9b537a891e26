import type { Candle, Quote } from '../../../lib/domain/quote.ts';
import type { ParsedPrices, ReplyFailure } from '../../../lib/prices/provider.ts';

/** What the product read out of one recording. */
export interface Reading {
  readonly quotes: readonly Quote[];
  readonly candles: readonly MarketCandle[];
}

/** A candle with its market, which the product's parser of candles is not told. */
export interface MarketCandle extends Candle {
  readonly coinId: string;
  readonly currency: string;
}

/** What became of one recording. */
export type Verdict =
  | { readonly is: 'parsed'; readonly what: string; readonly reading: Reading }
  | { readonly is: 'refused'; readonly reason: string };

export function refused(reason: string): Verdict {
  return { is: 'refused', reason };
}

/** The verdict on what a parser of prices answered; a reply without one usable price is refused. */
export function quotesVerdict(what: string, parsed: ParsedPrices | ReplyFailure): Verdict {
  if (!parsed.ok) return refused(`${what}: ${parsed.reason}${parsed.unknownMarket ? ', unknown market' : ''}`);
  if (parsed.quotes.length === 0) return refused(`${what}: no usable price`);
  return { is: 'parsed', what, reading: { quotes: parsed.quotes, candles: [] } };
}

/** The verdict on what a parser of candles answered. */
export function candlesVerdict(
  what: string,
  { coinId, currency }: { readonly coinId: string; readonly currency: string },
  parsed: { readonly ok: true; readonly candles: readonly Candle[] } | ReplyFailure,
): Verdict {
  if (!parsed.ok) return refused(`${what}: ${parsed.reason}`);
  if (parsed.candles.length === 0) return refused(`${what}: no possible candle`);
  const candles = parsed.candles.map((candle) => ({ ...candle, coinId, currency }));
  return { is: 'parsed', what, reading: { quotes: [], candles } };
}

/**
 * One quote or candle as a line of text; a parsed reply of several says how many more.
 * @param openedAt a time that is only that of this evaluation is not told as the quote's
 */
export function described({ quotes, candles }: Reading, openedAt: number): string {
  const [quote] = quotes;
  const [candle] = candles;
  const more = quotes.length + candles.length > 1 ? ` and ${quotes.length + candles.length - 1} more` : '';
  if (quote) {
    const { coinId, price, currency, asOf } = quote;
    return `${coinId} ${price} ${currency} ${asOf === openedAt ? 'no time' : new Date(asOf).toISOString()}${more}`;
  }
  if (!candle) return '';
  const { coinId, currency, openTime, open, high, low, close } = candle;
  return `${coinId} ${currency} ${new Date(openTime).toISOString()} open ${open} high ${high} low ${low} close ${close}${more}`;
}

/** Text as the bytes a parser takes. */
export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}
