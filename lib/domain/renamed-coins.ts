import type { CoinId } from './coin.ts';

/** One coin that went on under another id, symbol or unit. */
export interface Rename {
  /**
   * `symbol`: the same coin of the same id, called something else. `migration`: it went on as another coin. `merger`: it
   * became part of a coin that was there before and kept its own past.
   */
  readonly kind: 'symbol' | 'migration' | 'merger';
  /** The provider's id before, and after: the same where only the symbol changed. */
  readonly from: CoinId;
  readonly to: CoinId;
  /** Symbol and name before. */
  readonly symbol: string;
  readonly name: string;
  /** Symbol and name after. */
  readonly presentSymbol: string;
  readonly presentName: string;
  /** From when on, epoch milliseconds (midnight UTC of that day). */
  readonly at: number;
  /** Until when, where it was undone since; null where it holds. */
  readonly until: number | null;
  /** Units of the coin after for one unit of the coin before. */
  readonly ratio: number;
}

type Called = readonly [id: CoinId, symbol: string, name: string];

interface Terms {
  readonly ratio?: number;
  readonly until?: string;
  readonly merger?: boolean;
}

function renamed(day: string, before: Called, after: Called, { ratio = 1, until, merger = false }: Terms = {}): Rename {
  const [from, symbol, name] = before;
  const [to, presentSymbol, presentName] = after;
  return {
    kind: from === to ? 'symbol' : merger ? 'merger' : 'migration',
    from,
    to,
    symbol,
    name,
    presentSymbol,
    presentName,
    at: Date.parse(day),
    until: until === undefined ? null : Date.parse(until),
    ratio,
  };
}

const FET: Called = ['fetch-ai', 'FET', 'Artificial Superintelligence Alliance'];

/**
 * Every rename that we know; only what a source bears out. Ids are CoinGecko's (its list of December 2024, data/coins;
 * those that are younger as its own pages and API addresses have them). The source stands above each.
 */
export const RENAMES: readonly Rename[] = [
  // Render Foundation: upgraded 1:1 since November 2023; Binance traded RENDER from this day.
  renamed('2024-07-26', ['render-token', 'RNDR', 'Render Token'], ['render-token', 'RENDER', 'Render']),
  // Terra, "Terra 2.0": the new chain took the names LUNA and Terra on this day; the old coin kept its id.
  renamed('2022-05-28', ['terra-luna', 'LUNA', 'Terra'], ['terra-luna', 'LUNC', 'Terra Luna Classic']),
  renamed('2022-05-28', ['terrausd', 'UST', 'TerraUSD'], ['terrausd', 'USTC', 'TerraClassicUSD']),
  // Nano Foundation, new currency code.
  renamed('2021-11-15', ['nano', 'NANO', 'Nano'], ['nano', 'XNO', 'Nano']),
  // Firo, "Zcoin is now Firo".
  renamed('2020-10-27', ['zcoin', 'XZC', 'Zcoin'], ['zcoin', 'FIRO', 'Firo']),
  // Viction Foundation, Saigon proposal: "In November 2023 …"; the day is that of the exchanges' change of symbol.
  renamed('2023-11-20', ['tomochain', 'TOMO', 'TomoChain'], ['tomochain', 'VIC', 'Viction']),
  // Polygon, "MATIC to POL migration".
  renamed('2024-09-04', ['matic-network', 'MATIC', 'Polygon'], ['polygon-ecosystem-token', 'POL', 'Polygon']),
  // Sonic Labs, App Token Migration: 1:1 since December 2024; Binance swapped and traded S from this day.
  renamed('2025-01-16', ['fantom', 'FTM', 'Fantom'], ['sonic-3', 'S', 'Sonic']),
  // Sky: the launch of the token (executive vote of 13 September 2024). The ratio is that of the upgrade itself, without
  // the penalty that late upgraders pay since September 2025.
  renamed('2024-09-18', ['maker', 'MKR', 'Maker'], ['sky', 'SKY', 'Sky'], { ratio: 24_000 }),
  // Vaulta Foundation, start of the swap at 1:1.
  renamed('2025-05-14', ['eos', 'EOS', 'EOS'], ['vaulta', 'A', 'Vaulta']),
  // Kaia DLT Foundation; Binance: "1 KLAY = 1 KAIA", traded from this day.
  renamed('2024-10-31', ['klay-token', 'KLAY', 'Klaytn'], ['kaia', 'KAIA', 'Kaia']),
  // ASI Alliance, token merger FAQ: phase 1 of 1 July 2024, 0.433350 and 0.433226 FET.
  renamed('2024-07-01', ['singularitynet', 'AGIX', 'SingularityNET'], FET, { ratio: 0.43335, merger: true }),
  // Ocean Protocol Foundation left the alliance on 9 October 2025: since then OCEAN is a coin of its own again.
  renamed('2024-07-01', ['ocean-protocol', 'OCEAN', 'Ocean Protocol'], FET, {
    ratio: 0.433226,
    merger: true,
    until: '2025-10-09',
  }),
  // elizaOS: 1 AI16Z is 6 ELIZAOS; exchanges swapped from this day on.
  renamed('2025-11-06', ['ai16z', 'AI16Z', 'ai16z'], ['elizaos', 'ELIZAOS', 'elizaOS'], { ratio: 6 }),
  // Aave, AIP-1 and LendToAaveMigrator: 100 LEND are 1 AAVE.
  renamed('2020-10-03', ['ethlend', 'LEND', 'ETHLend'], ['aave', 'AAVE', 'Aave'], { ratio: 0.01 }),
  // BitTorrent, "Launch of BTTC mainnet and BTT redenomination plan": 1:1,000 with the mainnet.
  renamed('2021-12-12', ['bittorrent-old', 'BTTOLD', 'BitTorrent [OLD]'], ['bittorrent', 'BTT', 'BitTorrent'], {
    ratio: 1_000,
  }),
  // Elrond, swap to the mainnet: 1,000 ERD are 1 EGLD.
  renamed('2020-09-03', ['elrond-erd', 'ERD', 'Elrond'], ['elrond-erd-2', 'EGLD', 'MultiversX'], { ratio: 0.001 }),
  // Bitcoin ABC, "eCash: Wealth Redefined": 1 BCHA is 1,000,000 XEC.
  renamed('2021-07-01', ['bitcoin-cash-abc-2', 'BCHA', 'Bitcoin Cash ABC'], ['ecash', 'XEC', 'eCash'], {
    ratio: 1_000_000,
  }),
  // Galxe DAO, GP-30: 1 GAL is 60 G.
  renamed('2024-07-18', ['project-galaxy', 'GAL', 'Galxe'], ['g-token', 'G', 'Gravity'], { ratio: 60 }),
  // Merit Circle DAO, MIP-28 and migration FAQ: 1 MC is 100 BEAM, from this day.
  renamed('2023-10-26', ['merit-circle', 'MC', 'Merit Circle'], ['beam-2', 'BEAM', 'Beam'], { ratio: 100 }),
  // Mantle, MIP-22: 1:1.
  renamed('2023-07-17', ['bitdao', 'BIT', 'BitDAO'], ['mantle', 'MNT', 'Mantle']),
  // Aevo, launch of the token: 1:1.
  renamed('2024-03-13', ['ribbon-finance', 'RBN', 'Ribbon Finance'], ['aevo-exchange', 'AEVO', 'Aevo']),
];
