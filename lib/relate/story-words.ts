/** What the field's headlines are made of: words that tell of one deed, and words so common that sharing them says little. */

/** A word without its ending, so that "acquires" meets "acquired" and "listing" meets "lists"; only ever compared. */
export function stem(term: string): string {
  if (term.length < 5) return term;
  const bare = term.replace(/(?:isation|ization|ation|ition|ment|ings?|ions?|ers?|ors?|ed|es|s|e)$/, '');
  const kept = bare.length < 4 ? term : bare;
  return /([bdgmnprt])\1$/.test(kept) ? kept.slice(0, -1) : kept;
}

const DEEDS_OF: Readonly<Record<string, string>> = {
  launch: 'launch unveil introduce debut release rollout live deploy start begin kick announce reveal',
  buy: 'buy buying buyer bought adding adds purchase acquire acquisition accumulate snap scoop add stack bag invest spend spent swap',
  sell: 'sell sold dump offload liquidate selloff',
  ban: 'ban bans banned banning prohibit block bar outlaw restrict forbid',
  sue: 'sue sued sues suing lawsuit charge accuse complaint indict allege slap litigation',
  fine: 'fine fines fined paying penalty settle settlement plead guilty pay paid',
  rise: 'rise rose surge soar jump rally climb spike explode skyrocket rocket gain pump up boost',
  fall: 'fall dipped fell crash plunge drop slump nosedive tumble plummet sink slide dip dive tank lose lost down bleed',
  halt: 'halt pause suspend freeze stop shut exit leave quit withdraw cease',
  resign: 'resign step depart oust leave',
  file: 'file files filed filing apply application seek submit propose proposal request',
  approve: 'approve approval greenlight clear nod permit licence license',
  hack: 'hack exploit breach steal stole stolen drain heist theft',
  partner: 'partner partnership team collaborate collaboration join integrate integration tap',
  list: 'list listing delist',
  grow: 'expand expansion extend grow broaden',
  raise: 'raise fund funding secure round',
  name: 'name names named naming appoint pick nominate tap choose select appointment nomination',
  probe: 'probe investigate investigation inquiry scrutiny demand urge',
  warn: 'warn warning caution alert fear concern',
  pardon: 'pardon free freed clemency release',
  airdrop: 'airdrop distribute claim giveaway distribution',
};

/** The deed that a word tells of, by its stem; deeds end in "!", which no word does. */
export const DEEDS: ReadonlyMap<string, string> = new Map(
  Object.entries(DEEDS_OF).flatMap(([deed, all]) => all.split(' ').map((word) => [stem(word), `${deed}!`] as const)),
);

/** Of a thousand headlines of 2024 so many hold one of these words. */
const COMMON: readonly (readonly [number, string])[] = [
  [60, 'bitcoin crypto price ethereum market solana new million'],
  [
    28,
    'token top ai xrp binance btc cardano why coin next meme say altcoin analyst shiba inu network eth dogecoin etf today week trump hour billion sec blockchain bullish ada prediction time high trading investor cryptocurrency launch! rise! fall! buy! hit whale',
  ],
  [
    13,
    'us major ripple shib coinbase news daily key trader doge defi exchange stablecoin support first chain ahead founder spot set pepe potential year ceo growth bull breakout best chainlink eye ton airdrop! watch cap bnb memecoin nft lab presale layer big massive update data list! file! warn! sell! see lead analysis predict',
  ],
  [
    6,
    'hack! resign! approve! name! probe! pardon! ban! sue! fine! wallet polkadot web volume litecoin run face holder boost polygon uniswap ecosystem record upgrade dao community december day detail fund world investment below earn month report digital staking recovery avalanche move reach momentum ath platform finance user classic foundation grayscale target tether musk low blackrock november july break breaking worth future asset revenue project partner! grow! raise! halt! elon expand security poised decline weekly interest level share decentralized plan skyrocket memecoins inflow surpass bearish transaction mainnet adoption impact outlook strong global latest lawsuit expert reward resistance mining return code cross activity game gaming',
  ],
  [
    3,
    'again case continue burn past other integration correction back predictable most risk short recent rate fee signal development double know show last currency stock term possible real season liquidity performance loss trust rebound payment become turn through value treasury earning gainer there smart like industry second issue legal expect concern bear secure profit likely emerge pattern settle regulatory regulator regulation spike demand core strategic pressure government action developer address much bridge need april june march august september february review call hard crucial zero point portfolio attack imminent transfer group pair fork service struggle challenge roadmap fresh president drive governance hint mean significant sentiment trend further good plunge outflow trial account index shift popular innovation social active remain accumulation large hype only better trigger climb chart phase insight tech decision comeback option liquid green release campaign path cycle event third multi historic sign look ever deal testnet cloud inflation important custody positive yield offer name during help follow solution strategy rumor upside zone metric bottom highlight must sector reason late attention trade race surprise build even winner beyond peak standard debate bring control factor range total virtual focus push mobile confirm spotlight success right fuel open model round public contract between make test vote team feature appeal license sold toward technical step exclusive validator change part power start retail experience collapse happening operation result everything less verge bold final inside application available infrastructure technology beat brand almost system energy opportunity stability customer current empire asked radar attempt dominate program administration way amid official fun surge goe go two three four five ten thing get place old full huge inaugur era rule law act bill state national country american chinese end space man rich wealth family history expose guide complete explore enter member',
  ],
];

/** How common a term is in the field, per thousand headlines; 0 where nothing is known of it. */
export const COMMONNESS: ReadonlyMap<string, number> = new Map(
  COMMON.flatMap(([share, all]) =>
    all.split(' ').map((word) => [word.endsWith('!') ? word : stem(word), share] as const),
  ),
);
