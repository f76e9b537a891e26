import { describe, expect, it } from 'vitest';
import { parseFeedDate } from '../../../lib/articles/feed-date.ts';

describe('parseFeedDate', () => {
  it.each([
    ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
    ['Thu,01 Jan 04 19:48 EST', '2004-01-02T00:48:00Z'],
    ['Wed, 1 Jan 2004 19:48:21 +0530', '2004-01-01T14:18:21Z'],
    ['1 January 2004', '2004-01-01T00:00:00Z'],
    ['Mon, 25-Sep-2023 10:00:00 GMT', '2023-09-25T10:00:00Z'],
    ['Tue, 5 Sept 2023 10:00:00 GMT+2', '2023-09-05T08:00:00Z'],
    ['December 31, 2003 10:14 PM', '2003-12-31T22:14:00Z'],
    ['December 31, 2003 12:14 AM', '2003-12-31T00:14:00Z'],
    ['Wed Dec 31 10:14:55 PST 2003', '2003-12-31T18:14:55Z'],
    ['Mon, 25 Sep 2023 10:00:00 +0000 (UTC)', '2023-09-25T10:00:00Z'],
    ['2003-12-31T10:14:55.5-08:00', '2003-12-31T18:14:55.5Z'],
    ['2003-12-31 10:14:55', '2003-12-31T10:14:55Z'],
    ['2003-12-31T10:14', '2003-12-31T10:14:00Z'],
    ['20031231T101455Z', '2003-12-31T10:14:55Z'],
    ['2023-9-5', '2023-09-05T00:00:00Z'],
    ['2003-12', '2003-12-01T00:00:00Z'],
    ['2003', '2003-01-01T00:00:00Z'],
    ['Seg, 24 Set 2018 19:42:40 -0300', '2018-09-24T22:42:40Z'],
    ['mar., 5 déc. 2023 10:00', '2023-12-05T10:00:00Z'],
  ])('reads %s', (written, iso) => {
    expect(parseFeedDate(written)).toBe(Date.parse(iso));
  });

  it.each([
    '',
    'yesterday',
    '25/09/2023',
    '30 Feb 2023',
    '2023-13-01',
    '2023-09-25T25:00',
    'Mon, 25 Foo 2023',
    '(('.repeat(500),
    '2023-09-25T10:00 constructor'.slice(17),
  ])('makes nothing of %j', (written) => {
    expect(parseFeedDate(written)).toBeNull();
  });

  it('takes an unknown zone for UTC rather than losing the day', () => {
    expect(parseFeedDate('Mon, 25 Sep 2023 10:00:00 constructor')).toBe(Date.UTC(2023, 8, 25, 10));
  });
});
