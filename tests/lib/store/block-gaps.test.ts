import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { endsOfBlocks, forgetGaps, noteGaps, readStoredBlocks } from '../../../lib/store/block-gaps.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';

beforeEach(clearDatabase);

const MOST = 30;

async function writing() {
  return (await database()).transaction(['articleBlocks', 'keeping'], 'readwrite');
}

/** Adds the next blocks, as looks at feeds do. */
async function add(from: number, count: number): Promise<void> {
  const tx = await writing();
  for (let block = from; block < from + count; block++)
    await tx.objectStore('articleBlocks').put({ block, articles: [] });
  await tx.done;
}

async function drop(blocks: readonly number[], newest: number): Promise<void> {
  const tx = await writing();
  for (const block of blocks) await tx.objectStore('articleBlocks').delete(block);
  await noteGaps(tx, blocks.length > 0, newest);
  await tx.done;
}

async function told(): Promise<number[]> {
  const tx = (await database()).transaction(['articleBlocks', 'keeping']);
  const { has } = await readStoredBlocks(tx);
  return Array.from({ length: 8 * MOST }, (_, block) => block).filter(has);
}

const stored = async (): Promise<number[]> => (await database()).getAllKeys('articleBlocks');

describe('which blocks are stored', () => {
  it('is as the store has it, whatever was added, dropped and given up in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add'), count: fc.integer({ min: 1, max: 4 }), picks: fc.constant([]) }),
      fc.record({ kind: fc.constant('drop'), count: fc.constant(0), picks: fc.array(fc.nat(MOST), { maxLength: 4 }) }),
      fc.record({
        kind: fc.constant('give-up'),
        count: fc.constant(0),
        picks: fc.array(fc.nat(MOST), { maxLength: 2 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await clearDatabase();
        let next = 0;
        for (const { kind, count, picks } of steps) {
          const there = await stored();
          const chosen = [...new Set(picks.flatMap((pick) => there[pick % Math.max(1, there.length)] ?? []))];
          if (kind === 'add') {
            await add(next, count);
            next += count;
          } else if (kind === 'drop') await drop(chosen, next - 1);
          else if (chosen.length > 0) {
            const tx = await writing();
            for (const block of chosen) await tx.objectStore('articleBlocks').delete(block);
            await forgetGaps(tx);
            await tx.done;
          }
          expect(await told()).toEqual(await stored());
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts no block as gone that is stored, though the note says so', async () => {
    await add(0, 4);
    await (await database()).put('keeping', { name: 'block-gaps', blocks: [1, 2, 70] });
    expect(await told()).toEqual([0, 1, 2, 3]);
  });

  it('reads the numbers themselves where the note is not what was written', async () => {
    await add(0, 3);
    await (await database()).delete('articleBlocks', 1);
    for (const blocks of ['gone', null, { 0: 1 }]) {
      await (await database()).put('keeping', { name: 'block-gaps', blocks } as never);
      expect(await told()).toEqual([0, 2]);
    }
  });

  it('does not go through the blocks once it is noted', async () => {
    await add(0, 5);
    await drop([2], 4);
    await (await database()).put('keeping', { name: 'block-gaps', blocks: [] });
    // What the note does not tell is not seen: nobody looked.
    expect(await told()).toEqual([0, 1, 2, 3, 4]);
    const tx = (await database()).transaction('articleBlocks');
    expect(await endsOfBlocks(tx as never)).toEqual([0, 4]);
  });
});
