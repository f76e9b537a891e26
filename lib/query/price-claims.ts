import { type DailySeries, dayOf, figureOn, type PastPrice } from '../domain/daily.ts';
import type { PageDescription } from '../domain/page.ts';
import { type ClaimView, toleranceOf } from '../domain/then-and-now.ts';
import { shortName } from '../domain/first-watchlist.ts';
import { inPreference, priceAt } from '../prices/history.ts';
import { CLAIM_FLOOR, type PriceClaim } from '../relate/price-claim.ts';
import type { PageSketch } from '../relate/relate.ts';
import { claimReading } from './claim-reading.ts';
import { seriesOf } from './history.ts';
import { isComparable } from './then-and-now.ts';

const MOST_SHOWN = 3;
/** So far from the page's day a day is looked for that closed at what the page states. */
const NEAREST_WITHIN_DAYS = 61;
/** Further away than this factor, a figure is most likely not of that day, or was misread. */
const PLAUSIBLE_FACTOR = 1.25;

/**
 * The prices that a page states of its own day, each beside what the coin closed at. Nothing where the page has no date,
 * where its day is not over, or where nobody knows that day. From the store alone.
 * @param now epoch milliseconds
 */
export async function getPriceClaims(page: PageDescription, sketch: PageSketch, now: number): Promise<ClaimView[]> {
  const { publishedAt } = page;
  if (publishedAt === null || dayOf(publishedAt) >= dayOf(now) || sketch.coins.length === 0) return [];
  const readClaims = await claimReading();
  const claims = readClaims(page.title, page.text, sketch.coins).filter(isToShow);
  if (claims.length === 0) return [];
  const series = await seriesOf([...new Set(claims.map(({ coinId }) => coinId))]);
  const names = new Map(sketch.coins.map(({ coinId, name }) => [coinId, shortName({ id: coinId, name })]));
  const shown = claims.flatMap((claim) => {
    const own = series.get(claim.coinId) ?? [];
    const told = priceAt(own, claim.coinId, publishedAt, now);
    // Between two closes there is no close to hold it against.
    if (
      told.kind === 'unknown' ||
      told.kind === 'interpolated' ||
      !isComparable(told) ||
      !isPlausible(claim.value, told)
    )
      return [];
    return [viewOf(claim, names.get(claim.coinId) ?? claim.coinId, told, own)];
  });
  return shown.slice(0, MOST_SHOWN);
}

/** What the page says of its own time, in dollars, surely read. */
function isToShow({ kind, when, currency, confidence }: PriceClaim): boolean {
  return kind === 'price' && when === 'publication' && currency === 'usd' && confidence >= CLAIM_FLOOR;
}

function isPlausible(stated: number, { value }: PastPrice): boolean {
  return stated < value * PLAUSIBLE_FACTOR && stated > value / PLAUSIBLE_FACTOR;
}

function viewOf(claim: PriceClaim, name: string, told: PastPrice, series: readonly DailySeries[]): ClaimView {
  const { coinId, quote, value: stated, span, currency } = claim;
  const tolerance = toleranceOf(stated, span);
  const isThatClose = Math.abs(stated - told.value) <= tolerance;
  const { low, high } = told;
  const isWithin = low === null || high === null ? null : stated >= low - tolerance && stated <= high + tolerance;
  const nearest = isThatClose || isWithin ? null : nearestDay(series, told.day, stated, tolerance);
  const difference = (stated / told.value - 1) * 100;
  return { coinId, name, quote, stated, currency, told, difference, isWithin, nearest };
}

/** The day nearest to the page's, before it or after, that closed at the stated price; of two, the earlier. */
function nearestDay(
  series: readonly DailySeries[],
  day: number,
  stated: number,
  tolerance: number,
): ClaimView['nearest'] {
  const told = inPreference(series.filter(isComparable)).filter(({ figure }) => figure === 'close');
  for (let away = 1; away <= NEAREST_WITHIN_DAYS; away++) {
    for (const near of [day - away, day + away]) {
      const value = told.map((one) => figureOn(one, near)).find((figure) => figure !== null);
      if (value !== undefined && value !== null && Math.abs(value - stated) <= tolerance) return { day: near, value };
    }
  }
  return null;
}
