/**
 * What speaks for an article beside a page, as numbers of about 0 to 1: the ranking's score is a weighted sum of them,
 * and `npm run -s fit` finds the weights. Term agreement is BM25 with fields (Robertson & Zaragoza 2009), asked in four
 * ways: with the page's strongest terms, with its title's, with its names and with its first lines.
 */
import type { ArticleLabel } from '../domain/article-label.ts';
import { DAY_MS } from '../domain/durations.ts';
import type { CoinId } from '../domain/coin.ts';
import {
  coinFrequency,
  countIn,
  idfOver,
  inverseFrequency,
  isOlderThanStore,
  topicFrequency,
} from './corpus-figures.ts';
import { labelOfMarks, topicsOfMarks } from './marks.ts';
import { strongestTerms, type PageTerm } from './page-terms.ts';
import { articlesNaming, findTerm, type Segment } from './segment.ts';
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
    const candidates = candidatesIn(segment, query.titleHash, asked, coins, distinctive, settings);
    const found = matchTerms(asked, segment, candidates, perLength, settings);
    const { marks, named } = segment;
    for (const [slot, article] of candidates.entries()) {
      if (found.terms[slot] === 0) continue;
      let ofCoins = 0;
      let sharedCoins = 0;
      for (const { postings, part } of coins) {
        if (findPosting(postings(segment), article) < 0) continue;
        ofCoins += part;
        sharedCoins++;
      }
      const topicBits = topicsOfMarks(marks[article]!);
      let ofTopics = 0;
      for (const { bit, part } of topics.parts) if ((topicBits >>> bit) & 1) ofTopics += part;
      const label = labelOfMarks(marks[article]!);
      const apart = Math.abs(segment.publishedAt[article]! / DAY_MS - day);

      features[0] = found.terms[slot]!;
      features[1] = Math.sqrt(found.terms[slot]!);
      features[2] = Math.sqrt(found.title[slot]!);
      features[3] = found.names[slot]!;
      features[4] = found.lead[slot]!;
      features[5] = found.rarest[slot]!;
      features[6] = ofCoins;
      features[7] = named[article] === 0 ? 0 : 1 - sharedCoins / named[article]!;
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

interface AskedCoin {
  readonly idf: number;
  /** Its part of the page's coins: rare ones more, side remarks less. */
  readonly part: number;
  readonly postings: (segment: Segment) => Uint32Array;
}

function askedCoins(query: RelatedQuery, segments: readonly Segment[], settings: RankSettings): AskedCoin[] {
  const articles = countIn(segments);
  const gains = query.coins.slice(0, settings.coins).map(({ coinId, score }) => {
    const idf = inverseFrequency(articles, coinFrequency(segments, coinId));
    const lists = new Map(segments.map((segment) => [segment, articlesNaming(segment, coinId)]));
    return { idf, gain: score * idf, postings: (segment: Segment) => lists.get(segment) ?? new Uint32Array() };
  });
  const all = gains.reduce((sum, { gain }) => sum + gain, 0) || Infinity;
  return gains.map(({ idf, gain, postings }) => ({ idf, part: gain / all, postings }));
}

/** The part of the page's topics that each is: what few articles are on says more. */
function askedTopics({ topics }: RelatedQuery, segments: readonly Segment[]) {
  const articles = countIn(segments);
  const gains = topics.map(
    ({ bit, strength }) => strength * Math.log(1 + articles / Math.max(1, topicFrequency(segments, bit))),
  );
  const all = gains.reduce((sum, gain) => sum + gain, 0) || Infinity;
  return {
    bits: topics.reduce((bits, { bit }) => bits | (1 << bit), 0),
    parts: topics.map(({ bit }, at) => ({ bit, part: (gains[at] ?? 0) / all })),
  };
}

/**
 * The articles of a segment that share enough rare terms and coins with the page, in order. Looked for first and by short
 * lists alone, so that the long lists of common terms are read for them only.
 */
function candidatesIn(
  segment: Segment,
  titleHash: number,
  asked: readonly AskedTerm[],
  coins: readonly AskedCoin[],
  distinctive: number,
  { minShared }: RankSettings,
): Uint32Array {
  const { articleCount, postings, postingBounds, outdated, titleHashes } = segment;
  const shared = new Uint8Array(articleCount);
  for (const { hash, idf, terms } of asked) {
    if (idf < distinctive || terms === 0) continue;
    const at = findTerm(segment, hash);
    if (at < 0) continue;
    const end = postingBounds[at + 1]!;
    for (let p = postingBounds[at]!; p < end; p++) shared[postings[p]! >>> 12]!++;
  }
  for (const coin of coins) {
    if (coin.idf < distinctive) continue;
    const list = coin.postings(segment);
    for (let p = 0; p < list.length; p++) shared[list[p]! >>> 12]!++;
  }
  let count = 0;
  const found = new Uint32Array(articleCount);
  for (let article = 0; article < articleCount; article++) {
    if (shared[article]! < minShared || (outdated !== undefined && outdated[article] === 1)) continue;
    if (titleHash !== 0 && titleHashes[article] === titleHash) continue;
    found[count++] = article;
  }
  return found.subarray(0, count);
}

/** From how many postings for each candidate on it is quicker to look each candidate up. */
const WORTH_SEARCHING = 16;

/** Sums over the asked terms by candidate of one segment; a slot each. */
function matchTerms(
  asked: readonly AskedTerm[],
  segment: Segment,
  candidates: Uint32Array,
  perLength: number,
  { k1, b, title: titleWorth }: RankSettings,
) {
  const { articleCount, postings, postingBounds, lengths } = segment;
  const count = candidates.length;
  const terms = new Float64Array(count);
  const title = new Float64Array(count);
  const names = new Float64Array(count);
  const lead = new Float64Array(count);
  const rarest = new Float64Array(count);
  const found = { terms, title, names, lead, rarest };
  if (count === 0) return found;
  /** One more than the slot of an article, 0 for what is no candidate. */
  const slots = new Uint32Array(articleCount);
  const added = new Float64Array(count);
  for (let slot = 0; slot < count; slot++) {
    const article = candidates[slot]!;
    slots[article] = slot + 1;
    added[slot] = k1 * (1 - b) + perLength * (titleWorth * lengths[2 * article]! + lengths[2 * article + 1]!);
  }
  for (const term of asked) {
    const at = findTerm(segment, term.hash);
    if (at < 0) continue;
    const list = postings.subarray(postingBounds[at], postingBounds[at + 1]);
    const add = (packed: number, slot: number): void => {
      const times = titleWorth * ((packed >>> 8) & 15) + (packed & 255);
      const match = (times * (k1 + 1)) / (times + added[slot]!);
      terms[slot]! += term.terms * match;
      title[slot]! += term.title * match;
      names[slot]! += term.names * match;
      lead[slot]! += term.lead * match;
      if (rarest[slot]! < term.rarity) rarest[slot] = term.rarity;
    };
    if (list.length > WORTH_SEARCHING * count) {
      for (let slot = 0; slot < count; slot++) {
        const place = findPosting(list, candidates[slot]!);
        if (place >= 0) add(list[place]!, slot);
      }
    } else {
      for (let p = 0; p < list.length; p++) {
        const slot = slots[list[p]! >>> 12]!;
        if (slot !== 0) add(list[p]!, slot - 1);
      }
    }
  }
  return found;
}

/** Place of an article's posting in a list, which stands in order of articles, or -1. */
function findPosting(list: Uint32Array, article: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = list[middle]! >>> 12;
    if (there === article) return middle;
    if (there < article) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
