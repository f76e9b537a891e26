import { CANDLES_READ, type CandleRead, type PriceRead, PRICES_READ } from './read-by-hand.ts';
import type { Reading } from './verdict.ts';

/** How many quotes and candles were read by hand. */
export const READ_BY_HAND = [PRICES_READ, CANDLES_READ].flatMap((byFile) => Object.values(byFile).flat()).length;

/**
 * Where the product's readings differ from those by hand, one line of text each. A reading by hand that the product has
 * none for is wrong as well: refused, or another place.
 * @param readings what the product read, by `placeOf` its recording
 */
export function differences(readings: ReadonlyMap<string, Reading>): string[] {
  const prices = Object.entries(PRICES_READ).flatMap(([file, rows]) =>
    rows.flatMap((row) => priceDifference(row, readings.get(placeOf(file, row.at))).map((text) => `${file} ${text}`)),
  );
  const candles = Object.entries(CANDLES_READ).flatMap(([file, rows]) =>
    rows.flatMap((row) => candleDifference(row, readings.get(placeOf(file, row.at))).map((text) => `${file} ${text}`)),
  );
  return [...prices, ...candles];
}

/** The name of a place in a file, as the key of what was read there. */
export function placeOf(file: string, at: string): string {
  return `${file} ${at}`;
}

function priceDifference({ at, ...row }: PriceRead, reading: Reading | undefined): string[] {
  const quotes = reading?.quotes ?? [];
  const [quote] = quotes;
  if (!quote || quotes.length !== 1) return [`${at}: ${quotes.length} quotes, by hand one of ${row.coinId}`];
  const byHand = { ...row, time: row.time === null ? null : new Date(row.time).getTime() };
  const told = {
    coinId: quote.coinId,
    currency: quote.currency,
    price: quote.price,
    time: row.time === null ? null : quote.asOf,
    ...(row.change24h === undefined ? {} : { change24h: asWritten(quote.change24h, row.change24h) }),
  };
  return unlike(at, told, byHand);
}

function candleDifference({ at, ...row }: CandleRead, reading: Reading | undefined): string[] {
  const candle = reading?.candles.find(({ openTime }) => openTime === row.time);
  if (!candle) return [`${at}: no candle of ${row.time}, by hand one of ${row.coinId}`];
  const { coinId, currency, openTime: time, open, high, low, close } = candle;
  return unlike(at, { coinId, currency, time, open, high, low, close }, row);
}

/** A change is reckoned from two prices, and told rounded: compared with as many digits as were told. */
function asWritten(change: number | null, byHand: string | null): string | null {
  return change === null ? null : change.toFixed(byHand?.split('.')[1]?.length ?? 0);
}

/** Everything that differs, as one line of text; none where all agrees. */
function unlike(at: string, told: Readonly<Record<string, unknown>>, byHand: Readonly<Record<string, unknown>>) {
  const unequal = Object.keys(byHand).filter((name) => told[name] !== byHand[name]);
  const words = unequal.map((name) => `${name} ${String(told[name])}, by hand ${String(byHand[name])}`);
  return words.length === 0 ? [] : [`${at}: ${words.join('; ')}`];
}
