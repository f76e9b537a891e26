import { parseHttpDate } from './retry-after.ts';

/**
 * For how many milliseconds a reply may still be used without asking again, by what it says itself (RFC 9111 4.2):
 * `max-age` less the `Age` that it has already, or `Expires` counted from its own `Date`. Null where it says neither,
 * or that it is not to be kept (`no-store`, `no-cache`): that is about copies, and no wish to be asked.
 * @param now epoch milliseconds; stands in for a missing `Date`
 */
export function freshFor(headers: Headers, now: number): number | null {
  const control = headers.get('cache-control')?.toLowerCase() ?? '';
  if (/(?:^|[\s,])no-(?:store|cache)(?:$|[\s,;=])/.test(control)) return null;
  const [, seconds] = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/.exec(control) ?? [];
  if (seconds !== undefined) {
    const age = /^\d{1,10}$/.test(headers.get('age')?.trim() ?? '') ? Number(headers.get('age')) : 0;
    return Math.max(0, Number(seconds) - age) * 1000;
  }
  const expires = parseHttpDate(headers.get('expires'));
  if (expires === null) return null;
  return Math.max(0, expires - (parseHttpDate(headers.get('date')) ?? now));
}
