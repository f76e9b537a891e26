/**
 * An inverted index of articles in one ArrayBuffer: stored as it is, opened without copying or parsing, so that a
 * killed worker pays for the bytes alone. It holds counts, not weights: ranking may change without a rebuild. Its layout
 * is told in docs/index-format.md.
 */
import type { ArticleId } from '../domain/article.ts';
import { checksum } from './checksum.ts';
import { TOPIC_BITS } from './marks.ts';
import { hashNamed } from './text.ts';

/** An opened index. All arrays are views of `buffer`; articles are ordinals from 0 to `articleCount` - 1. */
export interface Segment {
  readonly buffer: ArrayBuffer;
  readonly articleCount: number;
  /** Sums over all articles in force, for the average length that BM25 asks for. */
  readonly titleLengthSum: number;
  readonly summaryLengthSum: number;
  readonly publishedAt: Float64Array;
  /** Two halves of each 16-digit id, the upper first. */
  readonly ids: Uint32Array;
  readonly titleHashes: Uint32Array;
  /** Terms in title and in summary, alternating. */
  readonly lengths: Uint16Array;
  /** Topics in the lower 28 bits, the number of the label in the upper 4; see `marksOf`. */
  readonly marks: Uint32Array;
  /** How many articles are on each topic, by its bit. */
  readonly topicCounts: Uint32Array;
  /** How many coins each names; which ones, `articlesNaming` tells. */
  readonly named: Uint8Array;
  readonly termHashes: Uint32Array;
  readonly postingBounds: Uint32Array;
  /** By posting, the article … */
  readonly postedArticles: Ordinals;
  /** … and the place of its counts among those that occur. */
  readonly postedCounts: Places;
  /** All counts that occur: in the title above the lowest 8 bits, in the summary in these. */
  readonly countPairs: Uint16Array;
  /** 1 for an article that is not in force (`markOutdated`), and how many these are; not stored. */
  readonly outdated?: Uint8Array;
  readonly outdatedCount?: number;
}

/** Two bytes each where that many articles can be told apart so. */
export type Ordinals = Uint16Array | Uint32Array;
/** One byte each unless more than 256 pairs of counts occur. */
export type Places = Uint8Array | Uint16Array;

/** The articles that hold a term, in their order, and for each the place of its counts in `countPairs`. */
export interface Postings {
  readonly articles: Ordinals;
  readonly counts: Places;
}

const MAGIC = 0x5844_4943;
/** Raised whenever layout, hash, tokeniser, topics, names or the order of labels change: older segments then open as null and are built anew. */
export const SEGMENT_VERSION = 5;
const HEADER_WORDS = 16;
/** So many articles have ordinals of two bytes … */
const SHORT_ORDINALS = 2 ** 16;
/** … and so many pairs of counts a place of one. */
const SHORT_PLACES = 2 ** 8;
/** More than any store holds: ids and lengths of so many are still sized without overflow. */
export const MAX_SEGMENT_ARTICLES = 2 ** 20;

export interface Sizes {
  readonly articles: number;
  readonly terms: number;
  readonly postings: number;
  /** Distinct pairs of counts. */
  readonly pairs: number;
}

/**
 * Opens a stored index, or null where it is not one of this version or is damaged. Lengths are checked against the
 * header and a 32-bit checksum runs over every byte: truncation and any change within one 32-bit word are always
 * found, other random damage but for one case in four thousand million.
 */
export function openSegment(buffer: ArrayBuffer): Segment | null {
  if (buffer.byteLength < 4 * HEADER_WORDS || buffer.byteLength % 8 !== 0) return null;
  const header = new Uint32Array(buffer, 0, HEADER_WORDS);
  const [magic, version, sum, bytes, articles = 0, terms = 0, postings = 0] = header;
  const pairs = header[9] ?? 0;
  if (magic !== MAGIC || version !== SEGMENT_VERSION || bytes !== buffer.byteLength) return null;
  const sizes = { articles, terms, postings, pairs };
  if (byteLengthOf(sizes) !== bytes || checksum(buffer) !== sum) return null;
  return view(buffer, sizes);
}

/** The id of an article by its ordinal: 16 hex digits. */
export function articleIdAt(segment: Segment, ordinal: number): ArticleId {
  const half = (at: number) => segment.ids[at]!.toString(16).padStart(8, '0');
  return half(2 * ordinal) + half(2 * ordinal + 1);
}

/** Place of a term in the ascending list, or -1. */
export function findTerm(segment: Segment, hash: number): number {
  const { termHashes } = segment;
  let low = 0;
  let high = termHashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = termHashes[middle]!;
    if (there === hash) return middle;
    if (there < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The articles that name a coin or something else, in their order. */
export function articlesNaming(segment: Segment, id: string): Ordinals {
  return articlesWith(segment, hashNamed(id));
}

/** The articles that hold a term, in their order; empty where none does. */
export function articlesWith(segment: Segment, hash: number): Ordinals {
  const { postedArticles, postingBounds } = segment;
  const at = findTerm(segment, hash);
  return at < 0 ? postedArticles.subarray(0, 0) : postedArticles.subarray(postingBounds[at], postingBounds[at + 1]);
}

/**
 * The same with their counts. Of what an article names the count in the title is its place among the coins, or else the
 * other names, there: 1 for the most spoken of, 15 for the fifteenth and all behind.
 */
export function postingsOf(segment: Segment, hash: number): Postings {
  const { postedArticles, postedCounts, postingBounds } = segment;
  const at = findTerm(segment, hash);
  const from = at < 0 ? 0 : postingBounds[at]!;
  const to = at < 0 ? 0 : postingBounds[at + 1]!;
  return { articles: postedArticles.subarray(from, to), counts: postedCounts.subarray(from, to) };
}

const toEight = (bytes: number) => (bytes + 7) & ~7;

/** Byte length of each section, in the order of the layout. */
function sectionBytes({ articles, terms, postings, pairs }: Sizes): number[] {
  return [
    8 * articles,
    8 * articles,
    4 * articles,
    4 * articles,
    4 * articles,
    4 * TOPIC_BITS,
    articles,
    4 * terms,
    4 * (terms + 1),
    2 * pairs,
    (articles <= SHORT_ORDINALS ? 2 : 4) * postings,
    (pairs <= SHORT_PLACES ? 1 : 2) * postings,
  ];
}

function byteLengthOf(sizes: Sizes): number {
  return sectionBytes(sizes).reduce((sum, bytes) => sum + toEight(bytes), 4 * HEADER_WORDS);
}

/** An empty segment of the sizes, to be filled and sealed. */
export function layOut(sizes: Sizes): Segment {
  const buffer = new ArrayBuffer(byteLengthOf(sizes));
  const { articles, terms, postings, pairs } = sizes;
  new Uint32Array(buffer).set([MAGIC, SEGMENT_VERSION, 0, buffer.byteLength, articles, terms, postings, 0, 0, pairs]);
  return view(buffer, sizes);
}

function view(buffer: ArrayBuffer, sizes: Sizes): Segment {
  let next = 4 * HEADER_WORDS;
  const starts = sectionBytes(sizes).map((bytes) => {
    const start = next;
    next += toEight(bytes);
    return start;
  });
  const { articles, terms, postings, pairs } = sizes;
  const OrdinalArray = articles <= SHORT_ORDINALS ? Uint16Array : Uint32Array;
  const PlaceArray = pairs <= SHORT_PLACES ? Uint8Array : Uint16Array;
  const header = new Uint32Array(buffer, 0, HEADER_WORDS);
  return {
    buffer,
    articleCount: articles,
    titleLengthSum: header[7] ?? 0,
    summaryLengthSum: header[8] ?? 0,
    publishedAt: new Float64Array(buffer, starts[0], articles),
    ids: new Uint32Array(buffer, starts[1], 2 * articles),
    titleHashes: new Uint32Array(buffer, starts[2], articles),
    lengths: new Uint16Array(buffer, starts[3], 2 * articles),
    marks: new Uint32Array(buffer, starts[4], articles),
    topicCounts: new Uint32Array(buffer, starts[5], TOPIC_BITS),
    named: new Uint8Array(buffer, starts[6], articles),
    termHashes: new Uint32Array(buffer, starts[7], terms),
    postingBounds: new Uint32Array(buffer, starts[8], terms + 1),
    countPairs: new Uint16Array(buffer, starts[9], pairs),
    postedArticles: new OrdinalArray(buffer, starts[10], postings),
    postedCounts: new PlaceArray(buffer, starts[11], postings),
  };
}

/** Writes the sums, how common each topic is, and the checksum; the buffer is finished then. */
export function seal(segment: Segment): ArrayBuffer {
  const header = new Uint32Array(segment.buffer, 0, HEADER_WORDS);
  for (let at = 0; at < segment.lengths.length; at += 2) {
    header[7]! += segment.lengths[at]!;
    header[8]! += segment.lengths[at + 1]!;
  }
  for (const mark of segment.marks) {
    for (let bit = 0; bit < TOPIC_BITS; bit++) segment.topicCounts[bit]! += (mark >>> bit) & 1;
  }
  header[2] = checksum(segment.buffer);
  return segment.buffer;
}
