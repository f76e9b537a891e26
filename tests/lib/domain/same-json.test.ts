import { describe, expect, it } from 'vitest';
import { sameJson } from '../../../lib/domain/same-json.ts';

describe('sameJson', () => {
  it.each<[unknown, unknown]>([
    [1, 1],
    [null, null],
    [
      { b: 1, a: { d: [1, { y: 1, x: 2 }], c: null } },
      { a: { c: null, d: [1, { x: 2, y: 1 }] }, b: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [[], []],
  ])('takes %j and %j for the same', (a, b) => {
    expect(sameJson(a, b)).toBe(true);
    expect(sameJson(b, a)).toBe(true);
  });

  it.each<[unknown, unknown]>([
    [1, '1'],
    [0, false],
    [null, {}],
    [null, undefined],
    [[], {}],
    [['a'], { 0: 'a' }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, { b: 1 }],
    [{}, JSON.parse('{"__proto__": 1}')],
  ])('tells %j from %j', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });
});
