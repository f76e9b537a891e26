/** Every host a price may come from; each is a required host permission (docs/permissions.md). */
export const PRICE_HOSTS = [
  'api.coingecko.com',
  'api.kraken.com',
  'api.exchange.coinbase.com',
  'data-api.binance.vision',
] as const;

/** Hosts that are asked for prices of the past alone; required as well. */
export const HISTORY_HOSTS = ['coins.llama.fi'] as const;
