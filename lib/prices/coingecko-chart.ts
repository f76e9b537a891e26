/**
 * CoinGecko's `/coins/{id}/market_chart`: `{"prices":[[milliseconds, price], …], …}`, without a key the past 365 days.
 * With `interval=daily` there is a point at each 00:00 UTC, which closes the day before, and a last one of now, which
 * closes nothing. The reply does not say which coin it is of.
 */
import * as z from '../zod.ts';
import type { SeriesKind } from '../domain/daily.ts';
import { closesOf } from './chart-points.ts';
import type { HistoryRequest, Wanted } from './history-provider.ts';
import { BAD_REPLY, figureOrNull, parseJson } from './wire.ts';

const API = 'https://api.coingecko.com/api/v3';

/** The furthest back it tells without a paid plan, in days. */
export const COINGECKO_DAYS = 365;

const KIND: SeriesKind = { source: 'coingecko', instrument: 'index', currency: 'usd', figure: 'close' };

const chartReply = z.object({ prices: z.array(z.tuple([z.number(), figureOrNull])) });

/** Reads the closes from one UTC day through another out of a reply. */
export function parseMarketChart(bytes: Uint8Array, from: number, through: number) {
  const reply = chartReply.safeParse(parseJson(bytes));
  if (!reply.success) return BAD_REPLY;
  const points = reply.data.prices.slice(0, -1).map(([time, price]) => ({ time, price: price ?? NaN }));
  return { ok: true, days: closesOf(points, from, through) } as const;
}

/** The call for what a coin lacks. @param today the running UTC day: the chart always ends now */
export function marketChart({ coinId, from, through }: Wanted, today: number): HistoryRequest {
  const days = Math.min(COINGECKO_DAYS, today - from);
  return {
    source: 'coingecko',
    kind: KIND,
    coinIds: [coinId],
    url: `${API}/coins/${encodeURIComponent(coinId)}/market_chart?vs_currency=usd&days=${days}&interval=daily`,
    from,
    through,
    parse(bytes) {
      const reply = parseMarketChart(bytes, from, through);
      return reply.ok ? { ok: true, told: new Map([[coinId, reply.days]]) } : reply;
    },
  };
}
