import type { FeedReading } from '../articles/feed-reading.ts';
import { loadOwnScript } from '../own-script.ts';
import type { mergeSegments } from '../relate/merge-segments.ts';
import type { StoryReading } from '../relate/story-reading.ts';

/** What `feed-reading.js` leaves behind (entrypoints/feed-reading.ts). */
interface Loaded {
  coinsideFeedReading?: () => FeedReading | Promise<FeedReading>;
  coinsideStoryReading?: () => StoryReading | Promise<StoryReading>;
  coinsideMerging?: () => typeof mergeSegments | Promise<typeof mergeSegments>;
}

/**
 * The reader of feeds, out of the package's own file; loaded when something is to be read, once in a worker's life.
 * @throws where the file cannot be loaded; the look then counts as failed and is tried again
 */
export async function feedReading(): Promise<FeedReading> {
  return (await loaded('coinsideFeedReading'))();
}

/** What sorts articles into stories, out of the same file. @throws as `feedReading` */
export async function storyReading(): Promise<StoryReading> {
  return (await loaded('coinsideStoryReading'))();
}

/** What makes one index of several, out of the same file: only rounds do. @throws as `feedReading` */
export async function segmentMerging(): Promise<typeof mergeSegments> {
  return (await loaded('coinsideMerging'))();
}

async function loaded<Name extends keyof Loaded>(name: Name): Promise<NonNullable<Loaded[Name]>> {
  const all = globalThis as Loaded;
  if (!all[name]) await loadOwnScript('/feed-reading.js');
  const reading = all[name];
  if (!reading) throw new Error('feed-reading.js left nothing behind');
  return reading;
}
