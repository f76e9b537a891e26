/** What 64 pixels can show of a week: one point in four hours, both ends included. */
export const SPARKLINE_POINTS = 43;
const HOURS_A_POINT = 4;
/** A week of hours, both ends included. */
export const WEEK_LINE_POINTS = 169;

/** Seven digits are a cent of a bitcoin; more would only make what is stored longer to read. */
function sevenDigits(price: number): number {
  return Number(price.toPrecision(7));
}

/**
 * A week as a source tells it, for the store: hour by hour where it is hourly, thinned evenly where it is finer, the last
 * point last. What is no price is null, a gap. Null for the whole where fewer than two prices are left.
 * @param prices oldest first, evenly spaced
 */
export function weekLine(prices: readonly (number | null)[]): (number | null)[] | null {
  const step = Math.max(1, Math.ceil((prices.length - 1) / (WEEK_LINE_POINTS - 1)));
  const points = everyNth(prices, step).map((price) => (price !== null && price > 0 ? sevenDigits(price) : null));
  return points.filter((price) => price !== null).length < 2 ? null : points;
}

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
  for (const price of everyNth(prices, step)) {
    if (price === null || price <= 0) return null;
    points.push(sevenDigits(price));
  }
  return points.length < 2 ? null : points;
}

/** Every so many, counted back from the last. */
function everyNth(prices: readonly (number | null)[], step: number): (number | null)[] {
  const first = (prices.length - 1) % step;
  return prices.filter((_, at) => at >= first && (at - first) % step === 0);
}
