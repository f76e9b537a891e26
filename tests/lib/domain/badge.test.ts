import { describe, expect, it } from 'vitest';
import { badgeText } from '../../../lib/domain/badge.ts';

describe('badgeText', () => {
  it.each([
    [64_571, '64k6'],
    [1741.04, '1k74'],
    [105_000, '105k'],
    [1_230_000, '1M23'],
    [1_600_000_000, '1B60'],
    [44.9, '44.9'],
    [105, '105'],
    [1, '1.00'],
    [0.8025, '.802'],
    [0.0832, '.083'],
    [0.0994, '.099'],
    [0.0996, '99m6'],
    [0.1, '.100'],
    [0.0083, '8m30'],
    [0.000812, '812u'],
    [0.00000812, '8u12'],
  ])('writes %d as %s', (value, text) => {
    expect(badgeText(value)).toBe(text);
  });

  it.each([
    [999.7, '1k00'],
    [999_700, '1M00'],
    [99.97, '100'],
    [0.9996, '1.00'],
    [0.009999, '.010'],
    [0.00099999, '1m00'],
  ])('carries %d over into the next unit, %s', (value, text) => {
    expect(badgeText(value)).toBe(text);
  });

  it.each([null, 0, -1, Number.NaN, Infinity, 1e40, 1e-40])('says ? for %s', (value) => {
    expect(badgeText(value)).toBe('?');
  });
});
