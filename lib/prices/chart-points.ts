import { DAY_MS } from '../domain/durations.ts';
import type { DayFigures } from '../domain/daily.ts';
import { CLOSE_WITHIN_MS } from '../domain/price-limits.ts';
import { isPossiblePrice } from './history-provider.ts';

export interface ChartPoint {
  /** Epoch milliseconds. */
  readonly time: number;
  readonly price: number;
}

/**
 * Closes out of a chart: a point near midnight is the close of the day that ends there. Of several the nearest counts,
 * of two equally near the first. Points of other hours, impossible prices and days outside of the range are left out.
 * @param from UTC day number, as is `through`; both included
 * @returns oldest first
 */
export function closesOf(points: readonly ChartPoint[], from: number, through: number): DayFigures[] {
  const nearest = new Map<number, { readonly away: number; readonly close: number }>();
  for (const { time, price } of points) {
    const midnight = Math.round(time / DAY_MS);
    const [day, away] = [midnight - 1, Math.abs(time - midnight * DAY_MS)];
    if (!(day >= from && day <= through) || away > CLOSE_WITHIN_MS || !isPossiblePrice(price)) continue;
    if (away < (nearest.get(day)?.away ?? Infinity)) nearest.set(day, { away, close: price });
  }
  return [...nearest].map(([day, { close }]) => ({ day, close, low: null, high: null })).sort((a, b) => a.day - b.day);
}
