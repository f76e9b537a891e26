import { browser } from '../browser.ts';
import { sameJson } from '../domain/same-json.ts';
import { repairAlerts } from './alert-repair.ts';
import type { Alerts } from './alerts.ts';

export const ALERTS_KEY = 'alerts';
/** What was found when stored alerts could not be read whole: nothing of the user's is thrown away. */
export const UNREADABLE_ALERTS_KEY = 'alerts.unreadable';

/** One change at a time: the background is the only writer, and this is its only queue. */
let queue: Promise<unknown> = Promise.resolve();

/** The user's alerts and what fired, repaired one by one. */
export async function readAlerts(): Promise<Alerts> {
  return repairAlerts(await readKey(ALERTS_KEY));
}

/**
 * Reads, changes and writes in one turn of the queue and one write. Stored alerts that could not be read whole are kept
 * aside before they are written over; what was kept first stays until everything is wiped.
 * @param change to the alerts as they are to be, the same object where nothing changes, and what to answer
 */
export function changeAlerts<T>(change: (current: Alerts) => readonly [Alerts, T]): Promise<T> {
  return inTurn(async () => {
    const stored = await readKey(ALERTS_KEY);
    const current = repairAlerts(stored);
    const [next, answer] = change(current);
    if (next === current) return answer;
    const isDamaged = stored !== undefined && !sameJson(current, stored);
    const isToBeKept = isDamaged && (await readKey(UNREADABLE_ALERTS_KEY)) === undefined;
    await browser.storage.local.set({ [ALERTS_KEY]: next, ...(isToBeKept ? { [UNREADABLE_ALERTS_KEY]: stored } : {}) });
    return answer;
  });
}

/** Forgets every alert and firing. A change begun before it is forgotten with the rest. */
export function clearAlerts(): Promise<void> {
  return inTurn(() => browser.storage.local.remove([ALERTS_KEY, UNREADABLE_ALERTS_KEY]));
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

async function readKey(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}
