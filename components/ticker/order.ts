import type { CoinId } from '../../lib/domain/coin.ts';
import { priceState } from '../../lib/domain/quote.ts';
import { changeOver, type TickerChoices } from '../../lib/domain/ticker-choices.ts';
import type { TickerRow } from '../../lib/query/views.ts';

/**
 * The rows as they are to be sorted, the largest first. What is not known comes last, equals keep their own order. The
 * change of an old or held price is not today's, and counts as not known.
 * @param rows in the order of the watch list
 */
export function sortRows(rows: readonly TickerRow[], choices: TickerChoices, now: number): readonly TickerRow[] {
  if (choices.tickerSort === 'own') return rows;
  return rows
    .map((row) => ({ row, figure: sortedBy(row, choices, now) ?? Number.NEGATIVE_INFINITY }))
    .sort((a, b) => (a.figure === b.figure ? 0 : b.figure - a.figure))
    .map(({ row }) => row);
}

function sortedBy(row: TickerRow, { tickerSort, tickerWindow }: TickerChoices, now: number): number | null {
  if (tickerSort === 'price') return row.price;
  if (tickerSort === 'marketCap') return row.marketCap;
  return ['fresh', 'disagreeing'].includes(priceState(row, now)) ? changeOver(row, tickerWindow) : null;
}

/**
 * New rows in the order already on screen, while a pointer or the focus is on the list: what is under the pointer stays
 * there. Rows that are new come after the others, rows that are gone are left out.
 */
export function keepOrder(shown: readonly CoinId[], rows: readonly TickerRow[]): TickerRow[] {
  const place = new Map(shown.map((coinId, index) => [coinId, index]));
  const placeOf = (row: TickerRow): number => place.get(row.coinId) ?? shown.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

/** What the order rests on: while it is the same, a held list stays as it is. */
export function orderedBy({ tickerSort, tickerWindow, tickerGroups }: TickerChoices): string {
  return `${tickerSort} ${tickerSort === 'change' ? tickerWindow : ''} ${tickerGroups}`;
}
