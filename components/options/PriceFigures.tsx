import { i18n } from '#i18n';
import { formatPrice } from '../../lib/domain/money.ts';
import { type NumberState, numberState, priceState, type Currency } from '../../lib/domain/quote.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { StateTag } from '../controls/PriceDoubt.tsx';
import { doubtWords, sourceAge } from '../controls/price-words.ts';

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
  const state = price === null ? 'missing' : numberState(asOf, now, pollIntervalMs);
  return <Figure price={price} currency={currency} state={state} locale={locale} />;
}

interface WatchedPriceProps {
  readonly view: PriceView;
  readonly now: number;
  readonly locale: string;
}

/** A price as far as it can be trusted: fresh in ink, old and held greyed, missing in words. Its source on hover. */
export function PriceFigure({ view, now, locale }: WatchedPriceProps) {
  const { price, currency } = view;
  const title = [sourceAge(view, now, locale), doubtWords(view, now, locale)?.text].filter(Boolean).join('. ');
  return <Figure price={price} currency={currency} state={priceState(view, now)} locale={locale} title={title} />;
}

interface FigureProps {
  readonly price: number | null;
  readonly currency: Currency;
  readonly state: NumberState;
  readonly locale: string;
  readonly title?: string;
}

function Figure({ price, currency, state, locale, title }: FigureProps) {
  if (price === null) return <span class="price price-missing">{i18n.t('options.coins.noPrice')}</span>;
  return (
    <span class={`price number price-${state}`} title={title}>
      {formatPrice(price, currency, locale)}
    </span>
  );
}

/** The 24 h change; what stands in its place where the price is not to be trusted says why. */
export function ChangeFigure({ view, now, locale }: WatchedPriceProps) {
  const state = priceState(view, now);
  if (state === 'fresh' && view.change24h !== null) return <Change change={view.change24h} locale={locale} />;
  const doubt = doubtWords(view, now, locale);
  return (
    <span title={doubt?.text}>
      <StateTag view={view} state={state} now={now} locale={locale} />
      {doubt && <span class="visually-hidden">{doubt.text}</span>}
    </span>
  );
}
