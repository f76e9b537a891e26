/** What ranking asks of all segments together: how common terms, coins and topics are, and how far back articles go. */
import { articlesWith, findTerm, type Segment } from './segment.ts';
import { hashNamed, hashTerm } from './text.ts';

/** BM25's inverse document frequency, never negative: log(1 + (N - df + 0.5) / (df + 0.5)). */
export function inverseFrequency(articles: number, frequency: number): number {
  return Math.log(1 + (articles - frequency + 0.5) / (frequency + 0.5));
}

/** How many articles are in force. */
export function countIn(segments: readonly Segment[]): number {
  return segments.reduce((sum, { articleCount, outdatedCount = 0 }) => sum + articleCount - outdatedCount, 0);
}

/** How many articles hold a term, over all segments; what is not in force does not count. */
function frequencyOf(segments: readonly Segment[], hash: number): number {
  let frequency = 0;
  for (const segment of segments) {
    const { outdated, postingBounds } = segment;
    const at = findTerm(segment, hash);
    if (at < 0) continue;
    frequency += postingBounds[at + 1]! - postingBounds[at]!;
    if (outdated === undefined) continue;
    for (const article of articlesWith(segment, hash)) frequency -= outdated[article]!;
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

/** How many articles name a coin or something else. */
export function namedFrequency(segments: readonly Segment[], id: string): number {
  return frequencyOf(segments, hashNamed(id));
}

/** How many articles are on a topic, given as its bit. */
export function topicFrequency(segments: readonly Segment[], bit: number): number {
  return segments.reduce((sum, { topicCounts }) => sum + (topicCounts[bit] ?? 0), 0);
}

/** A few strays of years ago, as feeds carry them, do not make the store reach back to there. */
const STRAYS = 0.02;

/** Whether a page was published before (nearly) all stored articles: what stands beside it was written since. */
export function isOlderThanStore(publishedAt: number | null, segments: readonly Segment[]): boolean {
  if (publishedAt === null) return false;
  // One answer asks several times of one page, and an old page is looked for among all articles.
  let known = olderPages.get(segments);
  if (known?.publishedAt !== publishedAt)
    olderPages.set(segments, (known = { publishedAt, isOlder: isOlder(publishedAt, segments) }));
  return known.isOlder;
}

const olderPages = new WeakMap<readonly Segment[], { readonly publishedAt: number; readonly isOlder: boolean }>();

function isOlder(publishedAt: number, segments: readonly Segment[]): boolean {
  const articles = countIn(segments);
  if (articles === 0) return false;
  const most = STRAYS * articles;
  let before = 0;
  for (const { articleCount, publishedAt: at, outdated } of segments)
    for (let article = 0; article < articleCount; article++)
      if (at[article]! <= publishedAt && outdated?.[article] !== 1 && ++before > most) return false;
  return true;
}
