import type { StoredFiring } from '../domain/alert-firings.ts';
import type { Alert, AlertState } from '../domain/alert.ts';

export const ALERTS_VERSION = 1;

export interface StoredAlert {
  readonly alert: Alert;
  readonly state: AlertState;
}

/** All alerts of the user, and what fired and was not dismissed yet. Precious, as the settings are. */
export interface Alerts {
  readonly version: typeof ALERTS_VERSION;
  /** In the order in which they were made; no id twice; at most 200. */
  readonly alerts: readonly StoredAlert[];
  /** Oldest first; no id twice; at most 50. */
  readonly firings: readonly StoredFiring[];
}

export const NO_ALERTS: Alerts = { version: ALERTS_VERSION, alerts: [], firings: [] };
