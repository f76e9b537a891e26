/**
 * Plays api.kraken.com: `/0/public/Ticker` and `/0/public/Time`. Prices are strings; the result is keyed by the
 * exchange's own pair name, which for its oldest pairs is not the one asked for.
 */
import { faultOf } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { jsonReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { rateOf } from './currencies.ts';
import { byCode, money, priceAt } from './exchange.ts';
import type { Market, WorldCoin } from './market.ts';

/** Assets of its first years carry an X before the coin, and a Z before the money. */
const OLD = new Set(['XBT', 'ETH', 'XRP', 'LTC', 'XLM', 'XMR', 'ZEC', 'ETC']);

interface Pair {
  readonly key: string;
  readonly id: string;
  readonly currency: string;
}

/** Every pair by all names that the exchange takes for it: XBTUSD, XXBTZUSD, XBT/USD. */
const pairs = new Map<string, Pair>(
  [...byCode('kraken').values()].flatMap(({ code, coinId, currencies }) =>
    currencies.flatMap((currency): [string, Pair][] => {
      const quote = currency === 'btc' ? 'XBT' : currency.toUpperCase();
      const isMoney = !['btc', 'eth', 'chf', 'aud'].includes(currency);
      const key = OLD.has(code) && isMoney ? `X${code}Z${quote}` : `${code}${quote}`;
      const pair = { key, id: coinId, currency };
      return [
        [`${code}${quote}`, pair],
        [key, pair],
        [`${code}/${quote}`, pair],
      ];
    }),
  ),
);

function tickerRow(price: number, coin: WorldCoin): object {
  const open = price / (1 + (coin.change24h * 0.6) / 100);
  const volume = (coin.supply * 0.0004).toFixed(8);
  return {
    a: [money(price * 1.0001), '1', '1.000'],
    b: [money(price * 0.9999), '1', '1.000'],
    c: [money(price), '0.04408910'],
    v: [(coin.supply * 0.0002).toFixed(8), volume],
    p: [money((price + open) / 2), money((price + open * 0.998) / 2)],
    t: [3907, 10056],
    l: [money(Math.min(price, open) * 0.996), money(Math.min(price, open) * 0.99)],
    h: [money(Math.max(price, open) * 1.004), money(Math.max(price, open) * 1.01)],
    o: money(open),
  };
}

function ticker(url: URL, market: Market, faults: readonly Fault[]): Reply {
  const asked = url.searchParams.get('pair');
  const wanted =
    asked === null || asked === ''
      ? [...pairs.values()]
      : asked.split(',').map((name) => pairs.get(name.toUpperCase()));
  const missing = new Set(faultOf(faults, 'missing-coin')?.ids);
  // One unknown name spoils the whole call, with status 200.
  if (wanted.some((pair) => pair === undefined || missing.has(pair.id))) {
    return jsonReply({ error: ['EQuery:Unknown asset pair'], result: {} });
  }
  const jump = faultOf(faults, 'jump');
  const rows = wanted.flatMap((pair) => {
    const coin = pair === undefined ? null : market.coin(pair.id);
    if (pair === undefined || coin === null) return [];
    const rate = rateOf(pair.currency, (id) => market.coin(id)?.price ?? 1) ?? 1;
    const factor = jump?.id === coin.id ? jump.factor : 1;
    return [[pair.key, tickerRow(priceAt('kraken', coin) * rate * factor, coin)] as const];
  });
  return jsonReply({ error: [], result: Object.fromEntries(rows) });
}

/** The answer to one request, or null where the API has no such address. */
export function playKraken(url: URL, market: Market, now: number, faults: readonly Fault[]): Reply | null {
  const asOf = now + (faultOf(faults, 'clock-skew')?.ms ?? 0);
  switch (url.pathname) {
    case '/0/public/Ticker':
      return ticker(url, market, faults);
    case '/0/public/Time':
      return jsonReply({
        error: [],
        result: { unixtime: Math.floor(asOf / 1000), rfc1123: new Date(asOf).toUTCString() },
      });
    default:
      return null;
  }
}
