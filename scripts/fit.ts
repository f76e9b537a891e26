/**
 * `npm run -s fit [-- --write] [--rounds 10] [--seed 7]`: finds what each feature of the ranking is worth, on the judged
 * collection beside the project, and says how it does on pages it was not fitted on: five-fold cross-validation over
 * pages, repeated with other folds; the spread is that of the repeats. With the weights of each fold it is counted too how
 * many of the unseen pages that have an article of grade 3 the floor leaves silent, and how many pages on something else it does not. `--write` puts the weights, fitted on all pages,
 * into lib/relate/fitted-weights.ts. The same seed gives the same weights. The last line is JSON.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { eachCandidate, FEATURES, weigh } from '../lib/relate/features.ts';
import { MIN_SUBJECT, RELATED_FLOOR } from '../lib/relate/rank.ts';
import { articleIdAt, type Segment } from '../lib/relate/segment.ts';
import { collectionFolder } from './collection.ts';
import {
  type CorpusRow,
  discounted,
  articleId,
  indexOf,
  medianDate,
  readCorpus,
  readGrades,
  readPages,
  RELEVANT,
  sketchPage,
} from './related/judged.ts';
import { type Candidate, fitWeights, type FittedPage } from './related/fit-weights.ts';
import { hasLabelledPages, labelledPages } from './related/labelled.ts';

const FOLDS = 5;
/** What is fitted on of each page: its judged candidates, and so many that look best by their words. */
const MOST_UNJUDGED = 250;
const LISTED = 10;

const { values } = parseArgs({
  options: {
    write: { type: 'boolean' },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '7' },
  },
});
if (existsSync(join(collectionFolder('related'), 'corpus.ndjson.gz'))) fit();
else console.log('Nothing fitted: no judged articles. Point COINSIDE_DATA at the folder that holds related/.');

function fit(): void {
  const corpus = readCorpus();
  const segments = indexOf(corpus);
  const pages = readFitted(corpus, segments);
  const strangers = readStrangers(corpus, segments);
  const next = randomFrom(Number(values.seed));
  const rounds = Array.from({ length: Number(values.rounds) }, () => {
    const folds = shuffled(pages, next).map((page, at) => ({ page, fold: at % FOLDS }));
    const spoken: number[] = [];
    const held = Array.from({ length: FOLDS }, (_, fold) => {
      const weights = fitWeights(folds.filter((one) => one.fold !== fold).map(({ page }) => page));
      spoken.push(strangers.pages.filter((candidates) => !isSilent(candidates, weights)).length);
      return folds.filter((one) => one.fold === fold).map(({ page }) => judge(page, weights));
    }).flat();
    return {
      ndcg5: mean(held.map(({ ndcg5 }) => ndcg5)),
      ndcg5judged: mean(held.map((one) => one.ndcg5judged)),
      silent: held.filter((one) => one.isSilent).length,
      spoken: mean(spoken),
    };
  });
  const weights = fitWeights(pages).map((weight) => Number(weight.toFixed(3)));
  for (const [at, name] of FEATURES.entries()) console.log(`${name.padEnd(12)} ${weights[at]}`);
  if (values.write) write(weights);
  const spread = (of: 'ndcg5' | 'ndcg5judged') => ({
    mean: Number(mean(rounds.map((round) => round[of])).toFixed(4)),
    sd: Number(deviation(rounds.map((round) => round[of])).toFixed(4)),
  });
  console.log(
    JSON.stringify({
      pages: pages.length,
      rounds: rounds.length,
      folds: FOLDS,
      ndcg5judged: spread('ndcg5judged'),
      ndcg5: spread('ndcg5'),
      grade3: { n: pages.filter(hasBest).length, silent: mean(rounds.map(({ silent }) => silent)) },
      off: { n: strangers.n, spoken: Number(mean(rounds.map(({ spoken }) => spoken)).toFixed(2)) },
    }),
  );
}

/** The pages that have a related article, each with its candidates. */
function readFitted(corpus: readonly CorpusRow[], segments: readonly Segment[]): FittedPage[] {
  const grades = readGrades();
  const now = Math.max(...corpus.map(({ published }) => Date.parse(published)));
  return readPages().flatMap((page) => {
    const graded = grades.get(page.id) ?? new Map<string, number>();
    const ideal = [...graded.values()].sort((a, b) => b - a);
    if ((ideal[0] ?? 0) < RELEVANT) return [];
    const candidates: Candidate[] = [];
    eachCandidate(sketchPage(page), segments, now, (segment, article, features) => {
      const id = articleIdAt(segment, article);
      if (id !== articleId(page.id))
        candidates.push({ features: Float64Array.from(features), grade: graded.get(id) ?? null });
    });
    const byWords = [...candidates].sort((a, b) => b.features[0]! - a.features[0]!);
    const kept = byWords.filter(({ grade }, at) => grade !== null || at < MOST_UNJUDGED);
    return [{ candidates: kept, ideal: discounted(ideal) }];
  });
}

/** The pages on something else: how many there are, and the candidates of those that are asked about at all. */
function readStrangers(corpus: readonly CorpusRow[], segments: readonly Segment[]) {
  const median = medianDate(corpus);
  const off = hasLabelledPages() ? labelledPages(median).filter(({ topic }) => topic === 'off') : [];
  const pages = off.flatMap(({ sketch }) => {
    if (sketch.subjectScore < MIN_SUBJECT) return [];
    const candidates: Candidate[] = [];
    eachCandidate(sketch, segments, median, (_segment, _article, features) => {
      candidates.push({ features: Float64Array.from(features), grade: null });
    });
    return [candidates];
  });
  return { n: off.length, pages };
}

function isSilent(candidates: readonly Candidate[], weights: readonly number[]): boolean {
  return candidates.every(({ features }) => weigh(features, weights).relevance < RELATED_FLOOR);
}

function hasBest({ candidates }: FittedPage): boolean {
  return candidates.some(({ grade }) => grade === 3);
}

function judge(page: FittedPage, weights: readonly number[]) {
  const { candidates, ideal } = page;
  const best = candidates
    .map(({ features, grade }) => ({ grade, score: weigh(features, weights).order }))
    .sort((a, b) => b.score - a.score)
    .slice(0, LISTED);
  return {
    ndcg5: discounted(best.map(({ grade }) => grade ?? 0)) / ideal,
    ndcg5judged: discounted(best.flatMap(({ grade }) => grade ?? [])) / ideal,
    isSilent: hasBest(page) && isSilent(candidates, weights),
  };
}

function write(weights: readonly number[]): void {
  const head = '/** Written by `npm run -s fit -- --write`: what each feature is worth, in the order of `FEATURES`. */';
  const lines = weights.map((weight, at) => `  ${weight}, // ${FEATURES[at]}`).join('\n');
  const text = `${head}\nexport const fittedWeights: readonly number[] = [\n${lines}\n];\n`;
  writeFileSync(join(import.meta.dirname, '../lib/relate/fitted-weights.ts'), text);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function deviation(numbers: readonly number[]): number {
  const middle = mean(numbers);
  return Math.sqrt(numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / Math.max(1, numbers.length - 1));
}

function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
