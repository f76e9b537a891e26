/**
 * Which stored articles relate to the page being read: a weighted sum of what speaks for each (`features.ts`). Below a
 * floor there is no answer: silence is one.
 */
import type { ArticleId } from '../domain/article.ts';
import { eachCandidate, type Features, mostRelevance, type RelatedQuery, type Sifting, weigh } from './features.ts';
import { fittedWeights } from './fitted-weights.ts';
import { topicsOfMarks } from './marks.ts';
import { articleIdAt, type Segment } from './segment.ts';

export interface RelatedArticle {
  readonly id: ArticleId;
  /** Comparable within one answer only. */
  readonly score: number;
  readonly publishedAt: number;
  /** Equal for titles that read the same; 0 for an empty one. */
  readonly titleHash: number;
  /** The topics that it is on, as bits, by the index. */
  readonly topics: number;
}

export interface RankOptions {
  readonly limit: number;
  /** Epoch milliseconds; stands in for the date of a page that has none. */
  readonly now: number;
  /** The page's own article, where it is stored: never part of the answer. */
  readonly selfId?: ArticleId | null;
  /** Articles of one title are all answered: for a caller who drops some of them first. */
  readonly keepTwins?: boolean;
}

/** How much a page has to be about AI or crypto before anything is looked for. */
export const MIN_SUBJECT = 2;
/**
 * The floor: what scores less without its nearness in time is not shown anywhere. Calibrated by
 * `npm run -s eval -- silence`: see docs/ranking.md.
 */
export const RELATED_FLOOR = 4.5;
/** Sums in another order may differ in their last digits. */
const SLACK = 1e-6;

/**
 * The articles that relate to a page, the most related first, ties by date (newer first). Empty where the page is
 * not about AI or crypto, or nothing stored shares enough with it. An article in two segments is answered once, and
 * so are articles of one title, unless `keepTwins`.
 */
export function rankRelated(query: RelatedQuery, segments: readonly Segment[], options: RankOptions): RelatedArticle[] {
  if (query.subjectScore < MIN_SUBJECT) return [];
  const best = new BestArticles(options);
  addCandidates(best, query, segments, options.now);
  return best.answer();
}

/** Adds each article that reaches the floor. */
export function addCandidates(
  best: BestArticles,
  query: RelatedQuery,
  segments: readonly Segment[],
  now: number,
  isWanted?: Sifting['isWanted'],
): void {
  const add = (segment: Segment, article: number, features: Features): void => {
    const { order, relevance } = weigh(features, fittedWeights);
    if (relevance >= RELATED_FLOOR) best.add(order, segment, article);
  };
  const mayCount = (features: Features) => mostRelevance(features, fittedWeights) > RELATED_FLOOR - SLACK;
  eachCandidate(query, segments, now, add, undefined, { ...(isWanted && { isWanted }), mayCount });
}

/** The best few of many articles, in order, without sorting the rest. */
export class BestArticles {
  private readonly best: RelatedArticle[] = [];
  private readonly options: RankOptions;
  /** Twins by id or title fall out at the end, so more than the limit are kept until then. */
  private readonly keep: number;

  constructor(options: RankOptions) {
    this.options = options;
    this.keep = 2 * options.limit + 10;
  }

  add(score: number, segment: Segment, article: number): void {
    const { best, keep } = this;
    const publishedAt = segment.publishedAt[article]!;
    const isBehind = (other: RelatedArticle) =>
      other.score < score || (other.score === score && other.publishedAt < publishedAt);
    const last = best.length === keep ? best[keep - 1]! : null;
    if (last !== null && !isBehind(last)) return;
    const kept = {
      id: articleIdAt(segment, article),
      score,
      publishedAt,
      titleHash: segment.titleHashes[article]!,
      topics: topicsOfMarks(segment.marks[article]!),
    };
    let at = best.length;
    while (at > 0 && isBehind(best[at - 1]!)) at--;
    best.splice(at, 0, kept);
    if (best.length > keep) best.pop();
  }

  /** Not the page itself, each id once, and each title unless twins are wanted. */
  answer(): RelatedArticle[] {
    const { limit, selfId, keepTwins = false } = this.options;
    const ids = new Set<ArticleId>(selfId === null || selfId === undefined ? [] : [selfId]);
    const titles = new Set<number>();
    const answer: RelatedArticle[] = [];
    for (const one of this.best) {
      const { id, titleHash } = one;
      if (answer.length === limit) break;
      if (ids.has(id) || (!keepTwins && titleHash !== 0 && titles.has(titleHash))) continue;
      ids.add(id);
      titles.add(titleHash);
      answer.push(one);
    }
    return answer;
  }
}
