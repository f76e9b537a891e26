/**
 * What speaks for an article beside a page, as numbers of about 0 to 1: the ranking's score is a weighted sum of them,
 * and `npm run -s fit` finds the weights. Term agreement is BM25 with fields (Robertson & Zaragoza 2009), asked in four
 * ways: with the page's strongest terms, with its title's, with its names and with its first lines.
 */
import type { ArticleLabel } from '../domain/article-label.ts';
import { DAY_MS } from '../domain/durations.ts';
import type { CoinId } from '../domain/coin.ts';
import { askedNames, askedTerms, askedTopics } from './asked.ts';
import { countIn, isOlderThanStore } from './corpus-figures.ts';
import { labelOfMarks, topicsOfMarks } from './marks.ts';
import { candidatesIn, findPosting, matchTerms } from './match.ts';
import type { PageTerm } from './page-terms.ts';
import type { Segment } from './segment.ts';

/** What is asked: a page, as `describePage` sketches it. */
export interface RelatedQuery {
  readonly terms: readonly PageTerm[];
  readonly coins: readonly { readonly coinId: CoinId }[];
  /** What it names that is no coin, the one it is most about first. */
  readonly others: readonly { readonly id: string }[];
  /** Of all that it names, coins and others, the id of what it is most about; null where it names nothing. */
  readonly main: string | null;
  readonly topics: readonly { readonly bit: number; readonly strength: number }[];
  /** Epoch milliseconds, null where unknown. */
  readonly publishedAt: number | null;
  /** `hashTitle` of the page's title: an article of that title is the page itself. */
  readonly titleHash: number;
  /** How much the page is about AI or crypto; see `subject.ts`. */
  readonly subjectScore: number;
}

/** The features, in the order of the numbers. The last says how near in time the article is. */
export const FEATURES = [
  'terms',
  'termsRoot',
  'titleRoot',
  'names',
  'lead',
  'rarest',
  'main',
  'otherCoins',
  'topics',
  'otherTopics',
  'notNews',
  'wordsAlone',
  'near',
] as const;
const NEAR = FEATURES.indexOf('near');

/** What is not fitted: how terms are counted and what makes an article a candidate at all. */
export const rankSettings = {
  /** BM25's saturation and length normalisation. */
  k1: 1.2,
  b: 0.75,
  /** How many occurrences in the summary one in the title is worth. */
  title: 2,
  /** The same for the page's own title and text. */
  pageTitle: 6,
  /** Exponent of a term's count in the page: between all alike (0) and plain counts (1). */
  pagePower: 0.65,
  /** The page's strongest terms that are asked for … */
  terms: 40,
  /** … and how many more for names and first lines. */
  moreTerms: 64,
  coins: 8,
  others: 8,
  /** A candidate shares so many terms or coins … */
  minShared: 2,
  /** … of at least this idf. */
  distinctive: 3,
  /** An article's nearness to the page's day falls to a third in so many days. */
  nearDays: 14,
};
export type RankSettings = typeof rankSettings;

/** What somebody paid for, and what somebody thinks, is worth less beside a page than what happened. */
const demoted: ReadonlySet<ArticleLabel> = new Set(['sponsored', 'press-release', 'opinion']);
/** Topics of an article that the page does not touch count up to so many. */
const MOST_OTHERS = 3;

/** Of so many times `nearDays` nothing is left of nearness (1e-13): the power need not be raised for old articles. */
const FARTHEST = 30;

/** What spares work on articles that are not answered anyway. */
export interface Sifting {
  readonly isWanted?: (segment: Segment, article: number) => boolean;
  readonly mayCount?: (features: Features) => boolean;
}

/** Where features are written, to be read before the next candidate; see `FEATURES`. */
export type Features = Float64Array;

/** Before this one stand the features that terms alone tell, from it on the rest, none of them above 1. */
const MATCHED = FEATURES.indexOf('main');

/** What relevance may still be, once the features before `MATCHED` are known: no less than it will be. */
export function mostRelevance(features: Features, weights: readonly number[]): number {
  let most = 0;
  for (let at = 0; at < NEAR; at++) most += at < MATCHED ? features[at]! * weights[at]! : Math.max(0, weights[at]!);
  return most;
}

/** The sum that orders candidates, and the part of it that does not depend on time, which the floor looks at. */
export function weigh(features: Features, weights: readonly number[]): { order: number; relevance: number } {
  let relevance = 0;
  for (let at = 0; at < NEAR; at++) relevance += features[at]! * weights[at]!;
  const order = relevance + features[NEAR]! * weights[NEAR]!;
  return { order, relevance };
}

/**
 * Calls `visit` for each article that shares enough with the page, with its features (one array, written anew each
 * time). The page itself, by its title, and what an edit took out of force are left out.
 * @param now stands in for the date of a page that has none, epoch milliseconds
 * @param isWanted looked at before anything is summed up: what is not wanted is no candidate
 * @param mayCount asked once an article's terms are summed up, `features[MATCHED]` and on still being of another: what
 *   cannot count any more is not looked at further
 */
export function eachCandidate(
  query: RelatedQuery,
  segments: readonly Segment[],
  now: number,
  visit: (segment: Segment, article: number, features: Features) => void,
  settings: RankSettings = rankSettings,
  { isWanted, mayCount }: Sifting = {},
): void {
  const articles = countIn(segments);
  if (articles === 0) return;
  const asked = askedTerms(query, segments, settings);
  const named = query.coins.slice(0, settings.coins).map(({ coinId }) => coinId);
  const coins = askedNames(named, segments);
  const others = askedNames(
    query.others.slice(0, settings.others).map(({ id }) => id),
    segments,
  );
  const [main] = askedNames(query.main === null ? [] : [query.main], segments);
  const topics = askedTopics(query, segments);
  const lengthSum = segments.reduce(
    (sum, { titleLengthSum, summaryLengthSum }) => sum + settings.title * titleLengthSum + summaryLengthSum,
    0,
  );
  const perLength = (settings.k1 * settings.b * articles) / Math.max(1, lengthSum);
  // In a small store no term can be rare: the bar is lower there.
  const distinctive = Math.min(settings.distinctive, 0.6 * Math.log(1 + articles));
  const day = isOlderThanStore(query.publishedAt, segments) ? NaN : (query.publishedAt ?? now) / DAY_MS;
  const rarest = Math.log(1 + articles);
  const features = new Float64Array(FEATURES.length);

  for (const segment of segments) {
    const candidates = candidatesIn(segment, query.titleHash, asked, coins, distinctive, settings, isWanted);
    const found = matchTerms(asked, segment, candidates, perLength, settings);
    const { marks, named, publishedAt } = segment;
    const lists = coins.map(({ articles }) => articles(segment));
    const otherLists = others.map(({ articles }) => articles(segment));
    const ofMain = main?.articles(segment);
    // A function for each, which is soon compiled, where the loop would not be in a worker just woken.
    const look = (slot: number): void => {
      if (found.terms[slot] === 0) return;
      const article = candidates[slot]!;
      features[0] = found.terms[slot]!;
      features[1] = Math.sqrt(found.terms[slot]!);
      features[2] = Math.sqrt(found.title[slot]!);
      features[3] = found.names[slot]!;
      features[4] = found.lead[slot]!;
      features[5] = found.rarest[slot]!;
      if (mayCount?.(features) === false) return;
      let sharedCoins = 0;
      for (const list of lists) if (findPosting(list, article) >= 0) sharedCoins++;
      const topicBits = topicsOfMarks(marks[article]!);
      let ofTopics = 0;
      for (const { bit, part } of topics.parts) if ((topicBits >>> bit) & 1) ofTopics += part;
      const label = labelOfMarks(marks[article]!);
      const isOfMain = ofMain !== undefined && findPosting(ofMain, article) >= 0;
      const isNamed = isOfMain || sharedCoins > 0 || otherLists.some((list) => findPosting(list, article) >= 0);
      const apart = Math.abs(publishedAt[article]! / DAY_MS - day);

      features[6] = main && isOfMain ? main.idf / rarest : 0;
      features[7] = named[article] === 0 ? 0 : 1 - sharedCoins / named[article]!;
      features[8] = ofTopics;
      features[9] = Math.min(MOST_OTHERS, countBits(topicBits & ~topics.bits)) / MOST_OTHERS;
      features[10] = label !== null && demoted.has(label) ? 1 : 0;
      // Page and article share neither a name nor a topic.
      features[11] = isNamed || ofTopics > 0 ? 0 : 1;
      features[12] = apart < FARTHEST * settings.nearDays ? Math.exp(-apart / settings.nearDays) : 0;
      visit(segment, article, features);
    };
    for (let slot = 0; slot < candidates.length; slot++) look(slot);
  }
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
