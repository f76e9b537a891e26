import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { ChangeClaimView, PriceClaimView } from '../../lib/domain/claim-view.ts';
import { DAY_MS } from '../../lib/domain/durations.ts';
import { formatPercent, formatPrice } from '../../lib/domain/money.ts';
import { HISTORY_SOURCE_NAMES } from '../../lib/domain/sources.ts';
import { dayText, pastTitle } from './then-words.ts';

/** A claim's figures, as they stand in a row. */
export interface ClaimFigures {
  readonly stated: string;
  readonly told: string;
  /** What `told` is: "Close that day", "18 to 25 Sept 2023". */
  readonly toldHead: string;
  /** Where `told` is from. */
  readonly source: string;
  readonly difference: string;
}

export function priceFigures({ stated, currency, told, difference }: PriceClaimView, locale: string): ClaimFigures {
  return {
    stated: formatPrice(stated, currency, locale, true),
    told: formatPrice(told.value, told.currency, locale),
    toldHead: i18n.t(told.kind === 'open' ? 'sidebar.claim.open' : 'sidebar.claim.close'),
    source: pastTitle(told, locale),
    difference: differenceText(difference, locale),
  };
}

export function changeFigures(claim: ChangeClaimView, locale: string): ClaimFigures {
  const { kind, stated, told, fromDay, toDay, series } = claim;
  const format = (value: number): string =>
    kind === 'multiple' ? timesText(value, locale) : formatPercent(value, locale).text;
  const days: [string, string] = [dayText(fromDay, locale), dayText(toDay, locale)];
  return {
    stated: format(stated),
    told: format(told),
    toldHead: periodText(claim, locale),
    source: i18n.t('sidebar.claim.closes', [...days, HISTORY_SOURCE_NAMES[series.source]]),
    difference:
      kind === 'multiple' ? differenceText((stated / told - 1) * 100, locale) : pointsText(stated - told, locale),
  };
}

/** "Bitcoin closed at $25,163 on 11 Sep 2023, 2 weeks earlier."; '' where there is nothing to add. */
export function evidenceText({ name, nearest, told, isWithin }: PriceClaimView, locale: string): string {
  if (isWithin) return i18n.t('sidebar.claim.within', [dayText(told.day, locale)]);
  if (!nearest) return '';
  const away = formatSpan(ageParts((nearest.day - told.day) * DAY_MS), locale);
  const words: [string, string, string, string] = [
    name,
    formatPrice(nearest.value, told.currency, locale),
    dayText(nearest.day, locale),
    away,
  ];
  return i18n.t(nearest.day < told.day ? 'sidebar.claim.earlier' : 'sidebar.claim.later', words);
}

/** What else there is to say of a change; '' where nothing is. */
export function changeEvidenceText({ isWithin, ofMarketCap }: ChangeClaimView, locale: string): string {
  const notes: string[] = [];
  if (isWithin) notes.push(i18n.t('sidebar.claim.withinChange'));
  if (ofMarketCap) notes.push(i18n.t('sidebar.claim.marketCap'));
  return new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }).format(notes);
}

/** "18–25 Sept 2023". */
function periodText({ fromDay, toDay }: ChangeClaimView, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.formatRange(fromDay * DAY_MS, toDay * DAY_MS);
}

/** "4.3% lower": a difference is no fall, so it has no sign. */
function differenceText(percent: number, locale: string): string {
  const { direction, text } = formatPercent(Math.abs(percent), locale);
  if (direction === 'flat') return i18n.t('sidebar.claim.same');
  const size = text.replace(/^\+/, '');
  return i18n.t(percent < 0 ? 'sidebar.claim.lower' : 'sidebar.claim.higher', [size]);
}

/** "8.8 points": between −12 % and −3.2 %. */
function pointsText(points: number, locale: string): string {
  const size = Math.round(Math.abs(points) * 10) / 10;
  if (size === 0) return i18n.t('sidebar.claim.same');
  return i18n.t('sidebar.claim.points', size, [new Intl.NumberFormat(locale).format(size)]);
}

/** "4.8×". */
function timesText(times: number, locale: string): string {
  return i18n.t('sidebar.claim.times', [new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(times)]);
}
