import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formerLives,
  formerNames,
  presentCoinId,
  presentCoinIds,
  priceInPresentUnits,
  RENAMES,
  renamesOf,
} from '../../../lib/domain/renames.ts';

const NOW = Date.UTC(2026, 10, 28);
const rename = fc.constantFrom(...RENAMES);
const migration = fc.constantFrom(...RENAMES.filter(({ from, to }) => from !== to));
const time = fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2030, 0, 1) });

describe('the table of renames', () => {
  it('has sound rows: dates in order, ratios above zero, an id that goes away once', () => {
    for (const { from, to, at, until, ratio, symbol, name } of RENAMES) {
      expect(Number.isFinite(at), from).toBe(true);
      expect(until === null || until > at, from).toBe(true);
      expect(ratio, from).toBeGreaterThan(0);
      expect(
        [from, to, symbol, name].every((text) => text.trim() !== ''),
        from,
      ).toBe(true);
    }
    const gone = RENAMES.filter(({ from, to }) => from !== to).map(({ from }) => from);
    expect(new Set(gone).size).toBe(gone.length);
  });
});

describe('a coin by an id of before', () => {
  it.each([
    ['matic-network', 'polygon-ecosystem-token'],
    ['maker', 'sky'],
    ['fantom', 'sonic-3'],
    ['eos', 'vaulta'],
    ['klay-token', 'kaia'],
    ['singularitynet', 'fetch-ai'],
    // It left the alliance in October 2025 and is a coin of its own again.
    ['ocean-protocol', 'ocean-protocol'],
    // Another symbol, the same coin; the new Luna is another coin.
    ['render-token', 'render-token'],
    ['terra-luna', 'terra-luna'],
    ['terra-luna-2', 'terra-luna-2'],
    ['bitcoin', 'bitcoin'],
  ])('%s is %s today', (former, present) => {
    expect(presentCoinId(former, NOW)).toBe(present);
  });

  it('was itself before the day, and is again after the end', () => {
    fc.assert(
      fc.property(migration, time, ({ from, to, at, until }, when) => {
        const isInForce = when >= at && (until === null || when < until);
        expect(presentCoinId(from, when) === from).toBe(!isInForce);
        expect(renamesOf(from, when)[0]?.to).toBe(isInForce ? to : undefined);
      }),
    );
  });

  it('leads to a coin that leads nowhere else, and never round in a circle', () => {
    fc.assert(
      fc.property(rename, time, ({ from, to }, when) => {
        for (const coinId of [from, to]) {
          const present = presentCoinId(coinId, when);
          expect(presentCoinId(present, when)).toBe(present);
        }
      }),
    );
  });

  it('stands once on a list, at its first place', () => {
    expect(presentCoinIds(['bitcoin', 'singularitynet', 'ethereum', 'fetch-ai', 'maker'], NOW)).toEqual([
      'bitcoin',
      'fetch-ai',
      'ethereum',
      'sky',
    ]);
  });
});

describe('figures across a change of units', () => {
  it('join without a step: what a holder had is worth the same', () => {
    fc.assert(
      fc.property(migration, fc.double({ min: 1e-9, max: 1e6, noNaN: true }), ({ from, ratio, until }, price) => {
        fc.pre(until === null);
        const held = 12.5;
        const worthBefore = held * price;
        const worthAfter = held * ratio * priceInPresentUnits(price, from, NOW);
        expect(worthAfter / worthBefore).toBeCloseTo(1, 9);
      }),
    );
  });

  it('tell the price of then in units of now', () => {
    expect(priceInPresentUnits(1_400, 'maker', NOW)).toBeCloseTo(0.058333, 6);
    expect(priceInPresentUnits(0.5, 'ethlend', NOW)).toBeCloseTo(50, 9);
    expect(formerLives('sky')).toEqual([{ coinId: 'maker', until: Date.UTC(2024, 8, 18), factor: 1 / 24_000 }]);
    expect(formerLives('fetch-ai').map(({ coinId }) => coinId)).toEqual(['singularitynet']);
    expect(formerLives('bitcoin')).toEqual([]);
  });
});

it('is found by what it was called', () => {
  expect(formerNames('render-token')).toContain(' rndr ');
  expect(formerNames('polygon-ecosystem-token')).toContain(' matic ');
  expect(formerNames('fetch-ai')).toContain(' agix ');
  expect(formerNames('fetch-ai')).not.toContain('ocean');
  expect(formerNames('bitcoin')).toBe('');
});
