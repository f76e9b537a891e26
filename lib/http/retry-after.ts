import { DAY_MS } from '../domain/durations.ts';

/** No server is believed that wants to be left alone for longer than a day. */
export const MAX_RETRY_AFTER_MS = DAY_MS;

/** The three date forms of RFC 9110 5.6.7 all begin with a weekday; without this test, engines read `-5` as a year. */
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** Epoch milliseconds of an HTTP date in any of its three forms; null for anything else. */
export function parseHttpDate(header: string | null): number | null {
  const text = header?.trim() ?? '';
  if (!HTTP_DATE.test(text)) return null;
  // asctime's form has no zone and means GMT like the others.
  const time = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(time) ? null : time;
}

/**
 * Milliseconds to wait after a `Retry-After` header (RFC 9110 10.2.3: seconds, or a date), 0 to 24 hours; null where
 * the header is absent or makes no sense.
 * @param now epoch milliseconds
 * @param dateHeader the same reply's `Date`: a date is counted from it, so that a wrong clock here does no harm
 */
export function parseRetryAfter(header: string | null, now: number, dateHeader: string | null = null): number | null {
  const text = header?.trim() ?? '';
  const clamp = (ms: number) => Math.min(MAX_RETRY_AFTER_MS, Math.max(0, Math.ceil(ms)));
  if (/^\d+(\.\d+)?$/.test(text)) return clamp(Number(text) * 1000);
  const until = parseHttpDate(text);
  if (until === null) return null;
  return clamp(until - (parseHttpDate(dateHeader) ?? now));
}
