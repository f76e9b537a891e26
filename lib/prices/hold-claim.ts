import type { ClaimView } from '../domain/claim-view.ts';
import type { DailySeries } from '../domain/daily.ts';
import { CLAIM_FLOOR, type PriceClaim } from '../domain/price-claim.ts';
import { heldChange } from './held-change.ts';
import { heldPrice } from './held-price.ts';

/**
 * What a page states of its own time, surely read and in dollars, beside what history says; null where there is nothing
 * to show, and of market values, which no history is stored of.
 * @param name of the coin, as shown
 * @param series of the coin
 * @param publishedAt epoch milliseconds; of a UTC day that is over
 * @param now epoch milliseconds
 */
export function holdClaim(
  claim: PriceClaim,
  name: string,
  series: readonly DailySeries[],
  publishedAt: number,
  now: number,
): ClaimView | null {
  const { kind, when, currency, confidence } = claim;
  if (when !== 'publication' || currency !== 'usd' || confidence < CLAIM_FLOOR || kind === 'marketcap') return null;
  return kind === 'price'
    ? heldPrice(claim, name, series, publishedAt, now)
    : heldChange(claim, name, series, publishedAt);
}
