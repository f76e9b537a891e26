import type { CoinId } from '../../lib/domain/coin.ts';
import { type NumberState, priceState } from '../../lib/domain/quote.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { doubtWords, type Sentence } from '../controls/price-words.ts';

/** The line below a row whose price is in doubt. */
export interface RowNote {
  readonly sentence: Sentence;
  readonly state: NumberState;
  /** The sentence is no longer true; its line stays until pointer and focus have left the list. */
  readonly blank: boolean;
}

/** The list as it was when pointer or focus came: what is under them stays where it is. */
export interface HeldList {
  readonly order: readonly CoinId[];
  /** What it was ordered by: another choice takes effect at once, since the click for it is elsewhere. */
  readonly by: string;
  /** Of every row there was; null where it had no note. */
  readonly notes: ReadonlyMap<CoinId, RowNote | null>;
}

export function holdList(rows: readonly TickerRow[], by: string, now: number, locale: string): HeldList {
  return {
    by,
    order: rows.map((row) => row.coinId),
    notes: new Map(rows.map((row) => [row.coinId, rowNote(row, now, locale)])),
  };
}

/** The note a row shows: its own, but in a held list a line neither comes nor goes. */
export function noteInPlace(held: HeldList | null, row: TickerRow, now: number, locale: string): RowNote | null {
  const note = rowNote(row, now, locale);
  const before = held?.notes.get(row.coinId);
  if (before === undefined) return note;
  return before && (note ?? { ...before, blank: true });
}

function rowNote(row: TickerRow, now: number, locale: string): RowNote | null {
  const sentence = doubtWords(row, now, locale);
  return sentence && { sentence, state: priceState(row, now), blank: false };
}
