import { i18n } from '#i18n';
import type { AlertWindow } from '../../lib/domain/alert.ts';
import type { FiringBundle } from '../../lib/domain/alert-firings.ts';
import { formatPrice, formatShare } from '../../lib/domain/money.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { FiringView } from '../../lib/query/views.ts';
import { clockTime } from '../controls/clock-time.ts';

/** What fired, in one sentence: "ETH is above $1,740.00", "ETH is up 5.2% in 24 h", "ETH is 10.4% above $1,580.00". */
export function firingTitle(firing: FiringView, locale: string): string {
  const { symbol, condition, direction, currency, price } = firing;
  if (condition.kind === 'moves') return moveWords(symbol, condition.window, direction, firing.change ?? 0, locale);
  if (condition.kind === 'from-reference') {
    const from = formatPrice(condition.reference, currency, locale);
    const by = formatShare(Math.abs(price / condition.reference - 1) * 100, locale);
    return direction === 'up'
      ? i18n.t('alert.aboveBy', [symbol, by, from])
      : i18n.t('alert.belowBy', [symbol, by, from]);
  }
  const level = formatPrice(condition.level, currency, locale);
  // A price that prints as its level is neither above nor below it.
  if (level === formatPrice(price, currency, locale)) return i18n.t('alert.at', [symbol, level]);
  return direction === 'up' ? i18n.t('alert.above', [symbol, level]) : i18n.t('alert.below', [symbol, level]);
}

function moveWords(symbol: string, window: AlertWindow, direction: string, change: number, locale: string): string {
  const by = formatShare(Math.abs(change), locale);
  const isUp = direction === 'up';
  return i18n.t(`alert.${isUp ? 'up' : 'down'}${window}`, [symbol, by]);
}

/** The figure, when it was true, who says so, and who agrees: "$1,741.04 at 14:02, CoinGecko; Kraken agrees". */
export function firingEvidence(firing: FiringView, now: number, locale: string): string {
  const { price, currency, asOf, source, confirmedBy } = firing;
  const told = [formatPrice(price, currency, locale), clockTime(asOf, now, locale), SOURCE_NAMES[source]] as const;
  if (confirmedBy === null) return i18n.t('alert.evidence', [...told]);
  return i18n.t('alert.evidenceOfTwo', [...told, SOURCE_NAMES[confirmedBy]]);
}

/** What fired where numbers are hidden: "The alert of ETH fired". A level or a reference may be what its reader paid. */
export function hiddenFiringTitle({ symbol }: FiringView): string {
  return i18n.t('alert.hidden', [symbol]);
}

/** When that was and who says so, without the figure: "CoinGecko, 14:02". */
export function hiddenFiringEvidence({ source, asOf }: FiringView, now: number, locale: string): string {
  return i18n.t('price.sourceAge', [SOURCE_NAMES[source], clockTime(asOf, now, locale)]);
}

/** Several as one: "3 alerts while you were away". */
export function bundleTitle(kind: Exclude<FiringBundle['kind'], 'single'>, count: number): string {
  const figure: [string] = [String(count)];
  if (kind === 'away') return i18n.t('alert.whileAway', count, figure);
  return kind === 'quiet' ? i18n.t('alert.whileQuiet', count, figure) : i18n.t('alert.several', count, figure);
}
