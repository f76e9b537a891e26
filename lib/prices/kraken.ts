/**
 * Kraken's public REST API. An error comes inside an HTTP 200, in `error[]`; figures are strings; the reply is keyed by
 * Kraken's own pair names, which are not always those asked for.
 */
import { catch as fallback } from '../zod.ts';
import * as z from '../zod.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Currency } from '../domain/quote.ts';
import { coinOfCode, exchangeCoin, exchangeCoins } from './exchange-coins.ts';
import {
  bareQuote,
  inHalves,
  type ParsedPrices,
  type PriceProvider,
  type PriceRequest,
  type ReplyFailure,
  type ReplyTime,
} from './provider.ts';
import { BAD_REPLY, figure, parseJson } from './wire.ts';

/** One market of Kraken. */
export interface KrakenPair {
  readonly coinId: CoinId;
  readonly currency: Currency;
  /** The name to ask by, e.g. `XBTUSD`. */
  readonly name: string;
  /** Names the reply may use for it: old markets answer as `XXBTZUSD`. */
  readonly keys: readonly string[];
}

/**
 * Assets of Kraken's first years answer with an X before the coin and a Z before the money, e.g. `XXRPZEUR`; dogecoin
 * only where it is traded for other coins (`XXDGXXBT`, but `XDGUSD`).
 */
const OLD_CODES = new Set(['XBT', 'ETH', 'XRP', 'LTC', 'XLM', 'XMR', 'ZEC', 'ETC', 'XDG']);
/** Names in replies that follow no rule (Kraken's list of pairs, 2021). */
const ODD_KEYS: Readonly<Record<string, string>> = { USDTUSD: 'USDTZUSD' };
/** What the wider world calls the coins that Kraken names its own way; accepted in replies, should it ever follow. */
const WORLD_CODES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };
/** Money whose name has an X or a Z before it in the names of old markets. */
const MONEY: ReadonlySet<Currency> = new Set(['usd', 'eur', 'gbp', 'cad', 'jpy']);
const CRYPTO_CODES: Readonly<Record<Currency, string>> = { btc: 'XBT', eth: 'ETH' };

function pairOf(coinId: CoinId, code: string, currency: Currency): KrakenPair {
  const quote = CRYPTO_CODES[currency] ?? currency.toUpperCase();
  const world = WORLD_CODES[code];
  const name = `${code}${quote}`;
  const keys = [name];
  if (OLD_CODES.has(code)) keys.push(`X${code}${MONEY.has(currency) ? 'Z' : 'X'}${quote}`);
  if (world !== undefined) keys.push(`${world}${quote}`);
  const oddKey = ODD_KEYS[name];
  if (oddKey !== undefined) keys.push(oddKey);
  return { coinId, currency, name, keys };
}

/** The markets of these coins in this currency, in the order of the coins; coins without one are left out. */
export function krakenPairs(ids: readonly CoinId[], currency: Currency): KrakenPair[] {
  return [...new Set(ids)].flatMap((coinId) => {
    const coin = exchangeCoin('kraken', coinId, currency);
    return coin ? [pairOf(coinId, coin.code, currency)] : [];
  });
}

/** A market by the name with a slash that Kraken's messages use, e.g. `XBT/CHF`; null where we know no such coin. */
export function krakenPairNamed(name: string): KrakenPair | null {
  const [code = '', quote = ''] = name.split('/');
  const coinId = coinOfCode('kraken', code);
  const currency = Object.keys(CRYPTO_CODES).find((key) => CRYPTO_CODES[key] === quote) ?? quote.toLowerCase();
  return coinId === null || quote === '' ? null : pairOf(coinId, code, currency);
}

/** @param pairs at least one: Kraken takes an empty list for "all of them" */
export function tickerUrl(pairs: readonly KrakenPair[]): string {
  return `https://api.kraken.com/0/public/Ticker?pair=${pairs.map((pair) => pair.name).join(',')}`;
}

const tickerReply = z.object({
  error: fallback(z.array(z.string()), []),
  result: fallback(z.nullish(z.record(z.string(), z.unknown())), null),
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
  const middle = bid + (ask - bid) / 2;
  if (bid <= 0 || ask < bid || ask - bid > WIDEST_SPREAD * middle) return null;
  return last >= bid * (1 - MOVED_SHARE) && last <= ask * (1 + MOVED_SHARE) ? last : middle;
}

/** Kraken's error text is "severity + category : message"; an E is an error, a W only a warning. */
function failureOf(errors: readonly string[]): ReplyFailure {
  const text = errors.join(' ');
  if (/unknown asset pair/i.test(text)) return { ok: false, reason: 'bad-reply', unknownMarket: true };
  if (/rate limit|too many requests/i.test(text)) return { ok: false, reason: 'rate-limited' };
  if (/permission denied|lockout/i.test(text)) return { ok: false, reason: 'refused' };
  return text.startsWith('EService') ? { ok: false, reason: 'server-error' } : BAD_REPLY;
}

/** Reads a reply of `/Ticker` for these pairs; a pair that is missing in it or has no usable price gives no quote. */
export function parseTicker(
  bytes: Uint8Array,
  pairs: readonly KrakenPair[],
  { fetchedAt, serverTime }: ReplyTime,
): ParsedPrices | ReplyFailure {
  const reply = tickerReply.safeParse(parseJson(bytes));
  if (!reply.success) return BAD_REPLY;
  const errors = reply.data.error.filter((error) => error.startsWith('E'));
  if (errors.length > 0) return failureOf(errors);
  const { result } = reply.data;
  if (!result) return BAD_REPLY;

  // The reply has no time, but is read from the live order book. By Kraken's clock where it told: ours may be wrong.
  const asOf = serverTime ?? fetchedAt;
  let dropped = 0;
  const quotes = pairs.flatMap(({ coinId, currency, keys }) => {
    const key = keys.find((name) => Object.hasOwn(result, name));
    if (key === undefined) return [];
    const row = ticker.safeParse(result[key]);
    const price = row.success ? priceOf(row.data) : null;
    if (price === null) {
      dropped += 1;
      return [];
    }
    return [bareQuote({ coinId, currency, price, source: 'kraken', asOf, fetchedAt })];
  });
  return { ok: true, quotes, sparklines: [], dropped };
}

function request(pairs: readonly KrakenPair[]): PriceRequest {
  return {
    url: tickerUrl(pairs),
    coinIds: pairs.map((pair) => pair.coinId),
    markets: pairs.map((pair) => pair.name),
    parse: (bytes, time) => parseTicker(bytes, pairs, time),
    halves: () => inHalves(pairs).map(request),
  };
}

export const kraken: PriceProvider = {
  source: 'kraken',
  unknownMarketStatuses: [],
  callsPerRound: 3,
  serves: (currency) => exchangeCoins('kraken').some(({ currencies }) => currencies.includes(currency)),
  ask({ currency, ids, without }) {
    const pairs = krakenPairs(ids, currency).filter(({ name }) => !without?.has(name));
    return pairs.length === 0 ? [] : [request(pairs)];
  },
};
