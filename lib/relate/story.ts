/** Whether two articles report one story, and why. */
import { canTell, type Rarity, type StorySigns, storySigns } from './story-signs.ts';
import type { StoryText } from './story-text.ts';

/** What each sign weighs, in logits. */
export type StoryWeights = Readonly<Record<keyof StorySigns | 'bias', number>>;

/** Fitted on pairs that people read: `npm run -s eval -- stories --fit` works them out anew. */
export const storyWeights: StoryWeights = {
  bias: -3.91,
  shared: 2.48,
  contained: 1.63,
  name: 3.97,
  secondName: 0.45,
  phrases: 1.63,
  much: 0.09,
  amount: 1.64,
  teaser: 3.22,
  deed: 1.59,
  otherDeed: -0.66,
  apart: -2.52,
  samePublisher: -5.59,
  noReport: -1.32,
  everlasting: -1.54,
};

export interface StoryJudgment {
  /** How likely it is one story, 0 to 1, by the pairs the weights were fitted on. */
  readonly likelihood: number;
  readonly isSame: boolean;
}

/** From here on two articles are one story. */
export const SAME_STORY = 0.5;

/** The likelihood that signs of such figures are of one story: a logistic regression. */
export function likelihoodOf(signs: StorySigns, weights: StoryWeights = storyWeights): number {
  let sum = weights.bias;
  for (const [sign, figure] of Object.entries(signs)) sum += weights[sign as keyof StorySigns] * figure;
  return 1 / (1 + Math.exp(-sum));
}

/** Holds two articles against each other. Where nothing tells one event from others (`canTell`) it is never one story. */
export function judgeStory(a: StoryText, b: StoryText, rarity: Rarity): StoryJudgment {
  const likelihood = canTell(a, b, rarity) ? likelihoodOf(storySigns(a, b, rarity)) : 0;
  return { likelihood, isSame: likelihood >= SAME_STORY };
}

/** What decided, the strongest first: each sign with what it added to the sum of logits, and what both name. */
export function explainStory(
  a: StoryText,
  b: StoryText,
  rarity: Rarity,
): { readonly signs: readonly (readonly [keyof StorySigns, number])[]; readonly shared: readonly string[] } {
  const signs = (Object.entries(storySigns(a, b, rarity)) as [keyof StorySigns, number][])
    .map(([sign, figure]) => [sign, storyWeights[sign] * figure] as const)
    .filter(([, weight]) => weight !== 0)
    .toSorted(([, x], [, y]) => Math.abs(y) - Math.abs(x));
  const shared = [...a.terms].filter((term) => b.terms.has(term)).toSorted((x, y) => rarity(y) - rarity(x));
  return { signs, shared: [...shared, ...[...a.amounts].filter((amount) => b.amounts.has(amount))] };
}
