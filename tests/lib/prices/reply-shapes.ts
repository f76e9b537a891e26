/** Replies of the four sources in their real shapes, with figures of our own, and what may be wrong with a figure. */

export const FETCHED_AT = Date.parse('2026-04-21T12:00:30Z');
/** A little before, as sources write it. */
export const AS_OF = '2026-04-21T11:59:50.120Z';
export const TIME = { fetchedAt: FETCHED_AT };

export const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** Stands for a figure that is then written as it would come over the wire. */
const PLACE = '@figure@';

/** Bytes of a reply in which the figure is exactly this JSON text; `1e400` can be said in no other way. */
export function bytesWith(reply: (figure: string) => unknown, wireText: string): Uint8Array {
  return bytes(JSON.stringify(reply(PLACE)).replaceAll(`"${PLACE}"`, wireText));
}

/** Figures as JSON text that are no price. */
export const NO_PRICES =
  '0 -0 -1 1e400 -1e400 1e-400 null true [5] {} "0" "0.00000000" "-5" "NaN" "Infinity" "1e400" "1e-400" "n/a" "" "1,000.5" "0x10" "5."'
    .split(' ')
    .concat('" 5"', '"5 USD"');

/** The same five as JSON numbers and as strings, which sources use for one another's figures. */
export const FIVES: readonly string[] = ['5', '5.0', '0.5e1', '"5"', '"5.00000000"', '"0.5e1"', '"5E0"'];

/** A row of CoinGecko's `/coins/markets`, with fields we do not read as well. */
export function marketRow(id: string, price: unknown, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    symbol: 'xyz',
    name: 'Xyz',
    image: 'https://coin-images.coingecko.com/coins/images/1/large/x.png',
    current_price: price,
    market_cap: 1_290_000_000_000,
    market_cap_rank: 1,
    fully_diluted_valuation: 1_300_000_000_000,
    total_volume: 31_000_000_000,
    high_24h: 65_010,
    low_24h: 63_544,
    price_change_24h: 640.1,
    price_change_percentage_24h: 0.99,
    circulating_supply: 20_030_493,
    max_supply: 21_000_000,
    ath: 126_080,
    roi: null,
    last_updated: AS_OF,
    price_change_percentage_1h_in_currency: 0.2,
    price_change_percentage_24h_in_currency: 1.0,
    price_change_percentage_7d_in_currency: -2.5,
    ...more,
  };
}

/** A market of Kraken's `/Ticker`: strings, [today, 24 hours] pairs; `o` is the price at midnight, here half of now. */
export function krakenMarket(last: string, bid = last, ask = last): Record<string, unknown> {
  return {
    a: [ask, '1', '1.000'],
    b: [bid, '2', '2.000'],
    c: [last, '0.04408910'],
    v: ['4147.94474901', '8896.96086304'],
    p: ['64012.1', '63990.7'],
    t: [3907, 10_056],
    l: ['63011.0', '62880.2'],
    h: ['65010.0', '65010.0'],
    o: '32000.00000',
  };
}

/** A reply of Coinbase's `/products/{id}/ticker`. */
export function productTicker(price: unknown, time: unknown = AS_OF): Record<string, unknown> {
  return { ask: '73.30', bid: '73.20', volume: '1207.506', trade_id: 18_502_105, price, size: '0.0073', time };
}

/** A row of Binance's `/ticker/24hr`; opened at 100. */
export function dayTicker(symbol: string, lastPrice: unknown, more: Record<string, unknown> = {}) {
  return {
    symbol,
    priceChange: '-20.00000000',
    priceChangePercent: '-20.000',
    weightedAvgPrice: '90.29628482',
    lastPrice,
    openPrice: '100.00000000',
    highPrice: '101.00000000',
    lowPrice: '79.10000000',
    volume: '8913.30000000',
    openTime: FETCHED_AT - 86_410_000,
    closeTime: FETCHED_AT - 10_000,
    count: 76,
    ...more,
  };
}
