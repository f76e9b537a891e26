import { placeAt } from './document.ts';
import { TOPIC_BITS } from './marks.ts';
import type { Segment } from './segment.ts';

/**
 * Takes out of force what a later piece tells anew and what is stored no more: an edited article stands in both pieces
 * until they are merged, and must not be found by words that it no longer has. Pieces are given oldest first, as they
 * are merged. What the pieces add up to is then what one built of the articles in force would.
 *
 * New articles have ever larger ids (their place in the store), so only ids that are no larger than some before them
 * can be edits: for a store without edits this is one look at each id.
 * @param isGone of the article at a place, whether it was pruned; asked in the order of the pieces
 */
export function markOutdated(segments: readonly Segment[], isGone?: (place: number) => boolean): Segment[] {
  const edited = new Map<number, number>();
  let largest = -1;
  let isAnyGone = false;
  for (const [which, { ids, articleCount }] of segments.entries()) {
    const before = largest;
    for (let at = 0; at < articleCount; at++) {
      const id = placeAt(ids, at);
      if (id <= before) edited.set(id, which);
      if (id > largest) largest = id;
      isAnyGone ||= isGone !== undefined && isGone(id);
    }
  }
  if (edited.size === 0 && !isAnyGone) return [...segments];
  return segments.map((segment, which) => {
    const outdated = new Uint8Array(segment.articleCount);
    for (let at = 0; at < outdated.length; at++) {
      const id = placeAt(segment.ids, at);
      if ((edited.get(id) ?? which) > which || isGone?.(id)) outdated[at] = 1;
    }
    return without(segment, outdated);
  });
}

/** The segment with its sums as they are without some articles. */
function without(segment: Segment, outdated: Uint8Array): Segment {
  const { lengths, marks } = segment;
  const topicCounts = segment.topicCounts.slice();
  let { titleLengthSum, summaryLengthSum } = segment;
  let outdatedCount = 0;
  for (let at = 0; at < outdated.length; at++) {
    if (outdated[at] === 0) continue;
    outdatedCount++;
    titleLengthSum -= lengths[2 * at]!;
    summaryLengthSum -= lengths[2 * at + 1]!;
    for (let bit = 0; bit < TOPIC_BITS; bit++) topicCounts[bit]! -= (marks[at]! >>> bit) & 1;
  }
  return { ...segment, titleLengthSum, summaryLengthSum, topicCounts, outdated, outdatedCount };
}
