import { assert, nat, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropIndex, movedTo } from '../../../components/options/reorder.ts';

describe('moving an item', () => {
  it('puts it where it is told and keeps the order of the others', () => {
    assert(
      property(uniqueArray(nat(), { minLength: 1 }), nat(), nat(), (list, a, b) => {
        const from = a % list.length;
        const to = b % list.length;
        const moved = movedTo(list, from, to);
        expect(moved[to]).toBe(list[from]);
        expect(moved.filter((item) => item !== list[from])).toEqual(list.filter((item) => item !== list[from]));
      }),
    );
  });

  it.each([
    [-1, 0],
    [0, -1],
    [0, 3],
    [3, 0],
  ])('leaves the list alone from %i to %i of three', (from, to) => {
    expect(movedTo(['a', 'b', 'c'], from, to)).toEqual(['a', 'b', 'c']);
  });
});

describe('where a dragged row would stand', () => {
  const rows = [0, 38, 76, 114].map((top) => ({ top, height: 38 }));

  it.each([
    [1, 0, 1],
    [1, 18, 1],
    [1, 20, 2],
    [1, 58, 3],
    [1, 4_000, 3],
    [2, -18, 2],
    [2, -20, 1],
    [2, -4_000, 0],
  ])('row %i by %i pixels', (from, offset, expected) => {
    expect(dropIndex(rows, from, offset)).toBe(expected);
  });

  it('measures rows of different heights by their own', () => {
    const uneven = [
      { top: 0, height: 38 },
      { top: 38, height: 100 },
    ];
    expect(dropIndex(uneven, 0, 40)).toBe(0);
    expect(dropIndex(uneven, 0, 52)).toBe(1);
  });
});
