/**
 * A hybrid logical clock in one integer: milliseconds times 1,024, and a count within the millisecond. A stamp of a
 * change is greater than every stamp that was seen before it, whatever the device's clock says; where clocks are right,
 * it tells the time too (Kulkarni et al., "Logical Physical Clocks", 2014).
 */
const A_MILLISECOND = 1_024;

/** A clock beyond says nothing more: room stays for counting on. */
const FURTHEST_CLOCK = Date.UTC(2100, 0);

/** Greater ones are nobody's: no device comes there by counting on from those that are counted on from. */
export const MAX_STAMP = Date.UTC(2200, 0) * A_MILLISECOND;

/**
 * From greater ones nobody counts on: a device that did would leave what is accepted, and all its changes with it. What
 * has such a stamp is still replaced by whoever knows of it, whose change need not be greater for that.
 */
export const MAX_COUNTED = Date.UTC(2150, 0) * A_MILLISECOND;

/** What nobody chose, on any device. */
export const UNTOUCHED_STAMP = 1;

/** Seconds from 1970 to 2106: more than any clock that counts. */
const LAST_JOINING = 2 ** 32;

/**
 * The stamp of what a device had chosen before it joined: less than that of any change, and less the later it joins, so
 * that of two that joined without knowing of each other the earlier stays.
 */
export function joiningStamp(now: number): number {
  return LAST_JOINING - Math.trunc(clockOf(now) / 1_000);
}

/**
 * The stamp of a change made now.
 * @param last greatest stamp to count on from, of any device
 * @param now epoch milliseconds, as the device has it
 */
export function nextStamp(last: number, now: number): number {
  return Math.max(last + 1, LAST_JOINING + 1, clockOf(now) * A_MILLISECOND);
}

function clockOf(now: number): number {
  return Number.isFinite(now) ? Math.min(Math.max(Math.trunc(now), 0), FURTHEST_CLOCK) : 0;
}
