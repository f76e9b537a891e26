/**
 * Kraken's public REST API. An error comes inside an HTTP 200, in `error[]`; figures are strings; the reply is keyed by
 * Kraken's own pair names, which are not always those asked for.
 */
import { catch as fallback } from '../zod.ts';
import * as z from '../zod.ts';
import type { Quote } from '../domain/quote.ts';
import { KRAKEN_CURRENCIES, krakenPairs, surerPairs, type KrakenPair } from './kraken-pairs.ts';
import type { ParsedPrices, PriceProvider, PriceRequest, ReplyFailure, ReplyTime } from './provider.ts';
import { BAD_REPLY, figure, parseJson } from './wire.ts';

/** @param pairs at least one: Kraken takes an empty list for "all of them" */
export function tickerUrl(pairs: readonly KrakenPair[]): string {
  return `https://api.kraken.com/0/public/Ticker?pair=${pairs.map((pair) => pair.name).join(',')}`;
}

const tickerReply = z.object({
  error: fallback(z.array(z.string()), []),
  result: z.optional(z.record(z.string(), z.unknown())),
});

/** A price, and then volumes. */
const level = z.tuple([figure], z.unknown());

/**
 * `a` and `b` are the best offers to sell and to buy, now; `c` is the last trade, whenever that was. `o` is the price
 * at 00:00 UTC and not that of 24 hours ago: no change from it.
 */
const ticker = z.object({ a: level, b: level, c: level });

/** How far outside the present offers a last trade may lie: in a busy market they have moved on since by as much. */
const MOVED_SHARE = 0.001;
/** Offers further apart than this part of their middle name no price. */
const WIDEST_SPREAD = 0.1;

/**
 * The price now: the last trade where the present offers bear it out, else their middle, because in a quiet market the
 * last trade may be hours old. Null where the offers are missing, crossed or far apart.
 */
function priceOf({ a: [ask], b: [bid], c: [last] }: z.infer<typeof ticker>): number | null {
  const middle = (ask + bid) / 2;
  if (bid <= 0 || ask < bid || ask - bid > WIDEST_SPREAD * middle) return null;
  return last >= bid * (1 - MOVED_SHARE) && last <= ask * (1 + MOVED_SHARE) ? last : middle;
}

/** Kraken's error text is "severity + category : message"; an E is an error, a W only a warning. */
function failureOf(errors: readonly string[]): ReplyFailure {
  const text = errors.join(' ');
  if (/unknown asset pair/i.test(text)) return { ok: false, reason: 'bad-reply', unknownPair: true };
  if (/rate limit|too many requests/i.test(text)) return { ok: false, reason: 'rate-limited' };
  if (/permission denied|lockout/i.test(text)) return { ok: false, reason: 'refused' };
  return text.startsWith('EService') ? { ok: false, reason: 'server-error' } : BAD_REPLY;
}

function quoteOf(pair: KrakenPair, price: number, { fetchedAt, serverTime }: ReplyTime): Quote {
  return {
    coinId: pair.coinId,
    currency: pair.currency,
    price,
    // Not in this reply; a figure made from `o` would be a change since midnight.
    change24h: null,
    change1h: null,
    change7d: null,
    marketCap: null,
    rank: null,
    source: 'kraken',
    // The reply has no time, but is read from the live order book. By Kraken's clock where it told: ours may be wrong.
    asOf: serverTime ?? fetchedAt,
    fetchedAt,
  };
}

/** Reads a reply of `/Ticker` for these pairs; a pair that is missing in it or has no usable price gives no quote. */
export function parseTicker(
  bytes: Uint8Array,
  pairs: readonly KrakenPair[],
  time: ReplyTime,
): ParsedPrices | ReplyFailure {
  const reply = tickerReply.safeParse(parseJson(bytes));
  if (!reply.success) return BAD_REPLY;
  const errors = reply.data.error.filter((error) => error.startsWith('E'));
  if (errors.length > 0) return failureOf(errors);
  const { result } = reply.data;
  if (result === undefined) return BAD_REPLY;

  const quotes: Quote[] = [];
  let dropped = 0;
  for (const pair of pairs) {
    const key = pair.keys.find((name) => Object.hasOwn(result, name));
    if (key === undefined) continue;
    const row = ticker.safeParse(result[key]);
    const price = row.success ? priceOf(row.data) : null;
    if (price === null) dropped += 1;
    else quotes.push(quoteOf(pair, price, time));
  }
  return { ok: true, quotes, sparklines: [], dropped };
}

function request(pairs: readonly KrakenPair[]): PriceRequest {
  const surer = surerPairs(pairs);
  return {
    url: tickerUrl(pairs),
    coinIds: pairs.map((pair) => pair.coinId),
    parse: (bytes, time) => parseTicker(bytes, pairs, time),
    narrower: surer.length === 0 ? null : request(surer),
  };
}

export const kraken: PriceProvider = {
  source: 'kraken',
  serves: (currency) => KRAKEN_CURRENCIES.has(currency),
  ask({ currency, ids }) {
    const pairs = krakenPairs(ids, currency);
    return pairs.length === 0 ? [] : [request(pairs)];
  },
};
