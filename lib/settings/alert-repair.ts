import { MAX_ALERTS, MAX_FIRINGS } from '../domain/alert-limits.ts';
import type { AlertState } from '../domain/alert.ts';
import { ALERTS_VERSION, type Alerts, type StoredAlert } from './alerts.ts';
import { alertSchema, alertStateSchema, storedFiringSchema } from './alert-schema.ts';

/** Of an alert of which nothing is known: the next price it sees tells whether it is armed. */
const UNKNOWN_STATE: AlertState = {
  armed: { up: null, down: null },
  lastFiredAt: null,
  spentAt: null,
  seenAsOf: null,
};

/**
 * Alerts out of anything stored. Every sound alert stays; one whose state is damaged begins anew rather than being lost.
 * A damaged firing is dropped: it was an event, and nothing can be made of half of one.
 */
export function repairAlerts(stored: unknown): Alerts {
  const { alerts, firings } = Object(stored) as { alerts?: unknown; firings?: unknown };
  return {
    version: ALERTS_VERSION,
    alerts: soundAlerts(alerts) ?? [],
    firings: sound(firings, firingOf, MAX_FIRINGS) ?? [],
  };
}

/** The sound ones of a list of alerts, the first 200, none twice; null where it is no list. */
export function soundAlerts(from: unknown): StoredAlert[] | null {
  const listed = sound(from, storedAlert, MAX_ALERTS);
  return listed && listed.map(({ alert, state }) => ({ alert, state }));
}

/**
 * The alerts of an exported file. What has fired for good stays so; what was armed then says nothing now: prices have
 * moved since, and ten alerts must not fire because a backup was read.
 */
export function importedAlerts(from: unknown): StoredAlert[] | null {
  const listed = soundAlerts(from);
  return listed && listed.map(({ alert, state: { spentAt } }) => ({ alert, state: { ...UNKNOWN_STATE, spentAt } }));
}

function storedAlert(element: unknown): (StoredAlert & { readonly id: string }) | null {
  const { alert, state } = Object(element) as { alert?: unknown; state?: unknown };
  const parsed = alertSchema.safeParse(alert);
  if (!parsed.success) return null;
  const known = alertStateSchema.safeParse(state);
  return { id: parsed.data.id, alert: parsed.data, state: known.success ? known.data : UNKNOWN_STATE };
}

function firingOf(element: unknown): Alerts['firings'][number] | null {
  const parsed = storedFiringSchema.safeParse(element);
  return parsed.success ? parsed.data : null;
}

function sound<T extends { readonly id: string }>(
  from: unknown,
  read: (element: unknown) => T | null,
  max: number,
): T[] | null {
  if (!Array.isArray(from)) return null;
  const kept = new Map<string, T>();
  for (const element of from as unknown[]) {
    if (kept.size === max) break;
    const one = read(element);
    if (one && !kept.has(one.id)) kept.set(one.id, one);
  }
  return [...kept.values()];
}
