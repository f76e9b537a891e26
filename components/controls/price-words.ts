import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatPrice, formatShare } from '../../lib/domain/money.ts';
import { DISAGREE_KEPT_AFTER_MS } from '../../lib/domain/price-limits.ts';
import { priceState } from '../../lib/domain/quote.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { PriceView } from '../../lib/query/views.ts';

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

/** "+38%": of a jump the decimals say nothing. */
function jump(change: number, locale: string): string {
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  return format.format(change / 100).replace('-', '\u2212');
}

const formats = new Map<string, Intl.NumberFormat>();

/** A format of numbers. Making one costs far more than using it, so each is kept, by language and style. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
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
