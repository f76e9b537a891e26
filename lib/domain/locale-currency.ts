import type { Currency } from './quote.ts';

const DEFAULT_CURRENCY: Currency = 'usd';

/** ISO 3166 regions by the currency people there count in, where the provider has it. */
const REGIONS: Readonly<Record<Currency, string>> = {
  eur: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK RE GP MQ GF YT',
  gbp: 'GB GG IM JE',
  jpy: 'JP',
  chf: 'CH LI',
  cad: 'CA',
  aud: 'AU KI NR TV',
  cny: 'CN',
  inr: 'IN',
  krw: 'KR',
  brl: 'BR',
  mxn: 'MX',
  sek: 'SE',
  nok: 'NO SJ',
  dkk: 'DK FO GL',
  pln: 'PL',
  czk: 'CZ',
  huf: 'HU',
  try: 'TR',
  uah: 'UA',
  rub: 'RU',
  ils: 'IL PS',
  zar: 'ZA LS NA SZ',
  aed: 'AE',
  sar: 'SA',
  kwd: 'KW',
  bhd: 'BH',
  ngn: 'NG',
  hkd: 'HK',
  twd: 'TW',
  sgd: 'SG',
  myr: 'MY',
  thb: 'TH',
  idr: 'ID',
  php: 'PH',
  vnd: 'VN',
  nzd: 'NZ CK NU TK',
  ars: 'AR',
  clp: 'CL',
  pkr: 'PK',
  bdt: 'BD',
  lkr: 'LK',
  mmk: 'MM',
  gel: 'GE',
  bmd: 'BM',
};

const CURRENCY_OF_REGION = new Map(
  Object.entries(REGIONS).flatMap(([currency, regions]) =>
    regions.split(' ').map((region): [string, Currency] => [region, currency]),
  ),
);

/** The currency a reader most likely counts in, by the region of a BCP 47 tag (`de` counts as `de-DE`); else dollars. */
export function currencyOfLocale(locale: string): Currency {
  try {
    const region = new Intl.Locale(locale).maximize().region;
    return (region && CURRENCY_OF_REGION.get(region)) || DEFAULT_CURRENCY;
  } catch {
    // Not a language tag: browsers have been seen to say "C" or "en_US.UTF-8".
    return DEFAULT_CURRENCY;
  }
}
