import { DAY_MS } from './durations.ts';
import type { CoinId } from './coin.ts';
import type { Currency } from './quote.ts';

/** Who tells what a coin cost on a day; in the order in which they are preferred. */
export const HISTORY_SOURCES = ['yahoo', 'coingecko', 'defillama', 'binance'] as const;
export type HistorySource = (typeof HISTORY_SOURCES)[number];

/** `spot`: paid on a market; `index`: a mean over markets; `perpetual`: a future without an end, which is no coin. */
export type Instrument = 'spot' | 'perpetual' | 'index';

/** What a figure is a figure of, the same for a whole series. */
export interface SeriesKind {
  readonly source: HistorySource;
  readonly instrument: Instrument;
  /** What it is counted in; a dollar token is no dollar. */
  readonly currency: Currency;
  /** The price at the end of the UTC day, or at its beginning, where the source tells nothing better. */
  readonly figure: 'close' | 'open';
}

/** What one source says of one coin, day by day. */
export interface DailySeries extends SeriesKind {
  readonly coinId: CoinId;
  /** UTC day number of the first figure: epoch milliseconds / 86,400,000. */
  readonly firstDay: number;
  /** One figure a day from `firstDay` on; NaN is a gap. */
  readonly closes: Float32Array;
  /** The lowest and the highest price of each day, as long as `closes`; null where the source does not tell. */
  readonly lows: Float32Array | null;
  readonly highs: Float32Array | null;
  /** Where these are days of a coin that went on as this one, its figures times the factor; absent for its own days. */
  readonly formerly?: Formerly;
}

/** The id that a coin had before, and what part of its price then one unit of the present coin would have cost. */
export interface Formerly {
  readonly coinId: CoinId;
  readonly factor: number;
}

/** What a source says of one day. */
export interface DayFigures {
  /** UTC day number. */
  readonly day: number;
  readonly close: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A price of the past, and who says so. */
export interface PastPrice extends SeriesKind {
  /** `open` where nobody has the day's close; `interpolated` between two closes, across a short gap. */
  readonly kind: 'close' | 'open' | 'interpolated';
  readonly coinId: CoinId;
  /** UTC day number. */
  readonly day: number;
  readonly value: number;
  /** Of that day, null where unknown and where the value is interpolated. */
  readonly low: number | null;
  readonly high: number | null;
  /** The coin that this price was paid for, where it went by another id then; null where it is the coin itself. */
  readonly formerly: Formerly | null;
  /** Another source that says something else of that day: the one furthest apart. */
  readonly apart: (SeriesKind & { readonly value: number; readonly gap: number }) | null;
}

/** What a coin cost at a time. Unknown: before it was listed, in a long gap, on a day that has not ended, or in the future. */
export type PriceAt = PastPrice | { readonly kind: 'unknown'; readonly coinId: CoinId; readonly day: number };

/** UTC day number of a time in epoch milliseconds. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** A series' name among those of its coin, e.g. `yahoo-usd`, `binance-usdt-perpetual`, `yahoo-usd-open`. */
export function seriesName({ source, instrument, currency, figure }: SeriesKind): string {
  return `${source}-${currency}${instrument === 'perpetual' ? '-perpetual' : ''}${figure === 'open' ? '-open' : ''}`;
}

/** The figure of a day; null in gaps and outside of the series. */
export function figureOn({ firstDay, closes }: Pick<DailySeries, 'firstDay' | 'closes'>, day: number): number | null {
  const figure = closes[day - firstDay];
  return figure !== undefined && figure > 0 ? figure : null;
}

/** The series with these days added; of a day told twice the newer word counts. The arrays are new ones. */
export function withDays<Series extends DailySeries>(series: Series, days: readonly DayFigures[]): Series {
  if (days.length === 0) return series;
  const isEmpty = series.closes.length === 0;
  const first = days.reduce((least, { day }) => Math.min(least, day), isEmpty ? Infinity : series.firstDay);
  const end = series.firstDay + series.closes.length;
  const behind = days.reduce((most, { day }) => Math.max(most, day + 1), isEmpty ? -Infinity : end);
  const column = (old: Float32Array | null, figure: (day: DayFigures) => number | null): Float32Array => {
    const next = new Float32Array(behind - first).fill(NaN);
    if (old && !isEmpty) next.set(old, series.firstDay - first);
    for (const told of days) next[told.day - first] = figure(told) ?? NaN;
    return next;
  };
  const hasRange = series.lows !== null || days.some(({ low }) => low !== null);
  return {
    ...series,
    firstDay: first,
    closes: column(series.closes, ({ close }) => close),
    lows: hasRange ? column(series.lows, ({ low }) => low) : null,
    highs: hasRange ? column(series.highs, ({ high }) => high) : null,
  };
}
