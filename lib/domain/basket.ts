import { type PriceStanding, priceState } from './quote.ts';

/** What the basket needs of a row of the ticker. */
export interface BasketRow extends PriceStanding {
  readonly group: 'ai' | 'watch';
  /** Percent over 24 hours. */
  readonly change24h: number | null;
}

/**
 * The change of the AI coins over 24 hours in equal parts, percent: the mean of those whose change is known and of the
 * present. Told anew for each `now`, because an old change says nothing of today; neither does that of a held price.
 * Null where none is left.
 */
export function basketChange(rows: readonly BasketRow[], now: number): number | null {
  const changes = rows
    .filter((row) => row.group === 'ai' && ['fresh', 'disagreeing'].includes(priceState(row, now)))
    .flatMap((row) => (row.change24h === null ? [] : [row.change24h]));
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}
