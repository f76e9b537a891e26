import { systemClock } from '../clock.ts';
import { DAY_MS } from '../domain/durations.ts';
import { getFeedStates } from '../store/feeds.ts';

/** The newest time that a server told in this worker's life; 0 until one did. */
let told = 0;

/** Notes the time that a reply came with (`Date`), epoch milliseconds; null where it told none. */
export function noteTold(time: number | null): void {
  told = Math.max(told, time ?? 0);
}

/**
 * Now, as far as a server bears it out: what is dropped for its age does not come back, and a device's clock may be a year
 * ahead. At most a day after the newest time told, so that a server which is behind holds nothing up; where this worker
 * heard none yet, after a feed was last read (which is kept within `foundAt`). In 1970, when nothing is of any age, where
 * none ever was.
 */
export async function provenTime(): Promise<number> {
  const read = told ? [] : [...(await getFeedStates()).values()].map(({ lastSuccessAt }) => lastSuccessAt || 0);
  return Math.min(systemClock(), Math.max(told, ...read) + DAY_MS);
}

/**
 * When something that is read now was found: not before `since` (a clock that was set back since would make it old at
 * birth), and not far ahead of what servers tell, where one told anything.
 * @param clock the present as sources tell it, epoch milliseconds: this machine may be behind it, by hours; more than that
 *   one source alone may say, whose clock is wrong
 */
export function foundAt(since: number | null, clock: number = systemClock()): number {
  const now = systemClock();
  const present = Math.max(now, Math.min(clock, now + DAY_MS));
  return Math.min(Math.max(present, since ?? 0), (told || Infinity) + DAY_MS);
}
