import { numberState } from './quote.ts';

/** What the basket needs of a row of the ticker. */
export interface BasketRow {
  readonly group: 'ai' | 'watch';
  /** Percent over 24 hours. */
  readonly change24h: number | null;
  readonly asOf: number | null;
  readonly pollIntervalMs: number;
}

/**
 * The change of the AI coins over 24 hours in equal parts, percent: the mean of those whose change is known and fresh.
 * Told anew for each `now`, because an old change says nothing of today. Null where none is left.
 */
export function basketChange(rows: readonly BasketRow[], now: number): number | null {
  const changes = rows
    .filter((row) => row.group === 'ai' && numberState(row.asOf, now, row.pollIntervalMs) === 'fresh')
    .flatMap((row) => (row.change24h === null ? [] : [row.change24h]));
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}
