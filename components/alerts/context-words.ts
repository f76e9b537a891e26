import { i18n } from '#i18n';
import { type AlertCondition, linesOf } from '../../lib/domain/alert.ts';
import { formatPercent, formatPrice, formatShare } from '../../lib/domain/money.ts';
import type { LevelReached } from '../../lib/query/views.ts';
import { type AlertCoin, type AlertForm, type FormProblem, isTrueNow } from './alert-form.ts';
import { windowWords } from './condition-words.ts';

/** One line under the figure that holds it against now: "6.4% above now", and what follows where it is true already. */
export function contextWords(condition: AlertCondition, coin: AlertCoin, locale: string): string {
  const words = againstNow(condition, coin, locale);
  return isTrueNow(condition, coin) ? `${words} ${i18n.t('alert.holdsAlready')}` : words;
}

function againstNow(condition: AlertCondition, coin: AlertCoin, locale: string): string {
  const { price, currency, change24h } = coin;
  if (price === null) return i18n.t('alert.context.noPrice');
  const figure = (value: number): string => formatPrice(value, currency, locale);
  if (condition.kind === 'above' || condition.kind === 'below') {
    const apart = (condition.level / price - 1) * 100;
    const by = formatShare(Math.abs(apart), locale);
    if (formatPercent(apart, locale).direction === 'flat') return i18n.t('alert.context.atNow', [figure(price)]);
    return apart > 0 ? i18n.t('alert.context.aboveNow', [by]) : i18n.t('alert.context.belowNow', [by]);
  }
  if (condition.kind === 'from-reference') {
    const at = linesOf(condition).map((line) => figure(line.at));
    const [first = '', second] = at;
    return second === undefined
      ? i18n.t('alert.context.firesAt', [first, figure(price)])
      : i18n.t('alert.context.firesAtEither', [first, second, figure(price)]);
  }
  if (condition.window !== '24h' || change24h === null)
    return i18n.t('alert.context.movesUnknown', [windowWords(condition.window)]);
  return i18n.t('alert.context.movesNow', [formatPercent(change24h, locale).text, windowWords('24h')]);
}

/** When the coin last was there: "It last closed there on 9 Apr." A close's day is UTC's, an hour's the reader's. */
export function reachedWords({ kind, at }: LevelReached, now: number, locale: string): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    ...(kind === 'hour' ? {} : { timeZone: 'UTC' }),
  }).format(at);
  if (kind === 'hour') return i18n.t('alert.context.lastThere', [day]);
  return kind === 'close' ? i18n.t('alert.context.lastClosed', [day]) : i18n.t('alert.context.neverClosed', [day]);
}

/** What stands there while nothing is typed. */
export function emptyContext(form: AlertForm, coin: AlertCoin, locale: string): string {
  if (coin.price === null) return i18n.t('alert.context.noPrice');
  if (form.kind !== 'moves') return i18n.t('alert.context.now', [formatPrice(coin.price, coin.currency, locale)]);
  if (form.over !== '24h' || coin.change24h === null) return i18n.t('alert.context.percentOnly');
  return i18n.t('alert.context.movesNow', [formatPercent(coin.change24h, locale).text, windowWords('24h')]);
}

/** What is to be typed otherwise, in words. */
export function problemWords({ reason, field }: FormProblem): string {
  if (reason === 'empty')
    return field === 'percent' ? i18n.t('alert.problem.noPercent') : i18n.t('alert.problem.noPrice');
  if (reason === 'unreadable') return i18n.t('alert.problem.unreadable');
  if (reason === 'whole-fall') return i18n.t('alert.problem.wholeFall');
  return reason === 'too-small' ? i18n.t('alert.problem.tooSmall') : i18n.t('alert.problem.tooLarge');
}
