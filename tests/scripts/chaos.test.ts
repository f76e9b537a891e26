import { expect, it } from 'vitest';
import { FAULTS, HOSTS } from '../../scripts/chaos/faults.ts';
import { plan } from '../../scripts/chaos/schedule.ts';
import { STROKES } from '../../scripts/chaos/strokes.ts';

/** A run as its seed has it, with what its strokes would draw. */
const told = (seed: number, kills: number) =>
  plan(seed, kills, STROKES).map(({ stroke, random, ...rest }) => ({ ...rest, stroke: stroke.name, luck: random() }));

it('a seed repeats the schedule of actions', () => {
  expect(told(5, 50)).toEqual(told(5, 50));
  expect(told(5, 50)).not.toEqual(told(6, 50));
  // A longer run begins as a shorter one does, whatever strokes drew in between.
  const kills = plan(5, 50, STROKES);
  kills[3]?.random();
  expect(kills.slice(0, 20).map(({ stroke }) => stroke.name)).toEqual(told(5, 20).map(({ stroke }) => stroke));
});

it('in 300 kills everything happens, and each host answers each fault', () => {
  const kills = plan(1, 300, STROKES);
  expect(new Set(kills.map(({ stroke }) => stroke.name))).toEqual(new Set(STROKES.map(({ name }) => name)));
  const pairs = new Set(
    kills.flatMap(({ faults }) => faults.map(({ host, fault }) => `${host} ${JSON.stringify(fault)}`)),
  );
  expect(pairs.size).toBe(HOSTS.length * FAULTS.length);
});
