import { systemClock } from '../../lib/clock.ts';
import { getAlertsView, getAlertView } from '../../lib/query/alerts.ts';
import type { AlertAnswer, AlertsView, AlertView } from '../../lib/query/views.ts';
import { withDraft, withoutAlert, withoutFirings, withSeen, withSnooze } from '../../lib/settings/alert-changes.ts';
import type { AlertDraft } from '../../lib/domain/alert.ts';
import type { Alerts, StoredAlert } from '../../lib/settings/alerts.ts';
import { changeAlerts } from '../../lib/settings/alerts-store.ts';
import { randomToken } from '../../lib/settings/install-seed.ts';
import { findRemoved, keepRemoved, removedOf, withRestored } from '../../lib/settings/removed-alerts.ts';
import { readSettings } from '../../lib/settings/settings-store.ts';
import { getQuotes } from '../../lib/store/quotes.ts';
import { show } from './publish.ts';

/** What surfaces ask about alerts. None of it makes a request: an alert watches prices that are fetched anyway. */
export const fromAlertEditor = {
  getAlerts: (): Promise<AlertsView> => getAlertsView(systemClock()),
  async putAlert(draft: AlertDraft): Promise<AlertAnswer> {
    const { watchlist, currency } = await readSettings();
    if (!watchlist.includes(draft.coinId)) return { ok: false, reason: 'not-watched' };
    const shown = (await getQuotes([draft.coinId], currency)).get(draft.coinId) ?? null;
    const making = { now: systemClock(), id: randomToken(), currency, shown };
    return answered(await changeAlerts((current) => withDraft(current, draft, making)));
  },
  async removeAlert({ id }: { id: string }): Promise<AlertView | null> {
    const gone = await changeAlerts((current) => [withoutAlert(current, id), removedOf(current, id)]);
    if (gone) await keepRemoved(gone);
    await show();
    return gone && getAlertView(gone, systemClock());
  },
  async restoreAlert({ id }: { id: string }): Promise<AlertAnswer> {
    const removed = await findRemoved(id);
    if (!removed) return { ok: false, reason: 'unknown' };
    return answered(await changeAlerts((current) => withRestored(current, removed)));
  },
  async snoozeAlert({ id, until }: { id: string; until: number | null }): Promise<AlertAnswer> {
    return answered(await changeAlerts((current) => withSnooze(current, id, until, systemClock())));
  },
  seeFirings: ({ ids }: { ids: readonly string[] }) =>
    changeAndShow((current) => withSeen(current, ids, systemClock())),
  dismissFirings: ({ ids }: { ids: readonly string[] }) => changeAndShow((current) => withoutFirings(current, ids)),
};

/** Puts an exported file's alerts in place of those in force. What has fired and waits to be seen goes with its alert. */
export async function replaceAlerts(alerts: readonly StoredAlert[]): Promise<void> {
  const ids = new Set(alerts.map(({ alert }) => alert.id));
  await changeAlerts((current) => [
    { ...current, alerts, firings: current.firings.filter(({ alertId }) => ids.has(alertId)) },
    null,
  ]);
}

async function answered(stored: StoredAlert | 'full' | 'unknown' | 'ended'): Promise<AlertAnswer> {
  if (typeof stored === 'string') return { ok: false, reason: stored };
  await show();
  return { ok: true, alert: await getAlertView(stored, systemClock()) };
}

async function changeAndShow(change: (current: Alerts) => Alerts): Promise<null> {
  const isChanged = await changeAlerts((current) => {
    const next = change(current);
    return [next, next !== current];
  });
  if (isChanged) await show();
  return null;
}
