import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeText } from '../../../lib/domain/badge.ts';

/** The reader's side of the badge: what number does this text say? */
function parseBadge(text: string): number {
  const exponents: Record<string, number> = { k: 3, M: 6, B: 9, T: 12, m: -3, u: -6, n: -9, p: -12 };
  const unit = /[a-zA-Z]/.exec(text)?.[0];
  const number = Number(unit === undefined ? text : text.replace(unit, '.'));
  return Number(`${number}e${unit === undefined ? 0 : (exponents[unit] ?? Number.NaN)}`);
}

const price = fc.double({ min: -12, max: 12, noNaN: true }).map((power) => 10 ** power);

/** The power of ten of a price as three digits show it, which is what "magnitude" means to somebody who reads three. */
function magnitude(value: number): number {
  return Number(value.toExponential(2).split('e')[1]);
}

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

  it('never takes more than four characters, and reads back as the price in three digits', () => {
    fc.assert(
      fc.property(price, (value) => {
        const text = badgeText(value);
        expect(text.length).toBeLessThanOrEqual(4);
        // From .01 to 1 there are three decimals and no more; elsewhere half a unit of the third digit.
        const half = value >= 0.009995 && value < 1 ? 0.0005 : 0.5 * 10 ** (magnitude(value) - 2);
        expect(Math.abs(parseBadge(text) - value)).toBeLessThanOrEqual(half * 1.000001);
      }),
      { numRuns: 5000 },
    );
  });

  it('never writes prices of different magnitude alike', () => {
    const apart = fc.tuple(price, price).filter(([a, b]) => magnitude(a) !== magnitude(b));
    fc.assert(
      fc.property(apart, ([a, b]) => {
        expect(badgeText(a)).not.toBe(badgeText(b));
      }),
      { numRuns: 5000 },
    );
  });

  it('never says less for a larger price', () => {
    fc.assert(
      fc.property(price, fc.double({ min: 1, max: 2, noNaN: true }), (value, factor) => {
        expect(parseBadge(badgeText(value * factor))).toBeGreaterThanOrEqual(parseBadge(badgeText(value)));
      }),
      { numRuns: 5000 },
    );
  });

  it('tells a price from a thousand times that price, whatever it is', () => {
    fc.assert(
      fc.property(price, (value) => {
        expect(badgeText(value)).not.toBe(badgeText(value * 1000));
      }),
    );
  });
});
