/**
 * Binance's market-data host (data-api.binance.vision), which needs no key and serves no account. Prices are strings,
 * times milliseconds. It quotes in USDT, USDC, EUR, TRY, BTC … and hardly in dollars: a dollar token is not a dollar, and
 * nothing here calls it one. One unknown symbol fails a whole call with 400; 429 and 418 (banned) carry Retry-After.
 * After binance-spot-api-docs, 2026-07.
 */
import * as z from '../zod.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Candle, Currency } from '../domain/quote.ts';
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
import { BAD_REPLY, candleOf, change, figure, figureOrNull, isFuture, parseJson, positive } from './wire.ts';

const API = 'https://data-api.binance.vision/api/v3';

/** Up to so many symbols a call cost the least weight (2). */
const SYMBOLS_PER_CALL = 20;
/** The most candles of one call. */
export const CANDLES_PER_CALL = 1000;

/** One market of Binance. */
export interface BinanceMarket {
  readonly coinId: CoinId;
  readonly currency: Currency;
  /** e.g. `BTCUSDT`. */
  readonly symbol: string;
}

/** What coins are traded for there; longer codes first, since a symbol is both codes without a sign between. */
const QUOTES = ['FDUSD', 'USDT', 'USDC', 'BUSD', 'EUR', 'TRY', 'BRL', 'BTC', 'ETH', 'BNB'];

/** A market by its symbol; null where we know no such coin, or no such money. */
export function binanceMarket(symbol: string): BinanceMarket | null {
  const quote = QUOTES.find((code) => symbol.endsWith(code) && symbol !== code);
  const coinId = quote === undefined ? null : coinOfCode('binance', symbol.slice(0, -quote.length));
  return coinId === null || quote === undefined ? null : { coinId, currency: quote.toLowerCase(), symbol };
}

const dayTicker = z.object({
  symbol: z.string(),
  lastPrice: figure,
  openPrice: z.optional(figureOrNull),
  priceChangePercent: z.optional(figureOrNull),
  /** The end of the 24 hours, which is now. */
  closeTime: figure,
});

/** `{"code":-1121,"msg":"Invalid symbol."}` and the like; with status 400, but seen inside 200 by proxies. */
const errorReply = z.object({ code: z.number() });

function failureOf(json: unknown): ReplyFailure {
  const error = errorReply.safeParse(json);
  if (!error.success) return BAD_REPLY;
  if (error.data.code === -1121) return { ok: false, reason: 'bad-reply', unknownMarket: true };
  return error.data.code === -1003 ? { ok: false, reason: 'rate-limited' } : BAD_REPLY;
}

/** Reads a reply of `/ticker/24hr`, a row or a list of rows, for these markets; each is found by its own symbol. */
export function parseDayTickers(
  bytes: Uint8Array,
  markets: readonly BinanceMarket[],
  time: ReplyTime,
): ParsedPrices | ReplyFailure {
  const json = parseJson(bytes);
  const rows: unknown[] = Array.isArray(json) ? json : [json];
  const read = rows.flatMap((item) => {
    const row = dayTicker.safeParse(item);
    return row.success ? [row.data] : [];
  });
  if (read.length === 0 && !Array.isArray(json)) return failureOf(json);
  const bySymbol = new Map(read.map((row) => [row.symbol, row]));
  const quotes = markets.flatMap(({ coinId, currency, symbol }) => {
    const row = bySymbol.get(symbol);
    const price = row ? positive(row.lastPrice) : null;
    if (!row || price === null || isFuture(row.closeTime, time)) return [];
    const asOf = row.closeTime;
    const change24h = row.openPrice ? ((price - row.openPrice) / row.openPrice) * 100 : row.priceChangePercent;
    const told = { coinId, currency, price, change24h: change(change24h), source: 'binance', asOf } as const;
    return [bareQuote({ ...told, fetchedAt: time.fetchedAt })];
  });
  return { ok: true, quotes, sparklines: [], dropped: rows.length - quotes.length };
}

/** Lengths of candle that we ask for. */
export type CandleInterval = '1h' | '1d';

/**
 * Address of the candles of a market from a time on, oldest first.
 * @param startTime epoch milliseconds
 * @param limit how many at most
 */
export function candlesUrl(
  symbol: string,
  interval: CandleInterval,
  startTime: number,
  limit: number = CANDLES_PER_CALL,
): string {
  const query = `symbol=${symbol}&interval=${interval}&startTime=${startTime}&limit=${limit}`;
  return `${API}/klines?${query}`;
}

/** Open time, open, high, low, close, volume; what follows is not used. */
const candleRow = z.tuple([figure, figure, figure, figure, figure, figure], z.unknown());

/** Reads a reply of `/klines`: oldest first, impossible rows left out. A failure where it is no list. */
export function parseCandles(
  bytes: Uint8Array,
): { readonly ok: true; readonly candles: readonly Candle[] } | ReplyFailure {
  const json = parseJson(bytes);
  if (!Array.isArray(json)) return failureOf(json);
  const candles = json.flatMap((item) => {
    const row = candleRow.safeParse(item);
    if (!row.success) return [];
    const [openTime, open, high, low, close, volume] = row.data;
    return candleOf({ openTime, open, high, low, close, volume });
  });
  return { ok: true, candles: candles.sort((a, b) => a.openTime - b.openTime) };
}

function request(markets: readonly BinanceMarket[]): PriceRequest {
  const symbols = encodeURIComponent(JSON.stringify(markets.map(({ symbol }) => symbol)));
  return {
    url: `${API}/ticker/24hr?symbols=${symbols}`,
    coinIds: markets.map(({ coinId }) => coinId),
    markets: markets.map(({ symbol }) => symbol),
    parse: (bytes, time) => parseDayTickers(bytes, markets, time),
    halves: () => inHalves(markets).map(request),
  };
}

export const binance: PriceProvider = {
  source: 'binance',
  unknownMarketStatuses: [400],
  callsPerRound: 5,
  serves: (currency) => exchangeCoins('binance').some(({ currencies }) => currencies.includes(currency)),
  ask({ currency, ids, without }) {
    const markets = [...new Set(ids)].flatMap((coinId) => {
      const coin = exchangeCoin('binance', coinId, currency);
      const symbol = coin && `${coin.code}${currency.toUpperCase()}`;
      return symbol === null || without?.has(symbol) ? [] : [{ coinId, currency, symbol }];
    });
    const calls: PriceRequest[] = [];
    for (let at = 0; at < markets.length; at += SYMBOLS_PER_CALL) {
      calls.push(request(markets.slice(at, at + SYMBOLS_PER_CALL)));
    }
    return calls;
  },
};
