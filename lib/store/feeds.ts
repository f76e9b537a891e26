import type { FeedId } from '../domain/article.ts';
import { type FeedState, newFeedState } from '../domain/feed-state.ts';
import { claim, isHeldBy, isLeased } from './claim.ts';
import { database, queue } from './database.ts';

export async function getFeedStates(): Promise<Map<FeedId, FeedState>> {
  const rows = await (await database()).getAll('feeds');
  return new Map(rows.map((row) => [row.feedId, row]));
}

/** Claims one look at a feed: due (or forced by a click) and held by nobody. */
export async function claimFeed(feedId: FeedId, now: number, force = false): Promise<FeedState | null> {
  const db = await database();
  const tx = db.transaction('feeds', 'readwrite');
  const claimed = claim((await tx.store.get(feedId)) ?? newFeedState(feedId), now, force);
  if (claimed) queue(tx.store.put(claimed));
  await tx.done;
  return claimed;
}

/**
 * Gives a look back with what it found out about the feed. Nothing is written where the look is not this claim's any
 * more: after a wipe, an old validator would make the feed answer "not modified" to an empty store.
 * @param claimed as `claimFeed` returned it
 * @returns whether it was written
 */
export async function finishLook(claimed: FeedState, next: FeedState): Promise<boolean> {
  const db = await database();
  const tx = db.transaction('feeds', 'readwrite');
  const isHeld = isHeldBy(await tx.store.get(claimed.feedId), claimed);
  if (isHeld) queue(tx.store.put(next));
  await tx.done;
  return isHeld;
}

/**
 * Changes when feeds are asked next, in one transaction; one that is being looked at now is left alone, its look decides.
 * @param dueAt the new due time, null leaves it
 */
export async function retimeFeeds(dueAt: (state: FeedState) => number | null, now: number): Promise<void> {
  const tx = (await database()).transaction('feeds', 'readwrite');
  for (const state of await tx.store.getAll()) {
    const at = isLeased(state, now) ? null : dueAt(state);
    if (at !== null) queue(tx.store.put({ ...state, dueAt: at }));
  }
  await tx.done;
}
