import type { ClaimView } from '../domain/claim-view.ts';
import { dayOf } from '../domain/daily.ts';
import { shortName } from '../domain/first-watchlist.ts';
import type { PageDescription } from '../domain/page.ts';
import type { PageSketch } from '../relate/relate.ts';
import { claimReading } from './claim-reading.ts';
import { type SeriesReader, seriesOf } from './history.ts';

const MOST_SHOWN = 3;

/**
 * What a page states of its own day's prices, each beside what history says. Nothing where the page has no date, where
 * its day is not over, or where nobody knows that day. From the store alone.
 * @param now epoch milliseconds
 * @param read what the same answer reads series by
 */
export async function getPriceClaims(
  page: PageDescription,
  sketch: PageSketch,
  now: number,
  read: SeriesReader = seriesOf,
): Promise<ClaimView[]> {
  const { publishedAt } = page;
  if (!isPastPage(publishedAt, now) || sketch.coins.length === 0) return [];
  const reading = await claimReading();
  const claims = reading?.readClaims(page.title, page.text, sketch.coins) ?? [];
  if (!reading || claims.length === 0) return [];
  const series = await read([...new Set(claims.map(({ coinId }) => coinId))]);
  const names = new Map(sketch.coins.map(({ coinId, name }) => [coinId, shortName({ id: coinId, name })]));
  const shown = claims.flatMap((claim) => {
    const { coinId } = claim;
    return reading.holdClaim(claim, names.get(coinId) ?? coinId, series.get(coinId) ?? [], publishedAt, now) ?? [];
  });
  // What a coin cost comes before by how much that changed.
  shown.sort((a, b) => Number(a.kind !== 'price') - Number(b.kind !== 'price'));
  return shown.slice(0, MOST_SHOWN);
}

/** Whether a page is of a day that is over: only of such days there are closes. */
export function isPastPage(publishedAt: number | null, now: number): publishedAt is number {
  return publishedAt !== null && dayOf(publishedAt) < dayOf(now);
}
