import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rename, RENAMES } from '../../../lib/domain/renamed-coins.ts';
import {
  formerCoinIds,
  formerLives,
  formerNames,
  formerSymbols,
  presentCoinId,
  presentCoinIds,
  priceInPresentUnits,
  renamesOf,
} from '../../../lib/domain/renames.ts';

const NOW = Date.UTC(2026, 10, 28);
const MOVES = RENAMES.filter(({ kind }) => kind !== 'symbol');
const move = fc.constantFrom(...MOVES);
const time = fc.integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2030, 0, 1) });
const packaged: [string, string, string][] = JSON.parse(readFileSync('public/data/coins.json', 'utf8'));

describe('the table of renames', () => {
  it('has sound rows: real days, ends after beginnings, ratios above zero, an id that goes away once', () => {
    const isSound = ({ kind, from, to, at, until, ratio, ...texts }: Rename): boolean =>
      at > Date.UTC(2018, 0, 1) &&
      at <= NOW &&
      (until === null || until > at) &&
      ratio > 0 &&
      (kind === 'symbol') === (from === to) &&
      Object.values(texts).every((text) => text.trim() === text && text !== '');
    expect(RENAMES.filter((rename) => !isSound(rename))).toEqual([]);
    const gone = MOVES.map(({ from }) => from);
    expect(new Set(gone).size).toBe(gone.length);
  });

  it('leads, of moves that follow one another, forward in time', () => {
    const backward = MOVES.filter(({ to, at }) => MOVES.some((next) => next.from === to && next.at <= at));
    expect(backward).toEqual([]);
  });

  it('leads to coins of the package, and calls them as it does', () => {
    const byId = new Map(packaged.map(([id, symbol, name]) => [id, `${symbol} ${name}`]));
    const inForce = RENAMES.filter(({ until }) => until === null);
    const otherwise = inForce.filter(
      ({ to, presentSymbol, presentName }) => byId.get(to) !== `${presentSymbol} ${presentName}`,
    );
    expect(otherwise).toEqual([]);
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
    ['ai16z', 'elizaos'],
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
      fc.property(move, time, ({ from, to, at, until }, when) => {
        const isInForce = when >= at && (until === null || when < until);
        expect(presentCoinId(from, when) === from).toBe(!isInForce);
        expect(renamesOf(from, when)[0]?.to).toBe(isInForce ? to : undefined);
        expect(formerCoinIds(when).has(from)).toBe(isInForce);
      }),
    );
    const whenIn = (at: number) => presentCoinId('ocean-protocol', at);
    expect(whenIn(Date.UTC(2024, 5, 30))).toBe('ocean-protocol');
    expect(whenIn(Date.UTC(2025, 0, 1))).toBe('fetch-ai');
    expect(whenIn(Date.UTC(2025, 9, 9))).toBe('ocean-protocol');
  });

  it('leads to a coin that leads nowhere else, and never round in a circle', () => {
    const anyId = fc.constantFrom(
      ...RENAMES.flatMap(({ from, to }) => [from, to]),
      'bitcoin',
      'no-such-coin',
      '__proto__',
    );
    fc.assert(
      fc.property(anyId, time, (coinId, when) => {
        const present = presentCoinId(coinId, when);
        expect(presentCoinId(present, when)).toBe(present);
        expect(new Set(renamesOf(coinId, when).map(({ from }) => from)).size).toBe(renamesOf(coinId, when).length);
      }),
    );
  });

  it('stands once on a list, at its first place', () => {
    const list = ['bitcoin', 'singularitynet', 'ethereum', 'fetch-ai', 'maker', 'terra-luna', 'klay-token', 'eos'];
    expect(presentCoinIds(list, NOW)).toEqual([
      'bitcoin',
      'fetch-ai',
      'ethereum',
      'sky',
      'terra-luna',
      'kaia',
      'vaulta',
    ]);
  });
});

describe('figures across a change of units', () => {
  const price = fc.double({ min: 1e-9, max: 1e6, noNaN: true });

  it('join without a step, whatever the two prices on the day of the change', () => {
    const held = MOVES.filter(({ until }) => until === null);
    fc.assert(
      fc.property(fc.constantFrom(...held), price, ({ from, to, at, ratio }, before) => {
        // On that day whoever has one unit of the old coin has `ratio` of the new one, worth as much.
        const after = before / ratio;
        expect(priceInPresentUnits(before, from, NOW) / after).toBeCloseTo(1, 9);
        const life = formerLives(to).find(({ coinId }) => coinId === from);
        expect(life?.until).toBe(at);
        expect((before * (life?.factor ?? 0)) / after).toBeCloseTo(1, 9);
      }),
    );
  });

  it('leave a coin’s own price alone, before its day and where it is itself', () => {
    fc.assert(
      fc.property(move, time, price, ({ from, to, at }, when, figure) => {
        expect(priceInPresentUnits(figure, to, when)).toBe(figure);
        expect(priceInPresentUnits(figure, from, Math.min(when, at - 1))).toBe(figure);
      }),
    );
  });

  it('tell the price of then in units of now', () => {
    expect(priceInPresentUnits(1_400, 'maker', NOW)).toBeCloseTo(0.058333, 6);
    expect(priceInPresentUnits(0.5, 'ethlend', NOW)).toBeCloseTo(50, 9);
    expect(formerLives('sky')).toEqual([{ coinId: 'maker', until: Date.UTC(2024, 8, 18), factor: 1 / 24_000 }]);
    expect(formerLives('fetch-ai').map(({ coinId }) => coinId)).toEqual(['singularitynet']);
    expect(formerLives('render-token')).toEqual([]);
    expect(formerLives('bitcoin')).toEqual([]);
  });
});

it('tells by which symbols a coin went, and which it took in', () => {
  expect(formerSymbols('render-token', NOW)).toEqual({ was: ['RNDR'], with: [] });
  expect(formerSymbols('fetch-ai', NOW)).toEqual({ was: [], with: ['AGIX'] });
  expect(formerSymbols('fetch-ai', Date.UTC(2025, 0, 1))).toEqual({ was: [], with: ['AGIX', 'OCEAN'] });
  expect(formerSymbols('sky', Date.UTC(2024, 0, 1))).toEqual({ was: [], with: [] });
  expect(formerSymbols('bitcoin', NOW)).toEqual({ was: [], with: [] });
});

it('is found by what it was called', () => {
  expect(formerNames('render-token')).toEqual({ moved: [], own: ['RNDR'], names: ['Render Token'] });
  const polygon = { moved: ['MATIC'], own: [], names: ['Polygon', 'matic-network'] };
  expect(formerNames('polygon-ecosystem-token')).toEqual(polygon);
  expect(formerNames('fetch-ai')?.moved).toEqual(['AGIX']);
  expect(formerNames('bitcoin')).toBeUndefined();
});
