import type { PriceSource } from './quote.ts';

/** Names as the sources write them themselves; not translated. */
export const SOURCE_NAMES: Readonly<Record<PriceSource, string>> = {
  coingecko: 'CoinGecko',
  kraken: 'Kraken',
  coinbase: 'Coinbase',
  binance: 'Binance',
};

/** CoinGecko's terms ask for credit with a link wherever its figures are shown. */
export const COINGECKO_PAGE = 'https://www.coingecko.com';
