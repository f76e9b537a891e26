import type { CoinId } from '../../lib/domain/coin.ts';
import type { TickerRow } from '../../lib/query/views.ts';

/**
 * New rows in the order already on screen, while a pointer or the focus is on the list: what is under the pointer stays
 * there. Rows that are new come after the others, rows that are gone are left out.
 */
export function keepOrder(shown: readonly CoinId[], rows: readonly TickerRow[]): TickerRow[] {
  const place = new Map(shown.map((coinId, index) => [coinId, index]));
  const placeOf = (row: TickerRow): number => place.get(row.coinId) ?? shown.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}
