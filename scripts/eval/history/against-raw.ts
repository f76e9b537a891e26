/** What the raw rows say of a day, worked out without the product's code, and how an answer differs from that. */
import type { PriceAt } from '../../../lib/domain/daily.ts';
import { kindOfRaw, type RawDay } from '../../history/raw-series.ts';

export interface RawHistory {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Rows by what they are figures of, the best first; within one by day. */
  readonly shelves: readonly ReadonlyMap<number, RawDay>[];
}

/** Of the four kinds of series in the file: the best first. */
const SHELVES = ['yahoo spot close', 'binance perpetual close', 'yahoo spot open'];
const LONGEST_GAP = 7;
/** The product keeps 32-bit floats: seven digits. */
const SAME = 1e-6;

export function rawHistory(rows: readonly RawDay[]): Map<string, RawHistory> {
  const byCoin = Map.groupBy(rows, ({ coinId }) => coinId);
  return new Map(
    [...byCoin].map(([coinId, own]) => {
      const days = own.map(({ day }) => day);
      const shelves = SHELVES.map(
        (shelf) => new Map(own.filter((row) => shelfOf(row) === shelf).map((r) => [r.day, r])),
      );
      return [coinId, { firstDay: Math.min(...days), lastDay: Math.max(...days), shelves }];
    }),
  );
}

function shelfOf(row: RawDay): string | null {
  const kind = kindOfRaw(row);
  return kind && `${kind.source} ${kind.instrument} ${kind.figure}`;
}

/** What is wrong with an answer; null where it stands. */
export function complaintAbout(answer: PriceAt, day: number, { shelves }: RawHistory): string | null {
  const row = shelves.map((shelf) => shelf.get(day)).find((one) => one !== undefined);
  if (row) {
    if (answer.kind === 'unknown') return `unknown, though ${row.series} says ${row.close}`;
    if (!same(answer.value, row.close)) return `${answer.value} instead of ${row.close} (${row.series})`;
    const isRangeRight = same(answer.low, row.low) && same(answer.high, row.high);
    return isRangeRight ? null : `${answer.low} – ${answer.high} instead of ${row.low} – ${row.high}`;
  }
  const between = shelves.map((shelf) => meanAround(shelf, day)).find((mean) => mean !== null) ?? null;
  if (between === null) return answer.kind === 'unknown' ? null : `${answer.value}, though no row is near`;
  if (answer.kind !== 'interpolated') return `${answer.kind} in a gap that can be bridged`;
  return same(answer.value, between) ? null : `${answer.value} between rows instead of ${between}`;
}

function meanAround(shelf: ReadonlyMap<number, RawDay>, day: number): number | null {
  const days = [...shelf.keys()];
  const before = days.filter((one) => one < day).reduce((most, one) => Math.max(most, one), -Infinity);
  const after = days.filter((one) => one > day).reduce((least, one) => Math.min(least, one), Infinity);
  const [first, last] = [shelf.get(before), shelf.get(after)];
  if (!first || !last || after - before - 1 > LONGEST_GAP) return null;
  const logarithm = Math.log(first.close) + (Math.log(last.close / first.close) * (day - before)) / (after - before);
  return Math.exp(logarithm);
}

function same(told: number | null, raw: number | null): boolean {
  return told === null || raw === null ? told === raw : Math.abs(told / raw - 1) < SAME;
}
