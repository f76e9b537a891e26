import { log } from '../log.ts';
import { markOutdated } from '../relate/outdated.ts';
import { openSegment, type Segment } from '../relate/segment.ts';
import { readSegments, segmentKeys } from '../store/index-segments.ts';

let opened: { readonly keys: string; readonly segments: readonly Segment[] } | null = null;

/**
 * The index, ready to be asked. Its bytes are read again only when a piece was added or merged; a piece whose bytes
 * are damaged is left out rather than believed.
 */
export async function openIndex(): Promise<readonly Segment[]> {
  const keys = (await segmentKeys()).join();
  if (opened?.keys === keys) return opened.segments;
  const stored = await readSegments();
  const pieces = stored.flatMap(({ key, bytes }) => {
    const segment = openSegment(bytes);
    if (!segment) log.bug('index', `piece ${key} is damaged`);
    return segment ? [segment] : [];
  });
  const segments = markOutdated(pieces);
  opened = { keys: stored.map(({ key }) => key).join(), segments };
  return segments;
}
