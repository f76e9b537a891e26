import type { CoinId } from './coin.ts';

/** The decentralised-AI coins of the first watch list, which stand in a group of their own. */
const FIRST_AI_COINS: readonly CoinId[] = ['bittensor', 'fetch-ai', 'akash-network', 'render-token'];

/** The seventeen of the tape, in its order: BTC ETH SOL BNB XRP ADA DOGE DOT AVAX LINK UNI ATOM LTC ARB NEAR FIL SUI. */
const TAPE: readonly CoinId[] = [
  'bitcoin',
  'ethereum',
  'solana',
  'binancecoin',
  'ripple',
  'cardano',
  'dogecoin',
  'polkadot',
  'avalanche-2',
  'chainlink',
  'uniswap',
  'cosmos',
  'litecoin',
  'arbitrum',
  'near',
  'filecoin',
  'sui',
];

/** What a new install watches, in order. */
export const FIRST_WATCHLIST: readonly CoinId[] = [...FIRST_AI_COINS, ...TAPE];

/**
 * Coins whose main purpose is AI or computing for it; they form the group "AI coins" and the AI basket. Chains that
 * also host AI projects (NEAR, Internet Computer) and storage (Filecoin) are not among them.
 */
export const AI_COINS: ReadonlySet<CoinId> = new Set([
  ...FIRST_AI_COINS,
  'virtual-protocol',
  'worldcoin-wld',
  'grass',
  'io',
  'aethir',
  'nosana',
  'livepeer',
  'golem',
  'iexec-rlc',
  'arkham',
  'ocean-protocol',
  'numeraire',
  'autonolas',
  'morpheusai',
  'oraichain-token',
  'paal-ai',
  'chaingpt',
  'clore-ai',
  'spectral',
  'kaito',
]);

/** Names as readers know them, where the catalogue's do not fit a row. */
const SHORT_NAMES = new Map<CoinId, string>([
  ['fetch-ai', 'ASI Alliance'],
  ['akash-network', 'Akash'],
  ['avalanche-2', 'Avalanche'],
  ['binancecoin', 'BNB'],
  ['cosmos', 'Cosmos'],
  ['near', 'NEAR'],
]);

/** The name for a narrow place. */
export function shortName(coin: { readonly id: CoinId; readonly name: string }): string {
  return SHORT_NAMES.get(coin.id) ?? coin.name;
}
