import type { CoinId } from '../domain/coin.ts';
import type { Currency } from '../domain/quote.ts';

/** Exchanges whose markets are found by a code, since they know no coin ids. */
export type Exchange = 'kraken' | 'coinbase' | 'binance';

/** A coin on one exchange: its code there, and the currencies it is traded for. */
export interface ExchangeCoin {
  readonly coinId: CoinId;
  readonly code: string;
  readonly currencies: readonly Currency[];
}

/**
 * Coin id, the code that the wider world uses, and the exchanges that trade it: k Kraken, c Coinbase, b Binance, each in
 * its usual currencies or in those named. Explicit, because codes collide and are given anew (LUNA, S, A, GRASS). After
 * public code of 2021 to 2026 that uses these listings; one that an exchange does not know is learnt and left out
 * (lib/poll/ask-source.ts), so a listing too many costs a few calls a week and never a wrong price.
 */
const LISTINGS = `
bitcoin BTC k:usd/eur/gbp/cad/chf/aud/jpy c:usd/eur/gbp b:usdt/eur/try/brl
ethereum ETH k:usd/eur/gbp/cad/chf/aud/jpy/btc c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc
ripple XRP k:usd/eur/gbp/cad/aud/jpy/btc c b:usdt/eur/try/brl/btc/eth
solana SOL k:usd/eur/gbp/btc c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc/eth
cardano ADA k:usd/eur/gbp/btc c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc/eth
dogecoin DOGE k:usd/eur/gbp/btc c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc
litecoin LTC k:usd/eur/gbp/btc/eth c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc/eth
polkadot DOT k:usd/eur/gbp/btc c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc/eth
chainlink LINK k:usd/eur/gbp/btc c:usd/eur/gbp/btc b:usdt/eur/try/brl/btc/eth
bitcoin-cash BCH k:usd/eur/gbp/btc c:usd/eur/gbp/btc b
avalanche-2 AVAX k c:usd/eur/btc b:usdt/eur/try/brl/btc/eth
uniswap UNI k:usd/eur/btc c:usd/eur/gbp/btc b
cosmos ATOM k:usd/eur/gbp/btc c:usd/eur/gbp/btc b
filecoin FIL k c:usd/eur/gbp/btc b
near NEAR k c b
arbitrum ARB k c b
sui SUI k c b
binancecoin BNB k c b:usdt/eur/try/brl/btc/eth
bittensor TAO k c b
fetch-ai FET k c b
akash-network AKT k c
render-token RENDER k c b
stellar XLM k:usd/eur/gbp/btc c:usd/eur/btc b
tron TRX k b:usdt/eur/try/brl/btc/eth
monero XMR k:usd/eur/gbp/btc
ethereum-classic ETC k c:usd/eur/gbp/btc b
zcash ZEC k c b
dash DASH k:usd/eur/btc c:usd/btc b
hedera-hashgraph HBAR k c b
the-open-network TON k b
shiba-inu SHIB k c b:usdt/eur/try/brl
pepe PEPE k c b:usdt/eur/try/brl
bonk BONK k c b
dogwifcoin WIF k c b
aave AAVE k:usd/eur/gbp/btc c:usd/eur/gbp/btc b
internet-computer ICP k c:usd/eur/gbp/btc b
algorand ALGO k:usd/eur/gbp/btc c:usd/eur/gbp/btc b
aptos APT k c b
vechain VET c b
optimism OP k c b
immutable-x IMX k c b
injective-protocol INJ k c b
the-graph GRT k:usd/eur/gbp/btc/eth c:usd/eur/gbp/btc b
lido-dao LDO k c b
sky SKY k c b
polygon-ecosystem-token POL k c b
blockstack STX k c b
celestia TIA k c b
sei-network SEI k c b
kaspa KAS k
tezos XTZ k:usd/eur/gbp/btc/eth c:usd/eur/gbp/btc b
vaulta A k c b
sonic-3 S k c b
kaia KAIA b
the-sandbox SAND k c b
decentraland MANA k:usd/eur/btc c:usd/eur/btc b
axie-infinity AXS k c b
apecoin APE k c b
gala GALA k c b
enjincoin ENJ k:usd/eur/gbp/btc c:usd/btc b
chiliz CHZ k c b
flow FLOW k:usd/eur/gbp/btc/eth c b
elrond-erd-2 EGLD k c b
theta-token THETA b
neo NEO b
iota IOTA b
basic-attention-token BAT k:usd/eur/btc c:usd/eur/btc b
0x ZRX k c:usd/eur/btc b
curve-dao-token CRV k:usd/eur/btc c:usd/eur/gbp/btc b
compound-governance-token COMP k:usd/eur/btc c:usd/btc b
havven SNX k:usd/eur/gbp/btc c:usd/eur/gbp/btc b
yearn-finance YFI k:usd/eur/btc c:usd/btc b
sushi SUSHI k:usd/eur/gbp/btc c:usd/eur/gbp/btc b
1inch 1INCH k c:usd/eur/gbp/btc b
balancer BAL k c
kusama KSM k:usd/eur/gbp/btc/eth c b
mina-protocol MINA k c b
kava KAVA k b
storj STORJ k:usd/eur/btc c b
ankr ANKR k c:usd/eur/gbp/btc b
livepeer LPT k c b
golem GLM k c b
numeraire NMR k:usd/eur c:usd/eur/gbp/btc b
ocean-protocol OCEAN k:usd/eur/gbp/btc c
iexec-rlc RLC k c b
arkham ARKM k c b
worldcoin-wld WLD k c b
virtual-protocol VIRTUAL k c b
grass GRASS k c
io IO k c b
aethir ATH k c
nosana NOS k
kaito KAITO k c b
oraichain-token ORAI b
ethereum-name-service ENS k c b
rocket-pool RPL k c
ondo-finance ONDO k c b
ethena ENA k c b
jupiter-exchange-solana JUP k c b
pyth-network PYTH k c b
raydium RAY k c b
jito-governance-token JTO k c b
wormhole W k c b
starknet STRK k c b
zksync ZK k c b
layerzero ZRO k c b
eigenlayer EIGEN k c b
pendle PENDLE k c b
arweave AR b
helium HNT k c
floki FLOKI k c b
official-trump TRUMP k c b
pudgy-penguins PENGU k c b
fartcoin FARTCOIN k c
mog-coin MOG k c
popcat POPCAT k c
book-of-meme BOME k b
turbo TURBO k c b
hyperliquid HYPE k
movement MOVE k c b
berachain-bera BERA k c b
story-2 IP k c
terra-luna LUNC k b
terra-luna-2 LUNA k b
siacoin SC k:usd/eur/btc b
waves WAVES k:usd/eur/btc
omisego OMG k:usd/eur/btc c:usd/eur/gbp/btc
nkn NKN c:usd b:usdt/btc
bluzelle BLZ c b:usdt/btc/eth
loopring LRC k c:usd/btc b:usdt/btc/eth
thorchain RUNE k b:usdt/btc/eth/eur
skale SKL c:usd/eur/gbp/btc b
band-protocol BAND k c:usd/eur/gbp/btc b
nucypher NU c:usd/eur/gbp/btc
celo CELO k c b
gnosis GNO k c b
qtum QTUM k b
lisk LSK k b
icon ICX k b
ontology ONT b
zilliqa ZIL b
harmony ONE b
holotoken HOT b
ravencoin RVN k b
digibyte DGB b
decred DCR b
audius AUDIO k c b
api3 API3 k c b
uma UMA k c b
perpetual-protocol PERP c
dydx-chain DYDX k b
gmx GMX k b
woo-network WOO k b
mask-network MASK k c b
superfarm SUPER k c b
ssv-network SSV k b
quant-network QNT k c b
convex-finance CVX k c b
frax-share FXS k b
illuvium ILV c b
stepn GMT k c b
astar ASTR k b
moonbeam GLMR k b
acala ACA k b
oasis-network ROSE c b
jasmycoin JASMY k c b
coti COTI c b
celer-network CELR b
iotex IOTX c b
cartesi CTSI k c b
request-network REQ k c b
power-ledger POWR k c b
tether USDT k:usd/eur/gbp/cad/chf/aud/jpy c:usd/eur/gbp
usd-coin USDC k:usd/eur/gbp/cad/chf/aud c:eur/gbp b:usdt
dai DAI k:usd/eur c:usd
`;

const USUAL: Readonly<Record<Exchange, readonly Currency[]>> = {
  kraken: ['usd', 'eur'],
  coinbase: ['usd'],
  binance: ['usdt', 'btc'],
};

const LETTERS: Readonly<Record<string, Exchange>> = { k: 'kraken', c: 'coinbase', b: 'binance' };

/** Where an exchange's code is not the world's. A code it gives to another coin is never asked for by it. */
const OWN_CODES: Readonly<Record<Exchange, Readonly<Record<CoinId, string>>>> = {
  // Kraken kept LUNA for the old chain and calls the new one LUNA2 (after ccxt's table of common codes).
  kraken: { bitcoin: 'XBT', dogecoin: 'XDG', 'terra-luna': 'LUNA', 'terra-luna-2': 'LUNA2' },
  coinbase: { celo: 'CGLD' },
  binance: {},
};

type Listed = ReadonlyMap<CoinId, ExchangeCoin>;

let tables: Readonly<Record<Exchange, Listed>> | null = null;

/** Read once in a worker's life, and only where an exchange is asked. */
function listings(): Readonly<Record<Exchange, Listed>> {
  if (tables) return tables;
  const read = { kraken: new Map<CoinId, ExchangeCoin>(), coinbase: new Map(), binance: new Map() };
  for (const line of LISTINGS.trim().split('\n')) {
    const [coinId = '', worldCode = '', ...exchanges] = line.split(' ');
    for (const entry of exchanges) {
      const exchange = LETTERS[entry.slice(0, 1)];
      if (!exchange) throw new Error(`no such exchange: ${line}`);
      const currencies = entry.length > 1 ? entry.slice(2).split('/') : USUAL[exchange];
      read[exchange].set(coinId, { coinId, code: OWN_CODES[exchange][coinId] ?? worldCode, currencies });
    }
  }
  tables = read;
  return read;
}

/** The coin as this exchange knows it, traded for this currency; null where it is not, as far as we know. */
export function exchangeCoin(exchange: Exchange, coinId: CoinId, currency: Currency): ExchangeCoin | null {
  const coin = listings()[exchange].get(coinId);
  return coin?.currencies.includes(currency) ? coin : null;
}

/** The coin behind an exchange's own code, whatever it is traded for; null for a code we do not know there. */
export function coinOfCode(exchange: Exchange, code: string): CoinId | null {
  for (const coin of listings()[exchange].values()) if (coin.code === code) return coin.coinId;
  return null;
}

/** All coins that an exchange trades, as far as we know. */
export function exchangeCoins(exchange: Exchange): readonly ExchangeCoin[] {
  return [...listings()[exchange].values()];
}
