import { repairAlerts } from './alert-repair.ts';
import type { Alerts } from './alerts.ts';
import { keptDocument } from './kept-document.ts';

export const ALERTS_KEY = 'alerts';
export const UNREADABLE_ALERTS_KEY = 'alerts.unreadable';

const alerts = keptDocument<Alerts>({
  key: ALERTS_KEY,
  unreadableKey: UNREADABLE_ALERTS_KEY,
  // There is one version so far.
  migrate: (stored) => stored,
  repair: repairAlerts,
});

/** The user's alerts and what fired, repaired one by one. */
export const readAlerts = alerts.read;
export const changeAlerts = alerts.change;
export const findAlerts = alerts.find;
/** Forgets every alert and firing. */
export const clearAlerts = alerts.clear;
