/** Fits the weights of lib/relate/story.ts: a logistic regression by plain descent, the same every time. */
import { likelihoodOf, type StoryWeights } from '../../../lib/relate/story.ts';
import type { StorySigns } from '../../../lib/relate/story-signs.ts';

interface Told {
  readonly signs: StorySigns;
  readonly is: boolean;
}

const STEPS = 4000;
const RATE = 1;
/** Keeps weights small where few pairs speak for them; chosen by cross-validation among 0.1, 0.3, 0.6, 1. */
const PENALTY = 0.1;
const PARTS = 5;

/** Weights of greatest likelihood under a quadratic penalty, rounded to two digits; begins at zero, so no seed is needed. */
export function fitWeights(pairs: readonly Told[]): StoryWeights {
  const signs = Object.keys(pairs[0]?.signs ?? {}) as (keyof StorySigns)[];
  const weights = Object.fromEntries(['bias', ...signs].map((sign) => [sign, 0])) as Record<keyof StoryWeights, number>;
  for (let step = 0; step < STEPS; step++) {
    const pull = Object.fromEntries(signs.map((sign) => [sign, -PENALTY * weights[sign]])) as typeof weights;
    pull.bias = 0;
    for (const pair of pairs) {
      const error = (pair.is ? 1 : 0) - likelihoodOf(pair.signs, weights);
      pull.bias += error;
      for (const sign of signs) pull[sign] += error * pair.signs[sign];
    }
    for (const sign of ['bias', ...signs] as const) weights[sign] += (RATE * pull[sign]) / pairs.length;
  }
  for (const sign of ['bias', ...signs] as const) weights[sign] = Number(weights[sign].toFixed(2));
  return weights;
}

/** F1 at each threshold when every part of the pairs is judged by weights fitted on the other parts. */
export function f1ByThreshold(pairs: readonly Told[]): Record<string, number> {
  const judged = Array.from({ length: PARTS }, (_, part) => {
    const weights = fitWeights(pairs.filter((_pair, at) => at % PARTS !== part));
    return pairs
      .filter((_pair, at) => at % PARTS === part)
      .map(({ signs, is }) => ({ is, likelihood: likelihoodOf(signs, weights) }));
  }).flat();
  const f1At = (threshold: number) => {
    const said = judged.filter(({ likelihood }) => likelihood >= threshold);
    const both = said.filter(({ is }) => is).length;
    return (2 * both) / (said.length + judged.filter(({ is }) => is).length);
  };
  return Object.fromEntries([0.35, 0.4, 0.45, 0.5, 0.55, 0.6].map((at) => [at, Number(f1At(at).toFixed(3))]));
}
