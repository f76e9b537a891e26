/**
 * The rest of the top 250: `id|symbol|name|price|cap` a line, US dollars. Ids, names and some figures are those of
 * real coins (early 2026); where price and cap are empty the market makes them up from the id.
 */
export const moreCoins = `
tether|usdt|Tether|0.9988|186735675205
usd-coin|usdc|USDC|0.9997|74579977353
tron|trx|TRON|0.2978|28204769132
staked-ether|steth|Lido Staked Ether|3113.0|27764697734
figure-heloc|figr_heloc|Figure Heloc|1.0|14515347917
bitcoin-cash|bch|Bitcoin Cash|626.0|12506031789
wrapped-steth|wsteth|Wrapped stETH|3811.0|12452414892
whitebit|wbt|WhiteBIT Coin|55.13|11798134679
wrapped-beacon-eth|wbeth|Wrapped Beacon ETH|3385.0|11395836468
wrapped-bitcoin|wbtc|Wrapped Bitcoin|90430.0|11280334864
monero|xmr|Monero|578.2|10676995729
wrapped-eeth|weeth|Wrapped eETH|3379.0|9954006937
usds|usds|USDS|0.9996|9790832517
binance-bridged-usdt-bnb-smart-chain|bsc-usd|Binance Bridged USDT (BNB Smart Chain)|0.9987|8971776502
leo-token|leo|LEO Token|9.0|8295938737
weth|weth|WETH|3113.0|7903259703
stellar|xlm|Stellar|0.2203|7137429380
coinbase-wrapped-btc|cbbtc|Coinbase Wrapped BTC|90640.0|6902746196
zcash|zec|Zcash|396.7|6539092050
ethena-usde|usde|Ethena USDe|0.9989|6375465093
hyperliquid|hype|Hyperliquid|24.09|5734095169
canton-network|cc|Canton|0.1416|5296749470
shiba-inu|shib|Shiba Inu|8.43e-06|4957406438
hedera-hashgraph|hbar|Hedera|0.1154|4939994598
usdt0|usdt0|USDT0|0.9984|4699194444
susds|susds|sUSDS|1.081|4553471105
world-liberty-financial|wlfi|World Liberty Financial|0.1654|4499878488
dai|dai|Dai|1.001|4263304693
the-open-network|ton|Toncoin|1.74|4209919771
crypto-com-chain|cro|Cronos|0.09952|3840927284
ethena-staked-usde|susde|Ethena Staked USDe|1.21|3720992530
paypal-usd|pyusd|PayPal USD|0.9999|3674774753
usd1-wlfi|usd1|USD1|0.9992|3432098467
mantle|mnt|Mantle|0.9809|3191703837
rain|rain|Rain|0.008847|3006545320
memecore|m|MemeCore|1.66|2866525032
aave|aave|Aave|164.5|2496061154
bitget-token|bgb|Bitget Token|3.53|2467326328
pepe|pepe|Pepe|5.81e-06|2444011260
tether-gold|xaut|Tether Gold|4583.0|2386571211
okb|okb|OKB|111.3|2336643524
falcon-finance|usdf|Falcon USD|0.9968|2162714256
jito-staked-sol|jitosol|Jito Staked SOL|175.2|2029012333
ethereum-classic|etc|Ethereum Classic|12.3|1906876289
binance-peg-weth|weth|Binance-Peg WETH|3111.0|1884143164
ethena|ena|Ethena|0.2246|1787551093
pax-gold|paxg|PAX Gold|4591.0|1755687146
pi-network|pi|Pi Network|0.208|1745095463
blackrock-usd-institutional-digital-liquidity-fund|buidl|BlackRock USD Institutional Digital Liquidity Fund|1.0|1732323793
internet-computer|icp|Internet Computer|3.13|1710780484
aster-2|aster|Aster|0.7052|1675362761
polygon-ecosystem-token|pol|POL (ex-MATIC)|0.157|1658593123
wrapped-solana|sol|Wrapped SOL|139.8|1637831194
jupiter-perpetuals-liquidity-provider-token|jlp|Jupiter Perpetuals Liquidity Provider Token|4.79|1583625895
htx-dao|htx|HTX DAO|1.7e-06|1578038672
binance-staked-sol|bnsol|Binance Staked SOL|152.9|1543356292
worldcoin-wld|wld|Worldcoin|0.5656|1535631920
hashnote-usyc|usyc|Circle USYC|1.11|1534235568
global-dollar|usdg|Global Dollar|0.9996|1533376336
kucoin-shares|kcs|KuCoin|10.95|1446428932
pump-fun|pump|Pump.fun|0.002366|1394412833
syrupusdc|syrupusdc|syrupUSDC|1.15|1393832755
ripple-usd|rlusd|Ripple USD|0.9994|1385234909
sky|sky|Sky|0.05811|1336754696
aptos|apt|Aptos|1.75|1319652198
bfusd|bfusd|BFUSD|0.9983|1318005292
wbnb|wbnb|Wrapped BNB|899.7|1314118795
rocket-pool-eth|reth|Rocket Pool ETH|3596.0|1292584735
binance-bridged-usdc-bnb-smart-chain|usdc|Binance Bridged USDC (BNB Smart Chain)|0.9997|1288550951
ondo-finance|ondo|Ondo|0.3938|1243491499
kaspa|kas|Kaspa|0.04635|1240850178
gatechain-token|gt|Gate|10.26|1182126926
algorand|algo|Algorand|0.1311|1159430690
midnight-3|night|Midnight|0.06934|1152298513
kelp-dao-restaked-eth|rseth|Kelp DAO Restaked ETH|3302.0|1136087890
hash-2|hash|Provenance Blockchain|0.02104|1122672881
official-trump|trump|Official Trump|5.38|1075623474
quant-network|qnt|Quant|73.06|1062171734
myx-finance|myx|MYX Finance|5.38|1040491014
bridged-wrapped-lido-staked-ether-scroll|wsteth|Bridged Wrapped Lido Staked Ether (Scroll)|3802.0|1019920535
ignition-fbtc|fbtc|Function FBTC|90720.0|984338791
vechain|vet|VeChain||
mantra-dao|om|MANTRA||
virtual-protocol|virtual|Virtuals Protocol||
tokenize-xchange|tkx|Tokenize Xchange||
optimism|op|Optimism||
bonk|bonk|Bonk||
movement|move|Movement||
fantom|ftm|Fantom||
blockstack|stx|Stacks||
immutable-x|imx|Immutable||
first-digital-usd|fdusd|First Digital USD||
celestia|tia|Celestia||
theta-token|theta|Theta Network||
injective-protocol|inj|Injective||
the-graph|grt|The Graph||
dogwifcoin|wif|dogwifhat||
usual-usd|usd0|Usual USD||
sei-network|sei|Sei||
lido-dao|ldo|Lido DAO||
thorchain|rune|THORChain||
floki|floki|FLOKI||
jasmycoin|jasmy|JasmyCoin||
mantle-staked-ether|meth|Mantle Staked Ether||
gala|gala|GALA||
lombard-staked-btc|lbtc|Lombard Staked BTC||
flare-networks|flr|Flare||
raydium|ray|Raydium||
fasttoken|ftn|Fasttoken||
beam|beam|BEAM||
maker|mkr|Maker||
tezos|xtz|Tezos||
the-sandbox|sand|The Sandbox||
nexo|nexo|NEXO||
pyth-network|pyth|Pyth Network||
based-brett|brett|Brett||
solv-btc|solvbtc|Solv Protocol SolvBTC||
helium|hnt|Helium||
eos|eos|EOS||
renzo-restaked-eth|ezeth|Renzo Restaked ETH||
curve-dao-token|crv|Curve DAO||
ethereum-name-service|ens|Ethereum Name Service||
flow|flow|Flow||
dydx-chain|dydx|dYdX||
jupiter-exchange-solana|jup|Jupiter||
aerodrome-finance|aero|Aerodrome Finance||
arweave|ar|Arweave||
starknet|strk|Starknet||
xdce-crowd-sale|xdc|XDC Network||
bittorrent|btt|BitTorrent||
iota|iota|IOTA||
bitcoin-cash-sv|bsv|Bitcoin SV||
coredaoorg|core|Core||
msol|msol|Marinade Staked SOL||
axie-infinity|axs|Axie Infinity||
neo|neo|NEO||
aioz-network|aioz|AIOZ Network||
elrond-erd-2|egld|MultiversX||
solv-protocol-solvbtc-bbn|solvbtc.bbn|Solv Protocol SolvBTC.BBN||
decentraland|mana|Decentraland||
matic-network|matic|Polygon||
fartcoin|fartcoin|Fartcoin||
ether-fi-staked-eth|eeth|ether.fi Staked ETH||
jito-governance-token|jto|Jito||
apecoin|ape|ApeCoin||
mog-coin|mog|Mog Coin||
pendle|pendle|Pendle||
wormhole|w|Wormhole||
arbitrum-bridged-wbtc-arbitrum-one|wbtc|Arbitrum Bridged WBTC (Arbitrum One)||
chiliz|chz|Chiliz||
arbitrum-bridged-weth-arbitrum-one|weth|Arbitrum Bridged WETH (Arbitrum One)||
conflux-token|cfx|Conflux||
usdd|usdd|USDD||
reserve-rights-token|rsr|Reserve Rights||
popcat|popcat|Popcat||
eigenlayer|eigen|Eigenlayer||
ronin|ron|Ronin||
gnosis|gno|Gnosis||
pancakeswap-token|cake|PancakeSwap||
jupiter-staked-sol|jupsol|Jupiter Staked SOL||
mina-protocol|mina|Mina Protocol||
zksync|zk|ZKsync||
compound-governance-token|comp|Compound||
havven|snx|Synthetix Network||
dydx|ethdydx|dYdX||
superfarm|super|SuperVerse||
spx6900|spx|SPX6900||
ecash|xec|eCash||
binance-peg-dogecoin|doge|Binance-Peg Dogecoin||
turbo|turbo|Turbo||
amp-token|amp|Amp||
notcoin|not|Notcoin||
ether-fi-staked-btc|ebtc|Ether.fi Staked BTC||
frax|frax|Frax||
dexe|dexe|DeXe||
axelar|axl|Axelar||
terra-luna|lunc|Terra Luna Classic||
layerzero|zro|LayerZero||
livepeer|lpt|Livepeer||
grass|grass|Grass||
echelon-prime|prime|Echelon Prime||
chex-token|chex|CHEX Token||
coinbase-wrapped-staked-eth|cbeth|Coinbase Wrapped Staked ETH||
cat-in-a-dogs-world|mew|cat in a dogs world||
ordinals|ordi|ORDI||
beldex|bdx|Beldex||
gigachad-2|giga|Gigachad||
1inch|1inch|1inch||
oasis-network|rose|Oasis||
kusama|ksm|Kusama||
safe|safe|Safe||
apenft|nft|APENFT||
baby-doge-coin|babydoge|Baby Doge Coin||
blur|blur|Blur||
stepn|gmt|GMT||
nervos-network|ckb|Nervos Network||
arkham|arkm|Arkham||
pumpbtc|pumpbtc|pumpBTC||
true-usd|tusd|TrueUSD||
trust-wallet-token|twt|Trust Wallet||
kava|kava|Kava||
frax-ether|frxeth|Frax Ether||
super-oeth|superoethb|Super OETH||
usdx-money-usdx|usdx|usdx.money USDX||
zencash|zen|Horizen||
creditcoin-2|ctc|Creditcoin||
l2-standard-bridged-weth-blast|weth|L2 Standard Bridged WETH (Blast)||
dash|dash|Dash||
astar|astr|Astar||
morpho|morpho|Morpho||
ondo-us-dollar-yield|usdy|Ondo US Dollar Yield||
snek|snek|Snek||
ether-fi|ethfi|Ether.fi||
book-of-meme|bome|BOOK OF MEME||
tbtc|tbtc|tBTC||
stader-ethx|ethx|Stader ETHx||
sweth|sweth|Swell Ethereum||
goatseus-maximus|goat|Goatseus Maximus||
theta-fuel|tfuel|Theta Fuel||
holotoken|hot|Holo||
zilliqa|zil|Zilliqa||
telcoin|tel|Telcoin||
usdb|usdb|USDB||
0x|zrx|0x Protocol||
woo-network|woo|WOO||
verus-coin|vrsc|Verus||
bridged-usdc-polygon-pos-bridge|usdc.e|Bridged USDC (Polygon PoS Bridge)||
enjincoin|enj|Enjin Coin||
neiro|neiro|Neiro||
just|jst|JUST||
io|io|io.net||
aethir|ath|Aethir||
`;
