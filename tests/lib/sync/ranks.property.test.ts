import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, ranksOf } from '../../../lib/sync/ranks.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const list = fc.uniqueArray(name, { maxLength: 8 });
/** Few numbers, so that many are the same: devices that each added one. */
const ranks = fc
  .dictionary(
    name,
    fc.integer({ min: -2, max: 3 }).map((at) => at * 1_024),
  )
  .map((of) => new Map(Object.entries(of)));

describe('ranks', () => {
  it('stand for the list that they were made of, whatever was known before', () => {
    fc.assert(
      fc.property(list, ranks, (members, before) => {
        expect(inOrder(ranksOf(members, before))).toEqual(members);
      }),
    );
  });

  it('of a list as it is shared are those that are shared, equal ones too', () => {
    fc.assert(
      fc.property(ranks, (shared) => {
        expect(new Map(ranksOf(inOrder(shared), shared))).toEqual(shared);
      }),
    );
  });
});
