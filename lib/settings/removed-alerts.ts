import { browser } from '../browser.ts';
import { MAX_ALERTS, MAX_FIRINGS } from '../domain/alert-limits.ts';
import { repairAlerts } from './alert-repair.ts';
import type { Alerts, StoredAlert } from './alerts.ts';
import { oneByOne } from './one-by-one.ts';

/** In `storage.session`: "Undo" is for the mistake of a moment ago, and outlives the worker but not the browser. */
const REMOVED_KEY = 'removedAlerts';
/** What was removed before these is gone for good. */
const MOST_KEPT = 20;

const inTurn = oneByOne();

/** An alert that was taken away, whole: its currency, what it has seen, what it fired, and where it stood. */
export interface RemovedAlert extends StoredAlert {
  readonly index: number;
  readonly firings: Alerts['firings'];
}

/** An alert as it stands, to be kept while it can be taken back; null where there is none of that id. */
export function removedOf(current: Alerts, id: string): RemovedAlert | null {
  const index = current.alerts.findIndex(({ alert }) => alert.id === id);
  const stored = current.alerts[index];
  if (!stored) return null;
  return { ...stored, index, firings: current.firings.filter(({ alertId }) => alertId === id) };
}

/**
 * Puts a removed alert back where it stood, as it was: never made anew, since prices may be shown in another currency by
 * now, its coin may have left the watch list, and a `once` alert that has fired has fired. One that is there already
 * stays as it is.
 */
export function withRestored(current: Alerts, removed: RemovedAlert): readonly [Alerts, StoredAlert | 'full'] {
  const { alert, state, index, firings } = removed;
  const known = current.alerts.find((one) => one.alert.id === alert.id);
  if (known) return [current, known];
  if (current.alerts.length >= MAX_ALERTS) return [current, 'full'];
  const stored = { alert, state };
  const alerts = current.alerts.toSpliced(index, 0, stored);
  const told = [...firings, ...current.firings].sort((a, b) => a.at - b.at).slice(-MAX_FIRINGS);
  return [{ ...current, alerts, firings: told }, stored];
}

/** Keeps what "Undo" would bring back. */
export function keepRemoved(removed: RemovedAlert): Promise<void> {
  return inTurn(async () => {
    const others = (await readRemoved()).filter(({ alert }) => alert.id !== removed.alert.id);
    await browser.storage.session.set({ [REMOVED_KEY]: [...others, removed].slice(-MOST_KEPT) });
  });
}

/** A removed alert by its id; null once it is forgotten. */
export async function findRemoved(id: string): Promise<RemovedAlert | null> {
  return (await readRemoved()).find(({ alert }) => alert.id === id) ?? null;
}

/** With a wipe nothing can be brought back. */
export function forgetRemoved(): Promise<void> {
  return inTurn(() => browser.storage.session.remove(REMOVED_KEY));
}

async function readRemoved(): Promise<RemovedAlert[]> {
  const kept: unknown = (await browser.storage.session.get(REMOVED_KEY))[REMOVED_KEY];
  if (!Array.isArray(kept)) return [];
  return (kept as unknown[]).flatMap((one) => {
    const { index, firings } = Object(one) as Partial<RemovedAlert>;
    const sound = repairAlerts({ alerts: [one], firings });
    const [stored] = sound.alerts;
    const place = typeof index === 'number' && index >= 0 ? index : MAX_ALERTS;
    return stored ? [{ ...stored, index: place, firings: sound.firings }] : [];
  });
}
