/** How figures and replies of price APIs are read, whoever sends them. */
import * as z from '../zod.ts';
import { catch as fallback } from '../zod.ts';
import { AHEAD_MS } from '../domain/price-limits.ts';
import type { Candle } from '../domain/quote.ts';
import type { ReplyFailure, ReplyTime } from './provider.ts';

/** A finite number, or a string that is one: some APIs write prices as strings to keep their digits. */
export const figure = z.union([
  z.number(),
  z.pipe(z.string().check(z.regex(/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/)), z.pipe(z.transform(Number), z.number())),
]);

/** A figure that may be missing; what is not a figure counts as missing too, and does not spoil its row. */
export const figureOrNull = fallback(z.nullable(figure), null);

export const BAD_REPLY: ReplyFailure = { ok: false, reason: 'bad-reply' };

/** JSON out of bytes; undefined for a truncated reply, an HTML page or broken UTF-8. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

export function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/** A fall of more than everything is an error of the source, and so is a rise without end (a start of nearly nothing). */
export function change(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && value >= -100 && Number.isFinite(value) ? value : null;
}

/**
 * Whether a time lies in the future for server and reader alike. A reader's clock that is slow must not delete every
 * price: against the server's clock they are fine, and against ours they will show as old.
 */
export function isFuture(time: number, { fetchedAt, serverTime }: ReplyTime): boolean {
  return time > Math.max(fetchedAt, serverTime ?? 0) + AHEAD_MS;
}

/** A candle, or none where its figures cannot be: not positive, or its ends outside of its range. */
export function candleOf(candle: Candle): readonly Candle[] {
  const { openTime, open, high, low, close, volume } = candle;
  const isPossible =
    openTime > 0 && low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close) && volume >= 0;
  return isPossible ? [candle] : [];
}
