/**
 * DefiLlama's coin prices, which need no key and go back to a coin's listing: `/chart/coingecko:ID,…` →
 * `{"coins":{"coingecko:ID":{"symbol":"…","prices":[{"timestamp":seconds,"price":…}, …]}}}`, in dollars alone. A coin that
 * it does not know is absent. Its points lie near the times asked for, not on them. After its OpenAPI description
 * (DefiLlama/api-docs, 2026-07). Its base prices are CoinGecko's: no second opinion.
 */
import { DAY_MS } from '../domain/durations.ts';
import { catch as fallback } from '../zod.ts';
import * as z from '../zod.ts';
import type { CoinId } from '../domain/coin.ts';
import type { DayFigures, SeriesKind } from '../domain/daily.ts';
import { closesOf } from './chart-points.ts';
import type { HistoryRequest, ToldDays } from './history-provider.ts';
import { BAD_REPLY, figureOrNull, parseJson } from './wire.ts';

const API = 'https://coins.llama.fi';

/** Points of one call over all its coins; its own limit is not published, others' code stays at or below this. */
export const DEFILLAMA_POINTS = 500;
/** Coins of one call: the address grows with them. */
export const DEFILLAMA_COINS = 20;

const KIND: SeriesKind = { source: 'defillama', instrument: 'index', currency: 'usd', figure: 'close' };

const point = z.object({ timestamp: z.number(), price: figureOrNull });
const chartReply = z.object({
  coins: z.record(
    z.string(),
    fallback(z.object({ prices: z.array(fallback(point, { timestamp: 0, price: null })) }), { prices: [] }),
  ),
});

/** Reads the closes of these coins, each by its own key, from one UTC day through another. */
export function parseChart(bytes: Uint8Array, coinIds: readonly CoinId[], from: number, through: number) {
  const reply = chartReply.safeParse(parseJson(bytes));
  if (!reply.success) return BAD_REPLY;
  const told = new Map<CoinId, readonly DayFigures[]>();
  for (const coinId of coinIds) {
    const prices = Object.hasOwn(reply.data.coins, keyOf(coinId)) ? reply.data.coins[keyOf(coinId)]?.prices : null;
    const points = (prices ?? []).map(({ timestamp, price }) => ({ time: timestamp * 1000, price: price ?? NaN }));
    told.set(coinId, closesOf(points, from, through));
  }
  return { ok: true, told } as { readonly ok: true; readonly told: ToldDays };
}

function keyOf(coinId: CoinId): string {
  return `coingecko:${coinId}`;
}

/** The call for days that several coins lack. Points are asked for at the ends of the days. */
export function chart(coinIds: readonly CoinId[], from: number, through: number): HistoryRequest {
  const coins = coinIds.map((coinId) => encodeURIComponent(keyOf(coinId)).replace('%3A', ':')).join(',');
  const start = ((from + 1) * DAY_MS) / 1000;
  return {
    source: 'defillama',
    kind: KIND,
    coinIds,
    url: `${API}/chart/${coins}?start=${start}&span=${through - from + 1}&period=1d`,
    from,
    through,
    parse: (bytes) => parseChart(bytes, coinIds, from, through),
  };
}
