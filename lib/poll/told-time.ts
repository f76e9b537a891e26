import { systemClock } from '../clock.ts';
import { DAY_MS } from '../domain/durations.ts';

/** The newest time that a server told in this worker's life; 0 until one did. */
let told = 0;

/** Notes the time that a reply came with (`Date`), epoch milliseconds; null where it told none. */
export function noteTold(time: number | null): void {
  told = Math.max(told, time ?? 0);
}

/**
 * Now, as far as a server bears it out: what is dropped for its age does not come back, and a device's clock may be a year
 * ahead. At most a day after the newest time told, so that a server which is behind holds nothing up; the first of
 * January 1970 where none was heard yet, when nothing is of any age.
 */
export function provenTime(): number {
  return Math.min(systemClock(), told + DAY_MS);
}

/**
 * When something that is read now was found: not before `since` (a clock that was set back since would make it old at
 * birth), and not far ahead of what servers tell, where one told anything.
 */
export function foundAt(since: number | null): number {
  return Math.min(Math.max(systemClock(), since ?? 0), (told || Infinity) + DAY_MS);
}
