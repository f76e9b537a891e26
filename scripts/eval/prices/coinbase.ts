/** Coinbase's recordings: which of them tell prices, and what the product reads out of these. */
import { coinbaseProduct, parseProductCandles, parseProductTicker } from '../../../lib/prices/coinbase.ts';
import type { ReplyTime } from '../../../lib/prices/provider.ts';
import type { Recording } from './recordings.ts';
import { bytesOf, candlesVerdict, quotesVerdict, refused, type Verdict } from './verdict.ts';

const NO_PRICES: readonly (readonly [RegExp, string])[] = [
  [/\bproducts\b|__products\./, 'list of products'],
  [/stats/, 'figures of 24 hours without a last price'],
];

/** What messages are that tell no price of now. */
const MESSAGES: Readonly<Record<string, string>> = {
  l2update: 'order book',
  snapshot: 'order book',
  match: 'trade',
  last_match: 'trade',
  subscriptions: 'no price: subscriptions',
};

/**
 * Replies to `/products/{id}/…` do not repeat the product. XChange's test of its ticker sample reads it as BTC-USD, and
 * its candles have bitcoin's price in dollars of that minute; ccxt's samples say what was asked.
 */
function productOf(endpoint: string): string {
  const asked = /^fetch\w+ (\w+)\/(\w+)$/.exec(endpoint);
  return asked ? `${asked[1]}-${asked[2]}` : 'BTC-USD';
}

/** The verdict on one recording of Coinbase Exchange, once called Coinbase Pro. */
export function judgeCoinbase({ kind, endpoint, text }: Recording, time: ReplyTime): Verdict {
  if (kind === 'message') return judgeMessage(text, time);
  const isTicker = /ticker/i.test(endpoint);
  if (!isTicker && !/candles|OHLCV/.test(endpoint)) {
    return refused(NO_PRICES.find(([pattern]) => pattern.test(endpoint))?.[1] ?? 'reply of another endpoint');
  }
  const product = coinbaseProduct(productOf(endpoint));
  if (!product) return refused(`${productOf(endpoint)}: no coin of ours`);
  return isTicker
    ? quotesVerdict('ticker', parseProductTicker(bytesOf(text), product, time))
    : candlesVerdict('candles', product, parseProductCandles(bytesOf(text)));
}

/** A ticker message has the fields of a ticker reply, and the product besides: it goes to the parser as it came. */
function judgeMessage(text: string, time: ReplyTime): Verdict {
  const { type = '', product_id: id = '' }: { type?: string; product_id?: string } = JSON.parse(text);
  if (type !== 'ticker') return refused(MESSAGES[type] ?? `message of type ${type}`);
  const product = coinbaseProduct(id);
  if (!product) return refused(`ticker message of ${id}: no coin of ours`);
  return quotesVerdict('ticker message', parseProductTicker(bytesOf(text), product, time));
}
