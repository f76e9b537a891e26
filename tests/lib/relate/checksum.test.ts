import { assert, integer, nat, property } from 'fast-check';
import { expect, it } from 'vitest';
import { checksum } from '../../../lib/relate/checksum.ts';

const MASK = 0xffff_ffffn;

/** The sum as docs/index-format.md has it, word by word and without bounds: stored indexes carry it. */
function plainSum(words: readonly number[]): number {
  const lanes = [1n, 2n, 3n, BigInt(((words[0] ?? 0) ^ (words[1] ?? 0) ^ (words[3] ?? 0)) >>> 0)];
  const inLanes = words.length - (words.length % 4);
  for (const [at, word] of words.entries()) {
    if (at < 4) continue;
    const lane = at < inLanes ? at % 4 : 0;
    lanes[lane] = ((lanes[lane] ?? 0n) * 0x0100_0193n + BigInt(word)) & MASK;
  }
  return Number(lanes.reduce((into, lane) => ((into ^ lane ^ (lane >> 15n)) * 0x85eb_ca6bn) & MASK, 0x9e37_79b9n));
}

const words = (length: number, seed: number): Uint32Array =>
  Uint32Array.from({ length }, (_, at) => Math.imul(at + seed, 0x9e37_79b1));

it('is the same sum for every length, below, at and above what one run takes', () => {
  for (const length of [4, 5, 7, 8, 16, 4096, 4100, 4101, 4103, 8196, 12_301])
    expect(checksum(words(length, length).buffer as ArrayBuffer), `${length} words`).toBe(
      plainSum([...words(length, length)]),
    );
});

it('changes with any one word but its own', () => {
  assert(
    property(nat({ max: 9_000 }), integer({ min: 1, max: 0xffff_ffff }), (at, by) => {
      const before = words(9_001, 7);
      const after = before.slice();
      after[at] = (after[at] ?? 0) ^ by;
      expect(checksum(after.buffer) === checksum(before.buffer as ArrayBuffer)).toBe(at === 2);
    }),
    { numRuns: 300 },
  );
});
