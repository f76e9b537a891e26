import type { HistorySource } from './daily.ts';
import type { PriceSource } from './quote.ts';

/** Everyone who is asked for prices over the network, those who know only the past among them. */
export type PriceProviderName = PriceSource | 'defillama';

/** Names as the sources write them themselves; not translated. */
export const SOURCE_NAMES: Readonly<Record<PriceSource, string>> = {
  coingecko: 'CoinGecko',
  kraken: 'Kraken',
  coinbase: 'Coinbase',
  binance: 'Binance',
};

/** Of daily closes, as the sources write themselves. */
export const HISTORY_SOURCE_NAMES: Readonly<Record<HistorySource, string>> = {
  yahoo: 'Yahoo Finance',
  coingecko: SOURCE_NAMES.coingecko,
  defillama: 'DefiLlama',
  binance: SOURCE_NAMES.binance,
};

/** CoinGecko's terms ask for credit with a link wherever its figures are shown. */
export const COINGECKO_PAGE = 'https://www.coingecko.com';
