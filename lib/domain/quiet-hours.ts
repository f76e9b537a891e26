/** A stretch of each day in local time, minutes after midnight (0 to 1439); from 22:00 to 7:00 is 1320 to 420. */
export interface QuietHours {
  readonly from: number;
  /** The first minute that is not quiet any more; never equal to `from`. */
  readonly to: number;
}

/** What the surfaces offer where somebody wants quiet hours: 22:00 to 7:00. */
export const USUAL_QUIET_HOURS: QuietHours = { from: 22 * 60, to: 7 * 60 };

/** Whether a time, epoch milliseconds, lies in the quiet hours of this machine's local day. */
export function isQuiet(quiet: QuietHours | null, time: number): boolean {
  const local = new Date(time);
  return isQuietAt(quiet, local.getHours() * 60 + local.getMinutes());
}

/** The same of a minute of the day. */
export function isQuietAt(quiet: QuietHours | null, minute: number): boolean {
  if (quiet === null) return false;
  return quiet.from < quiet.to ? quiet.from <= minute && minute < quiet.to : quiet.from <= minute || minute < quiet.to;
}
