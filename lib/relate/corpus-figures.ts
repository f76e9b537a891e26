/** What ranking asks of all segments together: how common terms, coins and topics are, and how far back articles go. */
import { findTerm, type Segment } from './segment.ts';
import { hashTerm } from './text.ts';

/** BM25's inverse document frequency, never negative: log(1 + (N - df + 0.5) / (df + 0.5)). */
export function inverseFrequency(articles: number, frequency: number): number {
  return Math.log(1 + (articles - frequency + 0.5) / (frequency + 0.5));
}

export function countIn(segments: readonly Segment[]): number {
  return segments.reduce((sum, { articleCount }) => sum + articleCount, 0);
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
  const articles = countIn(segments);
  return (term) => {
    const frequency = frequencyOf(segments, hashTerm(term));
    return frequency === 0 ? 0 : inverseFrequency(articles, frequency);
  };
}

/** How many articles name each of some coins, given as hashes. */
export function coinFrequencies(segments: readonly Segment[], hashes: readonly number[]): Map<number, number> {
  const counts = new Map(hashes.map((hash) => [hash, 0]));
  for (const { articleCount, coinBounds, coinHashes, outdated } of segments)
    for (let article = 0; article < articleCount; article++) {
      if (outdated?.[article] === 1) continue;
      for (let at = coinBounds[article]!; at < coinBounds[article + 1]!; at++) {
        const known = counts.get(coinHashes[at]!);
        if (known !== undefined) counts.set(coinHashes[at]!, known + 1);
      }
    }
  return counts;
}

/** How many articles are on each of some topics, given as bit numbers. */
export function topicFrequencies(segments: readonly Segment[], bits: readonly number[]): number[] {
  const counts = bits.map(() => 0);
  for (const { marks } of segments)
    for (const mark of marks) for (const [at, bit] of bits.entries()) counts[at]! += (mark >>> bit) & 1;
  return counts;
}

/** A few strays of years ago, as feeds carry them, do not make the store reach back to there. */
const STRAYS = 0.02;

/** Whether a page was published before (nearly) all stored articles: what stands beside it was written since. */
export function isOlderThanStore(publishedAt: number | null, segments: readonly Segment[]): boolean {
  const articles = countIn(segments);
  if (publishedAt === null || articles === 0) return false;
  let before = 0;
  for (const segment of segments) for (const at of segment.publishedAt) if (at <= publishedAt) before++;
  return before <= STRAYS * articles;
}
