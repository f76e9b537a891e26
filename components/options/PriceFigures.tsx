import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { type NumberState, priceState } from '../../lib/domain/quote.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { ClockIcon, LockIcon, SplitIcon } from '../controls/icons.tsx';
import { OneSourceMark, StateTag } from '../controls/PriceDoubt.tsx';
import { priceTitle } from '../controls/price-teller.ts';
import { doubtWords, gapWords, isOneSource } from '../controls/price-words.ts';

/** The price of a coin found in the catalogue: what is doubted about it as a glyph before it, in words on hover and for who hears. */
export function FoundPrice({ view, now, locale }: PriceProps) {
  if (view.price === null) return <NoPrice />;
  const Glyph = DOUBT_GLYPHS[priceState(view, now)];
  const words = stateWords(view, now, locale);
  return (
    <span class="found-price" title={priceTitle(view, now, locale)}>
      {Glyph && (
        <span class="tag warn">
          <Glyph small />
        </span>
      )}
      {words && <span class="visually-hidden">{words} </span>}
      <OneSourceMark view={view} />
      <span class={`price number price-${priceState(view, now)}`}>
        {formatPrice(view.price, view.currency, locale)}
      </span>
    </span>
  );
}

const DOUBT_GLYPHS: Partial<Record<NumberState, typeof ClockIcon>> = {
  old: ClockIcon,
  held: LockIcon,
  disagreeing: SplitIcon,
};

/** "3 h old", "held", "gap 1.3%", "one source"; '' where the price is simply the price. */
function stateWords(view: PriceView, now: number, locale: string): string {
  const state = priceState(view, now);
  const words: string[] = [];
  if (state === 'old' && view.asOf !== null) {
    words.push(i18n.t('price.old', [formatSpan(ageParts(now - view.asOf), locale)]));
  }
  if (state === 'held') words.push(i18n.t('price.held'));
  if (state === 'disagreeing') words.push(gapWords(view, locale));
  if (isOneSource(view)) words.push(i18n.t('price.oneSource'));
  return words.join(', ');
}

interface PriceProps {
  readonly view: PriceView;
  readonly now: number;
  readonly locale: string;
}

/** A price as far as it can be trusted: fresh in ink, old and held greyed, missing in words. What it stands on on hover. */
export function PriceFigure({ view, now, locale }: PriceProps) {
  const { price, currency } = view;
  if (price === null) return <NoPrice />;
  return (
    <span class="found-price" title={priceTitle(view, now, locale)}>
      {isOneSource(view) && (
        <>
          <OneSourceMark view={view} />
          <span class="visually-hidden">{i18n.t('price.oneSource')}</span>
        </>
      )}
      <span class={`price number price-${priceState(view, now)}`}>{formatPrice(price, currency, locale)}</span>
    </span>
  );
}

function NoPrice() {
  return <span class="price price-missing">{i18n.t('price.none')}</span>;
}

/** The 24 h change; what stands in its place where the price is not to be trusted says why. */
export function ChangeFigure({ view, now, locale }: PriceProps) {
  const state = priceState(view, now);
  if (state === 'fresh') return view.change24h === null ? null : <Change change={view.change24h} locale={locale} />;
  const doubt = doubtWords(view, now, locale);
  return (
    <span title={doubt?.text}>
      <StateTag view={view} state={state} now={now} locale={locale} />
      {doubt && <span class="visually-hidden">. {doubt.text}</span>}
    </span>
  );
}
