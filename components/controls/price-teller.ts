/** Who told a price, when, and what it was made from: heard or hovered, so that a first paint needs none of it. */
import { i18n } from '#i18n';
import { formatAge } from '../../lib/domain/age.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { clockTime } from './clock-time.ts';
import { doubtWords, isOneSource, numberFormat } from './price-words.ts';

/** "CoinGecko, 40 s ago", or '' where nobody told a price. */
function tellerAge({ price, source, asOf }: PriceView, now: number, locale: string): string {
  if (price === null || source === null || asOf === null) return '';
  return i18n.t('price.sourceAge', [SOURCE_NAMES[source], formatAge(now - asOf, locale)]);
}

/** What a price was made from: "$64,571.00 at 0.862, rate of 3 h ago". Null where the source quotes in its currency. */
function conversionWords({ price, conversion }: PriceView, now: number, locale: string): string | null {
  if (price === null || !conversion) return null;
  const { from, rate, asOf } = conversion;
  const factor = numberFormat(locale, { maximumSignificantDigits: 5 }).format(rate);
  return i18n.t('price.converted', [formatPrice(price / rate, from, locale), factor, formatAge(now - asOf, locale)]);
}

/**
 * "CoinGecko, 40 s ago", or '' where nobody told a price; a converted one with what it was made from: "Kraken, 40 s ago,
 * $64,571.00 at 0.862, rate of 3 h ago".
 */
export function sourceAge(view: PriceView, now: number, locale: string): string {
  const told = tellerAge(view, now, locale);
  const made = conversionWords(view, now, locale);
  return made ? `${told}, ${made}` : told;
}

/** All that a number stands on, for a title: source and age, the time of day, and what is doubted about it. */
export function priceTitle(view: PriceView, now: number, locale: string): string | undefined {
  const told = tellerAge(view, now, locale);
  if (told === '' || view.asOf === null) return undefined;
  const lines = [i18n.t('price.asOf', [told, clockTime(view.asOf, now, locale)])];
  const made = conversionWords(view, now, locale);
  if (made) lines.push(made);
  const doubt = doubtWords(view, now, locale);
  if (doubt) lines.push(doubt.text);
  if (isOneSource(view)) lines.push(i18n.t('price.oneSourceNote'));
  return lines.join('\n');
}
