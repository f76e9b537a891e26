/** Writing the index from articles. */
import type { ArticleLabel } from '../domain/article-label.ts';
import type { ArticleId } from '../domain/article.ts';
import type { CoinId } from '../domain/coin.ts';
import { layOut, MAX_SEGMENT_ARTICLES, seal, type Segment } from './segment.ts';
import { marksOf } from './marks.ts';
import { hashNamed, hashTerm, hashTitle, termCounts } from './text.ts';

/** What is indexed of an article; what it names as `findEntities` tells it, each once, the most spoken of first. */
export interface IndexedArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly summary: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  readonly coins: readonly CoinId[];
  /** The ids of what else it names: labs, people, laws …; none where absent. */
  readonly others?: readonly string[];
  /** Its topics as `articleTopics` gives them; none where absent. */
  readonly topics?: number;
  /** What it is where it is not plain news. */
  readonly label?: ArticleLabel | null;
}

/** Postings on their way into an index: the article, above the lowest 12 bits, and the counts in these. */
export interface Lists {
  /** Of terms, ascending. */
  readonly hashes: ArrayLike<number>;
  /** Where the postings of each end. */
  readonly bounds: ArrayLike<number>;
  readonly postings: Uint32Array;
}

interface Posting {
  readonly hash: number;
  readonly title: number;
  readonly summary: number;
}

/** The term counts of one article, as postings; counts are capped at what a posting holds. */
function postingsOf(article: IndexedArticle): { postings: Posting[]; titleLength: number; summaryLength: number } {
  const inTitle = termCounts(article.title);
  const inSummary = termCounts(article.summary);
  const byHash = new Map<number, { hash: number; title: number; summary: number }>();
  let titleLength = 0;
  let summaryLength = 0;
  const entry = (term: string) => {
    const hash = hashTerm(term);
    const known = byHash.get(hash) ?? { hash, title: 0, summary: 0 };
    byHash.set(hash, known);
    return known;
  };
  for (const [term, count] of inTitle) {
    entry(term).title += count;
    titleLength += count;
  }
  for (const [term, count] of inSummary) {
    entry(term).summary += count;
    summaryLength += count;
  }
  return { postings: [...byHash.values()], titleLength, summaryLength };
}

/**
 * Builds the index of some articles; of two with one id the later stands. Ids that are not 16 hex digits and more
 * than `MAX_SEGMENT_ARTICLES` articles throw a RangeError.
 */
export function buildSegment(articles: readonly IndexedArticle[]): ArrayBuffer {
  const distinct = [...new Map(articles.map((article) => [article.id, article])).values()];
  if (distinct.length > MAX_SEGMENT_ARTICLES) throw new RangeError(`${distinct.length} articles in one segment`);
  const lists = new Map<number, number[]>();
  const lengths: number[] = [];
  let postings = 0;
  const post = (hash: number, packed: number): void => {
    const list = lists.get(hash);
    if (list === undefined) lists.set(hash, [packed]);
    else list.push(packed);
    postings++;
  };
  for (const [ordinal, article] of distinct.entries()) {
    const counted = postingsOf(article);
    lengths.push(Math.min(counted.titleLength, 0xffff), Math.min(counted.summaryLength, 0xffff));
    for (const { hash, title, summary } of counted.postings) {
      post(hash, ((ordinal << 12) | (Math.min(title, 15) << 8) | Math.min(summary, 255)) >>> 0);
    }
    for (const named of [article.coins, article.others ?? []]) {
      for (const [place, id] of named.entries())
        post(hashNamed(id), ((ordinal << 12) | (Math.min(place + 1, 15) << 8)) >>> 0);
    }
  }
  const segment = layOutFor(distinct.length, listed(lists, postings));
  segment.lengths.set(lengths);
  for (const [ordinal, article] of distinct.entries()) {
    if (!/^[0-9a-f]{16}$/.test(article.id)) throw new RangeError(`not an article id: ${article.id}`);
    segment.publishedAt[ordinal] = article.publishedAt;
    segment.ids[2 * ordinal] = Number.parseInt(article.id.slice(0, 8), 16);
    segment.ids[2 * ordinal + 1] = Number.parseInt(article.id.slice(8), 16);
    segment.titleHashes[ordinal] = hashTitle(article.title);
    segment.marks[ordinal] = marksOf(article.topics ?? 0, article.label ?? null);
    segment.named[ordinal] = Math.min(article.coins.length, 255);
  }
  return seal(segment);
}

function listed(lists: ReadonlyMap<number, readonly number[]>, count: number): Lists {
  const hashes = Uint32Array.from(lists.keys()).sort();
  const bounds = new Uint32Array(hashes.length);
  const postings = new Uint32Array(count);
  let end = 0;
  for (const [at, hash] of hashes.entries()) {
    const list = lists.get(hash) ?? [];
    postings.set(list, end);
    end += list.length;
    bounds[at] = end;
  }
  return { hashes, bounds, postings };
}

/** An index of so many articles that holds the postings and nothing else yet. */
export function layOutFor(articles: number, { hashes, bounds, postings }: Lists): Segment {
  const occurs = new Uint8Array(0x1000);
  for (const packed of postings) occurs[packed & 0xfff] = 1;
  const pairs = [...occurs.keys()].filter((pair) => occurs[pair] === 1);
  const places = new Uint16Array(occurs.length);
  for (const [place, pair] of pairs.entries()) places[pair] = place;
  const segment = layOut({ articles, terms: hashes.length, postings: postings.length, pairs: pairs.length });
  const { postedArticles, postedCounts } = segment;
  segment.termHashes.set(hashes);
  segment.postingBounds.set(bounds, 1);
  segment.countPairs.set(pairs);
  for (let p = 0; p < postings.length; p++) {
    const packed = postings[p]!;
    postedArticles[p] = packed >>> 12;
    postedCounts[p] = places[packed & 0xfff]!;
  }
  return segment;
}

export { openSegment, type Segment } from './segment.ts';
