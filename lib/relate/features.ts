/**
 * What speaks for an article beside a page, as numbers of about 0 to 1: the ranking's score is a weighted sum of them,
 * and `npm run -s fit` finds the weights. Term agreement is BM25 with fields (Robertson & Zaragoza 2009), asked in four
 * ways: with the page's strongest terms, with its title's, with its names and with its first lines.
 */
import type { ArticleLabel } from '../domain/article-label.ts';
import { DAY_MS } from '../domain/durations.ts';
import type { CoinId } from '../domain/coin.ts';
import {
  coinFrequencies,
  countIn,
  idfOver,
  inverseFrequency,
  isOlderThanStore,
  topicFrequencies,
} from './corpus-figures.ts';
import { labelOfMarks, topicsOfMarks } from './marks.ts';
import { strongestTerms, type PageTerm } from './page-terms.ts';
import { findTerm, type Segment } from './segment.ts';
import { hashTerm } from './text.ts';

/** What is asked: a page, as `describePage` sketches it. */
export interface RelatedQuery {
  readonly terms: readonly PageTerm[];
  readonly coins: readonly { readonly coinId: CoinId; readonly score: number }[];
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
  'coins',
  'otherCoins',
  'topics',
  'otherTopics',
  'notNews',
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

/** Where features are written, to be read before the next candidate; see `FEATURES`. */
export type Features = Float64Array;

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
 */
export function eachCandidate(
  query: RelatedQuery,
  segments: readonly Segment[],
  now: number,
  visit: (segment: Segment, article: number, features: Features) => void,
  settings: RankSettings = rankSettings,
): void {
  const articles = countIn(segments);
  if (articles === 0) return;
  const asked = askedTerms(query, segments, settings);
  const coins = askedCoins(query, segments, settings);
  const topics = askedTopics(query, segments);
  const lengthSum = segments.reduce(
    (sum, { titleLengthSum, summaryLengthSum }) => sum + settings.title * titleLengthSum + summaryLengthSum,
    0,
  );
  const perLength = (settings.k1 * settings.b * articles) / Math.max(1, lengthSum);
  // In a small store no term can be rare: the bar is lower there.
  const distinctive = Math.min(settings.distinctive, 0.6 * Math.log(1 + articles));
  const day = isOlderThanStore(query.publishedAt, segments) ? NaN : (query.publishedAt ?? now) / DAY_MS;
  const features = new Float64Array(FEATURES.length);

  for (const segment of segments) {
    const found = matchTerms(asked, segment, perLength, distinctive, settings);
    const { coinBounds, coinHashes, marks } = segment;
    for (let article = 0; article < segment.articleCount; article++) {
      if (found.terms[article] === 0 || segment.outdated?.[article] === 1) continue;
      if (segment.titleHashes[article] === query.titleHash && query.titleHash !== 0) continue;
      let shared = found.shared[article]!;
      let ofCoins = 0;
      let sharedCoins = 0;
      const first = coinBounds[article]!;
      const named = coinBounds[article + 1]! - first;
      for (let at = first; at < first + named; at++) {
        const coin = coins.get(coinHashes[at]!);
        if (coin === undefined) continue;
        ofCoins += coin.part;
        sharedCoins++;
        if (coin.idf >= distinctive) shared++;
      }
      if (shared < settings.minShared) continue;
      const topicBits = topicsOfMarks(marks[article]!);
      let ofTopics = 0;
      for (const { bit, part } of topics.parts) if ((topicBits >>> bit) & 1) ofTopics += part;
      const label = labelOfMarks(marks[article]!);
      const apart = Math.abs(segment.publishedAt[article]! / DAY_MS - day);

      features[0] = found.terms[article]!;
      features[1] = Math.sqrt(found.terms[article]!);
      features[2] = Math.sqrt(found.title[article]!);
      features[3] = found.names[article]!;
      features[4] = found.lead[article]!;
      features[5] = found.rarest[article]!;
      features[6] = ofCoins;
      features[7] = named === 0 ? 0 : 1 - sharedCoins / named;
      features[8] = ofTopics;
      features[9] = Math.min(MOST_OTHERS, countBits(topicBits & ~topics.bits)) / MOST_OTHERS;
      features[10] = label !== null && demoted.has(label) ? 1 : 0;
      features[11] = Number.isNaN(apart) ? 0 : Math.exp(-apart / settings.nearDays);
      visit(segment, article, features);
    }
  }
}

interface AskedTerm {
  readonly hash: number;
  readonly idf: number;
  /** What a match adds to each of the four sums, at most 1 together over all terms. */
  readonly terms: number;
  readonly title: number;
  readonly names: number;
  readonly lead: number;
  readonly rarity: number;
}

function askedTerms(query: RelatedQuery, segments: readonly Segment[], settings: RankSettings): AskedTerm[] {
  const strongest = strongestTerms(query.terms, settings.moreTerms, idfOver(segments), settings);
  // About the idf of what stands in one article alone.
  const rarest = Math.log(1 + countIn(segments));
  const parts = strongest.map(({ term, inTitle, inText, inLead, asName, idf, weight }, at) => ({
    hash: hashTerm(term),
    idf,
    terms: at < settings.terms ? weight : 0,
    title: inTitle > 0 ? idf : 0,
    names: inText > 0 ? (weight * asName) / inText : 0,
    lead: idf * Math.sqrt(inLead),
    rarity: (idf / rarest) * Math.min(1, (settings.pageTitle * inTitle + inText) / 4),
  }));
  const total = (of: 'terms' | 'title' | 'names' | 'lead') =>
    parts.reduce((sum, part) => sum + part[of], 0) || Infinity;
  const [terms, title, names, lead] = [total('terms'), total('title'), total('names'), total('lead')];
  return parts.map((part) => ({
    ...part,
    terms: part.terms / terms,
    title: part.title / title,
    names: part.names / names,
    lead: part.lead / lead,
  }));
}

/** The part of the page's coins that each is, by the hash of its id: rare ones more, side remarks less. */
function askedCoins(query: RelatedQuery, segments: readonly Segment[], settings: RankSettings) {
  const asked = query.coins.slice(0, settings.coins).map(({ coinId, score }) => ({ hash: hashTerm(coinId), score }));
  const articles = countIn(segments);
  const frequencies = coinFrequencies(
    segments,
    asked.map(({ hash }) => hash),
  );
  const gains = asked.map(({ hash, score }) => {
    const idf = inverseFrequency(articles, frequencies.get(hash) ?? 0);
    return { hash, idf, gain: score * idf };
  });
  const all = gains.reduce((sum, { gain }) => sum + gain, 0) || Infinity;
  return new Map(gains.map(({ hash, idf, gain }) => [hash, { idf, part: gain / all }]));
}

/** The part of the page's topics that each is: what few articles are on says more. */
function askedTopics({ topics }: RelatedQuery, segments: readonly Segment[]) {
  const articles = countIn(segments);
  const frequencies = topicFrequencies(
    segments,
    topics.map(({ bit }) => bit),
  );
  const gains = topics.map(({ strength }, at) => strength * Math.log(1 + articles / Math.max(1, frequencies[at] ?? 0)));
  const all = gains.reduce((sum, gain) => sum + gain, 0) || Infinity;
  return {
    bits: topics.reduce((bits, { bit }) => bits | (1 << bit), 0),
    parts: topics.map(({ bit }, at) => ({ bit, part: (gains[at] ?? 0) / all })),
  };
}

/** Sums over the asked terms by article of one segment. */
function matchTerms(
  asked: readonly AskedTerm[],
  segment: Segment,
  perLength: number,
  distinctive: number,
  { k1, b, title: titleWorth }: RankSettings,
) {
  const { articleCount, postings, postingBounds, lengths } = segment;
  const terms = new Float64Array(articleCount);
  const title = new Float64Array(articleCount);
  const names = new Float64Array(articleCount);
  const lead = new Float64Array(articleCount);
  const rarest = new Float64Array(articleCount);
  const shared = new Uint8Array(articleCount);
  for (const term of asked) {
    const at = findTerm(segment, term.hash);
    if (at < 0) continue;
    const counts = term.idf >= distinctive && term.terms > 0 ? 1 : 0;
    for (let p = postingBounds[at]!; p < postingBounds[at + 1]!; p++) {
      const packed = postings[p]!;
      const article = packed >>> 12;
      const count = titleWorth * ((packed >>> 8) & 15) + (packed & 255);
      const length = titleWorth * lengths[2 * article]! + lengths[2 * article + 1]!;
      const match = (count * (k1 + 1)) / (count + k1 * (1 - b) + perLength * length);
      terms[article]! += term.terms * match;
      title[article]! += term.title * match;
      names[article]! += term.names * match;
      lead[article]! += term.lead * match;
      shared[article]! += counts;
      if (rarest[article]! < term.rarity) rarest[article] = term.rarity;
    }
  }
  return { terms, title, names, lead, rarest, shared };
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
