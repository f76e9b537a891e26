/** A line with gaps, for pictures of what a coin cost between two times. */
export interface PastLine {
  /** SVG path data; each stretch without a gap begins anew. */
  readonly path: string;
  /** Where it begins and ends; null where that end is not known. */
  readonly start: { readonly x: number; readonly y: number } | null;
  readonly end: { readonly x: number; readonly y: number } | null;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** Room for the points at both ends. */
const MARGIN = 3;

/**
 * Lines of one length in one box on one scale, oldest first.
 * @param lines prices, or shares of the price at the beginning; null is a gap
 */
export function pastLines(lines: readonly (readonly (number | null)[])[], { width, height }: Box): PastLine[] {
  const known = lines.flat().filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const reach = height - 2 * MARGIN;
  const yOf = (value: number): number => (span === 0 ? height / 2 : height - MARGIN - ((value - low) / span) * reach);
  return lines.map((line) => {
    const step = (width - 2 * MARGIN) / Math.max(1, line.length - 1);
    const points = line.map((value, at) =>
      value === null ? null : { x: round(MARGIN + at * step), y: round(yOf(value)) },
    );
    const path = points
      .map((point, at) => (point === null ? '' : `${at > 0 && points[at - 1] ? 'L' : 'M'}${point.x} ${point.y}`))
      .join('');
    return { path, start: points[0] ?? null, end: points.at(-1) ?? null };
  });
}

/** A tenth of a pixel is finer than any screen shows, and keeps the path short. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
