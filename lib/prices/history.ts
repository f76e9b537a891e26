import type { CoinId } from '../domain/coin.ts';
import {
  type DailySeries,
  dayOf,
  figureOn,
  HISTORY_SOURCES,
  type PastPrice,
  type PriceAt,
  type SeriesKind,
} from '../domain/daily.ts';
import { HISTORY_APART_GAP, INTERPOLATED_DAYS } from '../domain/price-limits.ts';

/**
 * Series in the order in which they are believed: a close before an opening price, then spot or index in dollars, then
 * spot in a dollar token, then a perpetual; among equals by source.
 */
export function inPreference<Kind extends SeriesKind>(series: readonly Kind[]): Kind[] {
  return [...series].sort((a, b) => place(a) - place(b));
}

function place({ source, instrument, currency, figure }: SeriesKind): number {
  const isDollar = currency === 'usd';
  const market = instrument === 'perpetual' ? 2 : isDollar ? 0 : 1;
  return (figure === 'close' ? 0 : 100) + market * 10 + HISTORY_SOURCES.indexOf(source);
}

/**
 * What a coin cost on the UTC day of a time: that day's close of the best source that has one, else its opening price,
 * else the geometric mean between two figures of one source around a gap of at most 7 days. The running day has no
 * close yet.
 * @param series of any coins; those of others are passed over
 * @param time epoch milliseconds
 * @param now epoch milliseconds
 */
export function priceAt(series: readonly DailySeries[], coinId: CoinId, time: number, now: number): PriceAt {
  const day = dayOf(time);
  const unknown = { kind: 'unknown', coinId, day } as const;
  if (!Number.isFinite(time) || day >= dayOf(now)) return unknown;
  const own = inPreference(series.filter((one) => one.coinId === coinId));
  return toldOn(own, day) ?? interpolatedOn(own, day) ?? unknown;
}

/** The figure of the best series that has the day. @param series of one coin, in preference */
export function toldOn(series: readonly DailySeries[], day: number): PastPrice | null {
  for (const one of series) {
    const value = figureOn(one, day);
    if (value === null) continue;
    const [low, high] = one.figure === 'close' ? [one.lows, one.highs] : [null, null];
    const at = day - one.firstDay;
    return {
      ...kindOf(one),
      kind: one.figure,
      coinId: one.coinId,
      day,
      value,
      low: known(low?.[at]),
      high: known(high?.[at]),
      formerly: one.formerly ?? null,
      apart: furthestApart(series, one, day, value),
    };
  }
  return null;
}

/** The dollar, and the token that stands for it: within about a percent of it at the end of every day since 2019. */
const DOLLARS: ReadonlySet<string> = new Set(['usd', 'usdt']);

/** The price of the past that anything may be compared with: spot or index, in dollars or a token that stands for them. */
export function isComparable({ instrument, currency }: Pick<PastPrice, 'instrument' | 'currency'>): boolean {
  return instrument !== 'perpetual' && DOLLARS.has(currency);
}

/** Only figures of the same moment of the day can contradict each other. */
function furthestApart(
  series: readonly DailySeries[],
  told: DailySeries,
  day: number,
  value: number,
): PastPrice['apart'] {
  let furthest: PastPrice['apart'] = null;
  for (const one of series) {
    const other = one === told || one.figure !== told.figure ? null : figureOn(one, day);
    const gap = other === null ? 0 : Math.abs(other / value - 1);
    if (other !== null && gap > HISTORY_APART_GAP && gap > (furthest?.gap ?? 0)) {
      furthest = { ...kindOf(one), value: other, gap };
    }
  }
  return furthest;
}

/** Between neighbours of one series only: two sources, or spot and a future, are never joined. */
function interpolatedOn(series: readonly DailySeries[], day: number): PastPrice | null {
  for (const one of series) {
    const before = nearest(one, day, -1);
    const after = nearest(one, day, 1);
    if (!before || !after || after.day - before.day - 1 > INTERPOLATED_DAYS) continue;
    const share = (day - before.day) / (after.day - before.day);
    const value = before.value * (after.value / before.value) ** share;
    const unsaid = { low: null, high: null, apart: null };
    const { coinId, formerly = null } = one;
    return { ...kindOf(one), kind: 'interpolated', coinId, day, value, formerly, ...unsaid };
  }
  return null;
}

function nearest(series: DailySeries, day: number, step: 1 | -1): { day: number; value: number } | null {
  for (let away = 1; away <= INTERPOLATED_DAYS; away++) {
    const value = figureOn(series, day + away * step);
    if (value !== null) return { day: day + away * step, value };
  }
  return null;
}

function kindOf({ source, instrument, currency, figure }: SeriesKind): SeriesKind {
  return { source, instrument, currency, figure };
}

/** A figure of a series; null where it is a gap, or there is none. */
export function known(figure: number | undefined): number | null {
  return figure !== undefined && figure > 0 ? figure : null;
}
