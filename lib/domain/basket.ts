import { type PriceStanding, priceState } from './quote.ts';
import { type Changes, changeOver, type ChangeWindow } from './ticker-choices.ts';

/** What the basket needs of a row of the ticker. */
export interface BasketRow extends PriceStanding, Changes {
  readonly group: 'ai' | 'watch';
}

/**
 * The change of the AI coins over a window in equal parts, percent: the mean of those whose change is known and of the
 * present. Told anew for each `now`, because an old change says nothing of now; neither does that of a held price.
 * Null where none is left.
 */
export function basketChange(rows: readonly BasketRow[], now: number, window: ChangeWindow): number | null {
  const changes = rows
    .filter((row) => row.group === 'ai' && ['fresh', 'disagreeing'].includes(priceState(row, now)))
    .flatMap((row) => changeOver(row, window) ?? []);
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}
