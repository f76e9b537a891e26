/** What 64 pixels can show of a week: one point in four hours, both ends included. */
export const SPARKLINE_POINTS = 43;
const HOURS_A_POINT = 4;

/**
 * Thins a week of hourly prices to at most 43, every fourth counted back from the newest, so that the last point stays
 * the last. Null where there is no line to draw: fewer than two points, or a gap or nonsense among those kept (a line
 * over a gap would show a price that nobody paid).
 * @param prices oldest first, evenly spaced
 */
export function thinSparkline(prices: readonly (number | null)[]): number[] | null {
  const last = prices.length - 1;
  const step =
    prices.length <= SPARKLINE_POINTS ? 1 : Math.max(HOURS_A_POINT, Math.ceil(last / (SPARKLINE_POINTS - 1)));
  const points: number[] = [];
  for (let at = last; at >= 0; at -= step) {
    const price = prices[at] ?? 0;
    if (price <= 0) return null;
    // Seven digits are a cent of a bitcoin; more would only make the stored ticker longer to read.
    points.push(Number(price.toPrecision(7)));
  }
  return points.length < 2 ? null : points.reverse();
}
