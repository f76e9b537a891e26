import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatPercent, formatPrice } from '../../lib/domain/money.ts';
import { numberState } from '../../lib/domain/quote.ts';
import type { Currency } from '../../lib/domain/quote.ts';
import { ClockIcon } from '../controls/icons.tsx';

interface PriceFigureProps {
  readonly price: number | null;
  readonly currency: Currency;
  readonly asOf: number | null;
  readonly now: number;
  readonly locale: string;
}

/** A price as far as it can be trusted: fresh in ink, old greyed, missing in words. */
export function PriceFigure({ price, currency, asOf, now, locale }: PriceFigureProps) {
  const state = price === null ? 'missing' : numberState(asOf, now);
  if (price === null) return <span class="price price-missing">{i18n.t('options.coins.noPrice')}</span>;
  return <span class={`price number price-${state}`}>{formatPrice(price, currency, locale)}</span>;
}

interface ChangeFigureProps {
  readonly price: number | null;
  readonly change24h: number | null;
  readonly asOf: number | null;
  readonly now: number;
  readonly locale: string;
}

const triangles = { up: 'M4 1 7.6 7H.4z', down: 'M4 7 .4 1h7.2z', flat: 'M.8 3.4h6.4v1.2H.8z' } as const;

/** The 24 h change; where the price is old its age stands in this place, because an old change is no change of today. */
export function ChangeFigure({ price, change24h, asOf, now, locale }: ChangeFigureProps) {
  if (price === null) return null;
  if (asOf !== null && numberState(asOf, now) === 'old') {
    return (
      <span class="tag warn">
        <ClockIcon small />
        {i18n.t('options.coins.old', [formatSpan(ageParts(now - asOf), locale)])}
      </span>
    );
  }
  if (change24h === null) return null;
  const { direction, text } = formatPercent(change24h, locale);
  return (
    <span class={`change number ${direction}`}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path d={triangles[direction]} />
      </svg>
      <span>{text}</span>
    </span>
  );
}
