import { ONE_SOURCE_MARKED_MS, WATCHED_POLL_INTERVAL_MS } from '../domain/price-limits.ts';
import { comparedAt, type Currency, isDisagreement, type StoredQuote } from '../domain/quote.ts';
import type { DisagreementView, HeldView, PriceView } from './views.ts';

/** A number as surfaces show it, with all that is known of its truth; missing where there is no quote. */
export function priceView(
  quote: StoredQuote | undefined,
  currency: Currency,
  now: number,
  pollIntervalMs: number = WATCHED_POLL_INTERVAL_MS,
): PriceView {
  return {
    price: quote?.price ?? null,
    currency,
    change24h: quote?.change24h ?? null,
    asOf: quote?.asOf ?? null,
    source: quote?.source ?? null,
    pollIntervalMs,
    held: quote ? heldView(quote) : null,
    disagreement: quote ? disagreementView(quote) : null,
    oneSource: typeof quote?.oneSourceAt === 'number' && now - quote.oneSourceAt < ONE_SOURCE_MARKED_MS,
    conversion: quote?.conversion ?? null,
  };
}

function heldView({ price: good, held }: StoredQuote): HeldView | null {
  if (!held) return null;
  const { source, price, asOf } = held.quote;
  return { source, price, asOf, change: (price / good - 1) * 100, contradictedBy: held.second?.source ?? null };
}

function disagreementView({ check }: StoredQuote): DisagreementView | null {
  if (!isDisagreement(check)) return null;
  const { primary, second, gap } = check;
  const at = comparedAt(check);
  return {
    primary: { source: primary.source, price: primary.price },
    second: { source: second.source, price: second.price },
    gap: gap * 100,
    since: at - (check.at - check.since),
    at,
  };
}
