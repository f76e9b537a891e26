import { describe, expect, it } from 'vitest';
import { freshFor } from '../../../lib/http/fresh-for.ts';

const NOW = Date.parse('2026-04-21T12:00:00Z');
const HOUR = 3_600_000;

describe('freshFor', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['nothing', {}, null],
    ['max-age', { 'cache-control': 'public, max-age=3600' }, HOUR],
    ['max-age in quotes and capitals', { 'cache-control': 'Max-Age="3600"' }, HOUR],
    ['max-age of a copy that is half an hour old', { 'cache-control': 'max-age=3600', age: '1800' }, HOUR / 2],
    ['a copy older than its age allows', { 'cache-control': 'max-age=60', age: '1800' }, 0],
    ['figures beyond all counting', { 'cache-control': `max-age=${'9'.repeat(400)}`, age: '9'.repeat(400) }, Infinity],
    ['an age that is none', { 'cache-control': 'max-age=60', age: '-1' }, 60_000],
    ['s-maxage alone, which is for others', { 'cache-control': 's-maxage=3600' }, null],
    ['no-store beside max-age', { 'cache-control': 'max-age=3600, no-store' }, null],
    ['no-cache first', { 'cache-control': 'no-cache, max-age=3600' }, null],
    ['max-age before Expires', { 'cache-control': 'max-age=60', expires: 'Tue, 21 Apr 2026 13:00:00 GMT' }, 60_000],
    ['Expires', { expires: 'Tue, 21 Apr 2026 13:00:00 GMT' }, HOUR],
    [
      'Expires by the server’s own clock',
      { expires: 'Tue, 21 Apr 2026 13:00:00 GMT', date: 'Tue, 21 Apr 2026 12:30:00 GMT' },
      HOUR / 2,
    ],
    ['an Expires in the past', { expires: 'Tue, 21 Apr 2026 11:00:00 GMT' }, 0],
    ['the usual wrong Expires', { expires: '0' }, null],
  ])('reads %s', (_what, headers, expected) => {
    expect(freshFor(new Headers(headers), NOW)).toBe(expected);
  });
});
