import type { FeedReading } from '../articles/feed-reading.ts';
import { loadOwnScript } from '../own-script.ts';

/** What `feed-reading.js` leaves behind (entrypoints/feed-reading.ts). */
interface Loaded {
  coinsideFeedReading?: () => FeedReading | Promise<FeedReading>;
}

/**
 * The reader of feeds, out of the package's own file; loaded when something is to be read, once in a worker's life.
 * @throws where the file cannot be loaded; the look then counts as failed and is tried again
 */
export async function feedReading(): Promise<FeedReading> {
  const loaded = globalThis as Loaded;
  if (!loaded.coinsideFeedReading) await loadOwnScript('/feed-reading.js');
  if (!loaded.coinsideFeedReading) throw new Error('feed-reading.js left nothing behind');
  return loaded.coinsideFeedReading();
}
