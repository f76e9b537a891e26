import type { CoinId } from '../domain/coin.ts';
import type { Currency } from '../domain/quote.ts';

/** How sure we are that a market is there: 1 for bitcoin and ether, 2 for ten years and more, 4 is new. */
type Tier = 1 | 2 | 3 | 4;

/** One market of Kraken. */
export interface KrakenPair {
  readonly coinId: CoinId;
  readonly currency: Currency;
  /** The name to ask by, e.g. `XBTUSD`. */
  readonly name: string;
  /** Names the reply may use for it: old markets answer as `XXBTZUSD`. */
  readonly keys: readonly string[];
  readonly tier: Tier;
}

/** Kraken's code of a coin, and in which currencies it trades it for money. */
type Listing = readonly [code: string, currencies: string, tier: Tier];

/**
 * Explicit, because symbols collide and Kraken's are its own (XBT, XDG). From its listings as public code of 2024 to
 * 2026 uses them; one name it does not know makes it refuse a whole call, so pounds are listed only where they are beyond doubt.
 */
const LISTINGS = new Map<CoinId, Listing>([
  ['bitcoin', ['XBT', 'usd eur gbp', 1]],
  ['ethereum', ['ETH', 'usd eur gbp', 1]],
  ['ripple', ['XRP', 'usd eur', 2]],
  ['litecoin', ['LTC', 'usd eur', 2]],
  ['solana', ['SOL', 'usd eur gbp', 3]],
  ['cardano', ['ADA', 'usd eur gbp', 3]],
  ['dogecoin', ['XDG', 'usd eur', 3]],
  ['polkadot', ['DOT', 'usd eur gbp', 3]],
  ['chainlink', ['LINK', 'usd eur gbp', 3]],
  ['avalanche-2', ['AVAX', 'usd eur', 3]],
  ['uniswap', ['UNI', 'usd eur', 3]],
  ['cosmos', ['ATOM', 'usd eur', 3]],
  ['filecoin', ['FIL', 'usd eur', 3]],
  ['near', ['NEAR', 'usd eur', 3]],
  ['arbitrum', ['ARB', 'usd eur', 3]],
  ['sui', ['SUI', 'usd eur', 3]],
  ['binancecoin', ['BNB', 'usd eur', 4]],
  ['bittensor', ['TAO', 'usd eur', 4]],
  ['fetch-ai', ['FET', 'usd eur', 4]],
  ['akash-network', ['AKT', 'usd eur', 4]],
  ['render-token', ['RENDER', 'usd eur', 4]],
]);

/** Assets of Kraken's first years answer with an X before the coin and a Z before the money, e.g. `XXRPZEUR`. */
const OLD_CODES = new Set(['XBT', 'ETH', 'XRP', 'LTC']);
/** What the wider world calls the coins that Kraken names its own way; accepted in replies, should it ever follow. */
const WORLD_CODES: Readonly<Record<string, string>> = { XBT: 'BTC', XDG: 'DOGE' };

function pairOf(coinId: CoinId, [code, , tier]: Listing, currency: Currency): KrakenPair {
  const money = currency.toUpperCase();
  const world = WORLD_CODES[code];
  const keys = [`${code}${money}`];
  if (OLD_CODES.has(code)) keys.push(`X${code}Z${money}`);
  if (world !== undefined) keys.push(`${world}${money}`);
  return { coinId, currency, name: `${code}${money}`, keys, tier };
}

/** The markets of these coins in this currency, in the order of the coins; coins without one are left out. */
export function krakenPairs(ids: readonly CoinId[], currency: Currency): KrakenPair[] {
  return [...new Set(ids)].flatMap((coinId) => {
    const listing = LISTINGS.get(coinId);
    return listing?.[1].split(' ').includes(currency) ? [pairOf(coinId, listing, currency)] : [];
  });
}

/** Money Kraken trades coins for, as far as we ask. */
export const KRAKEN_CURRENCIES: ReadonlySet<Currency> = new Set(['usd', 'eur', 'gbp']);

/**
 * What to ask after Kraken refused a call for a name it does not know: it does not say which, so the newest tier goes.
 * Empty where only one tier was asked for.
 */
export function surerPairs(pairs: readonly KrakenPair[]): KrakenPair[] {
  const newest = Math.max(...pairs.map((pair) => pair.tier));
  return pairs.filter((pair) => pair.tier < newest);
}
