import { seededRandom } from '../../tests/support/seeded-random.ts';
import { drawFaults, type FaultAt } from './faults.ts';
import { pickStroke, type Stroke } from './strokes.ts';

/** What one kill is made of, decided before anything runs. */
export interface PlannedKill {
  readonly stroke: Stroke;
  readonly faults: readonly FaultAt[];
  /** Bitcoin in dollars from here on. */
  readonly price: number;
  /** After so many requests of the round the worker goes. */
  readonly afterRequests: number;
  /** For what the stroke draws: a stream of its own, so that none shifts what comes after. */
  readonly random: () => number;
}

/**
 * The whole run by its seed alone, whatever the browser does meanwhile: how far a worker came when it died is chance,
 * what is done to it is not.
 */
export function plan(seed: number, kills: number, strokes: readonly Stroke[]): PlannedKill[] {
  return Array.from({ length: kills }, (_, kill) => {
    const random = seededRandom(seed * 100_003 + kill);
    return {
      stroke: pickStroke(random, strokes),
      faults: drawFaults(random, kill),
      price: 60_000 + Math.floor(random() * 3_000),
      afterRequests: 1 + Math.floor(random() * 20),
      random,
    };
  });
}
