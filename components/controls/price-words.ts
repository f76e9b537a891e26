import { i18n } from '#i18n';
import { ageParts, formatAge, formatSpan } from '../../lib/domain/age.ts';
import { formatPrice, formatShare } from '../../lib/domain/money.ts';
import { DISAGREE_KEPT_AFTER_MS } from '../../lib/domain/price-limits.ts';
import { priceState } from '../../lib/domain/quote.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { clockTime } from './clock-time.ts';

/** A sentence, and the figures in it, which stand out from its words. */
export interface Sentence {
  readonly text: string;
  readonly figures: readonly string[];
}

/** Why a price is not simply the price, with both figures: held or disputed. Null where there is nothing to say. */
export function doubtWords(view: PriceView, now: number, locale: string): Sentence | null {
  const state = priceState(view, now);
  if (state === 'held') return heldWords(view, locale);
  return state === 'disagreeing' ? disagreementWords(view, now, locale) : null;
}

function heldWords({ held, currency }: PriceView, locale: string): Sentence | null {
  if (!held) return null;
  const figure = formatPrice(held.price, currency, locale);
  const says = i18n.t('price.heldNote', [SOURCE_NAMES[held.source], figure, jump(held.change, locale)]);
  const rest = held.contradictedBy
    ? i18n.t('price.heldDenied', [SOURCE_NAMES[held.contradictedBy]])
    : i18n.t('price.heldWaiting');
  return { text: `${says} ${rest}`, figures: [figure] };
}

function disagreementWords({ disagreement, currency }: PriceView, now: number, locale: string): Sentence | null {
  if (!disagreement) return null;
  const { primary, second, since } = disagreement;
  const figures = [primary, second].map(({ price }) => formatPrice(price, currency, locale));
  const [first = '', other = ''] = figures;
  const text = i18n.t('price.disagreeNote', [SOURCE_NAMES[primary.source], first, SOURCE_NAMES[second.source], other]);
  const lasts = now - since;
  if (lasts < DISAGREE_KEPT_AFTER_MS) return { text, figures };
  const span = formatSpan(ageParts(lasts), locale);
  return { text: i18n.t('price.disagreeKept', [text, span, SOURCE_NAMES[primary.source]]), figures };
}

/** "gap 1.3%" */
export function gapWords({ disagreement }: PriceView, locale: string): string {
  return i18n.t('price.gap', [formatShare(disagreement?.gap ?? 0, locale)]);
}

/** Whether a price carries the quiet mark "one source"; a price that is not shown carries none. */
export function isOneSource({ price, oneSource }: PriceView): boolean {
  return oneSource && price !== null;
}

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

/** "+38%": of a jump the decimals say nothing. */
function jump(change: number, locale: string): string {
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  return format.format(change / 100).replace('-', '\u2212');
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs far more than using it, so each is kept. */
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${options.style ?? 'decimal'}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

/** A price of which there is nothing to explain: CoinGecko's own, of now, and beyond doubt. */
export function isPlain(view: PriceView, now: number): boolean {
  const { source, conversion } = view;
  return source === 'coingecko' && conversion === null && !isOneSource(view) && priceState(view, now) === 'fresh';
}
