import { i18n } from '#i18n';
import { currencyUnits } from '../../lib/domain/currency-names.ts';
import type { ChartRange, ChartStretch } from '../../lib/domain/chart.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { HISTORY_SOURCE_NAMES, SOURCE_NAMES } from '../../lib/domain/sources.ts';
import { timeOfDay } from '../controls/clock-time.ts';
import type { ChartLine, LinePoint } from './chart-line.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using it, so each is kept. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** "Sat 25", by the reader's clock. */
export function weekday(time: number, locale: string): string {
  const name = dateFormat(locale, { weekday: 'short' }).format(time);
  return i18n.t('chart.weekday', [name, dateFormat(locale, { day: 'numeric' }).format(time)]);
}

/** "24 h", as the segment and the fact below it say it. */
export function rangeName(range: ChartRange): string {
  switch (range) {
    case '24h':
      return i18n.t('chart.day');
    case '7d':
      return i18n.t('chart.week');
    case '30d':
      return i18n.t('chart.month');
    case '1y':
      return i18n.t('chart.year');
    default:
      return i18n.t('chart.all');
  }
}

/** "24 hours", for the ear. */
export function rangeSpoken(range: ChartRange): string {
  switch (range) {
    case '24h':
      return i18n.t('chart.spokenDay');
    case '7d':
      return i18n.t('chart.spokenWeek');
    case '30d':
      return i18n.t('chart.spokenMonth');
    case '1y':
      return i18n.t('chart.spokenYear');
    default:
      return i18n.t('chart.spokenAll');
  }
}

/** When a price was: "Sat 25, 22:00" within a week, "25 Sep 2023" of a close, which is the price at that UTC day's end. */
export function pointTime({ time, stretch }: LinePoint, locale: string): string {
  if (stretch === null) return i18n.t('chart.now');
  if (stretch.figure === 'moment') return i18n.t('chart.moment', [weekday(time, locale), timeOfDay(time, locale)]);
  return dayName(stretch.figure === 'close' ? time - 1 : time, locale);
}

function dayName(time: number, locale: string): string {
  return dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(time);
}

/** A point's price, in its own currency. */
export function pointFigure({ value, currency }: LinePoint, locale: string): string {
  return formatPrice(value, currency, locale);
}

/** "Sat 25, 22:00, $253.18"; of what is not plainly the coin's price also what it is: ", perpetual". */
export function pointWords(point: LinePoint, locale: string): string {
  const words = i18n.t('chart.reading', [pointTime(point, locale), pointFigure(point, locale)]);
  const kind = kindMark(point);
  return kind === '' ? words : i18n.t('chart.reading', [words, kind]);
}

/** What makes a point unlike the coin's price of the market; '' where nothing does. */
export function kindMark({ stretch }: LinePoint): string {
  if (stretch?.instrument === 'perpetual') return i18n.t('chart.perpetual');
  return stretch?.figure === 'open' ? i18n.t('chart.opening') : '';
}

/** The chart in one sentence: "Bittensor, 7 days: from $243.77 to $258.40, low $239.72, high $259.79". */
export function chartSummary(name: string, line: ChartLine, locale: string): string {
  const [first] = line.points;
  const last = line.points.at(-1);
  if (!first || !last) return name;
  const figures = [first, last, line.low, line.high].map((point) => pointFigure(point, locale));
  const [begin = '', end = '', low = '', high = ''] = figures;
  return i18n.t('chart.summary', [name, rangeSpoken(line.range), begin, end, low, high]);
}

/** A stretch's source as it writes itself. */
export function sourceName({ source }: Pick<ChartStretch, 'source'>): string {
  return { ...SOURCE_NAMES, ...HISTORY_SOURCE_NAMES }[source];
}

/** "25 Sep 2014 to 18 Mar 2026: Yahoo Finance, daily closes, spot, US Dollar", with what the coin was then. */
export function stretchWords(stretch: ChartStretch, locale: string): string {
  const { start, step, values, formerly, currency } = stretch;
  const ends = [start, start + step * (values.length - 1)].map((time) =>
    pointTime({ time, value: 0, currency, stretch }, locale),
  );
  const [begin = '', end = ''] = ends;
  const parts = [sourceName(stretch), figureName(stretch), instrumentName(stretch), currencyUnits(currency, locale)];
  if (formerly !== null) parts.push(i18n.t('chart.formerly', [formerly]));
  const when = begin === end ? begin : i18n.t('chart.fromTo', [begin, end]);
  return i18n.t('chart.stretch', [when, parts.join(', ')]);
}

function figureName({ figure }: ChartStretch): string {
  if (figure === 'moment') return i18n.t('chart.hourly');
  return figure === 'close' ? i18n.t('chart.closes') : i18n.t('chart.openings');
}

function instrumentName({ instrument }: ChartStretch): string {
  if (instrument === 'perpetual') return i18n.t('chart.perpetual');
  return instrument === 'spot' ? i18n.t('chart.spot') : i18n.t('chart.index');
}
