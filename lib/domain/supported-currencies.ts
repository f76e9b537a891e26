import type { Currency } from './quote.ts';

/** A currency prices can be asked in. `iso` is null where ISO 4217 has no such code and Intl no name. */
export interface SupportedCurrency {
  readonly code: Currency;
  readonly iso: string | null;
}

const FIAT =
  'usd eur gbp jpy chf cad aud cny inr krw brl mxn sek nok dkk pln czk huf try uah rub ils zar aed sar kwd bhd ngn ' +
  'hkd twd sgd myr thb idr php vnd nzd ars clp pkr bdt lkr mmk gel bmd vef xdr xag xau';

/**
 * What CoinGecko's `/simple/supported_vs_currencies` lists (its OpenAPI description of 2026-06): fiat and metals by
 * weight of use, then bitcoin, ether and bitcoin's parts.
 */
export const SUPPORTED_CURRENCIES: readonly SupportedCurrency[] = [
  ...FIAT.split(' ').map((code) => ({ code, iso: code.toUpperCase() })),
  ...['btc', 'eth', 'bits', 'sats'].map((code) => ({ code, iso: null })),
];

export function isSupportedCurrency(code: string): code is Currency {
  return SUPPORTED_CURRENCIES.some((currency) => currency.code === code);
}
