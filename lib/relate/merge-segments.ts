/** Indexes into one; a part of `feed-reading.js`, since only rounds merge. */
import type { ArticleId } from '../domain/article.ts';
import { layOutFor, type Lists } from './index-segment.ts';
import { articleIdAt, MAX_SEGMENT_ARTICLES, seal, type Segment } from './segment.ts';

/**
 * One index out of several, without the articles that are not `alive` any more; of an article in two of them the
 * later segment's stands. Needs no article texts.
 */
export function mergeSegments(
  segments: readonly Segment[],
  alive: (id: ArticleId) => boolean = () => true,
): ArrayBuffer {
  const lastOf = new Map<ArticleId, Segment>();
  for (const segment of segments)
    for (let at = 0; at < segment.articleCount; at++) lastOf.set(articleIdAt(segment, at), segment);

  const remaps = segments.map((segment) => new Int32Array(segment.articleCount).fill(-1));
  let articles = 0;
  for (const [which, segment] of segments.entries())
    for (let at = 0; at < segment.articleCount; at++) {
      const id = articleIdAt(segment, at);
      if (lastOf.get(id) !== segment || !alive(id)) continue;
      remaps[which]![at] = articles++;
    }
  if (articles > MAX_SEGMENT_ARTICLES) throw new RangeError(`${articles} articles in one segment`);

  const merged = layOutFor(articles, mergePostings(segments, remaps));
  for (const [which, segment] of segments.entries())
    for (let from = 0; from < segment.articleCount; from++) {
      const to = remaps[which]![from]!;
      if (to < 0) continue;
      merged.publishedAt[to] = segment.publishedAt[from]!;
      merged.titleHashes[to] = segment.titleHashes[from]!;
      merged.marks[to] = segment.marks[from]!;
      merged.ids.set(segment.ids.subarray(2 * from, 2 * from + 2), 2 * to);
      merged.lengths.set(segment.lengths.subarray(2 * from, 2 * from + 2), 2 * to);
      merged.named[to] = segment.named[from]!;
    }
  return seal(merged);
}

/** Walks the ascending term lists of all segments together, keeping the postings of articles that stay. */
function mergePostings(segments: readonly Segment[], remaps: readonly Int32Array[]): Lists {
  const all = new Uint32Array(segments.reduce((sum, segment) => sum + segment.termHashes.length, 0));
  let filled = 0;
  for (const segment of segments) {
    all.set(segment.termHashes, filled);
    filled += segment.termHashes.length;
  }
  all.sort();
  const next = segments.map(() => 0);
  const hashes: number[] = [];
  const bounds: number[] = [];
  const postings = new Uint32Array(segments.reduce((sum, { postedArticles }) => sum + postedArticles.length, 0));
  let end = 0;
  for (let at = 0; at < all.length; at++) {
    const hash = all[at]!;
    if (at > 0 && hash === all[at - 1]) continue;
    const before = end;
    for (const [which, { termHashes, postingBounds, postedArticles, postedCounts, countPairs }] of segments.entries()) {
      const term = next[which]!;
      if (termHashes[term] !== hash) continue;
      next[which] = term + 1;
      for (let p = postingBounds[term]!; p < postingBounds[term + 1]!; p++) {
        const to = remaps[which]![postedArticles[p]!]!;
        if (to >= 0) postings[end++] = (to << 12) | countPairs[postedCounts[p]!]!;
      }
    }
    if (end === before) continue;
    hashes.push(hash);
    bounds.push(end);
  }
  return { hashes, bounds, postings: postings.subarray(0, end) };
}
