import type { CoinId } from '../domain/coin.ts';
import {
  type DailySeries,
  DAY_MS,
  dayOf,
  type PastPrice,
  type PriceAt,
  type SeriesKind,
  seriesName,
} from '../domain/daily.ts';
import type { Currency, PriceSource } from '../domain/quote.ts';
import { formerLives } from '../domain/renames.ts';
import { withFormerLives } from '../prices/former-series.ts';
import { inPreference, priceAt, toldOn } from '../prices/history.ts';
import { getDaily } from '../store/daily.ts';
import { getSparklines } from '../store/quotes.ts';

/**
 * What these coins cost at a time, each as `priceAt` says; one entry for every coin asked for. Reads the store alone.
 * @param time epoch milliseconds
 * @param now epoch milliseconds
 */
export async function getPriceAt(
  coinIds: readonly CoinId[],
  time: number,
  now: number,
): Promise<ReadonlyMap<CoinId, PriceAt>> {
  const series = await seriesOf(coinIds);
  return new Map(coinIds.map((coinId) => [coinId, priceAt(series.get(coinId) ?? [], coinId, time, now)]));
}

/** All that is known of these coins' days, those under former ids among them. */
async function seriesOf(coinIds: readonly CoinId[]): Promise<ReadonlyMap<CoinId, readonly DailySeries[]>> {
  const before = coinIds.flatMap((coinId) => formerLives(coinId).map((life) => life.coinId));
  const stored = await getDaily([...new Set([...coinIds, ...before])]);
  return new Map(coinIds.map((coinId) => [coinId, withFormerLives(coinId, stored)]));
}

export type ChartRange = '24h' | '7d' | '30d' | '1y' | 'all';

/** A price on a chart. */
export interface ChartPrice {
  /** Epoch milliseconds: of a close the end of its day, of an opening price the beginning. */
  readonly time: number;
  readonly value: number;
}

/** Points of one source that follow each other. */
export interface ChartStretch {
  readonly source: SeriesKind['source'] | PriceSource;
  readonly instrument: SeriesKind['instrument'];
  readonly currency: Currency;
  /** The coin's former id, where it was traded under that one then. */
  readonly formerly: CoinId | null;
  /** Oldest first. A day without a figure has no point: whoever draws a line over it says so. */
  readonly points: readonly ChartPrice[];
}

const DAYS: Readonly<Record<Exclude<ChartRange, '24h' | '7d'>, number>> = { '30d': 30, '1y': 365, all: Infinity };
const WEEK_MS = 7 * DAY_MS;

/**
 * Past prices of a coin for a chart, oldest first, in stretches that each name their source: where the source changes a
 * new one begins, so that a perpetual never looks like spot. A day and a week come from the stored seven-day line (in the
 * reader's currency), longer ranges from daily closes (in their own). Empty where nothing is known. Reads the store alone.
 */
export async function getCloses(
  coinId: CoinId,
  range: ChartRange,
  currency: Currency,
  now: number,
): Promise<readonly ChartStretch[]> {
  if (range === '24h' || range === '7d') return recentStretches(coinId, range, currency, now);
  const series = inPreference((await seriesOf([coinId])).get(coinId) ?? []);
  const today = dayOf(now);
  const first = series.reduce((least, { firstDay }) => Math.min(least, firstDay), today);
  const stretches: { kind: PastPrice; points: ChartPrice[] }[] = [];
  for (let day = Math.max(first, today - DAYS[range]); day < today; day++) {
    const told = toldOn(series, day);
    if (told === null) continue;
    const last = stretches.at(-1);
    const stretch = last && isSameKind(last.kind, told) ? last : { kind: told, points: [] };
    if (stretch !== last) stretches.push(stretch);
    stretch.points.push({ time: (told.figure === 'close' ? day + 1 : day) * DAY_MS, value: told.value });
  }
  return stretches.map(({ kind: { source, instrument, currency: unit, formerly }, points }) => ({
    source,
    instrument,
    currency: unit,
    formerly: formerly?.coinId ?? null,
    points,
  }));
}

function isSameKind(a: PastPrice, b: PastPrice): boolean {
  return seriesName(a) === seriesName(b) && a.formerly?.coinId === b.formerly?.coinId;
}

async function recentStretches(
  coinId: CoinId,
  range: '24h' | '7d',
  currency: Currency,
  now: number,
): Promise<readonly ChartStretch[]> {
  const line = (await getSparklines([coinId], currency)).get(coinId);
  if (!line || line.points.length < 2) return [];
  const { points, asOf, source } = line;
  const step = WEEK_MS / (points.length - 1);
  const since = now - (range === '24h' ? DAY_MS : WEEK_MS);
  const shown = points
    .map((value, at) => ({ time: Math.round(asOf - (points.length - 1 - at) * step), value }))
    .filter(({ time }) => time >= since);
  return shown.length === 0 ? [] : [{ source, instrument: 'index', currency, formerly: null, points: shown }];
}
