import type { CoinId } from '../domain/coin.ts';
import { type DailySeries, type DayFigures, dayOf, figureOn, type SeriesKind, withDays } from '../domain/daily.ts';
import { type DayRange, withRange } from '../domain/day-ranges.ts';
import { CLOSE_SETTLED_AFTER_MS, HISTORY_GAP_HOLDS_MS } from '../domain/price-limits.ts';
import { isBeforePause } from './binance-daily.ts';
import { HISTORY_BEGINS, type HistoryRequest } from './history-provider.ts';

/** A series with what is known of where its source has nothing more. */
export interface KeptSeries extends DailySeries {
  /** Days that the source was asked for: where there is no figure, it has none. */
  readonly asked: readonly DayRange[];
  /** When the first of these was asked for, by our clock; 0 where there are none. */
  readonly askedSince: number;
  /** When it was last asked, by our clock; 0 is "never". */
  readonly triedAt: number;
  /** When the source was found not to know the coin; null while it knows it. */
  readonly absentAt: number | null;
  /** The version of the package that it came with; null where it was fetched. */
  readonly packagedBy: string | null;
}

export function newSeries(coinId: CoinId, kind: SeriesKind): KeptSeries {
  const empty = { firstDay: HISTORY_BEGINS, closes: new Float32Array(), lows: null, highs: null };
  return { ...kind, coinId, ...empty, asked: [], askedSince: 0, triedAt: 0, absentAt: null, packagedBy: null };
}

/** So many days without a figure at the beginning of a reply say that the coin was not listed yet. */
const LISTING_GAP_DAYS = 30;

/**
 * A series after a reply: its days, and which days need not be asked for again. A source that has nothing at the
 * beginning of what it was asked for has nothing before it either. A day that ended lately may come yet.
 * @param days of this coin; empty where the source has none
 * @param others series of the same coin, to tell whether these can be its days
 */
export function afterReply(
  series: KeptSeries,
  { source, from, through }: Pick<HistoryRequest, 'source' | 'from' | 'through'>,
  days: readonly DayFigures[],
  others: readonly DailySeries[],
  now: number,
): KeptSeries {
  const firstKnown = series.closes.length > 0 ? series.firstDay : null;
  const isRefused =
    (source === 'binance' && isBeforePause(days, firstKnown)) || isOfAnotherCoin(days, [series, ...others]);
  // A candle of the running day is no close, though a clock that ran ahead asked for it.
  const kept = isRefused ? [] : days.filter(({ day }) => day < dayOf(now));
  const first = kept[0]?.day ?? through + 1;
  const isNewest = through >= dayOf(now) - 1;
  const isListingFound = kept.length > 0 ? first - from > LISTING_GAP_DAYS : !isNewest;
  // An exchange's code that was another coin's then was not this coin's before; what is asked for by id may be an error.
  const hasNothingBefore = isRefused ? source === 'binance' : isListingFound;
  const settled = Math.min(through, lastSettledDay(now));
  const known = knownGaps(series, now);
  return {
    ...withDays(series, kept),
    asked: withRange(withRange(known, [from, settled]), hasNothingBefore ? [HISTORY_BEGINS, first - 1] : [0, -1]),
    askedSince: known.length > 0 ? series.askedSince : now,
    triedAt: now,
    absentAt: null,
  };
}

/** The days that a source need not be asked for; none after three months, when all is asked for once more. */
export function knownGaps({ asked, askedSince }: Pick<KeptSeries, 'asked' | 'askedSince'>, now: number) {
  return now - askedSince > HISTORY_GAP_HOLDS_MS ? [] : asked;
}

/** The last day that a source has made up its mind about. */
export function lastSettledDay(now: number): number {
  return dayOf(now - CLOSE_SETTLED_AFTER_MS) - 1;
}

/** Two sources of one coin never lie so far apart on one day … */
const SAME_DAY_TIMES = 1.5;
/** … and a coin hardly moves so far within three days. */
const NEAR_TIMES = 5;
const NEAR_DAYS = 3;

/** Whether these days are so far from what others say of the coin that they must be another's. No other word: no doubt. */
export function isOfAnotherCoin(days: readonly DayFigures[], others: readonly DailySeries[]): boolean {
  const doubts: number[] = [];
  for (const other of others) {
    for (const { day, close } of days) {
      const same = figureOn(other, day);
      if (same !== null) doubts.push(Math.abs(Math.log(close / same)) / Math.log(SAME_DAY_TIMES));
    }
    for (const end of [days[0], days.at(-1)]) {
      const near = end && figureOn(other, end.day) === null ? nearestFigure(other, end.day) : null;
      if (end && near !== null) doubts.push(Math.abs(Math.log(end.close / near)) / Math.log(NEAR_TIMES));
    }
  }
  doubts.sort((a, b) => a - b);
  return (doubts[Math.floor(doubts.length / 2)] ?? 0) > 1;
}

function nearestFigure(series: DailySeries, day: number): number | null {
  for (let away = 1; away <= NEAR_DAYS; away++) {
    const figure = figureOn(series, day - away) ?? figureOn(series, day + away);
    if (figure !== null) return figure;
  }
  return null;
}
