/**
 * Linear weights that order candidates as people graded them: LambdaRank (Burges 2010) with a linear model. Each pair of
 * differently graded candidates pulls by what swapping them would change in nDCG@5; Adam takes the steps; a small
 * penalty on large weights stands against fitting forty pages too well.
 */
import { FEATURES } from '../../lib/relate/features.ts';

export interface Candidate {
  readonly features: Float64Array;
  /** Null where nobody judged it. */
  readonly grade: number | null;
}

export interface FittedPage {
  readonly candidates: readonly Candidate[];
  /** The best conceivable discounted gain of five. */
  readonly ideal: number;
}

/**
 * Not fitted: nearly all judged pages name coins, so that they say nothing of what has words alone to speak for it. By eye,
 * on the pages labelled as on AI or crypto; see docs/ranking.md.
 */
const SET: Readonly<Partial<Record<(typeof FEATURES)[number], number>>> = { wordsAlone: -1 };

const STEPS = 60;
const RATE = 0.3;
const PENALTY = 0.012;
/** An unjudged candidate is probably not related, but nobody said so: it counts so much of a judged one. */
const UNJUDGED = 0.2;
/** Ranks beyond this are alike. */
const DEEPEST = 30;
const COMPARED = 40;
/** What each pair counts at least, so that what is far down moves too. */
const LEAST_PULL = 0.02;

export function fitWeights(pages: readonly FittedPage[]): number[] {
  const weights = FEATURES.map((name, at) => SET[name] ?? (at === 0 ? 3 : 0.3));
  const slope = FEATURES.map(() => 0);
  const square = FEATURES.map(() => 0);
  for (let step = 1; step <= STEPS; step++) {
    const pull = FEATURES.map(() => 0);
    for (const page of pages) addPull(page, weights, pull);
    const rate = RATE * (1 - step / (STEPS + 10));
    for (const [at, name] of FEATURES.entries()) {
      if (SET[name] !== undefined) continue;
      const gradient = pull[at]! / pages.length - PENALTY * weights[at]!;
      slope[at] = 0.9 * slope[at]! + 0.1 * gradient;
      square[at] = 0.99 * square[at]! + 0.01 * gradient * gradient;
      const corrected = Math.sqrt(square[at] / (1 - 0.99 ** step)) + 1e-6;
      weights[at]! += (rate * slope[at]) / (1 - 0.9 ** step) / corrected;
    }
  }
  return weights;
}

function addPull({ candidates, ideal }: FittedPage, weights: readonly number[], pull: number[]): void {
  const scores = candidates.map(({ features }) => weights.reduce((sum, weight, at) => sum + weight * features[at]!, 0));
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const discount = candidates.map(() => 0);
  for (const [rank, at] of order.entries()) discount[at] = 1 / Math.log2(Math.min(rank, DEEPEST) + 2);
  const graded = [...candidates.keys()].filter((at) => (candidates[at]!.grade ?? 0) >= 0.5);
  const compared = new Set([...order.slice(0, COMPARED), ...graded]);
  for (const better of graded) {
    for (const worse of compared) {
      const { grade, features } = candidates[worse]!;
      const gain = 2 ** candidates[better]!.grade! - 2 ** (grade ?? 0);
      if (gain <= 0) continue;
      const swap = Math.abs(discount[better]! - discount[worse]!) + LEAST_PULL;
      const sure = grade === null ? UNJUDGED : 1;
      const force = (gain * swap * sure) / ideal / (1 + Math.exp(scores[better]! - scores[worse]!));
      for (const at of pull.keys()) pull[at]! += force * (candidates[better]!.features[at]! - features[at]!);
    }
  }
}
