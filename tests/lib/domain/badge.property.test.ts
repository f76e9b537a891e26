import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badgeText } from '../../../lib/domain/badge.ts';

const POWERS: Readonly<Record<string, number>> = {
  k: 3,
  M: 6,
  B: 9,
  T: 12,
  P: 15,
  E: 18,
  Z: 21,
  Y: 24,
  m: -3,
  u: -6,
  n: -9,
  p: -12,
  f: -15,
  a: -18,
  z: -21,
  y: -24,
};

/** The reader's side of the badge: which number does this text say? Throws where it says none. */
function read(text: string): number {
  const [, whole, unit, fraction] = /^(\d{0,3})([.a-zA-Z]?)(\d{0,3})$/.exec(text) ?? [];
  if (whole === undefined || !(whole || fraction)) throw new Error(`"${text}" is no number`);
  const power = !unit || unit === '.' ? 0 : POWERS[unit];
  if (power === undefined) throw new Error(`"${text}" has a unit that nobody knows`);
  return Number(`${whole}.${fraction}e${power}`);
}

/** The power of ten of a price as three digits show it, which is what "magnitude" means to somebody who reads three. */
function magnitude(price: number): number {
  return Number(price.toExponential(2).split('e')[1]);
}

/** Mantissas at the edges where rounding carries over to another digit, unit or power, and ties in decimals. */
const EDGES = [1, 1.004, 1.005, 1.0049, 1.5, 9.94, 9.95, 9.96, 9.9449, 9.949, 9.985, 9.99, 9.994, 9.995, 9.996, 9.9999];

/** Prices of every power of ten that has a unit: any mantissa, and the edges with their nearest neighbours. */
function prices(lowest: number, highest: number): fc.Arbitrary<number> {
  const power = fc.integer({ min: lowest, max: highest });
  const any = fc.double({ min: 1, max: 10, maxExcluded: true, noNaN: true });
  const edge = fc.tuple(fc.constantFrom(...EDGES), fc.constantFrom(-1, 0, 1));
  return fc.oneof(
    fc.tuple(any, power).map(([mantissa, exponent]) => Number(`${mantissa}e${exponent}`)),
    fc
      .tuple(edge, power)
      .map(([[mantissa, side], exponent]) => Number(`${mantissa}e${exponent}`) * (1 + side * Number.EPSILON)),
  );
}

/** Where no coin's price in any currency is outside; and where three decimals stand in for three digits. */
const PRICES = fc.oneof({ weight: 3, arbitrary: prices(-22, 25) }, { weight: 1, arbitrary: prices(-3, 0) });
const RUNS = { numRuns: 5000 };

/** Two prices near each other, apart by a power of a thousand or ten, or anywhere. */
const PAIRS = fc.oneof(
  fc
    .tuple(PRICES, fc.double({ min: 1, max: 1.02, noNaN: true }))
    .map(([price, by]): [number, number] => [price, price * by]),
  fc
    .tuple(prices(-22, 16), fc.integer({ min: 1, max: 9 }))
    .map(([price, by]): [number, number] => [price, price * 10 ** by]),
  fc.tuple(PRICES, PRICES),
);

const APART = PAIRS.filter(([one, other]) => magnitude(one) !== magnitude(other));

describe('a badge', () => {
  it('takes four characters at most, and three at least', () => {
    fc.assert(
      fc.property(PRICES, (price) => {
        expect(badgeText(price)).toMatch(/^[0-9.a-zA-Z]{3,4}$/);
      }),
      RUNS,
    );
  });

  it('reads back as its price within half a percent; from .01 to .1, where it has two digits, within .0005', () => {
    fc.assert(
      fc.property(PRICES, (price) => {
        const allowed = magnitude(price) === -2 ? 0.0005 : price * 0.005;
        expect(Math.abs(read(badgeText(price)) - price)).toBeLessThanOrEqual(allowed * (1 + 1e-9));
      }),
      RUNS,
    );
  });

  it('has the unit where the point would stand from 1,000, and three digits with it', () => {
    fc.assert(
      fc.property(prices(3, 25), (price) => {
        expect(badgeText(price)).toMatch(/^(\d[A-Za-z]\d\d|\d\d[A-Za-z]\d|\d\d\d[A-Za-z])$/);
      }),
      RUNS,
    );
  });

  it('has a point or nothing between .01 and 1,000, but for what would read .100 below .1', () => {
    fc.assert(
      fc.property(prices(-2, 2), (price) => {
        if (magnitude(price) >= 3) return;
        const wouldReadTooLarge = magnitude(price) === -2 && price.toFixed(3) === '0.100';
        const wanted = wouldReadTooLarge ? /^99m[5-9]$/ : /^(\.\d{3}|\d\.\d\d|\d\d\.\d|\d{3})$/;
        expect(badgeText(price)).toMatch(wanted);
      }),
      RUNS,
    );
  });

  it('is never that of a price of another magnitude', () => {
    fc.assert(
      fc.property(APART, ([one, other]) => {
        expect(badgeText(one)).not.toBe(badgeText(other));
      }),
      { numRuns: 20_000 },
    );
  });

  it('shows the magnitude of its price, so that no two could share it', () => {
    fc.assert(
      fc.property(PRICES, (price) => {
        expect(magnitude(read(badgeText(price)))).toBe(magnitude(price));
      }),
      RUNS,
    );
  });

  it('never says less of a larger price', () => {
    fc.assert(
      fc.property(PAIRS, ([price, larger]) => {
        const [low, high] = [Math.min(price, larger), Math.max(price, larger)];
        expect(read(badgeText(high))).toBeGreaterThanOrEqual(read(badgeText(low)));
      }),
      RUNS,
    );
  });
});
