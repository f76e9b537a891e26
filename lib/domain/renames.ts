import type { CoinId } from './coin.ts';
import { type Rename, RENAMES } from './renamed-coins.ts';

/** By the id that went away; a new symbol alone moves nobody. */
const BY_FORMER_ID: ReadonlyMap<CoinId, Rename> = new Map(
  RENAMES.filter(({ kind }) => kind !== 'symbol').map((rename) => [rename.from, rename]),
);

/** The steps by which an id leads to the coin that it is at a time (epoch milliseconds); none where it is itself. */
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

/** The ids under which no coin goes any more at a time. */
export function formerCoinIds(now: number): ReadonlySet<CoinId> {
  return new Set([...BY_FORMER_ID.keys()].filter((coinId) => presentCoinId(coinId, now) !== coinId));
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
  return RENAMES.filter(({ kind, to, until }) => kind !== 'symbol' && to === coinId && until === null).flatMap(
    ({ from, at, ratio }) => [
      { coinId: from, until: at, factor: 1 / ratio },
      ...formerLives(from).map((life) => ({ ...life, factor: life.factor / ratio })),
    ],
  );
}

/** What a coin was called before, by symbol; what it took in, which was never its own name. */
export interface FormerSymbols {
  readonly was: readonly string[];
  readonly with: readonly string[];
}

/** The symbols of a coin's past, for the row that shows it: RENDER was RNDR, FET is with AGIX. */
export function formerSymbols(coinId: CoinId, now: number): FormerSymbols {
  const past = RENAMES.filter((rename) => rename.to === coinId && isInForce(rename, now));
  const symbols = (isMerger: boolean): string[] =>
    past.filter(({ kind }) => (kind === 'merger') === isMerger).map(({ symbol }) => symbol);
  return { was: symbols(false), with: symbols(true) };
}

/** What a coin went by before, for who remembers only that. */
export interface FormerNames {
  /** Symbols of the coins that became this one: nobody else has a better claim to them. */
  readonly moved: readonly string[];
  /** Symbols that it bore under the same id: another coin may bear one now (LUNA). */
  readonly own: readonly string[];
  /** Names, and the ids where those were others. */
  readonly names: readonly string[];
}

const formerNamesById = new Map<CoinId, FormerNames>();

/** Symbols and names that a coin went by before; undefined where it has none. */
export function formerNames(coinId: CoinId): FormerNames | undefined {
  if (formerNamesById.size === 0) {
    for (const { kind, from, to, symbol, name, until } of RENAMES) {
      if (until !== null) continue;
      const { moved, own, names } = formerNamesById.get(to) ?? { moved: [], own: [], names: [] };
      formerNamesById.set(
        to,
        kind === 'symbol'
          ? { moved, own: [...own, symbol], names: [...names, name] }
          : { moved: [...moved, symbol], own, names: [...names, name, from] },
      );
    }
  }
  return formerNamesById.get(coinId);
}

function isInForce({ at, until }: Rename, now: number): boolean {
  return at <= now && (until === null || now < until);
}
