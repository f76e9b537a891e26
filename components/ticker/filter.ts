import type { TickerRow } from '../../lib/query/views.ts';

/** Lower case without accents or outer space, so that "Avalánche" is found by "avalan". */
export function foldQuery(text: string): string {
  return text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The rows whose symbol, name or id contains what was typed; all of them for an empty query. */
export function filterRows(rows: readonly TickerRow[], query: string): readonly TickerRow[] {
  const wanted = foldQuery(query);
  if (wanted === '') return rows;
  return rows.filter((row) => [row.symbol, row.name, row.coinId].some((text) => foldQuery(text).includes(wanted)));
}
