import { i18n } from '#i18n';
import { changeOver, type ChangeWindow, type TickerChoices } from '../../lib/domain/ticker-choices.ts';
import { formatPercent, formatPrice } from '../../lib/domain/money.ts';
import { priceState } from '../../lib/domain/quote.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { priceTitle, sourceAge } from '../controls/price-teller.ts';
import { doubtWords, gapWords, isOneSource } from '../controls/price-words.ts';
import { noChangeWords, windowSpoken } from './window-words.ts';

const spokenPercents = new Map<string, Intl.NumberFormat>();

/** "1.0 percent": Intl makes the word; making the format is what costs, so one is kept for each language. */
function spokenPercent(locale: string): Intl.NumberFormat {
  let format = spokenPercents.get(locale);
  if (!format) {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', unitDisplay: 'long', ...digits });
    spokenPercents.set(locale, format);
  }
  return format;
}

function spokenChange(change: number, window: ChangeWindow, locale: string): string {
  const size = spokenPercent(locale).format(Math.abs(change));
  const { direction } = formatPercent(change, locale);
  if (direction === 'flat') return i18n.t('price.flat', [windowSpoken(window)]);
  return direction === 'up'
    ? i18n.t('price.up', [size, windowSpoken(window)])
    : i18n.t('price.down', [size, windowSpoken(window)]);
}

/** The row in one breath: "Bitcoin, $64,571.00, up 1.0 percent in 24 hours, CoinGecko, 40 s ago", and what is in doubt. */
export function rowName(row: TickerRow, choices: TickerChoices, now: number, locale: string): string {
  const name = row.was ? `${row.name}, ${i18n.t('price.was', [row.was.symbol])}` : row.name;
  const alert = row.alert ? [i18n.t('alert.set')] : [];
  if (row.price === null) return [name, i18n.t('price.none'), ...alert].join(', ');
  if (choices.hideNumbers) return [hiddenName(name, row, now, locale), ...alert].join(', ');
  const parts = [name, formatPrice(row.price, row.currency, locale)];
  const state = priceState(row, now);
  // The change of an old price is not today's, so it is neither shown nor said.
  if (state === 'fresh') {
    const change = changeOver(row, choices.tickerWindow);
    parts.push(
      change === null ? noChangeWords(choices.tickerWindow) : spokenChange(change, choices.tickerWindow, locale),
    );
  }
  if (state === 'old') parts.push(i18n.t('price.oldState'));
  if (state === 'held') parts.push(i18n.t('price.held'));
  if (state === 'disagreeing') parts.push(gapWords(row, locale));
  if (isOneSource(row)) parts.push(i18n.t('price.oneSource'));
  const age = sourceAge(row, now, locale);
  if (age) parts.push(age);
  parts.push(...alert);
  const doubt = doubtWords(row, now, locale);
  return doubt ? `${parts.join(', ')}. ${doubt.text}` : parts.join(', ');
}

/** Where numbers are hidden: what state the price is in, and how old, without a figure of it. */
function hiddenName(name: string, row: TickerRow, now: number, locale: string): string {
  const parts = [name, i18n.t('view.hidden')];
  const state = priceState(row, now);
  if (state === 'old') parts.push(i18n.t('price.oldState'));
  if (state === 'held') parts.push(i18n.t('price.held'));
  if (state === 'disagreeing') parts.push(i18n.t('view.disagreeing'));
  if (isOneSource(row)) parts.push(i18n.t('price.oneSource'));
  parts.push(sourceAge(withoutFigures(row), now, locale));
  return parts.filter(Boolean).join(', ');
}

/** The row for words that may name no figure of its price. */
function withoutFigures(row: TickerRow): TickerRow {
  return { ...row, held: null, disagreement: null, conversion: null };
}

/** What the row stands on, for its title; and why there is no change in it, where its source does not tell one. */
export function rowTitle(row: TickerRow, choices: TickerChoices, now: number, locale: string): string | undefined {
  const told = priceTitle(choices.hideNumbers ? withoutFigures(row) : row, now, locale);
  const isLacking = priceState(row, now) === 'fresh' && changeOver(row, choices.tickerWindow) === null;
  return told && isLacking ? `${told}\n${noChangeWords(choices.tickerWindow)}` : told;
}

/** Text equivalent of the sparkline. */
export function weekWords(row: TickerRow, locale: string): string {
  if (row.spark.length < 2) return i18n.t('price.weekUnknown');
  const figure = (price: number): string => formatPrice(price, row.currency, locale);
  const [low, high] = [Math.min(...row.spark), Math.max(...row.spark)];
  return i18n.t('price.week', [figure(low), figure(high), figure(row.spark.at(-1) ?? high)]);
}
