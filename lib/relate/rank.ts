/**
 * Which stored articles relate to the page being read: BM25 over title and summary, asked with the page's strongest
 * terms, plus the coins both are about. Below a floor there is no answer: silence is one.
 */
import { DAY_MS } from '../domain/durations.ts';
import type { ArticleId } from '../domain/article.ts';
import type { CoinId } from '../domain/coin.ts';
import { articleIdAt, findTerm, type Segment } from './segment.ts';
import { strongestTerms, type PageTerm } from './page-terms.ts';
import { hashTerm } from './text.ts';

/** What is asked: a page, as `describePage` sketches it. */
export interface RelatedQuery {
  readonly terms: readonly PageTerm[];
  readonly coins: readonly { readonly coinId: CoinId; readonly score: number }[];
  /** Epoch milliseconds, null where unknown. */
  readonly publishedAt: number | null;
  /** `hashTitle` of the page's title: an article of that title is the page itself. */
  readonly titleHash: number;
  /** How much the page is about AI or crypto; see `subject.ts`. */
  readonly subjectScore: number;
}

export interface RelatedArticle {
  readonly id: ArticleId;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly publishedAt: number;
}

export interface RankOptions {
  readonly limit: number;
  /** Epoch milliseconds; stands in for the date of a page that has none. */
  readonly now: number;
  /** The page's own article, where it is stored: never part of the answer. */
  readonly selfId?: ArticleId | null;
  /** Articles of one title are all answered: for a caller who drops some of them first. */
  readonly keepTwins?: boolean;
  readonly weights?: RankWeights;
}

/** The numbers of the ranking, together so that the evaluation can vary them. */
export interface RankWeights {
  /** BM25's saturation and length normalisation. */
  readonly k1: number;
  readonly b: number;
  /** How many occurrences in the summary one in the title is worth. */
  readonly title: number;
  /** The same for the page's own title and text. */
  readonly pageTitle: number;
  /** Exponent of a term's count in the page: between all alike (0) and plain counts (1). */
  readonly pagePower: number;
  /** The page's strongest terms that are asked for. */
  readonly terms: number;
  /** Weight of a shared coin, in the units of a query term. */
  readonly coin: number;
  /** An article of the page's own day is worth up to this much more; the gain falls to a third every `nearDays`. */
  readonly near: number;
  readonly nearDays: number;
  /** The floor: the page's subject score … */
  readonly minSubject: number;
  /** … the shared terms or coins of at least `distinctive` idf … */
  readonly minShared: number;
  readonly distinctive: number;
  /** … and the part of the best conceivable score. */
  readonly minPart: number;
}

export const rankWeights: RankWeights = {
  k1: 1.2,
  b: 0.75,
  title: 2,
  pageTitle: 6,
  pagePower: 0.65,
  terms: 40,
  coin: 1,
  near: 0.2,
  nearDays: 14,
  minSubject: 2,
  minShared: 2,
  distinctive: 3,
  minPart: 0.1,
};

/** BM25's inverse document frequency, never negative: log(1 + (N - df + 0.5) / (df + 0.5)). */
function inverseFrequency(articles: number, frequency: number): number {
  return Math.log(1 + (articles - frequency + 0.5) / (frequency + 0.5));
}

/** How many articles hold a term, over all segments; what an edit took out of force does not count. */
function frequencyOf(segments: readonly Segment[], hash: number): number {
  let frequency = 0;
  for (const segment of segments) {
    const { outdated, postingBounds, postings } = segment;
    const at = findTerm(segment, hash);
    if (at < 0) continue;
    frequency += postingBounds[at + 1]! - postingBounds[at]!;
    if (outdated === undefined) continue;
    for (let p = postingBounds[at]!; p < postingBounds[at + 1]!; p++) frequency -= outdated[postings[p]! >>> 12]!;
  }
  return frequency;
}

/** The idf of terms over some segments; 0 for a term that no article holds, since asking for it is vain. */
export function idfOver(segments: readonly Segment[]): (term: string) => number {
  const articles = segments.reduce((sum, segment) => sum + segment.articleCount, 0);
  return (term) => {
    const frequency = frequencyOf(segments, hashTerm(term));
    return frequency === 0 ? 0 : inverseFrequency(articles, frequency);
  };
}

/** What a shared coin adds, by the hash of its id: rare coins more than common ones, side remarks less than the subject. */
function coinWeights(query: RelatedQuery, segments: readonly Segment[], articles: number, weights: RankWeights) {
  const most = query.coins[0]?.score ?? 1;
  const gains = new Map<number, { gain: number; frequency: number; idf: number }>();
  for (const { coinId, score } of query.coins.slice(0, 6))
    gains.set(hashTerm(coinId), { gain: (weights.coin * score) / most, frequency: 0, idf: 0 });
  for (const { articleCount, coinBounds, coinHashes, outdated } of segments)
    for (let article = 0; article < articleCount; article++) {
      if (outdated?.[article] === 1) continue;
      for (let at = coinBounds[article]!; at < coinBounds[article + 1]!; at++) {
        const known = gains.get(coinHashes[at]!);
        if (known !== undefined) known.frequency++;
      }
    }
  for (const known of gains.values()) {
    known.idf = inverseFrequency(articles, known.frequency);
    known.gain *= known.idf;
  }
  return gains;
}

interface Kept extends RelatedArticle {
  readonly titleHash: number;
}

/**
 * The articles that relate to a page, the most related first, ties by date (newer first). Empty where the page is
 * not about AI or crypto, or nothing stored shares enough with it. An article in two segments is answered once, and
 * so are articles of one title, unless `keepTwins`.
 */
export function rankRelated(query: RelatedQuery, segments: readonly Segment[], options: RankOptions): RelatedArticle[] {
  const weights = options.weights ?? rankWeights;
  if (query.subjectScore < weights.minSubject) return [];
  const articles = segments.reduce((sum, segment) => sum + segment.articleCount, 0);
  if (articles === 0) return [];
  const asked = strongestTerms(query.terms, weights.terms, idfOver(segments), weights).map((term) => ({
    ...term,
    hash: hashTerm(term.term),
  }));
  const coins = coinWeights(query, segments, articles, weights);
  const lengthSum = segments.reduce(
    (sum, { titleLengthSum, summaryLengthSum }) => sum + weights.title * titleLengthSum + summaryLengthSum,
    0,
  );
  // In a small store no term can be rare: the bar is lower there.
  const distinctive = Math.min(weights.distinctive, 0.6 * Math.log(1 + articles));
  const { k1, b, title } = weights;
  const perLength = (k1 * b * articles) / Math.max(1, lengthSum);
  const least = weights.minPart * asked.reduce((sum, { weight }) => sum + weight, 0);
  const day = (query.publishedAt ?? options.now) / DAY_MS;
  const best: Kept[] = [];
  // Twins by id or title fall out at the end, so more than the limit are kept until then.
  const keep = 2 * options.limit + 10;

  for (const segment of segments) {
    const scores = new Float64Array(segment.articleCount);
    const shared = new Uint8Array(segment.articleCount);
    const { postings, postingBounds, lengths } = segment;
    for (const { hash, weight, idf } of asked) {
      const at = findTerm(segment, hash);
      if (at < 0) continue;
      const counts = idf >= distinctive ? 1 : 0;
      for (let p = postingBounds[at]!; p < postingBounds[at + 1]!; p++) {
        const packed = postings[p]!;
        const article = packed >>> 12;
        const count = title * ((packed >>> 8) & 15) + (packed & 255);
        const length = title * lengths[2 * article]! + lengths[2 * article + 1]!;
        scores[article]! += (weight * count * (k1 + 1)) / (count + k1 * (1 - b) + perLength * length);
        shared[article]! += counts;
      }
    }
    for (let article = 0; article < scores.length; article++) {
      let score = scores[article]!;
      if (segment.outdated?.[article] === 1) continue;
      if (score === 0 || (segment.titleHashes[article] === query.titleHash && query.titleHash !== 0)) continue;
      let common = shared[article]!;
      for (let at = segment.coinBounds[article]!; at < segment.coinBounds[article + 1]!; at++) {
        const coin = coins.get(segment.coinHashes[at]!);
        if (coin === undefined) continue;
        score += coin.gain;
        if (coin.idf >= distinctive) common++;
      }
      if (common < weights.minShared || score < least) continue;
      const publishedAt = segment.publishedAt[article]!;
      score *= 1 + weights.near * Math.exp(-Math.abs(publishedAt / DAY_MS - day) / weights.nearDays);
      insert(best, keep, score, publishedAt, segment, article);
    }
  }
  return withoutTwins(best, options);
}

/** Keeps the best few in order, without sorting the rest. */
function insert(
  best: Kept[],
  keep: number,
  score: number,
  publishedAt: number,
  segment: Segment,
  article: number,
): void {
  const last = best.length === keep ? best[keep - 1]! : null;
  if (last !== null && (score < last.score || (score === last.score && publishedAt <= last.publishedAt))) return;
  const kept = { id: articleIdAt(segment, article), score, publishedAt, titleHash: segment.titleHashes[article]! };
  let at = best.length;
  while (
    at > 0 &&
    (best[at - 1]!.score < score || (best[at - 1]!.score === score && best[at - 1]!.publishedAt < publishedAt))
  )
    at--;
  best.splice(at, 0, kept);
  if (best.length > keep) best.pop();
}

/** The answer proper: not the page itself, each id once, and each title unless twins are wanted. */
function withoutTwins(best: readonly Kept[], { limit, selfId, keepTwins = false }: RankOptions): RelatedArticle[] {
  const ids = new Set<ArticleId>(selfId === null || selfId === undefined ? [] : [selfId]);
  const titles = new Set<number>();
  const answer: RelatedArticle[] = [];
  for (const { id, score, publishedAt, titleHash } of best) {
    if (answer.length === limit) break;
    if (ids.has(id) || (!keepTwins && titleHash !== 0 && titles.has(titleHash))) continue;
    ids.add(id);
    titles.add(titleHash);
    answer.push({ id, score, publishedAt });
  }
  return answer;
}
