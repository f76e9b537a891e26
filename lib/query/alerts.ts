import { MAX_ALERTS } from '../domain/alert-limits.ts';
import type { StoredFiring } from '../domain/alert-firings.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { shortName } from '../domain/first-watchlist.ts';
import { isOver, isSnoozed, isWaiting } from '../domain/judge-alert.ts';
import { presentAlert } from '../domain/present-alert.ts';
import { coinOrId } from '../prices/packaged-catalogue.ts';
import type { Alerts, StoredAlert } from '../settings/alerts.ts';
import { readAlerts } from '../settings/alerts-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Settings } from '../settings/settings.ts';
import { coinsById } from './all-coins.ts';
import type { AlertsView, AlertView, FiringView } from './views.ts';

/** Every alert in the order in which they were made, and what fired and was not dismissed, newest first. */
export async function getAlertsView(now: number): Promise<AlertsView> {
  const [stored, settings] = await Promise.all([readAlerts(), readSettings()]);
  const byId = await coinsById([
    ...stored.alerts.map(({ alert }) => presentAlert(alert, now).coinId),
    ...stored.firings.map(({ coinId }) => coinId),
  ]);
  return {
    alerts: stored.alerts.map((one) => alertView(one, settings, byId, now)),
    firings: firingViews(stored.firings, byId),
    quietHours: settings.quietHours,
    most: MAX_ALERTS,
  };
}

function alertView(
  { alert: stored, state }: StoredAlert,
  settings: Pick<Settings, 'watchlist' | 'currency'>,
  byId: ReadonlyMap<CoinId, Coin>,
  now: number,
): AlertView {
  const alert = presentAlert(stored, now);
  const coin = coinOrId(alert.coinId, byId);
  return {
    ...alert,
    symbol: coin.symbol,
    name: shortName(coin),
    status: statusOf({ alert, state }, settings, now),
    lastFiredAt: state.lastFiredAt,
  };
}

function statusOf(
  { alert, state }: StoredAlert,
  { watchlist, currency }: Pick<Settings, 'watchlist' | 'currency'>,
  now: number,
): AlertView['status'] {
  if (state.spentAt !== null) return 'fired';
  if (isOver(alert, state, now)) return 'expired';
  if (!watchlist.includes(alert.coinId)) return 'not-watched';
  if (alert.currency !== currency) return 'other-currency';
  if (isSnoozed(alert, now)) return 'snoozed';
  return isWaiting(alert, state) ? 'holds-already' : 'armed';
}

/** One alert as surfaces show it. */
export async function getAlertView(stored: StoredAlert, now: number): Promise<AlertView> {
  const [settings, byId] = await Promise.all([readSettings(), coinsById([presentAlert(stored.alert, now).coinId])]);
  return alertView(stored, settings, byId, now);
}

/** Firings as notifications tell them, in the order given. */
export async function getFiringViews(firings: readonly StoredFiring[]): Promise<FiringView[]> {
  const byId = await coinsById(firings.map(({ coinId }) => coinId));
  return firings.map((firing) => firingView(firing, byId));
}

/** Firings as surfaces show them, newest first. */
export function firingViews(firings: readonly StoredFiring[], byId: ReadonlyMap<CoinId, Coin>): FiringView[] {
  return firings.map((firing) => firingView(firing, byId)).reverse();
}

function firingView({ toldAt: _toldAt, seenAt, ...firing }: StoredFiring, byId: ReadonlyMap<CoinId, Coin>): FiringView {
  const coin = coinOrId(firing.coinId, byId);
  return { ...firing, symbol: coin.symbol, name: shortName(coin), seen: seenAt !== null };
}

/** The coins that have an alert which may still fire. */
export function coinsWithAlerts({ alerts }: Alerts, now: number): ReadonlySet<CoinId> {
  const open = alerts.filter(({ alert, state }) => !isOver(alert, state, now));
  return new Set(open.map(({ alert }) => presentAlert(alert, now).coinId));
}
