import type { StoredFiring } from '../domain/alert-firings.ts';
import type { Alert, AlertCondition, AlertState } from '../domain/alert.ts';
import type { CoinId } from '../domain/coin.ts';

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

/** What a surface asks for; `id` null makes a new alert, in the currency in force. */
export interface AlertDraft {
  readonly id: string | null;
  readonly coinId: CoinId;
  readonly condition: AlertCondition;
  readonly repeat: Alert['repeat'];
  readonly expiresAt: number | null;
  readonly note: string | null;
}
