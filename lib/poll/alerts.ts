import { browser } from '../browser.ts';
import { systemClock } from '../clock.ts';
import { AWAY_AFTER_MS, MAX_FIRINGS } from '../domain/alert-limits.ts';
import type { FiringMoment, StoredFiring } from '../domain/alert-firings.ts';
import type { CoinId } from '../domain/coin.ts';
import { judge, observe } from '../domain/judge-alert.ts';
import { presentAlert } from '../domain/present-alert.ts';
import { isQuiet } from '../domain/quiet-hours.ts';
import type { Currency, StoredQuote } from '../domain/quote.ts';
import type { Alerts } from '../settings/alerts.ts';
import { changeAlerts, readAlerts } from '../settings/alerts-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { isJobRunning } from '../store/jobs.ts';
import { getQuotes } from '../store/quotes.ts';
import { sourcesClock } from './sources-clock.ts';

/**
 * When prices were last judged, epoch milliseconds. In `storage.session`, which outlives the worker and not the browser:
 * that it is not there says that the browser began anew.
 */
const JUDGED_KEY = 'alertsJudgedAt';

/**
 * Holds the stored prices against the alerts, and stores what fires together with what became of every alert: one
 * write, before anything is shown, so that a worker killed after it has lost nothing and one killed before it has told
 * nobody. What is stored untold is told at the next wake.
 *
 * It makes no request. It comes after a round of watched prices and after the comparison that follows it, because a
 * disagreement found there must keep a price from firing; while a comparison of another round is still out, that round
 * will judge. Only coins on the watch list, and only alerts in the currency in force: others have no price of now.
 * @returns how many alerts fired
 */
export async function judgeAlerts(): Promise<number> {
  if (await isJobRunning('cross-check', systemClock())) return 0;
  const [{ alerts }, { watchlist, currency, quietHours }] = await Promise.all([readAlerts(), readSettings()]);
  const now = systemClock();
  const coinIds = new Set(alerts.map(({ alert }) => presentAlert(alert, now).coinId));
  const quotes = await getQuotes(
    watchlist.filter((coinId) => coinIds.has(coinId)),
    currency,
  );
  const times = { now, told: await sourcesClock() };
  const wasAway = await isAfterAbsence(now);
  const moment: FiringMoment = isQuiet(quietHours, now) ? 'quiet' : wasAway ? 'away' : 'now';
  const fired =
    quotes.size === 0 ? 0 : await changeAlerts((current) => judgeAll(current, quotes, currency, moment, times));
  await browser.storage.session.set({ [JUDGED_KEY]: now });
  return fired;
}

function judgeAll(
  current: Alerts,
  quotes: ReadonlyMap<CoinId, StoredQuote>,
  currency: Currency,
  moment: FiringMoment,
  { now, told }: { readonly now: number; readonly told: number },
): readonly [Alerts, number] {
  const fired: StoredFiring[] = [];
  const alerts = current.alerts.map((stored) => {
    const alert = presentAlert(stored.alert, now);
    const quote = alert.currency === currency ? quotes.get(alert.coinId) : undefined;
    if (!quote) return stored;
    const { state, firing } = judge(alert, stored.state, observe(quote, told), now, told);
    if (firing) fired.push({ ...firing, moment, toldAt: null, seenAt: null });
    return { ...stored, state };
  });
  return [{ ...current, alerts, firings: [...current.firings, ...fired].slice(-MAX_FIRINGS) }, fired.length];
}

/** Whether nobody has judged prices for long: asleep, offline, away from the machine, or the browser was closed. */
async function isAfterAbsence(now: number): Promise<boolean> {
  const judgedAt: unknown = (await browser.storage.session.get(JUDGED_KEY))[JUDGED_KEY];
  // A time to come is from a clock that was set back since.
  return typeof judgedAt !== 'number' || judgedAt > now || now - judgedAt > AWAY_AFTER_MS;
}
