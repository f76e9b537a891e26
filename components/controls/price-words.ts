import { i18n } from '#i18n';
import { ageParts, formatAge, formatSpan } from '../../lib/domain/age.ts';
import { formatPercent, formatPrice, formatShare } from '../../lib/domain/money.ts';
import { DISAGREE_KEPT_AFTER_MS } from '../../lib/domain/price-limits.ts';
import { priceState } from '../../lib/domain/quote.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { PriceView } from '../../lib/query/views.ts';

/** A sentence, and the figures in it, which stand out from its words. */
export interface Sentence {
  readonly text: string;
  readonly figures: readonly string[];
}

/** Why a price is not simply the price: held, disputed, or one source's word. Null where there is nothing to say. */
export function doubtWords(view: PriceView, now: number, locale: string): Sentence | null {
  const state = priceState(view, now);
  if (state === 'held') return heldWords(view, locale);
  if (state === 'disagreeing') return disagreementWords(view, now, locale);
  if (!view.oneSource || view.source === null || state !== 'fresh') return null;
  return { text: i18n.t('price.oneSourceNote', [SOURCE_NAMES[view.source]]), figures: [] };
}

function heldWords({ held, currency }: PriceView, locale: string): Sentence | null {
  if (!held) return null;
  const figure = formatPrice(held.price, currency, locale);
  const says = i18n.t('price.heldNote', [SOURCE_NAMES[held.source], figure, formatPercent(held.change, locale).text]);
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
  const kept = i18n.t('price.disagreeKept', [formatSpan(ageParts(lasts), locale), SOURCE_NAMES[primary.source]]);
  return { text: `${text}. ${kept}`, figures };
}

/** "gap 1.3%" */
export function gapWords({ disagreement }: PriceView, locale: string): string {
  return i18n.t('price.gap', [formatShare(disagreement?.gap ?? 0, locale)]);
}

/**
 * "CoinGecko, 40 s ago", or '' where nobody told a price; a converted one with what it was made from: "Kraken, now, from
 * US dollars at 9.5 of 3 h ago".
 */
export function sourceAge({ source, asOf, conversion }: PriceView, now: number, locale: string): string {
  if (source === null || asOf === null) return '';
  const told = i18n.t('price.sourceAge', [SOURCE_NAMES[source], formatAge(now - asOf, locale)]);
  if (!conversion) return told;
  const rate = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5 }).format(conversion.rate);
  return i18n.t('price.converted', [told, rate, formatAge(now - conversion.asOf, locale)]);
}
