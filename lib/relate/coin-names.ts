/**
 * What the catalogue does not say of coins' names: other names in use, and which names and tickers are also words.
 */
import type { CoinId } from '../domain/coin.ts';

/** Other names a coin is known by, and earlier ones. Of several ids the first that the catalogue holds is meant. */
export const otherNames: readonly (readonly [ids: readonly CoinId[], names: readonly string[]])[] = [
  [['ethereum'], ['Ether']],
  [['ripple'], ['Ripple']],
  [['binancecoin'], ['BNB Chain', 'Binance Coin', 'Binance Smart Chain']],
  [['bittensor'], ['Opentensor']],
  [['fetch-ai'], ['Fetch.ai', 'ASI Alliance', 'Artificial Superintelligence Alliance', 'Superintelligence Alliance']],
  [['akash-network'], ['Akash', 'Akash Network']],
  [['render-token'], ['Render Network', 'Render Token']],
  [['near'], ['NEAR Protocol', 'Near Foundation']],
  [['the-open-network'], ['Toncoin', 'The Open Network', 'TON Foundation', 'TON Blockchain']],
  [['cosmos'], ['Cosmos', 'Cosmos Hub']],
  [
    ['matic-network', 'polygon-ecosystem-token'],
    ['Polygon', 'Polygon Labs', 'Polygon Network'],
  ],
  [['lido-dao'], ['Lido']],
  [['maker'], ['MakerDAO']],
  [['curve-dao-token'], ['Curve', 'Curve DAO', 'Curve Finance']],
  [['compound-governance-token'], ['Compound Finance', 'Compound Labs']],
  [['terra-luna'], ['Terra Classic', 'Luna Classic', 'Terra Luna Classic']],
  [['terra-luna-2'], ['Terra Luna']],
  [['elrond-erd-2'], ['Elrond', 'MultiversX']],
  [['immutable-x'], ['Immutable X', 'ImmutableX']],
  [['the-sandbox'], ['The Sandbox', 'Sandbox']],
  [['gala'], ['Gala Games']],
  [['basic-attention-token'], ['Basic Attention Token']],
  [['worldcoin-wld'], ['Worldcoin', 'World App', 'World Network']],
  [['helium'], ['Helium Mobile', 'Helium Network']],
  [['hedera-hashgraph'], ['Hedera', 'Hedera Hashgraph']],
  [['internet-computer'], ['Internet Computer', 'Dfinity']],
  [['harmony'], ['Harmony One', 'Harmony Protocol']],
  [['flow'], ['Flow Blockchain']],
  [['stellar'], ['Stellar Lumens', 'Stellar Development Foundation']],
  [['optimism'], ['OP Mainnet']],
  [['blockstack'], ['Stacks']],
  [['pyth-network'], ['Pyth']],
  [['starknet'], ['StarkNet']],
  [['axie-infinity'], ['Axie']],
  [['mina-protocol'], ['Mina Protocol']],
  [['eigenlayer'], ['EigenLayer']],
  [['sei-network'], ['Sei Network']],
  [['virtual-protocol'], ['Virtuals Protocol']],
  [['injective-protocol'], ['Injective Protocol']],
  [['lido-staked-ether'], ['stETH']],
];

/** Earlier tickers, and tickers of coins that the catalogue files under another name. */
export const otherTickers: readonly (readonly [ids: readonly CoinId[], tickers: readonly string[]])[] = [
  [['render-token'], ['RNDR', 'RENDER']],
  [['fetch-ai'], ['FET', 'ASI']],
  [['matic-network', 'polygon-ecosystem-token'], ['MATIC']],
  [['polygon-ecosystem-token', 'matic-network'], ['POL']],
  [['elrond-erd-2'], ['EGLD']],
];

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Written in lower case too, and no other word: the only names that need no capital. */
export const namesInLowerCase = list('bitcoin ethereum dogecoin litecoin dogwifhat');

/**
 * Names that are also words, but that near talk of crypto mostly mean the coin when written with a capital
 * ("Avalanche", "Stellar"). Needs a crypto context.
 */
export const namesNeedingContext = list(
  'avalanche stellar cosmos polygon optimism curve stacks helium celestia immutable sui pepe render injective ' +
    'maker compound tether mantle fantom ripple ether lido bonk floki jupiter ronin gala ' +
    'eos neo dash terra mantra uma kava sushi ondo pyth sei ' +
    'wormhole nexo waves harmony sandbox akash',
);

/** Names that are everyday words first: only beside their ticker, in a list of coins, or called a token or network. */
export const namesNeedingProof = list(
  'near link dot gas flow one sky sand mask core movement gate safe request just why send status secret spell dent beam ' +
    'flare quant amp grass oasis blur woo memecoin dogs fluid flux avail gravity blast verge constellation solar meow icon ' +
    'nano saga balancer hive civic pixels bounce cyber dusk ark joe mode phoenix apex neon hunt stronghold farm swell ' +
    'portal marinade stride math carry edge ultra grok cloud party linear kin sturdy meta frontier combo cream beefy mad ' +
    'pip bob props lords tree counterparty mini colony tarot usual ethena sonic story world waves turbo brett orca drift marlin ' +
    'fuel band alchemy ocean tribe drops delta chain token coin bitcoin.com safepal moonbeam radix supra echelon prime ' +
    'olympus holo golem astar celo gnosis across worldcoin.org magic aura rally audius metal dia bella tornado illuvium ' +
    'ankr cortex ergo skale origin nest nexus orion vulcan zeus atlas titan apollo hermes aurora luna artemis eclipse ' +
    'matrix pulse echo nova omni anchor bridge vector index lambda sigma omega gamma kyber vega rune swipe tokenize ' +
    'mobius element ultima casper galaxy lumia wing hook blocks gods chia xai trump melania aerodrome pixel layer berachain.com ' +
    'peace victory america liberty freedom biden harris elon musk test void king queen tiger bear bull monkey rabbit cat dog',
);

/** Tickers that are also words or names in capitals: a capital spelling counts in a crypto context, if all else is not capitals. */
export const tickersNeedingContext = list(
  'near link dot uni sol sui apt sand atom ape rune mana gala waves dash luna tao ocean grass icp pepe ada ton flow mask ' +
    'op bonk hype virtual render algo theta etc comp cake enj bat sei ondo fet akt fil arb avax doge aave grt mkr stx imx ' +
    'vet crv trump floki dai woo neo eos om pol jup tia',
);

/** Tickers that mostly mean something else even among coins ("AI", "ONE", "NFT"): only as cashtag, pair or beside the name. */
export const tickersNeedingProof = list(
  'ai one gas ark joe id io t g w s move super super prime rose safe nft hot amp not meme cow act alt cat sun deep wild people ' +
    'nos band audio fuel heart well bitcoin solo degen saga spec hive jet token gear pixel auction spell dent bone win cyber ' +
    'alice anyone send game rare mobile mode the sure alpha bear crown keep flip blue pro hunt rail forth sweat looks why ' +
    'farm portal fun white order root math metal edge step lock ice beta cloud party data core gt ray zk ar usual usd usdd eur ' +
    'gold sec ceo etf dao gmt spx agi act id me bb mx sc ht hook ski wolf dag lcx bit btcs gal drift trac mew giga people ' +
    'ctc asi cro gst api lit nym max tel zen bal man mln el um min hair chess dex apy fed gdp irs usa uk eu us un imf fbi ' +
    'cia doj cftc fomc cpi ipo ico kyc aml otc tvl apr ath pos pow evm rwa p2p ux ui hr pr vc vcs a b c d e f h i j k l m n o p q r u v x y z',
);

/** Words that, right after a name or ticker, say that a coin is meant ("Flow blockchain", "GRASS token"). */
export const callsACoin = list(
  'token tokens coin coins price prices blockchain network protocol mainnet holders staking ecosystem foundation whales ' +
    'bulls bears altcoin crypto cryptocurrency stakers validators memecoin dao',
);
