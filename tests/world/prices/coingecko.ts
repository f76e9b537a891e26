/**
 * Plays api.coingecko.com: `/coins/markets`, `/global`, `/simple/price`, `/simple/supported_vs_currencies`,
 * `/coins/list`, `/coins/{id}/market_chart`. Shapes after the provider's OpenAPI document (demo API, 2026-06).
 */
import { shuffledBy } from '../deterministic.ts';
import { faultOf } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { jsonReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { currencyCodes, rateOf } from './currencies.ts';
import { closeOn } from './daily.ts';
import { hourlyWeek } from './market.ts';
import type { Market, WorldCoin } from './market.ts';

const windows = [
  { name: '1h', change: 'change1h' },
  { name: '24h', change: 'change24h' },
  { name: '7d', change: 'change7d' },
] as const;

function rounded(value: number): number {
  return value >= 1 ? Number(value.toFixed(value >= 1000 ? 0 : 2)) : Number(value.toPrecision(6));
}

function marketRow(coin: WorldCoin, rank: number, rate: number, asOf: number, query: URLSearchParams): object {
  const price = coin.price * rate;
  const before = price / (1 + coin.change24h / 100);
  const exact = query.get('precision') === 'full';
  const week = hourlyWeek(coin).map((point) => point * rate);
  const asked = (query.get('price_change_percentage') ?? '').split(',');
  return {
    id: coin.id,
    symbol: coin.symbol,
    name: coin.name,
    image: `https://coin-images.coingecko.com/coins/images/${rank}/large/${coin.id}.png`,
    current_price: exact || coin.price < 1000 ? Number(price.toPrecision(12)) : Number(price.toFixed(2)),
    market_cap: Math.round(price * coin.supply),
    market_cap_rank: rank,
    fully_diluted_valuation: rank % 9 === 0 ? null : Math.round(price * coin.supply * 1.06),
    total_volume: Math.round(price * coin.supply * 0.021),
    high_24h: Math.max(...week.slice(-24)),
    low_24h: Math.min(...week.slice(-24)),
    price_change_24h: price - before,
    price_change_percentage_24h: coin.change24h,
    market_cap_change_24h: Math.round((price - before) * coin.supply),
    market_cap_change_percentage_24h: coin.change24h,
    circulating_supply: coin.supply,
    total_supply: rank % 7 === 0 ? null : coin.supply * 1.06,
    max_supply: rank % 2 === 0 ? null : coin.supply * 1.2,
    ath: rounded(price * 2.4),
    ath_change_percentage: -58.33,
    ath_date: '2025-10-06T18:57:42.558Z',
    atl: rounded(price / 90),
    atl_change_percentage: 8900,
    atl_date: '2020-03-13T02:35:16.858Z',
    roi: null,
    last_updated: new Date(asOf).toISOString(),
    ...(query.get('sparkline') === 'true' ? { sparkline_in_7d: { price: week } } : {}),
    ...Object.fromEntries(
      windows
        .filter(({ name }) => asked.includes(name))
        .map(({ name, change }) => [`price_change_percentage_${name}_in_currency`, coin[change]]),
    ),
  };
}

function faultedCoins(market: Market, faults: readonly Fault[]): WorldCoin[] {
  const missing = new Set(faultOf(faults, 'missing-coin')?.ids);
  const jump = faultOf(faults, 'jump');
  return market
    .coins()
    .filter(({ id }) => !missing.has(id))
    .map((coin) => (coin.id === jump?.id ? { ...coin, price: coin.price * jump.factor } : coin));
}

function list(query: URLSearchParams, name: string): string[] | null {
  const value = query.get(name);
  return value === null || value === '' ? null : value.split(',').map((part) => part.trim());
}

function markets(
  query: URLSearchParams,
  coins: WorldCoin[],
  rate: number,
  asOf: number,
  faults: readonly Fault[],
): Reply {
  const ids = list(query, 'ids');
  const symbols = list(query, 'symbols');
  const ranked = coins.map((coin, index) => ({ coin, rank: index + 1 }));
  const chosen = ranked.filter(
    ({ coin }) => (ids === null || ids.includes(coin.id)) && (symbols === null || symbols.includes(coin.symbol)),
  );
  const size = Math.min(250, Math.max(1, Number(query.get('per_page') ?? 100) || 100));
  const page = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const rows = chosen
    .slice((page - 1) * size, page * size)
    .map(({ coin, rank }) => marketRow(coin, rank, rate, asOf, query));
  return jsonReply(faultOf(faults, 'swap-order') === null ? rows : shuffledBy('swap', rows));
}

function totals(coins: WorldCoin[], rate: (code: string) => number | null, asOf: number): Reply {
  // 2.21 trillion dollars while bitcoin stands at its tape price, whatever a catalogue adds in small change.
  const bitcoin = coins.find(({ id }) => id === 'bitcoin');
  const bitcoinCap = (bitcoin?.price ?? 0) * (bitcoin?.supply ?? 0);
  const cap = bitcoinCap / 0.5859;
  const share = (id: string): number => {
    const coin = coins.find((one) => one.id === id);
    return ((coin?.price ?? 0) * (coin?.supply ?? 0) * 100) / cap;
  };
  const inAll = (dollars: number): object =>
    Object.fromEntries(currencyCodes.map((code) => [code, dollars * (rate(code) ?? 0)]));
  return jsonReply({
    data: {
      active_cryptocurrencies: 17_523,
      upcoming_icos: 0,
      ongoing_icos: 49,
      ended_icos: 3376,
      markets: 1432,
      total_market_cap: inAll(cap),
      total_volume: inAll(cap * 0.037),
      market_cap_percentage: {
        btc: share('bitcoin'),
        eth: share('ethereum'),
        bnb: share('binancecoin'),
        xrp: share('ripple'),
        sol: share('solana'),
      },
      market_cap_change_percentage_24h_usd: 0.81247,
      updated_at: Math.floor(asOf / 1000),
    },
  });
}

function simplePrice(
  query: URLSearchParams,
  coins: WorldCoin[],
  rate: (code: string) => number | null,
  asOf: number,
): Reply {
  const ids = list(query, 'ids') ?? [];
  const currencies = list(query, 'vs_currencies') ?? [];
  const rows = coins
    .filter(({ id }) => ids.includes(id))
    .map((coin) => {
      const figures = currencies.flatMap((code): [string, number][] => {
        const factor = rate(code);
        if (factor === null) return [];
        const change: [string, number][] =
          query.get('include_24hr_change') === 'true' ? [[`${code}_24h_change`, coin.change24h]] : [];
        return [[code, coin.price * factor], ...change];
      });
      const updated: [string, number][] =
        query.get('include_last_updated_at') === 'true' ? [['last_updated_at', Math.floor(asOf / 1000)]] : [];
      return [coin.id, Object.fromEntries([...figures, ...updated])];
    });
  return jsonReply(Object.fromEntries(rows));
}

/** As many coins as nobody ranks: in the list of all, without a place among the markets. */
const SMALL_COINS = 13_500;

function smallCoins(): { id: string; symbol: string; name: string }[] {
  return Array.from({ length: SMALL_COINS }, (_, at) => {
    const word = syllables(at);
    const name = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
    return { id: `${word}-${at}`, symbol: word.slice(0, 3 + (at % 3)), name: at % 4 === 0 ? `${name} Token` : name };
  });
}

/** A word that belongs to a number: two to four syllables, so that beginnings and symbols collide as real ones do. */
function syllables(at: number): string {
  const parts = ['ba', 'co', 'di', 'fu', 'ga', 'ho', 'ki', 'lu', 'me', 'no', 'pi', 'ra', 'so', 'tu', 've', 'zo'];
  let word = '';
  for (let rest = at + 16; rest > 0; rest = Math.floor(rest / 16)) word += parts[rest % 16];
  return word;
}

const DAY_MS = 86_400_000;

/** A point at each midnight of the past days, and one of now. More than a year is for those who pay. */
function marketChart(coin: WorldCoin | undefined, rate: number, asOf: number, query: URLSearchParams): Reply {
  if (!coin) return jsonReply({ error: 'coin not found' }, 404);
  const days = Number(query.get('days'));
  if (query.get('interval') !== 'daily' || !(days >= 1)) return jsonReply({ error: 'the world has daily charts' }, 422);
  if (days > 365) return jsonReply({ error: { status: { error_code: 10_012 } } }, 401);
  const today = Math.floor(asOf / DAY_MS);
  const midnights = Array.from({ length: days }, (_, at) => today - days + 1 + at);
  const closes = midnights.flatMap((day): [number, number][] => {
    const close = closeOn(coin, day - 1, asOf);
    return close === null ? [] : [[day * DAY_MS, close * rate]];
  });
  const prices = [...closes, [asOf, coin.price * rate] as [number, number]];
  const times = (factor: number): number[][] => prices.map(([time, price]) => [time, price * factor]);
  return jsonReply({ prices, market_caps: times(coin.supply), total_volumes: times(coin.supply * 0.021) });
}

/** The answer to one request, or null where the API has no such address. */
export function playCoinGecko(
  url: URL,
  market: Market,
  now: number,
  faults: readonly Fault[],
  key: string | undefined,
): Reply | null {
  if (key !== undefined && !key.startsWith('CG-')) {
    const status = { error_code: 10_002, error_message: 'API Key Missing or invalid' };
    return jsonReply({ status }, 401);
  }
  if (key?.startsWith('CG-paid-')) {
    const error_message = 'If you are using Pro API key, please change your root URL';
    return jsonReply({ status: { error_code: 10_010, error_message } }, 400);
  }
  const asOf = now + (faultOf(faults, 'clock-skew')?.ms ?? 0);
  const coins = faultedCoins(market, faults);
  const dollarPrice = (id: string): number => market.coin(id)?.price ?? 1;
  const rate = (code: string): number | null => rateOf(code, dollarPrice);
  const charted = /^\/api\/v3\/coins\/([^/]+)\/market_chart$/.exec(url.pathname)?.[1];
  if (charted !== undefined) {
    const coin = coins.find(({ id }) => id === decodeURIComponent(charted));
    return marketChart(coin, rate(url.searchParams.get('vs_currency') ?? '') ?? 1, asOf, url.searchParams);
  }
  switch (url.pathname) {
    case '/api/v3/coins/markets': {
      const factor = rate(url.searchParams.get('vs_currency') ?? '');
      if (factor === null) return jsonReply({ error: 'invalid vs_currency' }, 422);
      return markets(url.searchParams, coins, factor, asOf, faults);
    }
    case '/api/v3/global':
      return totals(coins, rate, asOf);
    case '/api/v3/simple/price':
      return simplePrice(url.searchParams, coins, rate, asOf);
    case '/api/v3/simple/supported_vs_currencies':
      return jsonReply(currencyCodes);
    case '/api/v3/coins/list':
      return jsonReply([...coins, ...smallCoins()].map(({ id, symbol, name }) => ({ id, symbol, name })));
    case '/api/v3/ping':
      return jsonReply({ gecko_says: '(V3) To the Moon!' });
    default:
      return null;
  }
}
