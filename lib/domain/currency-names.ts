import type { Currency } from './quote.ts';

/** Proper names of what Intl has no name for. */
const UNLISTED_NAMES: Readonly<Record<string, string>> = {
  btc: 'Bitcoin',
  eth: 'Ether',
  bits: 'Bits',
  sats: 'Satoshis',
};

/** A currency's name in the reader's language ("US Dollar"); its code in capitals where nobody knows a name. */
export function currencyName(code: Currency, locale: string): string {
  const unlisted = UNLISTED_NAMES[code];
  if (unlisted !== undefined) return unlisted;
  try {
    return new Intl.DisplayNames([locale], { type: 'currency' }).of(code.toUpperCase()) ?? code.toUpperCase();
  } catch {
    return code.toUpperCase();
  }
}

/** What prices are counted in, as a sentence has it: "US dollars", "euros", "USDT". */
export function currencyUnits(code: Currency, locale: string): string {
  if (code.length !== 3 || code in UNLISTED_NAMES) return currencyName(code, locale);
  const words = new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'name' });
  return words.formatToParts(2).find(({ type }) => type === 'currency')?.value ?? code.toUpperCase();
}
