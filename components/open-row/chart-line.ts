import { type ChartPoint, type ChartStretch, type ChartView, pointsOf, shareScale } from '../../lib/domain/chart.ts';
import { type Currency, type NumberState, priceState } from '../../lib/domain/quote.ts';
import type { PriceView } from '../../lib/query/views.ts';

/** One price of the line; the present one, which is the ticker's, belongs to no stretch. */
export interface LinePoint {
  readonly time: number;
  readonly value: number;
  readonly currency: Currency;
  readonly stretch: ChartStretch | null;
}

/** Points that are joined: between two runs nobody knows the price, or another instrument begins. */
export interface LineRun {
  readonly points: readonly LinePoint[];
  /** Of a perpetual, or in another currency than the rest. */
  readonly other: boolean;
}

/** Why the line does not end in the present price. */
export type EndReason = Exclude<NumberState, 'fresh'> | 'other-currency';

/** What a chart draws and reads out. */
export interface ChartLine {
  readonly range: ChartView['range'];
  readonly from: number;
  readonly to: number;
  /** What most of the line is counted in. */
  readonly currency: Currency;
  /** Oldest first, at least two. */
  readonly points: readonly LinePoint[];
  readonly runs: readonly LineRun[];
  readonly low: LinePoint;
  readonly high: LinePoint;
  /** Null where the last point is the present price. */
  readonly end: EndReason | null;
  /** Stretches of time without a price, oldest first. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  /** What is in a currency that can't be drawn beside the rest. */
  readonly leftOut: readonly ChartStretch[];
}

/** A source may be late by so much of a step before its silence is a gap. */
const LATE = 1.5;

/** The line of a window, up to the present price where that may stand beside it; null where nothing can be drawn. */
export function chartLine(view: ChartView, price: PriceView, now: number): ChartLine | null {
  const currency = currencyOf(view.stretches);
  if (currency === null || view.from === null) return null;
  const drawn = view.stretches.filter((stretch) => shareScale(stretch.currency, currency));
  const past = drawn.flatMap(pointsOf).map(asLinePoint);
  const { end, point } = presentPoint(price, currency, now);
  const points = point && point.time >= (past.at(-1)?.time ?? 0) ? [...past, point] : past;
  const [first] = points;
  if (!first || points.length < 2) return null;
  const gaps: { from: number; to: number }[] = [];
  return {
    range: view.range,
    from: view.from,
    to: Math.max(view.to, points.at(-1)?.time ?? 0),
    currency,
    points,
    runs: runsOf(points, currency, gaps),
    low: points.reduce((least, one) => (one.value < least.value ? one : least), first),
    high: points.reduce((most, one) => (one.value > most.value ? one : most), first),
    end,
    gaps,
    leftOut: view.stretches.filter((stretch) => !drawn.includes(stretch)),
  };
}

function asLinePoint({ time, value, stretch }: ChartPoint): LinePoint {
  return { time, value, currency: stretch.currency, stretch };
}

/** Dollars before a token of theirs, else what the newest stretch is counted in. */
function currencyOf(stretches: readonly ChartStretch[]): Currency | null {
  const newest = stretches.at(-1)?.currency ?? null;
  const isDollars = newest !== null && shareScale(newest, 'usd') && stretches.some((one) => one.currency === 'usd');
  return isDollars ? 'usd' : newest;
}

/** The ticker's price in the line's currency; a converted one as its source told it. No doubted price ends a line. */
function presentPoint(
  price: PriceView,
  currency: Currency,
  now: number,
): { readonly end: EndReason | null; readonly point: LinePoint | null } {
  const state = priceState(price, now);
  if (state !== 'fresh') return { end: state, point: null };
  if (price.price === null || price.asOf === null) return { end: 'missing', point: null };
  const told = { time: price.asOf, stretch: null };
  if (shareScale(price.currency, currency)) {
    return { end: null, point: { ...told, value: price.price, currency: price.currency } };
  }
  if (price.conversion && shareScale(price.conversion.from, currency)) {
    const { from, rate } = price.conversion;
    return { end: null, point: { ...told, value: price.price / rate, currency: from } };
  }
  return { end: 'other-currency', point: null };
}

function runsOf(points: readonly LinePoint[], currency: Currency, gaps: { from: number; to: number }[]): LineRun[] {
  const runs: { points: LinePoint[]; other: boolean }[] = [];
  let before: LinePoint | null = null;
  for (const point of points) {
    const isLate: boolean = before !== null && isSilent(before, point);
    if (isLate && before) gaps.push({ from: before.time, to: point.time });
    const run = runs.at(-1);
    if (run && before && !isLate && isJoined(before, point)) run.points.push(point);
    else runs.push({ points: [point], other: isOther(point, currency) });
    before = point;
  }
  return runs;
}

/** Longer without a price than the source's own step. Before the present one a close may not be out yet. */
function isSilent(before: LinePoint, after: LinePoint): boolean {
  const step = before.stretch?.step ?? 0;
  // From a day's opening price to the next day's close it is two days, and none is missing.
  const isNextDay = after.stretch === null || (before.stretch?.figure === 'open' && after.stretch.figure === 'close');
  return after.time - before.time > step * (isNextDay ? LATE + 1 : LATE);
}

/** One line goes on through sources of one kind; a perpetual or another currency is never joined to it. */
function isJoined(before: LinePoint, after: LinePoint): boolean {
  if (before.stretch === after.stretch) return true;
  const isPerpetual = [before, after].some(({ stretch }) => stretch?.instrument === 'perpetual');
  return !isPerpetual && before.currency === after.currency;
}

function isOther({ stretch, currency }: LinePoint, most: Currency): boolean {
  return stretch?.instrument === 'perpetual' || currency !== most;
}
