import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatPrice } from '../../lib/domain/money.ts';
import { type Currency, numberState } from '../../lib/domain/quote.ts';
import { Change } from '../controls/Change.tsx';
import { ClockIcon } from '../controls/icons.tsx';

interface PriceFigureProps {
  readonly price: number | null;
  readonly currency: Currency;
  readonly asOf: number | null;
  readonly pollIntervalMs: number;
  readonly now: number;
  readonly locale: string;
}

/** A price as far as it can be trusted: fresh in ink, old greyed, missing in words. */
export function PriceFigure({ price, currency, asOf, pollIntervalMs, now, locale }: PriceFigureProps) {
  const state = price === null ? 'missing' : numberState(asOf, now, pollIntervalMs);
  if (price === null) return <span class="price price-missing">{i18n.t('options.coins.noPrice')}</span>;
  return <span class={`price number price-${state}`}>{formatPrice(price, currency, locale)}</span>;
}

interface ChangeFigureProps {
  readonly price: number | null;
  readonly change24h: number | null;
  readonly asOf: number | null;
  readonly pollIntervalMs: number;
  readonly now: number;
  readonly locale: string;
}

/** The 24 h change; where the price is old its age stands in this place, because an old change is no change of today. */
export function ChangeFigure({ price, change24h, asOf, pollIntervalMs, now, locale }: ChangeFigureProps) {
  if (price === null) return null;
  if (asOf !== null && numberState(asOf, now, pollIntervalMs) === 'old') {
    return (
      <span class="tag warn">
        <ClockIcon small />
        {i18n.t('options.coins.old', [formatSpan(ageParts(now - asOf), locale)])}
      </span>
    );
  }
  if (change24h === null) return null;
  return <Change change={change24h} locale={locale} />;
}
