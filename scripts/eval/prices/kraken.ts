/** Kraken's recordings: which of them tell prices, and what the product reads out of these. */
import { exchangeCoins } from '../../../lib/prices/exchange-coins.ts';
import { type KrakenPair, krakenPairNamed, krakenPairs, parseTicker } from '../../../lib/prices/kraken.ts';
import type { ReplyTime } from '../../../lib/prices/provider.ts';
import type { Recording } from './recordings.ts';
import { bytesOf, quotesVerdict, refused, type Verdict } from './verdict.ts';

/** Parts of an endpoint's name or address, and what its replies are. */
const NO_PRICES: readonly (readonly [RegExp, string])[] = [
  [/assetpairs/i, 'list of markets'],
  [/assets/i, 'list of assets'],
  [/ohlc/i, 'candles, which we do not ask Kraken for'],
  [/spreads?/i, 'spreads'],
  [/trades?/i, 'trades'],
  [/servertime/i, 'time of the server'],
];

/** The verdict on one recording of Kraken. */
export function judgeKraken(recording: Recording, time: ReplyTime): Verdict {
  if (recording.kind === 'message') return judgeMessage(recording.text, time);
  if (/ticker/i.test(recording.endpoint)) {
    return quotesVerdict('ticker', parseTicker(bytesOf(recording.text), pairsIn(recording.text), time));
  }
  return refused(NO_PRICES.find(([pattern]) => pattern.test(recording.endpoint))?.[1] ?? 'reply of another endpoint');
}

/** Channel, figures, name of the channel, name of the market. */
type TickerMessage = readonly [number, object, string, string];

/** `[996, {figures}, "ticker", "XMR/USD"]`; anything else of a market has another channel, all else is an object. */
function judgeMessage(text: string, time: ReplyTime): Verdict {
  const message: TickerMessage | { readonly event?: string } = JSON.parse(text);
  if (!('length' in message)) return refused(`no price: ${message.event ?? 'message without an event'}`);
  const [channel = '', market = ''] = message.slice(-2).map(String);
  if (channel !== 'ticker') return refused(channel.startsWith('book') ? 'order book' : `channel ${channel}`);
  const pair = krakenPairNamed(market);
  if (!pair) return refused(`ticker message of ${market}: no coin of ours`);
  // The figures are the only object of the message: taken over byte for byte into the shape of a reply.
  const figures = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  const reply = `{"error":[],"result":{${JSON.stringify(pair.name)}:${figures}}}`;
  return quotesVerdict('ticker message', parseTicker(bytesOf(reply), [pair], time));
}

/** The markets that a reply must have been asked for, by the names it uses. */
function pairsIn(text: string): KrakenPair[] {
  const reply: { readonly result?: object } = JSON.parse(text);
  const names = new Set(Object.keys(reply.result ?? {}));
  const coins = exchangeCoins('kraken');
  const pairs = coins.flatMap(({ coinId, currencies }) => currencies.flatMap((each) => krakenPairs([coinId], each)));
  return pairs.filter(({ keys }) => keys.some((key) => names.has(key)));
}
