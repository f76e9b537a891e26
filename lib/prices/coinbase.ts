/**
 * Coinbase Exchange's public REST API: one product a call, figures as strings, candles as rows of numbers whose order is
 * a trap (time, LOW, HIGH, OPEN, CLOSE, volume; newest first). Its dollars are dollars: a product in USDT or USDC is
 * another market. An unknown product is answered by 404, a delisted one by 400.
 */
import * as z from '../zod.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Candle, Currency } from '../domain/quote.ts';
import { coinOfCode, exchangeCoin, exchangeCoins } from './exchange-coins.ts';
import {
  bareQuote,
  type ParsedPrices,
  type PriceProvider,
  type PriceRequest,
  type ReplyFailure,
  type ReplyTime,
} from './provider.ts';
import { BAD_REPLY, candleOf, figure, isFuture, parseJson, positive } from './wire.ts';

const API = 'https://api.exchange.coinbase.com';

/** One market of Coinbase Exchange. */
export interface CoinbaseProduct {
  readonly coinId: CoinId;
  readonly currency: Currency;
  /** e.g. `BTC-USD`. */
  readonly id: string;
}

/** A product by its id; null where we know no such coin. */
export function coinbaseProduct(id: string): CoinbaseProduct | null {
  const [code = '', quote = ''] = id.split('-');
  const coinId = coinOfCode('coinbase', code);
  return coinId === null || quote === '' ? null : { coinId, currency: quote.toLowerCase(), id };
}

/** `price` is the last trade and `time` the moment of it, in a quiet market hours ago. */
const tickerReply = z.object({ price: figure, time: z.string() });

/** Reads a reply of `/products/{id}/ticker`, which does not say which product it is of. */
export function parseProductTicker(
  bytes: Uint8Array,
  { coinId, currency }: CoinbaseProduct,
  time: ReplyTime,
): ParsedPrices | ReplyFailure {
  const reply = tickerReply.safeParse(parseJson(bytes));
  if (!reply.success) return BAD_REPLY;
  const price = positive(reply.data.price);
  const asOf = Date.parse(reply.data.time);
  const isUsable = price !== null && !Number.isNaN(asOf) && !isFuture(asOf, time);
  const quotes = isUsable
    ? [bareQuote({ coinId, currency, price, source: 'coinbase', asOf, fetchedAt: time.fetchedAt })]
    : [];
  return { ok: true, quotes, sparklines: [], dropped: isUsable ? 0 : 1 };
}

const candleRow = z.tuple([figure, figure, figure, figure, figure, figure]);

/** Reads a reply of `/products/{id}/candles`: oldest first, impossible rows left out. A failure where it is no list. */
export function parseProductCandles(
  bytes: Uint8Array,
): { readonly ok: true; readonly candles: readonly Candle[] } | ReplyFailure {
  const json = parseJson(bytes);
  if (!Array.isArray(json)) return BAD_REPLY;
  const candles = json.flatMap((item) => {
    const row = candleRow.safeParse(item);
    if (!row.success) return [];
    const [seconds, low, high, open, close, volume] = row.data;
    return candleOf({ openTime: seconds * 1000, open, high, low, close, volume });
  });
  return { ok: true, candles: candles.sort((a, b) => a.openTime - b.openTime) };
}

function request(product: CoinbaseProduct): PriceRequest {
  return {
    url: `${API}/products/${product.id}/ticker`,
    coinIds: [product.coinId],
    markets: [product.id],
    parse: (bytes, time) => parseProductTicker(bytes, product, time),
    halves: () => [],
  };
}

export const coinbase: PriceProvider = {
  source: 'coinbase',
  // 400 is "not allowed for delisted products".
  unknownMarketStatuses: [404, 400],
  callsPerRound: 6,
  serves: (currency) => exchangeCoins('coinbase').some(({ currencies }) => currencies.includes(currency)),
  ask({ currency, ids, without }) {
    return [...new Set(ids)].flatMap((coinId) => {
      const coin = exchangeCoin('coinbase', coinId, currency);
      const id = coin && `${coin.code}-${currency.toUpperCase()}`;
      return id === null || without?.has(id) ? [] : [request({ coinId, currency, id })];
    });
  },
};
