import type { IndexHealth, SelfCheck } from '../domain/self-check.ts';
import { log } from '../log.ts';
import { openSegment, SEGMENT_VERSION } from '../relate/segment.ts';
import { readSegments } from '../store/index-segments.ts';
import { getProviders } from '../store/providers.ts';
import { countRows } from '../store/sizes.ts';

/** What of the self-check the store tells. Each part fails by itself, and is noted among the last errors. */
export async function checkStore(): Promise<Pick<SelfCheck, 'providers' | 'index' | 'database'>> {
  const [providers, index, database] = await Promise.all([
    orNull(getProviders),
    orNull(readIndexHealth),
    orNull(countRows),
  ]);
  return { providers, index, database };
}

function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  return read().catch((error: unknown) => {
    log.bug('self-check', error);
    return null;
  });
}

/** Reads every byte: opening a piece sums up its checksum. */
async function readIndexHealth(): Promise<IndexHealth> {
  const pieces = await readSegments();
  const sound = pieces.flatMap(({ bytes }) => openSegment(bytes) ?? []);
  return {
    version: SEGMENT_VERSION,
    pieces: pieces.length,
    damaged: pieces.length - sound.length,
    articles: sound.reduce((sum, { articleCount }) => sum + articleCount, 0),
    bytes: pieces.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
  };
}
