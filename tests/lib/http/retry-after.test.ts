import { describe, expect, it } from 'vitest';
import { MAX_RETRY_AFTER_MS, parseRetryAfter } from '../../../lib/http/retry-after.ts';

const now = Date.parse('2026-04-21T12:00:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    [' 60 ', 60_000],
    ['0', 0],
    ['1.5', 1500],
    ['Tue, 21 Apr 2026 12:05:00 GMT', 300_000],
    ['Tuesday, 21-Apr-26 12:05:00 GMT', 300_000],
    ['Tue Apr 21 12:05:00 2026', 300_000],
    ['Tue, 21 Apr 2026 11:00:00 GMT', 0],
    ['999999999', MAX_RETRY_AFTER_MS],
    ['Fri, 31 Dec 2199 23:59:59 GMT', MAX_RETRY_AFTER_MS],
  ])('reads %j', (header, wait) => {
    expect(parseRetryAfter(header, now)).toBe(wait);
  });

  it.each([null, '', '-5', 'soon', '1e3', '12 parsecs', 'Tue, 99 Foo 2026', '2026-04-21T12:05:00Z'])(
    'makes nothing of %j',
    (header) => {
      expect(parseRetryAfter(header, now)).toBeNull();
    },
  );

  it('counts a date from the server’s clock where it tells it, so that ours may be wrong', () => {
    const hoursSlow = now - 7_200_000;
    const until = 'Tue, 21 Apr 2026 12:05:00 GMT';
    expect(parseRetryAfter(until, hoursSlow, 'Tue, 21 Apr 2026 12:00:00 GMT')).toBe(300_000);
  });
});
