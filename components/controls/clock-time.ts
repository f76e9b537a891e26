import { HOUR_MS } from '../../lib/domain/durations.ts';

/** Beyond this a time of day alone could be taken for today's. */
const TIME_ALONE_MS = 12 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, withDate: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withDate}`;
  let made = formats.get(key);
  if (!made) {
    const options: Intl.DateTimeFormatOptions = withDate ? { dateStyle: 'medium' } : {};
    formats.set(key, (made = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...options })));
  }
  return made;
}

/** Time of day in the reader's notation, "14:20" or "2:20 PM". */
export function timeOfDay(at: number, locale: string): string {
  return format(locale, false).format(at);
}

/** The time of day, or the day alone where it may be another day's: "2:20 PM", "Mar 17". */
export function sinceTime(at: number, now: number, locale: string): string {
  if (Math.abs(now - at) < TIME_ALONE_MS) return timeOfDay(at, locale);
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(at);
}

/** The time of day, with the date where it may be another day's: "2:20 PM", "Mar 17, 2026, 2:20 PM". */
export function clockTime(at: number, now: number, locale: string): string {
  return Math.abs(now - at) < TIME_ALONE_MS ? timeOfDay(at, locale) : format(locale, true).format(at);
}
