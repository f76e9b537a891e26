/**
 * Plays coins.llama.fi: `/chart/coingecko:ID,…`. Times are seconds, prices numbers in dollars; points lie some minutes
 * beside the times asked for, and a coin that it does not know is absent.
 */
import { fractionOf } from '../deterministic.ts';
import { faultOf } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { jsonReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { closeOn } from './daily.ts';
import type { Market, WorldCoin } from './market.ts';

const DAY_S = 86_400;
const MOST_POINTS = 500;

function pointsOf(coin: WorldCoin, start: number, span: number, now: number): { timestamp: number; price: number }[] {
  return Array.from({ length: span }, (_, at) => start + at * DAY_S).flatMap((second) => {
    const price = closeOn(coin, Math.round(second / DAY_S) - 1, now);
    const aside = Math.round((fractionOf(`aside ${coin.id} ${second}`) - 0.5) * 900);
    return price === null ? [] : [{ timestamp: second + aside, price: Number(price.toPrecision(10)) }];
  });
}

/** The answer to one request, or null where the API has no such address. */
export function playDefiLlama(url: URL, market: Market, now: number, faults: readonly Fault[]): Reply | null {
  if (!url.pathname.startsWith('/chart/')) return null;
  const missing = new Set(faultOf(faults, 'missing-coin')?.ids);
  const keys = decodeURIComponent(url.pathname.slice('/chart/'.length)).split(',');
  const start = Number(url.searchParams.get('start'));
  const span = Number(url.searchParams.get('span'));
  if (!Number.isInteger(start) || !(span > 0) || span * keys.length > MOST_POINTS) {
    return jsonReply({ message: 'please use a smaller span' }, 400);
  }
  const coins = keys.flatMap((key) => {
    const coin = market.coin(key.replace(/^coingecko:/, ''));
    if (!coin || missing.has(coin.id)) return [];
    const prices = pointsOf(coin, start, span, now);
    return prices.length === 0 ? [] : [[key, { symbol: coin.symbol.toUpperCase(), confidence: 0.99, prices }] as const];
  });
  return jsonReply({ coins: Object.fromEntries(coins) });
}
