import { MINUTE_MS } from '../domain/durations.ts';
import { wasClockSetBack } from '../domain/clock-set-back.ts';

/** A round or look that is not finished after this long was killed with its worker; the next claim takes it over. */
export const LEASE_MS = MINUTE_MS;

/** What can be held by one worker at a time. */
export interface Claimable {
  /** When the row was claimed or given back, by our clock then. With the round it names one claim. */
  readonly setAt: number;
  readonly dueAt: number;
  readonly leaseUntil: number;
  readonly round: number;
}

/**
 * The row as it stands once claimed, or null where it is held or not due. A claimed row is due "now": if its worker is
 * killed it stays due, and a due time changed meanwhile (`markDue`) can be told from it.
 * @param force claims also what is not due: a click asked for it
 */
export function claim<Row extends Claimable>(row: Row, now: number, force: boolean): Row | null {
  // Asked this way round, a due time that is damaged is over.
  const isDue = wasClockSetBack(row.setAt, now) || !(row.dueAt > now);
  if (isLeased(row, now) || !(isDue || force)) return null;
  return { ...row, setAt: now, dueAt: now, leaseUntil: now + LEASE_MS, round: row.round + 1 };
}

/** Whether somebody holds a row now. A lease far in the future is from a clock that was set back since: it holds nobody. */
export function isLeased({ setAt, leaseUntil }: Claimable, now: number): boolean {
  return !wasClockSetBack(setAt, now) && leaseUntil > now && leaseUntil <= now + LEASE_MS;
}

/** Whether a stored row is still held by this claim: not wiped, not taken over, not repaired. */
export function isHeldBy<Row extends Claimable>(row: Row | undefined, claimed: Claimable): row is Row {
  return row !== undefined && row.round === claimed.round && row.setAt === claimed.setAt;
}

/** The row due at once and held by nobody, where the clock was set back or its due time lies beyond any schedule. */
export function repaired<Row extends Claimable>(row: Row, now: number, furthestMs: number): Row | null {
  if (!wasClockSetBack(row.setAt, now) && row.dueAt <= now + furthestMs) return null;
  return { ...row, setAt: now, dueAt: now, leaseUntil: 0 };
}
