import { currencyName } from '../../lib/domain/currency-names.ts';
import { SUPPORTED_CURRENCIES } from '../../lib/domain/supported-currencies.ts';
import type { Currency } from '../../lib/domain/quote.ts';

const COMMON: readonly Currency[] = ['usd', 'eur', 'gbp', 'jpy', 'btc'];

/**
 * What prices can be counted in, the five most used first, then everything else by name. A currency in force that is
 * no longer supported stays among the others, so that the list never shows another one as chosen.
 */
export function currencyChoices(
  inForce: Currency,
  locale: string,
): { readonly common: readonly Currency[]; readonly others: readonly Currency[] } {
  const supported = SUPPORTED_CURRENCIES.map((currency) => currency.code);
  const others = [...new Set([...supported, inForce])]
    .filter((code) => !COMMON.includes(code))
    .toSorted((a, b) => currencyName(a, locale).localeCompare(currencyName(b, locale), locale));
  return { common: COMMON, others };
}
