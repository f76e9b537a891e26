/**
 * A hybrid logical clock in one integer: milliseconds times 1,024, and a count within the millisecond. A stamp of a
 * change is greater than every stamp that was seen before it, whatever the device's clock says; where clocks are right,
 * it tells the time too (Kulkarni et al., "Logical Physical Clocks", 2014).
 */
const A_MILLISECOND = 1_024;

/** A clock beyond says nothing more: room stays for counting on. */
const FURTHEST_CLOCK = Date.UTC(2100, 0);

/** Greater ones are nobody's: counting on from them would leave the safe integers. */
export const MAX_STAMP = Date.UTC(2200, 0) * A_MILLISECOND;

/**
 * The stamp of a change made now.
 * @param last greatest stamp seen so far, of any device
 * @param now epoch milliseconds, as the device has it
 */
export function nextStamp(last: number, now: number): number {
  const clock = Number.isFinite(now) ? Math.min(Math.max(Math.trunc(now), 0), FURTHEST_CLOCK) : 0;
  return Math.max(last + 1, clock * A_MILLISECOND);
}
