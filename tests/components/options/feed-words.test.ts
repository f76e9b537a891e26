import { beforeAll, describe, expect, it } from 'vitest';
import { brokenText, healthText, nextLookText, reasonText } from '../../../components/options/feed-words.ts';
import { feedHealth } from '../../../components/options/feed-health.ts';
import type { FailureReason } from '../../../lib/domain/failure.ts';
import { useCatalogue } from '../catalogue.ts';
import { DAY, HOUR, MINUTE, NOW, feedView } from './sample.ts';

beforeAll(useCatalogue);

const failing = (reason: FailureReason, ageMs: number, status: number | null = null) =>
  feedView({ failure: { reason, status, since: NOW - ageMs } });

describe('health', () => {
  it('says when it was read', () => {
    expect(healthText(feedView(), NOW, 'en-US')).toBe('read 6\u00a0min ago');
    expect(feedHealth(feedView(), NOW)).toBe('read');
  });

  it('says when a feed that answers well has brought nothing for a fortnight', () => {
    const feed = (age: number) => feedView({ newestArticleAt: NOW - age });
    expect(healthText(feed(13 * DAY), NOW, 'en-GB')).toBe('read 6\u00a0min ago');
    expect(healthText(feed(22 * DAY), NOW, 'en-GB')).toBe('nothing new for 3 weeks');
    expect(feedHealth(feed(22 * DAY), NOW)).toBe('read');
  });

  it('does not call a feed healthy that was never read', () => {
    const feed = feedView({ lastSuccessAt: null });
    expect(feedHealth(feed, NOW)).toBe('unread');
    expect(healthText(feed, NOW, 'en-US')).toBe('not read yet');
  });

  it('says off, whatever went wrong before', () => {
    const feed = { ...failing('refused', DAY, 403), on: false };
    expect(healthText(feed, NOW, 'en-US')).toBe('off');
    expect(brokenText(feed, NOW, 'en-US')).toBe('');
  });

  it('has patience for a day with what passes by itself, none with what does not', () => {
    expect(feedHealth(failing('timeout', HOUR), NOW)).toBe('wait');
    expect(feedHealth(failing('timeout', DAY), NOW)).toBe('broken');
    expect(feedHealth(failing('refused', MINUTE, 403), NOW)).toBe('broken');
  });

  const reasons: readonly FailureReason[] = [
    'offline',
    'unreachable',
    'timeout',
    'rate-limited',
    'refused',
    'gone',
    'server-error',
    'not-found',
    'too-large',
    'not-a-feed',
    'bad-reply',
    'unsafe-address',
    'storage-full',
  ];
  it.each(reasons)('has words for %s', (reason) => {
    expect(reasonText(reason)).not.toBe('');
    expect(brokenText(failing(reason, 2 * DAY), NOW, 'en-US')).toMatch(
      /since Apr 23\b.*\. .+; 84 stored articles stay\.$/,
    );
  });
});

it('says of what the browser does not allow nothing but that', () => {
  const feed = { ...failing('timeout', 2 * DAY), allowed: false };
  expect(healthText(feed, NOW, 'en-US')).toBe('not allowed yet');
  expect(brokenText(feed, NOW, 'en-US')).toBe('');
  expect(nextLookText(feed, NOW, 'en-US')).toBe('');
});

describe('the line under a broken feed', () => {
  it('says since when, whose turn it is and what stays', () => {
    expect(brokenText(failing('refused', 4 * DAY, 403), NOW, 'en-GB')).toBe(
      'It answers 403 since 21 Apr. Nothing to fix on your side; 84 stored articles stay.',
    );
  });

  it('counts one article and none', () => {
    const feed = failing('not-found', 4 * DAY, 404);
    expect(brokenText({ ...feed, articles: 1 }, NOW, 'en-GB')).toMatch(/; 1 stored article stays\.$/);
    expect(brokenText({ ...feed, articles: 0 }, NOW, 'en-GB')).toMatch(/; nothing is stored from it\.$/);
  });

  it('does not say "answers 200" where the answer came but was no feed', () => {
    expect(brokenText(failing('not-a-feed', 4 * DAY, 200), NOW, 'en-GB')).toMatch(/^Its address has held no feed/);
  });
});

describe('the next look', () => {
  const at = (aheadMs: number) => nextLookText(feedView({ nextTryAt: NOW + aheadMs }), NOW, 'en-GB');

  it.each([
    [-5 * MINUTE, 'soon'],
    [30_000, 'soon'],
    [24 * MINUTE, 'in 24\u00a0min'],
    [23 * MINUTE + 1, 'in 24\u00a0min'],
  ])('%i ms ahead', (ahead, expected) => {
    expect(at(ahead)).toBe(expected);
  });

  it('names the time today, the day within a week, the date beyond', () => {
    expect(at(2 * HOUR)).toMatch(/^\d{1,2}:02$/);
    expect(at(2 * DAY)).toMatch(/^Mon[, ]+\d{1,2}:02$/);
    expect(at(9 * DAY)).toBe('4 May');
  });

  it('is empty while the feed is off', () => {
    expect(nextLookText(feedView({ on: false }), NOW, 'en-GB')).toBe('');
  });
});
