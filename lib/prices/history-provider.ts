import { DAY_MS } from '../domain/durations.ts';
import type { CoinId } from '../domain/coin.ts';
import type { DayFigures, HistorySource, SeriesKind } from '../domain/daily.ts';
import type { ReplyFailure } from './provider.ts';

/** Sources of daily closes that are asked over the network; the others come along. */
export type AskedForHistory = Exclude<HistorySource, 'yahoo'>;

/** The first day that anything is asked for: CoinGecko's own beginning, 28 April 2013. */
export const HISTORY_BEGINS = Date.UTC(2013, 3, 28) / DAY_MS;

/** What a reply told of each coin that was asked for, oldest first; one without figures may be left out. */
export type ToldDays = ReadonlyMap<CoinId, readonly DayFigures[]>;

/** One call for days of the past. */
export interface HistoryRequest {
  readonly source: AskedForHistory;
  readonly kind: SeriesKind;
  readonly coinIds: readonly CoinId[];
  readonly url: string;
  /** The days asked for, UTC day numbers, both included. */
  readonly from: number;
  readonly through: number;
  /** Days outside of those asked for are left out; so is all that is not of a coin asked for. */
  parse(bytes: Uint8Array): { readonly ok: true; readonly told: ToldDays } | ReplyFailure;
}

/** Days that one coin lacks. */
export interface Wanted {
  readonly coinId: CoinId;
  readonly from: number;
  readonly through: number;
}

/** A price that can be one: above nothing, and not beyond what the store's 32-bit floats tell apart. */
export function isPossiblePrice(price: number): boolean {
  return price > 1e-20 && price < 1e12;
}
