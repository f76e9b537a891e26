/**
 * CoinGecko's public API, v3, without a key. Shapes after its OpenAPI description (coingecko-api-oas, demo-api.json,
 * 2026-06): figures are JSON numbers and any of them may be null.
 */
import { catch as fallback } from '../zod.ts';
import * as z from '../zod.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import type { Currency, MarketTotals, Quote, Sparkline } from '../domain/quote.ts';
import type { ParsedPrices, PriceProvider, PriceRequest, ReplyFailure, ReplyTime } from './provider.ts';
import { weekLine } from './sparkline.ts';
import { BAD_REPLY, change, figureOrNull, isFuture, parseJson, positive } from './wire.ts';

const API = 'https://api.coingecko.com/api/v3';

/** The most rows one page of `/coins/markets` has; without `per_page` it stops at 100 silently. */
const MARKETS_PAGE_SIZE = 250;

export interface MarketsQuery {
  readonly currency: Currency;
  /** At most 250; absent for the largest coins by market cap. */
  readonly ids?: readonly CoinId[];
  /** Rows wanted where no ids are given. */
  readonly perPage?: number;
  readonly sparkline?: boolean;
}

export function marketsUrl({ currency, ids, perPage = MARKETS_PAGE_SIZE, sparkline = false }: MarketsQuery): string {
  const wanted = ids ? `&ids=${ids.map(encodeURIComponent).join(',')}` : '&order=market_cap_desc';
  const rows = Math.min(MARKETS_PAGE_SIZE, ids?.length ?? perPage);
  return (
    `${API}/coins/markets?vs_currency=${encodeURIComponent(currency)}${wanted}&per_page=${rows}&page=1` +
    `&sparkline=${sparkline}&price_change_percentage=1h,24h,7d&precision=full`
  );
}

export function globalUrl(): string {
  return `${API}/global`;
}

const marketRow = z.object({
  id: z.string().check(z.minLength(1)),
  current_price: figureOrNull,
  last_updated: z.string(),
  market_cap: z.optional(figureOrNull),
  market_cap_rank: z.optional(figureOrNull),
  price_change_percentage_24h: z.optional(figureOrNull),
  price_change_percentage_1h_in_currency: z.optional(figureOrNull),
  price_change_percentage_24h_in_currency: z.optional(figureOrNull),
  price_change_percentage_7d_in_currency: z.optional(figureOrNull),
  sparkline_in_7d: fallback(z.nullish(z.object({ price: z.array(figureOrNull) })), null),
});

/** Errors come as `{"status":{"error_code":429,…}}` or `{"error":"…"}`, sometimes inside an HTTP 200. */
const errorReply = z.object({ status: z.object({ error_code: figureOrNull }) });

/** A key that is missing, or not enough for what was asked for (docs: errors and rate limits). */
const KEY_ERRORS = new Set([10_002, 10_005]);
/** A key of a paid plan where a Demo key goes, or the other way round: each plan has a host and a header of its own. */
const PLAN_ERRORS = new Set([10_010, 10_011]);

function failureOf(json: unknown): ReplyFailure {
  const error = errorReply.safeParse(json);
  const code = error.success ? error.data.status.error_code : null;
  if (code === 429) return { ok: false, reason: 'rate-limited' };
  if (code !== null && PLAN_ERRORS.has(code)) return { ok: false, reason: 'key-of-other-plan' };
  return code !== null && KEY_ERRORS.has(code) ? { ok: false, reason: 'key-refused' } : BAD_REPLY;
}

/** Why a call with the reader's key was refused by its status, from the words that came along, if any did. */
export function keyRefusal(words: Uint8Array | undefined): 'key-refused' | 'key-of-other-plan' {
  const { reason } = failureOf(words && parseJson(words));
  return reason === 'key-of-other-plan' ? reason : 'key-refused';
}

/** The header that carries the reader's own Demo key, from the reader's own machine and to this host alone. */
export function keyHeader(key: string): Readonly<Record<string, string>> {
  return { 'x-cg-demo-api-key': key };
}

type MarketRow = z.infer<typeof marketRow>;

function quoteOf(row: MarketRow, currency: Currency, time: ReplyTime): Quote | null {
  const price = positive(row.current_price);
  const asOf = Date.parse(row.last_updated);
  if (price === null || Number.isNaN(asOf) || isFuture(asOf, time)) return null;
  return {
    coinId: row.id,
    currency,
    price,
    change24h: change(row.price_change_percentage_24h_in_currency ?? row.price_change_percentage_24h),
    change1h: change(row.price_change_percentage_1h_in_currency),
    change7d: change(row.price_change_percentage_7d_in_currency),
    // It writes 0 for a market cap it does not know.
    marketCap: positive(row.market_cap ?? null),
    rank: positive(row.market_cap_rank ?? null),
    source: 'coingecko',
    asOf,
    fetchedAt: time.fetchedAt,
    conversion: null,
  };
}

function sparklineOf(row: MarketRow, { coinId, currency, source, asOf }: Quote): Sparkline | null {
  const points = weekLine(row.sparkline_in_7d?.price ?? []);
  return points === null ? null : { coinId, currency, points, source, asOf };
}

/**
 * Reads a reply of `/coins/markets`. Rows are matched by their own id, never by their place; a row that is malformed or
 * has no usable price is left out alone. The first of two rows with one id counts.
 */
export function parseMarkets(
  bytes: Uint8Array,
  { currency, ...time }: ReplyTime & { readonly currency: Currency },
): ParsedPrices | ReplyFailure {
  const json = parseJson(bytes);
  if (!Array.isArray(json)) return failureOf(json);
  const quotes = new Map<CoinId, Quote>();
  const sparklines: Sparkline[] = [];
  for (const item of json) {
    const row = marketRow.safeParse(item);
    const quote = row.success ? quoteOf(row.data, currency, time) : null;
    if (!row.success || quote === null || quotes.has(quote.coinId)) continue;
    quotes.set(quote.coinId, quote);
    const sparkline = sparklineOf(row.data, quote);
    if (sparkline !== null) sparklines.push(sparkline);
  }
  return { ok: true, quotes: [...quotes.values()], sparklines, dropped: json.length - quotes.size };
}

const globalReply = z.object({
  data: z.object({
    total_market_cap: z.record(z.string(), figureOrNull),
    market_cap_percentage: fallback(z.nullish(z.record(z.string(), figureOrNull)), null),
    market_cap_change_percentage_24h_usd: z.optional(figureOrNull),
    /** Seconds. */
    updated_at: z.number(),
  }),
});

/**
 * Reads a reply of `/global`; a failure where it has no total in this currency. Its 24 h change is of the sum in
 * dollars, so in any other currency the change is unknown (null) rather than nearly right.
 */
export function parseGlobal(
  bytes: Uint8Array,
  { currency, ...time }: ReplyTime & { readonly currency: Currency },
): { readonly ok: true; readonly market: MarketTotals } | ReplyFailure {
  const json = parseJson(bytes);
  const reply = globalReply.safeParse(json);
  if (!reply.success) return failureOf(json);
  const { data } = reply.data;
  const marketCap = positive(data.total_market_cap[currency] ?? null);
  const asOf = data.updated_at * 1000;
  if (marketCap === null || isFuture(asOf, time)) return BAD_REPLY;
  const share = positive(data.market_cap_percentage?.['btc'] ?? null);
  const market: MarketTotals = {
    currency,
    marketCap,
    marketCapChange24h: currency === 'usd' ? change(data.market_cap_change_percentage_24h_usd) : null,
    btcShare: share !== null && share <= 100 ? share : null,
    perDollar: rateOf(marketCap, positive(data.total_market_cap['usd'] ?? null)),
    source: 'coingecko',
    asOf,
  };
  return { ok: true, market };
}

/** The list of all coins that have a price: some 17,000 rows, without ranks. */
export function coinListUrl(): string {
  return `${API}/coins/list`;
}

const LONGEST_NAME = 120;
const listedText = z.string().check(z.minLength(1), z.maxLength(LONGEST_NAME));
const listedCoin = z.object({ id: listedText, symbol: listedText, name: listedText });
/** A list much shorter than this is not the list: it must not take the place of one that is. */
const FEWEST_COINS = 1000;

/** Reads a reply of `/coins/list`; rows without a sound id, symbol and name are left out singly. */
export function parseCoinList(
  bytes: Uint8Array,
): { readonly ok: true; readonly coins: readonly Coin[] } | ReplyFailure {
  const json = parseJson(bytes);
  if (!Array.isArray(json)) return failureOf(json);
  const coins = json.flatMap((item): Coin[] => {
    const row = listedCoin.safeParse(item);
    if (!row.success || /\s/.test(row.data.id)) return [];
    const { id, symbol, name } = row.data;
    return [{ id, symbol: symbol.trim().toUpperCase(), name: name.trim(), rank: null }];
  });
  return coins.length < FEWEST_COINS ? BAD_REPLY : { ok: true, coins };
}

/** The same sum in two currencies tells their rate, at the time of the sum; null for a rate that is none (0, endless). */
function rateOf(inCurrency: number, inDollars: number | null): number | null {
  const rate = inDollars === null ? null : positive(inCurrency / inDollars);
  return rate !== null && Number.isFinite(rate) ? rate : null;
}

function request(currency: Currency, ids: readonly CoinId[], sparkline: boolean): PriceRequest {
  return {
    url: marketsUrl({ currency, ids, sparkline }),
    coinIds: ids,
    markets: [],
    parse: (bytes, time) => parseMarkets(bytes, { currency, ...time }),
    halves: () => [],
  };
}

export const coingecko: PriceProvider = {
  source: 'coingecko',
  unknownMarketStatuses: [],
  callsPerRound: 2,
  serves: () => true,
  ask({ currency, ids, sparkline = false }) {
    const pages: PriceRequest[] = [];
    for (let at = 0; at < ids.length; at += MARKETS_PAGE_SIZE) {
      pages.push(request(currency, ids.slice(at, at + MARKETS_PAGE_SIZE), sparkline));
    }
    return pages;
  },
};
