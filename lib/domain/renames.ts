import type { CoinId } from './coin.ts';

/** One coin that went on under another id, symbol or unit. */
export interface Rename {
  /** The provider's id before, and after: the same where only the symbol changed. */
  readonly from: CoinId;
  readonly to: CoinId;
  /** Symbol and name before. */
  readonly symbol: string;
  readonly name: string;
  /** From when on, epoch milliseconds (midnight UTC of that day). */
  readonly at: number;
  /** Until when, where it was undone since; null where it holds. */
  readonly until: number | null;
  /** Units of the coin after for one unit of the coin before. */
  readonly ratio: number;
}

type Row = readonly [
  from: CoinId,
  to: CoinId,
  symbol: string,
  name: string,
  day: string,
  ratio?: number,
  until?: string,
];

/**
 * Days and ratios after the projects' own announcements: Polygon (POL), Sonic, Sky, Vaulta, Kaia (FINSCHIA 148.079656),
 * the ASI Alliance's migration of 1 July 2024 (AGIX 0.43335, OCEAN 0.433226; Ocean left it on 9 October 2025), Galxe's
 * GP30 (1 to 60), Merit Circle's MIP-28 (1 to 100), Mantle's MIP-22, Aave's AIP-1 (100 to 1), BitTorrent's of January
 * 2022 (1 to 1,000), Elrond's of September 2020 (1,000 to 1), eCash (1 to 1,000,000), Terra's of 28 May 2022. Ids as in
 * CoinGecko's list.
 */
const ROWS: readonly Row[] = [
  ['render-token', 'render-token', 'RNDR', 'Render Token', '2024-07-26'],
  ['terra-luna', 'terra-luna', 'LUNA', 'Terra', '2022-05-28'],
  ['terrausd', 'terrausd', 'UST', 'TerraUSD', '2022-05-28'],
  ['zcoin', 'zcoin', 'XZC', 'Zcoin', '2020-10-27'],
  ['tomochain', 'tomochain', 'TOMO', 'TomoChain', '2023-11-10'],
  ['matic-network', 'polygon-ecosystem-token', 'MATIC', 'Polygon', '2024-09-04'],
  ['fantom', 'sonic-3', 'FTM', 'Fantom', '2025-01-16'],
  ['maker', 'sky', 'MKR', 'Maker', '2024-09-18', 24_000],
  ['eos', 'vaulta', 'EOS', 'EOS', '2025-05-14'],
  ['klay-token', 'kaia', 'KLAY', 'Klaytn', '2024-08-29'],
  ['finschia', 'kaia', 'FNSA', 'Finschia', '2024-08-29', 148.079656],
  ['singularitynet', 'fetch-ai', 'AGIX', 'SingularityNET', '2024-07-01', 0.43335],
  ['ocean-protocol', 'fetch-ai', 'OCEAN', 'Ocean Protocol', '2024-07-01', 0.433226, '2025-10-09'],
  ['ethlend', 'aave', 'LEND', 'ETHLend', '2020-10-03', 0.01],
  ['bittorrent-old', 'bittorrent', 'BTTOLD', 'BitTorrent', '2022-01-18', 1_000],
  ['elrond-erd', 'elrond-erd-2', 'ERD', 'Elrond', '2020-09-03', 0.001],
  ['bitcoin-cash-abc-2', 'ecash', 'BCHA', 'Bitcoin Cash ABC', '2021-07-01', 1_000_000],
  ['project-galaxy', 'g-token', 'GAL', 'Galxe', '2024-07-18', 60],
  ['merit-circle', 'beam-2', 'MC', 'Merit Circle', '2023-10-26', 100],
  ['bitdao', 'mantle', 'BIT', 'BitDAO', '2023-07-17'],
  ['ribbon-finance', 'aevo-exchange', 'RBN', 'Ribbon Finance', '2024-03-13'],
];

/** Every rename that we know, oldest first where one follows another. */
export const RENAMES: readonly Rename[] = ROWS.map(([from, to, symbol, name, day, ratio = 1, until]) => ({
  from,
  to,
  symbol,
  name,
  at: Date.parse(day),
  until: until === undefined ? null : Date.parse(until),
  ratio,
}));

/** Migrations by the id that went away; a new symbol alone moves nobody. */
const BY_FORMER_ID: ReadonlyMap<CoinId, Rename> = new Map(
  RENAMES.filter(({ from, to }) => from !== to).map((rename) => [rename.from, rename]),
);

/** The steps by which an id leads to the coin that it is at a time; none where it is itself. */
export function renamesOf(coinId: CoinId, now: number): Rename[] {
  const steps: Rename[] = [];
  let next = BY_FORMER_ID.get(coinId);
  while (next && isInForce(next, now) && steps.length < RENAMES.length) {
    steps.push(next);
    next = BY_FORMER_ID.get(next.to);
  }
  return steps;
}

/** The id under which a coin goes on at a time. */
export function presentCoinId(coinId: CoinId, now: number): CoinId {
  return renamesOf(coinId, now).at(-1)?.to ?? coinId;
}

/** A list of ids as the coins go now, each once, at its first place. */
export function presentCoinIds(coinIds: readonly CoinId[], now: number): CoinId[] {
  return [...new Set(coinIds.map((coinId) => presentCoinId(coinId, now)))];
}

/** A price of one unit of a former coin as a price of one unit of the coin it became: 1,400 of MKR is 0.0583 of SKY. */
export function priceInPresentUnits(price: number, coinId: CoinId, now: number): number {
  return renamesOf(coinId, now).reduce((value, { ratio }) => value / ratio, price);
}

/** A stretch of a coin's past under another id. */
export interface FormerLife {
  readonly coinId: CoinId;
  /** Up to when, epoch milliseconds. */
  readonly until: number;
  /** One unit of the present coin cost this part of one unit then. */
  readonly factor: number;
}

/** The ids under which a coin was traded before, each with what a price of then is to be multiplied by. */
export function formerLives(coinId: CoinId): FormerLife[] {
  return RENAMES.filter(({ from, to, until }) => to === coinId && from !== coinId && until === null).flatMap(
    ({ from, at, ratio }) => [
      { coinId: from, until: at, factor: 1 / ratio },
      ...formerLives(from).map((life) => ({ ...life, factor: life.factor / ratio })),
    ],
  );
}

const formerNamesById = new Map<CoinId, string>();

/** Symbols and names that a coin went by before, in lower case between spaces: who remembers the old one finds it. */
export function formerNames(coinId: CoinId): string {
  if (formerNamesById.size === 0) {
    for (const { from, to, symbol, name, until } of RENAMES) {
      if (until !== null) continue;
      const words = `${symbol} ${name}${from === to ? '' : ` ${from}`}`
        .toLowerCase()
        .replace(/[^\p{L}\p{N}.-]+/gu, ' ');
      formerNamesById.set(to, `${formerNamesById.get(to) ?? ''} ${words} `);
    }
  }
  return formerNamesById.get(coinId) ?? '';
}

function isInForce({ at, until }: Rename, now: number): boolean {
  return at <= now && (until === null || now < until);
}
