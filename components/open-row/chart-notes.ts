import { i18n } from '#i18n';
import { currencyUnits } from '../../lib/domain/currency-names.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { listed } from '../controls/listed.ts';
import type { ChartLine } from './chart-line.ts';
import { pointTime, sourceName } from './chart-words.ts';

/** What a chart has to say of itself so that nobody reads more into it than is there. Empty where it is all plain. */
export function chartNotes(line: ChartLine, price: PriceView, locale: string): string[] {
  return [
    otherCurrency(line, price, locale),
    perpetual(line, locale),
    otherToken(line, locale),
    gaps(line, locale),
    end(line, locale),
    leftOut(line, locale),
  ].filter((note) => note !== '');
}

function otherCurrency({ currency }: ChartLine, price: PriceView, locale: string): string {
  if (currency === price.currency) return '';
  return i18n.t('chart.inOther', [currencyUnits(currency, locale), currencyUnits(price.currency, locale)]);
}

function perpetual({ points }: ChartLine, locale: string): string {
  const from = points.filter(({ stretch }) => stretch?.instrument === 'perpetual');
  const [first] = from;
  const last = from.at(-1);
  if (!first?.stretch || !last) return '';
  const unit = currencyUnits(first.currency, locale);
  return i18n.t('chart.isPerpetual', [
    pointTime(first, locale),
    pointTime(last, locale),
    sourceName(first.stretch),
    unit,
  ]);
}

/** Spot in a dollar token beside dollars: drawn on one scale, and told apart. */
function otherToken({ points, currency }: ChartLine, locale: string): string {
  const others = points.filter((one) => one.currency !== currency && one.stretch?.instrument !== 'perpetual');
  const names = [...new Set(others.map((one) => currencyUnits(one.currency, locale)))];
  return names.length === 0 ? '' : i18n.t('chart.isToken', [listed(names, locale), currencyUnits(currency, locale)]);
}

function gaps({ gaps: found, points }: ChartLine, locale: string): string {
  const [only] = found;
  if (!only) return '';
  if (found.length > 1) return i18n.t('chart.gaps', [new Intl.NumberFormat(locale).format(found.length)]);
  const [before, after] = [only.from, only.to].map((at) => {
    const point = points.find(({ time }) => time === at);
    return point ? pointTime(point, locale) : '';
  });
  return i18n.t('chart.gap', [before ?? '', after ?? '']);
}

function end({ end: reason, points }: ChartLine, locale: string): string {
  const last = points.at(-1);
  const when = last ? pointTime(last, locale) : '';
  switch (reason) {
    case 'held':
      return i18n.t('chart.endHeld', [when]);
    case 'disagreeing':
      return i18n.t('chart.endDisagree', [when]);
    case 'old':
      return i18n.t('chart.endOld', [when]);
    case 'missing':
      return i18n.t('chart.endMissing', [when]);
    default:
      return '';
  }
}

function leftOut({ leftOut: stretches }: ChartLine, locale: string): string {
  const names = [...new Set(stretches.map(({ currency }) => currencyUnits(currency, locale)))];
  return names.length === 0 ? '' : i18n.t('chart.leftOut', [listed(names, locale)]);
}
