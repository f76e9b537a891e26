import { browser } from '../browser.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { parseCatalogue } from './catalogue.ts';

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

/** A coin by id; one that the catalogue does not know is shown by its id rather than dropped. */
export function coinOrId(coinId: CoinId, byId: ReadonlyMap<CoinId, Coin>): Coin {
  return byId.get(coinId) ?? { id: coinId, symbol: coinId.toUpperCase().slice(0, 8), name: coinId, rank: null };
}
