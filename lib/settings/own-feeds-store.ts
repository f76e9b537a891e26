import { browser } from '../browser.ts';
import { sameJson } from '../domain/same-json.ts';
import { migrateOwnFeeds } from './own-feed-migrations.ts';
import { repairOwnFeeds } from './own-feed-repair.ts';
import type { OwnFeeds } from './own-feeds.ts';

export const OWN_FEEDS_KEY = 'ownFeeds';
/** What was found when stored feeds could not be read whole: nothing of the reader's is thrown away. */
export const UNREADABLE_OWN_FEEDS_KEY = 'ownFeeds.unreadable';

/** One change at a time: the background is the only writer, and this is its only queue. */
let queue: Promise<unknown> = Promise.resolve();

/** The reader's own feeds and what was said about single ones, repaired feed by feed. */
export async function readOwnFeeds(): Promise<OwnFeeds> {
  return repairOwnFeeds(migrateOwnFeeds(await readKey(OWN_FEEDS_KEY)));
}

/**
 * Reads, changes and writes in one turn of the queue and one write. Stored feeds that could not be read whole are kept
 * aside before they are written over; what was kept first stays until everything is wiped.
 * @param change to the feeds as they are to be, the same object where nothing changes, and what to answer
 */
export function changeOwnFeeds<T>(change: (current: OwnFeeds) => readonly [OwnFeeds, T]): Promise<T> {
  return inTurn(async () => {
    const stored = await readKey(OWN_FEEDS_KEY);
    const found = migrateOwnFeeds(stored);
    const current = repairOwnFeeds(found);
    const [next, answer] = change(current);
    if (next === current) return answer;
    const isDamaged = stored !== undefined && !sameJson(current, found);
    const isToBeKept = isDamaged && (await readKey(UNREADABLE_OWN_FEEDS_KEY)) === undefined;
    await browser.storage.local.set({
      [OWN_FEEDS_KEY]: next,
      ...(isToBeKept ? { [UNREADABLE_OWN_FEEDS_KEY]: stored } : {}),
    });
    return answer;
  });
}

/** Forgets every own feed. A change begun before it is forgotten with the rest. */
export function clearOwnFeeds(): Promise<void> {
  return inTurn(() => browser.storage.local.remove([OWN_FEEDS_KEY, UNREADABLE_OWN_FEEDS_KEY]));
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

async function readKey(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}
