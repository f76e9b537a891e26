import { MINUTE_MS } from './durations.ts';

/** Clocks are corrected by seconds all the time; only a stored time further ahead than this says anything. */
const CORRECTION_MS = MINUTE_MS;

/**
 * Whether a time we wrote ourselves lies ahead of us: the clock ran ahead when it was written and was set back since.
 * What was planned by that clock (due times, waits, leases) then holds no longer.
 */
export function wasClockSetBack(setAt: number, now: number): boolean {
  return setAt > now + CORRECTION_MS;
}
