import { i18n } from '#i18n';
import { formatMoneyAmount } from '../../lib/domain/amount.ts';
import { priceState } from '../../lib/domain/quote.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { TickerRow } from '../../lib/query/views.ts';

/**
 * A price that stays true wherever it is pasted: "1 TAO = 258.40 USD (CoinGecko, 2026-03-19 14:01 UTC)", with what is
 * doubted about it. Null where there is no price.
 */
export function copyText(row: TickerRow, now: number, locale: string): string | null {
  const { price, currency, symbol, source, asOf } = row;
  if (price === null || source === null || asOf === null) return null;
  const time = `${new Date(asOf).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const amount = formatMoneyAmount(price, currency, locale);
  const parts = [SOURCE_NAMES[source], time];
  if (row.conversion) parts.push(i18n.t('openRow.copyConverted', [row.conversion.from.toUpperCase()]));
  const doubt = doubtOf(row, now);
  if (doubt !== '') parts.push(doubt);
  return i18n.t('openRow.copyText', [symbol, amount, currency.toUpperCase(), parts.join(', ')]);
}

function doubtOf(row: TickerRow, now: number): string {
  switch (priceState(row, now)) {
    case 'old':
      return i18n.t('price.oldState');
    case 'held':
      return i18n.t('price.held');
    case 'disagreeing':
      return i18n.t('openRow.copyDisagree');
    default:
      return '';
  }
}
