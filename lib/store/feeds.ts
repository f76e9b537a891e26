import type { FeedId } from '../domain/article.ts';
import { type FeedState, newFeedState } from '../domain/feed-state.ts';
import { database } from './database.ts';
import { LEASE_MS } from './jobs.ts';

export async function getFeedStates(): Promise<Map<FeedId, FeedState>> {
  const rows = await (await database()).getAll('feeds');
  return new Map(rows.map((row) => [row.feedId, row]));
}

/** Claims one look at a feed: due (or forced by a click) and held by nobody. */
export async function claimFeed(feedId: FeedId, now: number, force = false): Promise<FeedState | null> {
  const db = await database();
  const tx = db.transaction('feeds', 'readwrite');
  const state = (await tx.store.get(feedId)) ?? newFeedState(feedId);
  const leased = state.leaseUntil > now && state.leaseUntil <= now + LEASE_MS;
  if (leased || (!force && state.dueAt > now)) {
    await tx.done;
    return null;
  }
  const claimed = { ...state, leaseUntil: now + LEASE_MS, round: state.round + 1 };
  void tx.store.put(claimed);
  await tx.done;
  return claimed;
}

export async function putFeedState(state: FeedState): Promise<void> {
  await (await database()).put('feeds', state);
}
