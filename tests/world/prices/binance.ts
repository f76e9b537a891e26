/**
 * Plays data-api.binance.vision: `/api/v3/ticker/24hr` and `/api/v3/klines`. Prices are strings, times milliseconds; one
 * symbol that it does not know fails the whole call with 400.
 */
import { faultOf } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { jsonReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { rateOf } from './currencies.ts';
import { closeOn, listedOn } from './daily.ts';
import { byCode, money, priceAt } from './exchange.ts';
import { hourlyWeek } from './market.ts';
import type { Market, WorldCoin } from './market.ts';

interface Pair {
  readonly coin: WorldCoin;
  readonly rate: number;
}

const coins = byCode('binance');

function pairOf(symbol: string, market: Market, missing: ReadonlySet<string>): Pair | null {
  for (const listed of coins.values()) {
    const quote = listed.currencies.find((currency) => symbol === `${listed.code}${currency.toUpperCase()}`);
    const coin = quote === undefined ? null : market.coin(listed.coinId);
    // A dollar token stands at its dollar here.
    const rate = rateOf(quote === 'usdt' ? 'usd' : (quote ?? ''), (id) => market.coin(id)?.price ?? 1);
    if (coin && rate !== null && !missing.has(coin.id)) return { coin, rate };
  }
  return null;
}

function dayTicker(symbol: string, { coin, rate }: Pair, asOf: number): object {
  const price = priceAt('binance', coin) * rate;
  const open = price / (1 + coin.change24h / 100);
  return {
    symbol,
    priceChange: money(price - open),
    priceChangePercent: coin.change24h.toFixed(3),
    weightedAvgPrice: money((price + open) / 2),
    lastPrice: money(price),
    openPrice: money(open),
    highPrice: money(Math.max(price, open) * 1.01),
    lowPrice: money(Math.min(price, open) * 0.99),
    volume: (coin.supply * 0.0004).toFixed(8),
    openTime: asOf - 86_400_000,
    closeTime: asOf,
    count: 76_000,
  };
}

const DAY_MS = 86_400_000;
/** Binance opened on 17 August 2017. */
const OPENED = 17_395;

/** From the first day asked for that has a candle on; the running day's, which goes on, is among them. */
function dailyKlines({ coin, rate }: Pair, asOf: number, query: URLSearchParams): Reply {
  const today = Math.floor(asOf / DAY_MS);
  const first = Math.max(OPENED, listedOn(coin), Math.ceil(Number(query.get('startTime') ?? 0) / DAY_MS));
  const count = Math.max(0, Math.min(Number(query.get('limit') ?? 500), today - first + 1));
  const rows = Array.from({ length: count }, (_, at) => first + at).map((day) => {
    const close = (closeOn(coin, day, asOf) ?? coin.price) * rate;
    const open = (closeOn(coin, day - 1, asOf) ?? coin.price) * rate;
    const [high, low] = [Math.max(open, close) * 1.01, Math.min(open, close) * 0.99];
    const prices = [open, high, low, close].map(exact);
    return [day * DAY_MS, ...prices, '12.5', (day + 1) * DAY_MS - 1, '800000.0', 900, '6.2', '400000.0', '0'];
  });
  return jsonReply(rows);
}

/** Old prices are far from the present one's decimals. */
function exact(value: number): string {
  return value.toFixed(value >= 1 ? 4 : 12);
}

function klines({ coin, rate }: Pair, asOf: number, query: URLSearchParams): Reply {
  if (query.get('interval') === '1d') return dailyKlines({ coin, rate }, asOf, query);
  const hour = Math.floor(asOf / 3_600_000) * 3_600_000;
  const from = Number(query.get('startTime') ?? 0);
  const rows = hourlyWeek(coin).map((close, index, all) => {
    const open = (all[index - 1] ?? close) * rate;
    const ends = [open, close * rate];
    const openTime = hour - (167 - index) * 3_600_000;
    return [
      openTime,
      money(open),
      money(Math.max(...ends) * 1.001),
      money(Math.min(...ends) * 0.999),
      money(close * rate),
    ].concat(['12.5', openTime + 3_599_999, '800000.0', 900] as never[]);
  });
  return jsonReply(rows.filter(([openTime]) => Number(openTime) >= from).slice(0, Number(query.get('limit') ?? 500)));
}

/** The answer to one request, or null where the API has no such address. */
export function playBinance(url: URL, market: Market, now: number, faults: readonly Fault[]): Reply | null {
  const asOf = now + (faultOf(faults, 'clock-skew')?.ms ?? 0);
  const missing = new Set(faultOf(faults, 'missing-coin')?.ids);
  const unknown = (): Reply => jsonReply({ code: -1121, msg: 'Invalid symbol.' }, 400);
  if (url.pathname === '/api/v3/ticker/24hr') {
    const symbols = JSON.parse(url.searchParams.get('symbols') ?? '[]') as string[];
    const pairs = symbols.map((symbol) => pairOf(symbol, market, missing));
    if (pairs.some((pair) => pair === null)) return unknown();
    return jsonReply(symbols.flatMap((symbol, at) => (pairs[at] ? [dayTicker(symbol, pairs[at], asOf)] : [])));
  }
  if (url.pathname === '/api/v3/klines') {
    const pair = pairOf(url.searchParams.get('symbol') ?? '', market, missing);
    return pair ? klines(pair, asOf, url.searchParams) : unknown();
  }
  return null;
}
