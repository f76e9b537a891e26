import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstToMerge } from '../../../lib/relate/piece-sizes.ts';

const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);

/** What adding one piece after the other leaves and writes, each with its merge where there is one. */
function writing(added: readonly number[]) {
  let pieces: number[] = [];
  let written = 0;
  let most = 0;
  for (const size of added) {
    const first = firstToMerge([...pieces, size]);
    pieces.push(size);
    written += size;
    if (first !== null) {
      const merged = sum(pieces.slice(first));
      pieces = [...pieces.slice(0, first), merged];
      written += merged;
    }
    most = Math.max(most, pieces.length);
  }
  return { pieces, written, most };
}

describe('pieces of the index', () => {
  it('stay few, each at least eight times as large as all behind it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 300 }), (added) => {
        const { pieces } = writing(added);
        expect(sum(pieces)).toBe(sum(added));
        for (const [at, size] of pieces.entries()) expect(size).toBeGreaterThanOrEqual(8 * sum(pieces.slice(at + 1)));
      }),
    );
  });

  it('of 50,000 articles are left alone by fifty more', () => {
    expect(firstToMerge([50_000, 50])).toBeNull();
    expect(firstToMerge([50_000, 3_000, 50])).toBeNull();
    expect(firstToMerge([50_000, 3_000, 50, 50])).toBe(2);
  });

  it.each([
    [1_000, 50],
    [5_000, 10],
  ])('written %i times by %i articles are few, and cost some twenty times their bytes in all', (times, articles) => {
    const added = Array.from({ length: times }, () => articles);
    const { written, most } = writing(added);
    expect(written / sum(added)).toBeLessThan(25);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('are nothing to do where there are none or one', () => {
    expect([firstToMerge([]), firstToMerge([7])]).toEqual([null, null]);
  });
});
