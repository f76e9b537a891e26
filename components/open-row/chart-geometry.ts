import type { ChartLine, LinePoint, LineRun } from './chart-line.ts';

/** Of a chart, CSS px: the line has 82 between the words of high above and of low and time below it. */
export const CHART_HEIGHT = 132;
const TOP = 16;
const BOTTOM = 98;
/** Where crosshair and marks end, and where the words of time stand. */
export const CROSS_BOTTOM = 112;
/** About what a figure of 11 px takes. */
const FIGURE_WIDTH = 6;

/** Places on a chart so wide. */
export interface ChartScale {
  readonly width: number;
  x(time: number): number;
  y(value: number): number;
}

/** Time from edge to edge, prices from the lowest to the highest; a flat line runs through the middle. */
export function chartScale({ from, to, low, high }: ChartLine, width: number): ChartScale {
  const span = Math.max(1, to - from);
  const height = high.value - low.value;
  return {
    width,
    x: (time) => tenth(((time - from) / span) * width),
    y: (value) => tenth(height > 0 ? BOTTOM - ((value - low.value) / height) * (BOTTOM - TOP) : (TOP + BOTTOM) / 2),
  };
}

/**
 * SVG path data of a run. With more than two points a pixel only the first, lowest, highest and last of each pixel are
 * drawn (Jugel et al., "M4", VLDB 2014): the picture is the same. A run of one point is a dot.
 */
export function runPath({ points }: LineRun, scale: ChartScale): string {
  const [only] = points;
  if (only && points.length === 1) return `M${scale.x(only.time)} ${scale.y(only.value)}h0`;
  const kept = points.length > 2 * scale.width ? fewest(points, scale) : points;
  return kept.map(({ time, value }, at) => `${at === 0 ? 'M' : 'L'}${scale.x(time)} ${scale.y(value)}`).join('');
}

function fewest(points: readonly LinePoint[], scale: ChartScale): LinePoint[] {
  const pixels = Map.groupBy(points, ({ time }) => Math.floor(scale.x(time)));
  return [...pixels.values()].flatMap((column) => {
    const low = column.reduce((least, one) => (one.value < least.value ? one : least));
    const high = column.reduce((most, one) => (one.value > most.value ? one : most));
    return column.filter((one, at) => at === 0 || at === column.length - 1 || one === low || one === high);
  });
}

/** The place in the line that lies nearest to a place on the chart. */
export function nearestPoint({ points }: ChartLine, scale: ChartScale, x: number): number {
  let [low, high] = [0, points.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (scale.x(points[middle]?.time ?? 0) < x) low = middle;
    else high = middle;
  }
  const away = (at: number): number => Math.abs(scale.x(points[at]?.time ?? 0) - x);
  return away(low) <= away(high) ? low : high;
}

/** Where a figure stands that belongs to a point: over it, but whole within the chart. */
export function figureX(text: string, x: number, width: number): number {
  const half = (text.length * FIGURE_WIDTH) / 2;
  return Math.min(width - half, Math.max(half, x));
}

/** A tenth of a pixel is finer than any screen shows, and keeps paths short. */
function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
