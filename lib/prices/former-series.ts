import type { CoinId } from '../domain/coin.ts';
import { type DailySeries, dayOf } from '../domain/daily.ts';
import { type FormerLife, formerLives } from '../domain/renames.ts';

/** A coin that was traded for longer than this before the change took the other one in; it did not continue it. */
const LONGEST_CHANGE_DAYS = 366;

/**
 * A coin's series with those that it had under former ids, in units of the present coin: up to the change, or to the
 * first day that the present coin has itself, so that no day is told twice. A coin with a long past of its own (FET, when
 * AGIX became part of it) has no other past.
 */
export function withFormerLives(
  coinId: CoinId,
  stored: ReadonlyMap<CoinId, readonly DailySeries[]>,
): readonly DailySeries[] {
  const series = [...(stored.get(coinId) ?? [])];
  for (const life of formerLives(coinId)) {
    const firstDay = series.reduce((least, one) => Math.min(least, firstFigure(one)), Infinity);
    const changedOn = dayOf(life.until);
    if (firstDay < changedOn - LONGEST_CHANGE_DAYS) break;
    const end = Math.min(firstDay, changedOn);
    series.push(...(stored.get(life.coinId) ?? []).flatMap((one) => continued(one, coinId, life, end)));
  }
  return series;
}

function firstFigure({ firstDay, closes }: DailySeries): number {
  const at = closes.findIndex((close) => close > 0);
  return at < 0 ? Infinity : firstDay + at;
}

/** The days before `end`, as days of the present coin. */
function continued(series: DailySeries, coinId: CoinId, { factor, ...life }: FormerLife, end: number): DailySeries[] {
  const days = Math.max(0, end - series.firstDay);
  if (days === 0) return [];
  const scaled = (column: Float32Array): Float32Array => column.slice(0, days).map((figure) => figure * factor);
  const { closes, lows, highs } = series;
  const columns = { closes: scaled(closes), lows: lows && scaled(lows), highs: highs && scaled(highs) };
  return [{ ...series, ...columns, coinId, formerly: { coinId: life.coinId, factor } }];
}
