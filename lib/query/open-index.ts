import { log } from '../log.ts';
import { markOutdated } from '../relate/outdated.ts';
import { openSegment, type Segment } from '../relate/segment.ts';
import { blockOf } from '../store/article-places.ts';
import type { StoredBlocks } from '../store/block-gaps.ts';
import { readIndex, readIndexMark } from '../store/index-segments.ts';

let opened: { readonly mark: string; readonly segments: readonly Segment[] } | null = null;

/**
 * The index, ready to be asked. Its bytes are read again only when a piece was added or merged, or articles were pruned; a
 * piece whose bytes are damaged is left out rather than believed. What was pruned is out of force from the moment its
 * block is gone, whether or not the index was merged since.
 */
export async function openIndex(): Promise<readonly Segment[]> {
  if (opened && opened.mark === (await readIndexMark())) return opened.segments;
  const { pieces, state, mark } = await readIndex();
  const sound = pieces.flatMap(({ key, bytes }) => {
    const segment = openSegment(bytes);
    if (!segment) log.bug('index', `piece ${key} is damaged`);
    return segment ? [segment] : [];
  });
  const segments = markOutdated(sound, goneFrom(state.blocks));
  opened = { mark, segments };
  return segments;
}

/** Neighbours lie in one block, mostly: it is looked up once. */
function goneFrom(stored: StoredBlocks): (place: number) => boolean {
  let last = -1;
  let isLastGone = false;
  return (place) => {
    const block = blockOf(place);
    if (block !== last) {
      last = block;
      isLastGone = !stored.has(block);
    }
    return isLastGone;
  };
}
