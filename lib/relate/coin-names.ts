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
  [
    ['vaulta', 'eos'],
    ['EOS', 'EOS Network', 'Vaulta'],
  ],
  [['celsius-degree-token'], ['Celsius Network']],
  [['sonic-3', 'fantom'], ['Fantom']],
  [['crypto-com-chain'], ['Crypto.com Coin', 'Crypto.org']],
  [['xdce-crowd-sale'], ['XDC Network', 'XinFin']],
  [['binance-usd', 'binance-peg-busd'], ['Binance USD']],
  [['ftx-token'], ['FTX Token']],
  [['spx6900'], ['SPX 6900']],
  [['grass'], ['Get Grass', 'Grass Network']],
  [['pepe'], ['Pepe Coin', 'Pepecoin']],
  [['ocean-protocol'], ['Ocean Protocol']],
  [['singularitynet'], ['SingularityNET', 'SingularityNet']],
  [['apecoin'], ['ApeCoin', 'Apecoin']],
  [['neo'], ['NEO']],
  [['0x'], ['0x Protocol']],
  [['chain-2'], ['Onyxcoin', 'Onyx Coin']],
  [['stepn'], ['STEPN']],
  [['zilliqa'], ['Zilliqa']],
  [['kusama'], ['Kusama']],
  [['metal'], ['Metal DAO', 'Metallicus']],
];

/** Earlier tickers, and tickers of coins that the catalogue files under another name. */
export const otherTickers: readonly (readonly [ids: readonly CoinId[], tickers: readonly string[]])[] = [
  [['render-token'], ['RNDR', 'RENDER']],
  [['fetch-ai'], ['FET', 'ASI']],
  [['matic-network', 'polygon-ecosystem-token'], ['MATIC']],
  [['polygon-ecosystem-token', 'matic-network'], ['POL']],
  [['elrond-erd-2'], ['EGLD']],
  [['vaulta', 'eos'], ['EOS']],
  [['sonic-3', 'fantom'], ['FTM']],
  [['singularitynet'], ['AGIX']],
  [['ocean-protocol'], ['OCEAN']],
  [['terra-luna'], ['LUNC']],
  [['maker'], ['MKR']],
  [['binance-usd', 'binance-peg-busd'], ['BUSD']],
  [['ftx-token'], ['FTT']],
  [['celsius-degree-token'], ['CEL']],
  [['shiba-inu'], ['SHIB']],
  [['mubarak'], ['MUBARAK']],
  [['ghiblification'], ['GHIBLI']],
  [['chain-2'], ['XCN']],
];

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Written in lower case too, and no other word: the only names that need no capital. */
export const namesInLowerCase = list('bitcoin ethereum dogecoin litecoin dogwifhat');

/**
 * Names that are also words, but that near talk of crypto mostly mean the coin when written with a capital
 * ("Avalanche", "Stellar"). Needs a crypto context.
 */
export const namesNeedingContext = list(
  'avalanche stellar cosmos polygon curve stacks helium celestia immutable sui pepe render injective ' +
    'compound tether mantle fantom ripple ether lido bonk jupiter ronin gala ' +
    'dash terra mantra uma kava sushi ondo pyth sei eos ' +
    'wormhole nexo sandbox akash neo canton aster theta osmosis decred',
);

/** Names that are everyday words first: only beside their ticker, in a list of coins, or called a token or network. */
export const namesNeedingProof = list(
  'maker optimism waves harmony rain midnight provenance memecore morpho threshold request radix scroll neutron venom merlin boba humans snek ' +
    'sonic vana io status everest orchid pundi nervos near link dot gas flow one sky sand mask core movement gate safe request just why send status secret spell dent beam ' +
    'flare quant amp grass oasis blur woo dogs fluid flux avail gravity blast verge constellation solar meow icon ' +
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

/** Names that mostly mean something else even near crypto: only beside their ticker, as cashtag or pair. */
export const namesNeedingTicker = list('memecoin token coin chain just request people gas ark joe');

/** Tickers that are also words, names or other things' initials: in capitals they count in a crypto context. */
export const tickersNeedingContext = list(
  'trump near link dot uni sol sui apt cro sand atom ape rune mana gala waves dash luna tao ocean grass icp ada ton flow mask ' +
    'op hype virtual render etc comp cake bat sei fil arb woo om pol jup theta neo leo rain pi ena pump wif core ' +
    'turbo frax prime twt kas cfg spx bome snek goat tel ray mnt gt hash night wld aster cc htx ron gno mog jasmy',
);

/** Words that nobody writes in capitals but for the ticker. */
export const capitalsTell = list('sand atom rune mana gala waves dash luna ocean grass mask render hype theta apecoin');

/** Tickers that mostly mean something else even among coins ("AI", "ONE", "NFT"): only as cashtag, pair or beside the name. */
export const tickersNeedingProof = list(
  'the token memecoin people time vision dream ai one gas ark joe id io t g w s move super super prime rose safe nft hot amp not meme cow act alt cat sun deep wild people ' +
    'nos band audio fuel heart well bitcoin solo degen saga spec hive jet token gear pixel auction spell dent bone win cyber ' +
    'alice anyone send game rare mobile mode the sure alpha bear crown keep flip blue pro hunt rail forth sweat looks why ' +
    'farm portal fun white order root math metal edge step lock ice beta cloud party data core gt ray zk ar usual usd usdd eur ' +
    'gold sec ceo etf dao gmt spx agi act id me bb mx sc ht hook ski wolf dag lcx bit btcs gal drift trac mew giga people ' +
    'ctc asi gst api lit nym max tel zen bal man mln el um min hair chess dex apy fed gdp irs usa uk eu us un imf fbi ' +
    'cia doj cftc fomc cpi ipo ico kyc aml otc tvl apr ath pos pow evm rwa p2p ux ui hr pr vc vcs a b c d e f h i j k l m n o p q r u v x y z',
);

/** Words that, right after a name or ticker, say that a coin is meant ("Flow blockchain", "GRASS token"). */
export const callsACoin = list(
  'token tokens coin coins price prices blockchain network protocol mainnet holders staking ecosystem foundation whales ' +
    'bulls bears altcoin crypto cryptocurrency stakers validators memecoin dao',
);

/** What a market's subject does; said right after a name or ticker. */
export const movesAfter = list(
  'surge surges surged surging jump jumps jumped jumping soar soars soared soaring rally rallies rallied rallying ' +
    'plunge plunges plunged plunging plummet plummets plummeted drop drops dropped dropping fall falls fell falling slip slips ' +
    'slipped slide slides slid crash crashes crashed dump dumps dumped pump pumps pumped pumping gain gains gained gaining ' +
    'climb climbs climbed climbing rise rises rose rising spike spikes spiked skyrockets skyrocketed rockets breaks broke ' +
    'breaking eyes eyeing hits reaches reach targets tests testing retests holds loses lost outperforms underperforms ' +
    'bounces rebounds rebounded recovers sinks sank tanks tanked tumbles tumbled dips dipped explodes reclaims ' +
    'consolidates retraces shed sheds flips trades trading bulls bears sees posts price prices poised up down higher lower ' +
    'leads dethrones flashing stuck bullish bearish',
);

/** What a network or its company does; said right after the name at the beginning of a clause. */
export const actsAfter = list(
  'integrates launches launched partners announces announced unveils unveiled introduces joins joined raises raised reveals ' +
    'completes releases upgrades adds expands teams deploys lists plans wins acquires burns activates rebrands delays taps ' +
    'secures brings opens approves votes proposes delegates migrates enables supports sets faces suffers suspends confirms ' +
    'moves becomes hires founder ceo cto coo co-founder cofounder patches loses earns introduces pioneers experiences extends developer developers team community users hacker exploit hack now',
);

/** Said right before what is bought and sold. */
export const tradesBefore = list(
  'buy buys buying bought sell sells selling sold hold holds holding hodl hodling stake staking stakes trade trading delist ' +
    'delists list lists listing burn burns burned burning accumulate accumulating cryptocurrency token altcoin ecosystem',
);

/**
 * What begins like a coin's name and is something else. Wherever one of these stands, none of its words is a coin; the
 * words behind the first may have any case.
 */
export const lookAlikes: readonly string[] = [
  ...'Cash Flow|Order Flow|Net Flow|Exchange Flow|Flow Control|Gas Fee|Gas Fees|Gas Price|Gas Prices|Natural Gas'.split(
    '|',
  ),
  ...'Bored Ape|Bored Apes|Mutant Ape|Mutant Apes|Ape Yacht|Rune Christensen|Pepe Unchained|Pepe Coins|Ski Mask'.split(
    '|',
  ),
  ...'Learning Curve|Yield Curve|Bonding Curve|Luna Park|Dot Plot|Dash Cam|Compound Interest|Maker Faire'.split('|'),
  ...'ARK Invest|Ark Invest|Joe Biden|Joe Lubin|Joe Rogan|World Bank|World Cup|World Economic|World Wide'.split('|'),
  ...'Ocean Mining|Polygon Capital|Render Farm|Near East|Near Term|Near Future|Magic Eden|Metal Gear'.split('|'),
  ...'Javier Solana|Solana Beach|Tether Gold Bar|Aurora Borealis|Shock Waves|Heat Waves|Radio Waves|Sound Waves'.split(
    '|',
  ),
  ...'Core Scientific|Core Team|Gate Keeper|Big Apple|Apple Inc|Stacks Up|Stack Up|Dash 2 Trade|Dookey Dash|Doge Dash|Luna Yield|Complete Harmony|Flow Traders|Crypto Waves|Make Waves|Market Maker|Wallet Maker|Game Maker|Gala Film|Gala Music|Gala Dinner|Gala Marija|Curve Inversion|Department of Government Efficiency|One Coin|Art Gobblers'.split(
    '|',
  ),
];

/** Where a text has these words, what looks like the coin's name or ticker mostly is not it. */
export const doubts: ReadonlyMap<CoinId, RegExp> = new Map([
  ['dogecoin', /Government Efficiency|\bfederal (?:agenc|employ|work|spend|budget)|\b(?:Ramaswamy|layoffs)\b/i],
  ['vaulta', /\b(?:Canon|cameras?|lens|Rebel|DSLR)\b/],
  ['solana', /\bJavier Solana\b|\bSolana (?:said|told)\b/],
  ['dash', /\b(?:DoorDash|dashboard|Mrs|Stacey)\b/],
]);
