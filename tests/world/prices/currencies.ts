/** What one US dollar buys; a fixed table, so that every price in the world can be worked out by hand. */
const perDollar: Readonly<Record<string, number>> = {
  usd: 1,
  eur: 0.862,
  gbp: 0.762,
  jpy: 156.4,
  chf: 0.806,
  cad: 1.409,
  aud: 1.547,
  nzd: 1.781,
  cny: 7.11,
  hkd: 7.78,
  inr: 89.2,
  idr: 16690,
  krw: 1468,
  twd: 31.3,
  thb: 32.4,
  myr: 4.14,
  php: 58.8,
  sgd: 1.307,
  vnd: 26360,
  lkr: 307.9,
  mmk: 2099,
  pkr: 281.2,
  bdt: 122.3,
  aed: 3.6725,
  sar: 3.751,
  ils: 3.27,
  kwd: 0.307,
  bhd: 0.377,
  try: 42.4,
  gel: 2.7,
  rub: 79.1,
  uah: 42.3,
  pln: 3.66,
  czk: 20.9,
  huf: 330.4,
  ron: 4.39,
  dkk: 6.44,
  nok: 10.24,
  sek: 9.55,
  zar: 17.36,
  ngn: 1457,
  mxn: 18.5,
  brl: 5.4,
  ars: 1432,
  clp: 936,
  cop: 3770,
  pen: 3.38,
  vef: 0.1,
  bmd: 1,
  xdr: 0.735,
  xag: 0.02,
  xau: 0.000246,
};

/** Codes that count in coins: their rate follows the market. */
const coinCurrencies: Readonly<Record<string, { id: string; units: number }>> = {
  btc: { id: 'bitcoin', units: 1 },
  eth: { id: 'ethereum', units: 1 },
  ltc: { id: 'litecoin', units: 1 },
  bnb: { id: 'binancecoin', units: 1 },
  xrp: { id: 'ripple', units: 1 },
  dot: { id: 'polkadot', units: 1 },
  link: { id: 'chainlink', units: 1 },
  sol: { id: 'solana', units: 1 },
  bits: { id: 'bitcoin', units: 1_000_000 },
  sats: { id: 'bitcoin', units: 100_000_000 },
};

export const currencyCodes: readonly string[] = [...Object.keys(coinCurrencies), ...Object.keys(perDollar)];

/** Factor from US dollars into `code`; null where nobody quotes in it. */
export function rateOf(code: string, dollarPrice: (coinId: string) => number): number | null {
  const coin = coinCurrencies[code];
  if (coin !== undefined) return coin.units / dollarPrice(coin.id);
  return perDollar[code] ?? null;
}
