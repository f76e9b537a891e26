import type { FeedId } from '../domain/article.ts';
import { dueAfterHold, type Held, waitAfterDeaths } from '../domain/feed-pace.ts';
import { type FeedState, newFeedState, wholeFeedState } from '../domain/feed-state.ts';
import { wasClockSetBack } from '../domain/clock-set-back.ts';
import { claim, isHeldBy, isLeased } from './claim.ts';
import { database, queue } from './database.ts';

export async function getFeedStates(): Promise<Map<FeedId, FeedState>> {
  const rows = await (await database()).getAll('feeds');
  return new Map(rows.map((row) => [row.feedId, wholeFeedState(row)]));
}

/**
 * Claims one look at a feed: due (or forced by a click) and held by nobody. What is retired only a click may ask; what
 * asked to be left alone, nobody.
 */
export async function claimFeed(feedId: FeedId, now: number, force = false): Promise<FeedState | null> {
  const db = await database();
  const tx = db.transaction('feeds', 'readwrite');
  const row = await tx.store.get(feedId);
  const state = row ? wholeFeedState(row) : newFeedState(feedId);
  const begun = { ...state, unfinished: state.unfinished + 1 };
  const claimed = mayAsk(state, now, force) ? claim(begun, now, force) : null;
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
  for (const row of await tx.store.getAll()) {
    const state = wholeFeedState(row);
    const at = isLeased(state, now) ? null : dueAt(state);
    if (at !== null) queue(tx.store.put({ ...state, dueAt: at }));
  }
  await tx.done;
}

/** Whether a look could be claimed now, as far as the row says; the claim itself decides. */
export function isToAsk(state: FeedState, now: number, force: boolean): boolean {
  return mayAsk(state, now, force) && claim(state, now, force) !== null;
}

function mayAsk({ retiredAt, waitUntil, setAt, unfinished }: FeedState, now: number, force: boolean): boolean {
  const isClockSound = !wasClockSetBack(setAt, now);
  if (waitUntil > now && isClockSound) return false;
  if (force) return true;
  return retiredAt === null && !(isClockSound && now < setAt + waitAfterDeaths(unfinished));
}

/**
 * Leaves feeds of one server alone until a time, since it asked one of them to wait. A look that runs now decides for
 * itself.
 * @param feeds each with what its next look depends on, beside its row
 * @param until epoch milliseconds
 */
export async function holdFeeds(
  feeds: readonly (Pick<Held, 'paceMinutes' | 'jitter'> & { readonly id: FeedId })[],
  until: number,
  now: number,
): Promise<void> {
  const tx = (await database()).transaction('feeds', 'readwrite');
  for (const { id, paceMinutes, jitter } of feeds) {
    const row = await tx.store.get(id);
    const state = row ? wholeFeedState(row) : newFeedState(id);
    if (isLeased(state, now)) continue;
    const waitUntil = Math.max(until, state.waitUntil);
    const dueAt = dueAfterHold(state, { until: waitUntil, now, paceMinutes, jitter });
    queue(tx.store.put({ ...state, setAt: now, waitUntil, dueAt }));
  }
  await tx.done;
}
