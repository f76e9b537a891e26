import { i18n } from '#i18n';
import type { Alert, AlertDirection, AlertWindow } from '../../lib/domain/alert.ts';
import { formatPrice, formatShare } from '../../lib/domain/money.ts';
import type { AlertView } from '../../lib/query/views.ts';
import { clockTime } from '../controls/clock-time.ts';

/** What an alert waits for: "Goes above $70,000.00", "Up or down by 5.0% in 24 h", "10.0% below $1,580.00". */
export function conditionWords({ condition, currency }: Pick<Alert, 'condition' | 'currency'>, locale: string): string {
  if (condition.kind === 'above') return i18n.t('alert.goesAbove', [formatPrice(condition.level, currency, locale)]);
  if (condition.kind === 'below') return i18n.t('alert.goesBelow', [formatPrice(condition.level, currency, locale)]);
  const by = formatShare(condition.percent, locale);
  if (condition.kind === 'moves')
    return i18n.t('alert.moves', [directionWords(condition.direction), by, windowWords(condition.window)]);
  return i18n.t('alert.movesFrom', [
    directionWords(condition.direction),
    by,
    formatPrice(condition.reference, currency, locale),
  ]);
}

export function directionWords(direction: AlertDirection | 'either'): string {
  if (direction === 'up') return i18n.t('alert.directionUp');
  return direction === 'down' ? i18n.t('alert.directionDown') : i18n.t('alert.directionEither');
}

export function windowWords(window: AlertWindow): string {
  if (window === '1h') return i18n.t('alert.window1h');
  return window === '24h' ? i18n.t('alert.window24h') : i18n.t('alert.window7d');
}

/** Where an alert stands: "waiting", "silent until 15:02", "fired 14:02". */
export function statusWords(alert: AlertView, inForce: string, now: number, locale: string): string {
  const { status, snoozedUntil, lastFiredAt, expiresAt } = alert;
  const time = (at: number | null): string => clockTime(at ?? now, now, locale);
  if (status === 'armed') return i18n.t('alert.status.armed');
  if (status === 'snoozed') return i18n.t('alert.status.snoozed', [time(snoozedUntil)]);
  if (status === 'fired') return i18n.t('alert.status.fired', [time(lastFiredAt)]);
  if (status === 'expired') return i18n.t('alert.status.expired', [time(expiresAt)]);
  if (status === 'not-watched') return i18n.t('alert.status.notWatched', [alert.symbol]);
  if (status === 'other-currency')
    return i18n.t('alert.status.otherCurrency', [currencyLabel(alert.currency), currencyLabel(inForce)]);
  return lastFiredAt === null ? i18n.t('alert.status.holdsAlready') : i18n.t('alert.status.holdsStill');
}

/** "USD", "BTC"; bitcoin's parts have no code and are written as words. */
export function currencyLabel(currency: string): string {
  return currency === 'bits' || currency === 'sats' ? currency : currency.toUpperCase();
}

/**
 * What is said once it is set: what it waits for, whether that is true already, and where it is told.
 * @param isRefused the browser was asked for notifications, and the answer was no
 */
export function setWords(alert: AlertView, isRefused: boolean, locale: string): string {
  const sentences = [i18n.t('alert.setTo', [alert.symbol, conditionWords(alert, locale)])];
  if (alert.status === 'holds-already') sentences.push(i18n.t('alert.holdsAlready'));
  if (isRefused) sentences.push(i18n.t('alert.refusedNotifications'));
  return sentences.join(' ');
}

/** Why it was not stored. */
export function refusalWords(
  reason: 'full' | 'unknown' | 'not-watched' | 'ended',
  most: number,
  locale: string,
): string {
  if (reason === 'full') return i18n.t('alert.refused.full', [new Intl.NumberFormat(locale).format(most)]);
  if (reason === 'unknown') return i18n.t('alert.refused.unknown');
  return reason === 'ended' ? i18n.t('alert.refused.ended') : i18n.t('alert.refused.notWatched');
}
