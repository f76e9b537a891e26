import { describe, expect, it } from 'vitest';
import { ageParts, formatAge, formatSpan } from '../../../lib/domain/age.ts';
import { relativeToPage } from '../../../lib/domain/page-distance.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('ageParts', () => {
  it.each([
    [59_999, 59, 'second'],
    [MINUTE, 1, 'minute'],
    [HOUR - 1, 59, 'minute'],
    [DAY - 1, 23, 'hour'],
    [14 * DAY - 1, 13, 'day'],
    [14 * DAY, 2, 'week'],
    [59 * DAY, 8, 'week'],
    [365 * DAY, 11, 'month'],
    [800 * DAY, 2, 'year'],
  ])('splits %d ms into %d %s', (ms, n, unit) => {
    expect(ageParts(ms)).toEqual({ n, unit });
  });
});

describe('formatAge', () => {
  it.each([
    [40_000, 'en-US', '40 s ago'],
    [5 * MINUTE, 'en-GB', '5 min ago'],
    [3 * HOUR, 'en-US', '3 h ago'],
    [DAY, 'en-US', '1 day ago'],
    [2 * DAY, 'en-US', '2 days ago'],
    [3 * HOUR, 'de-DE', 'vor 3 Std.'],
    [3 * HOUR, 'fr-FR', 'il y a 3 h'],
    [3 * HOUR, 'ja-JP', '3 時間前'],
    [200, 'en-US', 'now'],
    [200, 'de-DE', 'jetzt'],
  ])('tells %d ms in %s as %s', (ms, locale, text) => {
    expect(plain(formatAge(ms, locale))).toBe(text);
  });

  it('forgives a clock that is seconds off and tells one that is hours off', () => {
    expect(formatAge(-20_000, 'en-US')).toBe('now');
    expect(plain(formatAge(-3 * HOUR, 'en-US'))).toBe('in 3 h');
  });
});

describe('formatSpan', () => {
  it('has the figure and the unit for "3 h old"', () => {
    expect(plain(formatSpan({ n: 3, unit: 'hour' }, 'en-US'))).toBe('3 h');
    expect(plain(formatSpan({ n: 3, unit: 'week' }, 'en-US'))).toBe('3 weeks');
    expect(plain(formatSpan({ n: 1, unit: 'day' }, 'de-DE'))).toBe('1 Tag');
  });
});

describe('relativeToPage', () => {
  const page = Date.parse('2023-09-25T14:00:00Z');
  it.each([
    ['2023-09-25T00:10:00Z', { n: 0, unit: 'day', direction: 'same-day' }],
    ['2023-09-25T23:59:00Z', { n: 0, unit: 'day', direction: 'same-day' }],
    ['2023-09-24T23:59:00Z', { n: 1, unit: 'day', direction: 'before' }],
    ['2023-09-26T00:01:00Z', { n: 1, unit: 'day', direction: 'after' }],
    ['2023-09-04T08:00:00Z', { n: 3, unit: 'week', direction: 'before' }],
    ['2026-01-01T00:00:00Z', { n: 2, unit: 'year', direction: 'after' }],
  ])('sets %s against 25 September 2023', (article, expected) => {
    expect(relativeToPage(Date.parse(article), page)).toEqual(expected);
  });
});
