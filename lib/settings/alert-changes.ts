/** What the reader does with alerts, as pure changes for `changeAlerts`. */
import { COOLDOWN_MS, MAX_ALERTS, MAX_SNOOZE_MS } from '../domain/alert-limits.ts';
import type { Alert, AlertDraft, AlertFigures } from '../domain/alert.ts';
import { firstState, isOver } from '../domain/judge-alert.ts';
import { presentAlert } from '../domain/present-alert.ts';
import type { Currency } from '../domain/quote.ts';
import { sameJson } from '../domain/same-json.ts';
import type { Alerts, StoredAlert } from './alerts.ts';

/** Why an alert was not stored: 200 are there; there is none of that id; its end lies in the past. */
export type DraftRefusal = 'full' | 'unknown' | 'ended';

export interface Making {
  readonly now: number;
  /** For a new alert. */
  readonly id: string;
  /** The one in force, in which the figures of the draft are. */
  readonly currency: Currency;
  /** What the reader sees of the coin, whatever it is worth; null where no price is shown. */
  readonly shown: (AlertFigures & { readonly asOf: number }) | null;
}

/**
 * Makes an alert or changes one. What an alert has seen so far stays known only where its condition is the same and it
 * is not over: another condition, the same one set again after it fired, or the same figures in another currency (they
 * were typed beside the one in force) begins beside the price that is shown.
 */
export function withDraft(
  current: Alerts,
  draft: AlertDraft,
  { now, id, currency, shown }: Making,
): readonly [Alerts, StoredAlert | DraftRefusal] {
  const { coinId, condition, repeat, expiresAt, note } = draft;
  if (expiresAt !== null && expiresAt <= now) return [current, 'ended'];
  const known = current.alerts.find(({ alert }) => alert.id === draft.id);
  if (draft.id !== null && !known) return [current, 'unknown'];
  if (!known && current.alerts.length >= MAX_ALERTS) return [current, 'full'];
  const before = known && presentAlert(known.alert, now);
  const isSame =
    known !== undefined &&
    !isOver(known.alert, known.state, now) &&
    before?.coinId === coinId &&
    known.alert.currency === currency &&
    sameJson(before.condition, condition);
  const alert: Alert = {
    id: known?.alert.id ?? id,
    coinId,
    currency,
    condition,
    repeat,
    expiresAt,
    snoozedUntil: null,
    createdAt: known?.alert.createdAt ?? now,
    note,
  };
  const made = { alert, state: isSame ? known.state : firstState(condition, shown) };
  const alerts = known ? current.alerts.map((one) => (one === known ? made : one)) : [...current.alerts, made];
  return [{ ...current, alerts }, made];
}

/**
 * Silences an alert until a time (at most 30 days ahead), and dismisses what it fired. It is armed meanwhile, also one
 * that is spent: what holds when the snooze ends fires then. Null ends a snooze at once.
 */
export function withSnooze(
  current: Alerts,
  id: string,
  until: number | null,
  now: number,
): readonly [Alerts, StoredAlert | 'unknown'] {
  const known = current.alerts.find(({ alert }) => alert.id === id);
  if (!known) return [current, 'unknown'];
  const { alert, state } = known;
  if (until === null) return replaced(current, known, { alert: { ...alert, snoozedUntil: null }, state });
  // A shorter one than the cooldown would end in it, and what holds then be passed over.
  const earliest = Math.min(state.lastFiredAt ?? 0, now) + COOLDOWN_MS;
  const snoozedUntil = Math.min(Math.max(until, earliest), now + MAX_SNOOZE_MS);
  const armed = { ...state, armed: { up: true, down: true }, spentAt: null };
  const firings = current.firings.filter(({ alertId }) => alertId !== id);
  return replaced({ ...current, firings }, known, { alert: { ...alert, snoozedUntil }, state: armed });
}

function replaced(current: Alerts, known: StoredAlert, next: StoredAlert): readonly [Alerts, StoredAlert] {
  return [{ ...current, alerts: current.alerts.map((one) => (one === known ? next : one)) }, next];
}

/** Takes an alert away, with what it fired. */
export function withoutAlert(current: Alerts, id: string): Alerts {
  if (!current.alerts.some(({ alert }) => alert.id === id)) return current;
  return {
    ...current,
    alerts: current.alerts.filter(({ alert }) => alert.id !== id),
    firings: current.firings.filter(({ alertId }) => alertId !== id),
  };
}

/** Dismisses firings. A spent alert goes with the last of its own. */
export function withoutFirings(current: Alerts, ids: readonly string[]): Alerts {
  const gone = new Set(ids);
  const firings = current.firings.filter(({ id }) => !gone.has(id));
  if (firings.length === current.firings.length) return current;
  const dismissed = new Set(current.firings.filter(({ id }) => gone.has(id)).map(({ alertId }) => alertId));
  const left = new Set(firings.map(({ alertId }) => alertId));
  const alerts = current.alerts.filter(
    ({ alert, state }) => state.spentAt === null || !dismissed.has(alert.id) || left.has(alert.id),
  );
  return { ...current, alerts, firings };
}

/** Notes firings as seen in a surface: the badge calls for them no longer, nor will a notification. */
export function withSeen(current: Alerts, ids: readonly string[], now: number): Alerts {
  return marked(current, ids, 'seenAt', now);
}

/** Notes firings as told of. */
export function withTold(current: Alerts, ids: readonly string[], now: number): Alerts {
  return marked(current, ids, 'toldAt', now);
}

function marked(current: Alerts, ids: readonly string[], field: 'seenAt' | 'toldAt', now: number): Alerts {
  const wanted = new Set(ids);
  const isNew = (firing: Alerts['firings'][number]): boolean => wanted.has(firing.id) && firing[field] === null;
  if (!current.firings.some(isNew)) return current;
  return { ...current, firings: current.firings.map((one) => (isNew(one) ? { ...one, [field]: now } : one)) };
}
