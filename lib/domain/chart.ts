import type { CoinId } from './coin.ts';
import type { HistorySource, Instrument } from './daily.ts';
import type { Currency, PriceSource } from './quote.ts';

/** The windows of a chart: a day and a week of hourly prices, longer ones of daily closes. */
export const CHART_RANGES = ['24h', '7d', '30d', '1y', 'all'] as const;
export type ChartRange = (typeof CHART_RANGES)[number];

/** Prices of one source in one currency, evenly spaced in time, oldest first. */
export interface ChartStretch {
  readonly source: HistorySource | PriceSource;
  readonly instrument: Instrument;
  readonly currency: Currency;
  /** The coin's former id, where it was traded under that one then; the figures are in units of the present coin. */
  readonly formerly: CoinId | null;
  /** What a point is a price of: the end of a UTC day, its beginning, or a moment. */
  readonly figure: 'close' | 'open' | 'moment';
  /** Time of the first value, epoch milliseconds. */
  readonly start: number;
  /** From one value to the next, milliseconds. */
  readonly step: number;
  /** Null is a gap. The first and the last are none. */
  readonly values: readonly (number | null)[];
}

/** A coin's past prices in one window. Times are epoch milliseconds. */
export interface ChartView {
  readonly coinId: CoinId;
  readonly range: ChartRange;
  /** Where the window begins; of "all", the first price known. Null where nothing is known. */
  readonly from: number | null;
  readonly to: number;
  /** Oldest first: where source, instrument or currency changes a new one begins. Empty where nothing is known. */
  readonly stretches: readonly ChartStretch[];
}

/** Dollars and the tokens that stand for them: a line of each may share a scale, said to be what it is. */
const DOLLARS: ReadonlySet<Currency> = new Set(['usd', 'usdt', 'usdc', 'fdusd', 'busd', 'tusd']);

/** Whether figures in two currencies can be drawn on one scale. */
export function shareScale(a: Currency, b: Currency): boolean {
  return a === b || (DOLLARS.has(a) && DOLLARS.has(b));
}

export interface ChartPoint {
  readonly time: number;
  readonly value: number;
  readonly stretch: ChartStretch;
}

/** The points of a stretch without its gaps. */
export function pointsOf(stretch: ChartStretch): ChartPoint[] {
  return stretch.values.flatMap((value, at) =>
    value === null ? [] : [{ time: Math.round(stretch.start + at * stretch.step), value, stretch }],
  );
}
