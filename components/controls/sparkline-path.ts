interface SparkBox {
  readonly width: number;
  readonly height: number;
}

export const SPARK: SparkBox = { width: 64, height: 24 };
/** Of a compact row. */
export const WIDE_SPARK: SparkBox = { width: 118, height: 18 };
/** Room for the end point's dot, in view-box units: on every side but the start, where the line begins at the edge. */
const MARGIN = 3;

export interface SparkLine {
  /** SVG path data in the box given. */
  readonly path: string;
  readonly endX: number;
  readonly endY: number;
}

/**
 * The line through evenly spaced prices on a scale of their own; a flat week runs through the middle.
 * Null where fewer than two points are known: one point is no history.
 */
export function sparkLine(points: readonly number[], { width, height }: SparkBox = SPARK): SparkLine | null {
  if (points.length < 2) return null;
  const low = Math.min(...points);
  const span = Math.max(...points) - low;
  const step = (width - MARGIN) / (points.length - 1);
  const reach = height - 2 * MARGIN;
  let path = '';
  let x = 0;
  let y = 0;
  points.forEach((price, index) => {
    x = round(index * step);
    y = round(span === 0 ? height / 2 : height - MARGIN - ((price - low) / span) * reach);
    path += `${index === 0 ? 'M' : 'L'}${x} ${y}`;
  });
  return { path, endX: x, endY: y };
}

/** A tenth of a pixel is finer than any screen shows, and keeps the path short. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
