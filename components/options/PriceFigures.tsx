import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { type Currency, priceState } from '../../lib/domain/quote.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { ClockIcon } from '../controls/icons.tsx';
import { OneSourceMark, StateTag } from '../controls/PriceDoubt.tsx';
import { doubtWords, isOneSource, priceTitle } from '../controls/price-words.ts';

interface FoundPriceProps {
  readonly price: number | null;
  readonly currency: Currency;
  readonly asOf: number | null;
  readonly pollIntervalMs: number;
  readonly now: number;
  readonly locale: string;
}

/** The price of a coin found in the catalogue, of which no more is known than its time. */
export function FoundPrice({ price, currency, asOf, pollIntervalMs, now, locale }: FoundPriceProps) {
  if (price === null) return <NoPrice />;
  const state = priceState({ price, asOf, pollIntervalMs, held: null, disagreement: null }, now);
  const age = state === 'old' && asOf !== null && i18n.t('price.old', [formatSpan(ageParts(now - asOf), locale)]);
  return (
    <span class="found-price" title={age || undefined}>
      {age && (
        <span class="tag warn">
          <ClockIcon small />
          <span class="visually-hidden">{age}</span>
        </span>
      )}
      <span class={`price number price-${state}`}>{formatPrice(price, currency, locale)}</span>
    </span>
  );
}

interface WatchedPriceProps {
  readonly view: PriceView;
  readonly now: number;
  readonly locale: string;
}

/** A price as far as it can be trusted: fresh in ink, old and held greyed, missing in words. What it stands on on hover. */
export function PriceFigure({ view, now, locale }: WatchedPriceProps) {
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
export function ChangeFigure({ view, now, locale }: WatchedPriceProps) {
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
