/**
 * Quotes and candles that a person read out of the recordings, line by line, and typed in here. Nothing in this file
 * was made by a parser.
 *
 * Times are those of the message; Kraken's messages have none, so it is the recorder's, to the nearest millisecond; null
 * where neither is written down. Coinbase's microseconds are cut off after the third digit.
 *
 * Of Kraken the last trade (`c`) is noted. It lies between the best offers, or on one of them, in every recorded
 * message: the case in which the product takes the middle of the offers instead (the last trade more than 0.1 % outside
 * of them) does not occur here; tests/lib/prices/kraken.test.ts has it.
 */

/** A price as it was read. */
export interface PriceRead {
  /** Place in the file, as in `Recording.at`. */
  readonly at: string;
  readonly coinId: string;
  readonly currency: string;
  readonly price: number;
  /** Epoch milliseconds or ISO. */
  readonly time: number | string | null;
  /** Percent over 24 hours as it is written there; null where the source tells none. Not compared where absent. */
  readonly change24h?: string | null;
}

/** A candle as it was read; its time is the beginning of its stretch. */
export interface CandleRead {
  readonly at: string;
  readonly coinId: string;
  readonly currency: string;
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Kraken's `o` is the open of the day and of the last 24 hours in messages, and of the day only in replies: no change. */
const NO_CHANGE = { change24h: null } as const;

/** By file. */
export const PRICES_READ: Readonly<Record<string, readonly PriceRead[]>> = {
  'cryptofeed/KRAKEN.ws.49.0.gz': [
    { at: 'line 14', coinId: 'waves', currency: 'eur', price: 13.2539, time: 1618678132950, ...NO_CHANGE },
    { at: 'line 15', coinId: 'monero', currency: 'usd', price: 355.23, time: 1618678132950, ...NO_CHANGE },
    { at: 'line 16', coinId: 'kusama', currency: 'btc', price: 0.007588, time: 1618678132950, ...NO_CHANGE },
    { at: 'line 17', coinId: 'the-graph', currency: 'eth', price: 0.0008398, time: 1618678132950, ...NO_CHANGE },
    { at: 'line 18', coinId: 'siacoin', currency: 'eur', price: 0.0429, time: 1618678132950, ...NO_CHANGE },
    { at: 'line 19', coinId: 'ethereum', currency: 'chf', price: 2191.22, time: 1618678132954, ...NO_CHANGE },
    { at: 'line 20', coinId: 'ocean-protocol', currency: 'btc', price: 0.0000278, time: 1618678132955, ...NO_CHANGE },
    { at: 'line 21', coinId: 'omisego', currency: 'usd', price: 9.608415, time: 1618678132955, ...NO_CHANGE },
    { at: 'line 22', coinId: 'bitcoin', currency: 'chf', price: 56218.3, time: 1618678132955, ...NO_CHANGE },
    { at: 'line 23', coinId: 'cardano', currency: 'btc', price: 0.00002293, time: 1618678132955, ...NO_CHANGE },
    { at: 'line 34', coinId: 'monero', currency: 'usd', price: 354.11, time: 1618678142593 },
    { at: 'line 38', coinId: 'monero', currency: 'usd', price: 354.55, time: 1618678145756 },
    // Offers 0.04295 and 0.04303, the last trade inside of them.
    { at: 'line 39', coinId: 'siacoin', currency: 'eur', price: 0.04299, time: 1618678145951 },
    { at: 'line 45', coinId: 'monero', currency: 'usd', price: 353.81, time: 1618678150858 },
    { at: 'line 55', coinId: 'siacoin', currency: 'eur', price: 0.04296, time: 1618678158064 },
    { at: 'line 57', coinId: 'siacoin', currency: 'eur', price: 0.04304, time: 1618678158168 },
  ],
  // The old name of the market, XXBTZEUR; offers 560.466 and 562.26651.
  'xchange/xchange-kraken/kraken__dto__marketdata__example-ticker-data.json': [
    { at: '', coinId: 'bitcoin', currency: 'eur', price: 560.87711, time: null, ...NO_CHANGE },
  ],
  'xchange/xchange-stream-kraken/ticker.json': [
    { at: '', coinId: 'bitcoin', currency: 'eur', price: 9971, time: null, ...NO_CHANGE },
  ],
  'cryptofeed/COINBASE.ws.28.0.gz': [
    { at: 'line 9', coinId: 'band-protocol', currency: 'gbp', price: 14.7775, time: '2021-04-17T16:43:30.244Z' },
    { at: 'line 10', coinId: 'skale', currency: 'gbp', price: 0.5752, time: '2021-04-17T16:43:29.571Z' },
    { at: 'line 15', coinId: 'nucypher', currency: 'gbp', price: 0.4394, time: '2021-04-17T16:43:18.435Z' },
    { at: 'line 18', coinId: 'yearn-finance', currency: 'btc', price: 0.82601, time: '2021-04-17T16:43:15.270Z' },
    { at: 'line 22', coinId: 'skale', currency: 'btc', price: 0.00001303, time: '2021-04-17T16:43:37.067Z' },
    // The last trade was almost two minutes old when the message came.
    { at: 'line 23', coinId: 'curve-dao-token', currency: 'eur', price: 3.2981, time: '2021-04-17T16:41:49.984Z' },
    { at: 'line 28', coinId: 'band-protocol', currency: 'btc', price: 0.00033458, time: '2021-04-17T16:43:30.452Z' },
    { at: 'line 29', coinId: 'dash', currency: 'btc', price: 0.00619345, time: '2021-04-17T16:43:10.760Z' },
    { at: 'line 33', coinId: 'numeraire', currency: 'eur', price: 67.021, time: '2021-04-17T16:43:35.964Z' },
    { at: 'line 42', coinId: 'skale', currency: 'usd', price: 0.7904, time: '2021-04-17T16:43:37.056Z' },
    { at: 'line 118', coinId: 'skale', currency: 'usd', price: 0.7912, time: '2021-04-17T16:43:37.140Z' },
    { at: 'line 1323', coinId: 'numeraire', currency: 'eur', price: 67.0209, time: '2021-04-17T16:43:40.448Z' },
    { at: 'line 2185', coinId: 'dash', currency: 'btc', price: 0.00620564, time: '2021-04-17T16:43:43.677Z' },
    { at: 'line 2798', coinId: 'nucypher', currency: 'gbp', price: 0.4393, time: '2021-04-17T16:43:46.345Z' },
    { at: 'line 7445', coinId: 'skale', currency: 'btc', price: 0.00001303, time: '2021-04-17T16:44:00.804Z' },
    { at: 'line 9238', coinId: 'band-protocol', currency: 'gbp', price: 14.7646, time: '2021-04-17T16:44:05.617Z' },
    { at: 'line 9387', coinId: 'band-protocol', currency: 'btc', price: 0.00033396, time: '2021-04-17T16:44:06.083Z' },
  ],
  // The reply does not name its product; XChange's own test reads it as BTC-USD.
  'xchange/xchange-coinbasepro/coinbasepro__dto__marketdata__example-ticker-data.json': [
    { at: '', coinId: 'bitcoin', currency: 'usd', price: 246.28, time: '2015-04-08T20:49:06.506Z' },
  ],
  'ccxt-samples.json': [
    // Asked for as BTC/USDT, so the price is in tokens, not in dollars.
    { at: '[0].httpResponse', coinId: 'bitcoin', currency: 'usdt', price: 73367.8, time: '2024-03-13T11:10:41.270Z' },
    {
      at: '[2].httpResponse',
      coinId: 'bitcoin',
      currency: 'usdt',
      price: 73346.14,
      time: 1710328244727,
      change24h: '1.644',
    },
  ],
  'xchange/xchange-binance/__files__single-24hr-ticker.json': [
    { at: '', coinId: 'binancecoin', currency: 'btc', price: 4.000002, time: 1499869899040, change24h: '-95.960' },
  ],
  'xchange/xchange-stream-binance/binance__dto__testTickerEvent.json': [
    { at: '', coinId: 'ethereum', currency: 'btc', price: 0.091772, time: 1516135684557, change24h: '-2.875' },
  ],
};

/** By file. */
export const CANDLES_READ: Readonly<Record<string, readonly CandleRead[]>> = {
  // Rows of time, LOW, HIGH, OPEN, CLOSE: 1517443740, 10106, 10120.21, 10106.01, 10120.21, and the third and the last.
  'xchange/xchange-coinbasepro/coinbasepro__dto__marketdata__example-historical-candles.json': [
    {
      at: '',
      coinId: 'bitcoin',
      currency: 'usd',
      time: 1517443740000,
      open: 10106.01,
      high: 10120.21,
      low: 10106,
      close: 10120.21,
    },
    {
      at: '',
      coinId: 'bitcoin',
      currency: 'usd',
      time: 1517443620000,
      open: 10156.99,
      high: 10157,
      low: 10127.89,
      close: 10130,
    },
    {
      at: '',
      coinId: 'bitcoin',
      currency: 'usd',
      time: 1517443200000,
      open: 10099.99,
      high: 10099.99,
      low: 10099.98,
      close: 10099.98,
    },
  ],
  'ccxt-samples.json': [
    {
      at: '[1].httpResponse',
      coinId: 'bitcoin',
      currency: 'usdt',
      time: 1710327600000,
      open: 73243.33,
      high: 73402.47,
      low: 73241.5,
      close: 73370.65,
    },
  ],
  'cryptofeed/BINANCE.ws.1.0.gz': [
    {
      at: 'line 111',
      coinId: 'nkn',
      currency: 'usdt',
      time: 1633998480000,
      open: 0.3527,
      high: 0.3528,
      low: 0.3522,
      close: 0.3528,
    },
    {
      at: 'line 207',
      coinId: 'loopring',
      currency: 'btc',
      time: 1633998480000,
      open: 0.00000638,
      high: 0.00000638,
      low: 0.00000638,
      close: 0.00000638,
    },
  ],
};
