/** Binance's recordings: which of them tell prices, and what the product reads out of these. */
import { type BinanceMarket, binanceMarket, parseCandles, parseDayTickers } from '../../../lib/prices/binance.ts';
import type { ReplyTime } from '../../../lib/prices/provider.ts';
import type { Recording } from './recordings.ts';
import { bytesOf, candlesVerdict, quotesVerdict, refused, type Verdict } from './verdict.ts';

const NO_PRICES: readonly (readonly [RegExp, string])[] = [
  [/exchangeInfo/, 'list of markets'],
  [/depth/, 'order book'],
];

/** What messages are that tell no price of now. */
const MESSAGES: Readonly<Record<string, string>> = { depthUpdate: 'order book', aggTrade: 'trade', trade: 'trade' };

/** The verdict on one recording of Binance. */
export function judgeBinance({ kind, endpoint, text }: Recording, time: ReplyTime): Verdict {
  if (kind === 'message') return judgeMessage(text, time);
  if (!/ticker/i.test(endpoint)) {
    return refused(NO_PRICES.find(([pattern]) => pattern.test(endpoint))?.[1] ?? 'reply of another endpoint');
  }
  const { symbol = '' }: { symbol?: string } = JSON.parse(text);
  const market = binanceMarket(symbol);
  if (!market) return refused(`ticker of 24 hours of ${symbol}: no market of ours`);
  return quotesVerdict('ticker of 24 hours', parseDayTickers(bytesOf(text), [market], time));
}

/** One-letter names of a message's fields (binance-spot-api-docs, web-socket-streams); figures are strings. */
interface Message {
  /** Kind of event; a bookTicker has none. */
  readonly e?: string;
  /** Symbol. */
  readonly s?: string;
  /** Last price, open price, change in percent, end of the 24 hours. */
  readonly c?: string;
  readonly o?: string;
  readonly P?: string;
  readonly C?: number;
  readonly k?: Readonly<Record<string, string | number | boolean>>;
}

/** A message is bare, or in an envelope `{stream, data}` where several streams share a socket. */
function judgeMessage(text: string, time: ReplyTime): Verdict {
  const parsed: Message & { readonly data?: Message } = JSON.parse(text);
  const message = parsed.data ?? parsed;
  const { e: event, s: symbol = '' } = message;
  if (event === undefined) return refused('best offers without a last price (bookTicker)');
  if (event !== '24hrTicker' && event !== 'kline') return refused(MESSAGES[event] ?? `event ${event}`);
  const market = binanceMarket(symbol);
  if (!market) return refused(`${event} message of ${symbol}: no market of ours`);
  return event === 'kline' ? judgeKline(message, market) : judgeDayTicker(message, market, time);
}

/** The figures of a message under the names of a reply of `/ticker/24hr`; they are strings and stay the same strings. */
function judgeDayTicker({ s, c, o, P, C }: Message, market: BinanceMarket, time: ReplyTime): Verdict {
  const reply = { symbol: s, lastPrice: c, openPrice: o, priceChangePercent: P, closeTime: C };
  return quotesVerdict('24hrTicker message', parseDayTickers(bytesOf(reply), [market], time));
}

/** The figures of a message as a row of a reply of `/klines`. */
function judgeKline({ k = {} }: Message, market: BinanceMarket): Verdict {
  const row = [k['t'], k['o'], k['h'], k['l'], k['c'], k['v'], k['T'], k['q'], k['n'], k['V'], k['Q'], k['B']];
  return candlesVerdict('kline message', market, parseCandles(bytesOf([row])));
}
