import { placeAt } from './document.ts';
import type { Segment } from './segment.ts';

/**
 * Marks what a later piece tells anew: an edited article stands in both until they are merged, and must not be found
 * by words that it no longer has. Pieces are given oldest first, as they are merged.
 *
 * New articles have ever larger ids (their place in the store), so only ids that are no larger than some before them
 * can be edits: for a store without edits this is one look at each id.
 */
export function markOutdated(segments: readonly Segment[]): Segment[] {
  const edited = new Map<number, number>();
  let largest = -1;
  for (const [which, { ids, articleCount }] of segments.entries()) {
    const before = largest;
    for (let at = 0; at < articleCount; at++) {
      const id = placeAt(ids, at);
      if (id <= before) edited.set(id, which);
      if (id > largest) largest = id;
    }
  }
  if (edited.size === 0) return [...segments];
  return segments.map((segment, which) => {
    const outdated = new Uint8Array(segment.articleCount);
    for (let at = 0; at < outdated.length; at++) {
      if ((edited.get(placeAt(segment.ids, at)) ?? which) > which) outdated[at] = 1;
    }
    return { ...segment, outdated };
  });
}
