import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { dayOf, type PastPrice } from '../../lib/domain/daily.ts';
import { DAY_MS } from '../../lib/domain/durations.ts';
import type { PageDateOrigin } from '../../lib/domain/page.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { HISTORY_SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { Yardstick } from '../../lib/domain/then-and-now.ts';

/** "25 Sep 2023", a UTC day, as all closes are. */
export function dayText(day: number, locale: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(day * DAY_MS);
}

/** "Date from the page’s own data"; '' where nobody knows where it is from. */
export function dateFromText(from: PageDateOrigin | null): string {
  if (from === null) return '';
  const kind = from === 'url' || from === 'text' || from === 'feed' ? from : 'data';
  return i18n.t(`sidebar.dateFrom.${kind}`);
}

/** Why a page's coins have no "then": in a word, and in a sentence. @param now epoch milliseconds */
export function withoutPast(
  pageAt: number | null,
  pageFrom: PageDateOrigin | null,
  now: number,
  locale: string,
): { readonly short: string; readonly more: string } {
  if (pageAt === null) return { short: i18n.t('sidebar.noPast.date'), more: i18n.t('sidebar.noPast.dateMore') };
  const day = dayText(dayOf(pageAt), locale);
  const origin = dateFromText(pageFrom);
  if (dayOf(pageAt) >= dayOf(now)) return { short: i18n.t('sidebar.noPast.today'), more: origin };
  return { short: i18n.t('sidebar.noPast.history', [day]), more: origin };
}

/** "No history before 11 Apr 2024". @param since UTC day on which history begins; null where it began before */
export function noHistoryText(since: number | null, locale: string): string {
  return since === null ? i18n.t('sidebar.noHistoryThen') : i18n.t('sidebar.noHistoryBefore', [dayText(since, locale)]);
}

/** "2 years 7 months", "3 weeks": two units where the first is a year, since a year is too coarse. */
export function stretchText(ms: number, locale: string): string {
  const months = Math.floor(ms / (30.44 * DAY_MS));
  if (months < 12) return formatSpan(ageParts(ms), locale);
  const years = formatSpan({ n: Math.floor(months / 12), unit: 'year' }, locale);
  const rest = months % 12;
  return rest === 0 ? years : i18n.t('sidebar.stretch', [years, formatSpan({ n: rest, unit: 'month' }, locale)]);
}

/** "close of 25 Sep 2023, Yahoo Finance", with what else makes it unlike a coin's price in dollars. */
export function pastTitle(past: PastPrice, locale: string): string {
  const day = dayText(past.day, locale);
  const parts = [i18n.t(`sidebar.pastKind.${past.kind}`, [day]), HISTORY_SOURCE_NAMES[past.source]];
  if (past.instrument === 'perpetual') parts.push(i18n.t('chart.perpetual'));
  if (past.apart) {
    const other = formatPrice(past.apart.value, past.apart.currency, locale);
    parts.push(i18n.t('sidebar.pastApart', [HISTORY_SOURCE_NAMES[past.apart.source], other]));
  }
  return parts.join(', ');
}

/** "The page’s 4 AI coins", "3 of the 4 AI coins". */
export function basketText({ coins, of }: Yardstick, locale: string): string {
  const format = new Intl.NumberFormat(locale);
  if (coins < of) return i18n.t('sidebar.basketSome', [format.format(coins), format.format(of)]);
  return i18n.t('sidebar.basketAll', of, [format.format(of)]);
}
