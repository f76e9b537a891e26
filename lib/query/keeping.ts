import { countArticles } from '../store/articles.ts';
import { readMadeRoom } from '../store/room.ts';
import { getSaved } from '../store/saved.ts';
import { measureStore } from '../store/sizes.ts';
import type { KeepingView } from './views.ts';

/** What is kept, since when, and what it takes. */
export async function getKeepingView(): Promise<KeepingView> {
  const [{ total }, saved, sizes, madeRoom, browserSays] = await Promise.all([
    countArticles(),
    getSaved(),
    measureStore(),
    readMadeRoom(),
    estimate(),
  ]);
  const { oldestAt, articles, index, closes } = sizes;
  return {
    articles: total,
    saved: saved.length,
    oldestAt,
    bytes: { articles, index, closes, ...browserSays },
    madeRoom,
  };
}

/** The browser's own figures; null where it gives none. */
async function estimate(): Promise<{ all: number | null; allowed: number | null }> {
  try {
    const { usage = null, quota = null } = await navigator.storage.estimate();
    return { all: usage, allowed: quota };
  } catch {
    return { all: null, allowed: null };
  }
}
