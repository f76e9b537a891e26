import { DAY_MS } from './durations.ts';

/** The notification of the day: at a chosen time of this machine's local day, at most once in each. */

/** What is offered where somebody wants one: 8:00. */
export const USUAL_DAY_NOTE = 8 * 60;

/** The local day of a time, epoch milliseconds: `2026-11-29`. */
export function localDay(time: number): string {
  const local = new Date(time);
  const two = (figure: number): string => String(figure).padStart(2, '0');
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

/** Whether the clock on the wall shows this minute of the day or a later one: an hour that is skipped is past, one that comes twice is past once. */
export function isPast(minute: number, time: number): boolean {
  const local = new Date(time);
  return local.getHours() * 60 + local.getMinutes() >= minute;
}

/** When the clock on the wall comes to this minute on the day of a time, epoch milliseconds. */
export function minuteOnDay(minute: number, time: number): number {
  return new Date(time).setHours(0, minute, 0, 0);
}

/**
 * Whether the note of this day is due: its time has come, however long ago today, and it was not told yet. What was not
 * told by midnight is not made up for. Nor is it told while that of tomorrow was: the machine was carried over the date
 * line, and told this day before.
 * @param minute of the local day, 0 to 1439; null is never
 * @param told the day of the last one, as `localDay` has it
 */
export function isDayNoteDue(minute: number | null, told: string | null, now: number): boolean {
  return minute !== null && isPast(minute, now) && told !== localDay(now) && told !== localDay(now + DAY_MS);
}
