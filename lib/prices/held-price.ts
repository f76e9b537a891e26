import type { PriceClaimView } from '../domain/claim-view.ts';
import { type DailySeries, figureOn, type PastPrice } from '../domain/daily.ts';
import type { PriceClaim } from '../domain/price-claim.ts';
import { inPreference, isComparable, priceAt } from './history.ts';

/** So far from the page's day a day is looked for that closed at what the page states. */
const NEAREST_WITHIN_DAYS = 61;
/** Further away than this factor, a figure is most likely not of that day, or was misread. */
export const PLAUSIBLE_FACTOR = 1.25;

/**
 * A stated price beside what the coin closed at on the page's day; null where nobody knows that, or where the figure is
 * so far off that it is most likely misread.
 * @param series of the coin
 */
export function heldPrice(
  claim: PriceClaim,
  name: string,
  series: readonly DailySeries[],
  publishedAt: number,
  now: number,
): PriceClaimView | null {
  const told = priceAt(series, claim.coinId, publishedAt, now);
  // Between two closes there is no close to hold it against.
  if (told.kind === 'unknown' || told.kind === 'interpolated' || !isComparable(told)) return null;
  return isPlausible(claim.value / told.value) ? viewOf(claim, name, told, series) : null;
}

/** @param ratio of what is stated to what is known */
export function isPlausible(ratio: number): boolean {
  return ratio < PLAUSIBLE_FACTOR && ratio > 1 / PLAUSIBLE_FACTOR;
}

function viewOf(claim: PriceClaim, name: string, told: PastPrice, series: readonly DailySeries[]): PriceClaimView {
  const { coinId, quote, value: stated, span, currency } = claim;
  const tolerance = toleranceOf(stated, span);
  const isThatClose = Math.abs(stated - told.value) <= tolerance;
  const { low, high } = told;
  const isWithin = low === null || high === null ? null : stated >= low - tolerance && stated <= high + tolerance;
  const nearest = isThatClose || isWithin ? null : nearestDay(series, told, stated, tolerance);
  const difference = (stated / told.value - 1) * 100;
  return { kind: 'price', coinId, name, quote, stated, currency, told, difference, isWithin, nearest };
}

/** The day nearest to the page's, before it or after, that closed at the stated price; of two, the earlier. */
function nearestDay(
  series: readonly DailySeries[],
  { day, currency }: PastPrice,
  stated: number,
  tolerance: number,
): PriceClaimView['nearest'] {
  const closes = series.filter((one) => isComparable(one) && one.currency === currency && one.figure === 'close');
  const told = inPreference(closes);
  for (let away = 1; away <= NEAREST_WITHIN_DAYS; away++) {
    for (const near of [day - away, day + away]) {
      const value = told.map((one) => figureOn(one, near)).find((figure) => figure !== null);
      if (value !== undefined && value !== null && Math.abs(value - stated) <= tolerance) return { day: near, value };
    }
  }
  return null;
}

/** By how much a stated figure may be off and still be that price: half of its last digit, or a thousandth of it. */
export function toleranceOf(stated: number, words: string): number {
  const digits = /(\d[\d,]*)(?:\.(\d+))?/.exec(words);
  const scale = /k\b/i.test(words) ? 1_000 : 1;
  const decimals = digits?.[2]?.length ?? 0;
  const zeros = decimals === 0 ? (/0*$/.exec((digits?.[1] ?? '').replaceAll(',', ''))?.[0].length ?? 0) : 0;
  return Math.max((scale * 10 ** (zeros - decimals)) / 2, stated / 1_000);
}
