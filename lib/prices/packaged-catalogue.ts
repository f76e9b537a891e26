import { browser } from '../browser.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { findInCatalogueFile, parseCatalogue } from './catalogue.ts';

let loaded: Promise<{ coins: readonly Coin[]; byId: ReadonlyMap<CoinId, Coin> }> | null = null;

/**
 * The coins that ship with the program, read once in a worker's life from its own package (no network is involved).
 */
export function packagedCatalogue(): Promise<{ coins: readonly Coin[]; byId: ReadonlyMap<CoinId, Coin> }> {
  loaded ??= readPackaged();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function readPackaged(): Promise<{ coins: readonly Coin[]; byId: ReadonlyMap<CoinId, Coin> }> {
  const response = await fetch(browser.runtime.getURL('data/coins.json'));
  const coins = parseCatalogue(await response.json());
  return { coins, byId: new Map(coins.map((coin) => [coin.id, coin])) };
}

/** Finds a coin by its id. */
type CoinFinder = Pick<ReadonlyMap<CoinId, Coin>, 'get'>;

/** The same coins for who needs a few of them: parsing all costs a woken worker more than searching their text. */
export async function packagedCoinFinder(): Promise<CoinFinder> {
  const json = await (await fetch(browser.runtime.getURL('data/coins.json'))).text();
  return { get: (coinId) => findInCatalogueFile(json, coinId) ?? undefined };
}

/** A coin by id; one that the catalogue does not know is shown by its id rather than dropped. */
export function coinOrId(coinId: CoinId, byId: CoinFinder): Coin {
  return byId.get(coinId) ?? { id: coinId, symbol: coinId.toUpperCase().slice(0, 8), name: coinId, rank: null };
}
