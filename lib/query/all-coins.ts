import type { Coin, CoinId } from '../domain/coin.ts';
import { findInCatalogueText, mergeCatalogues, parseCatalogueText } from '../prices/catalogue.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { getCatalogue } from '../store/catalogue.ts';

/** The merged list is kept as long as it is the same one: a search runs at every key. */
let merged: { readonly fetchedAt: number | null; readonly coins: readonly Coin[] } | null = null;

/** All coins that can be found: the packaged ones, and those of the provider's list once that was read. */
export async function allCoins(now: number): Promise<readonly Coin[]> {
  const [{ coins }, stored] = await Promise.all([packagedCatalogue(), getCatalogue()]);
  const fetchedAt = stored?.fetchedAt ?? null;
  if (merged?.fetchedAt !== fetchedAt || merged === null) {
    merged = { fetchedAt, coins: mergeCatalogues(coins, stored ? parseCatalogueText(stored.text) : [], now) };
  }
  return merged.coins;
}

/**
 * These coins by id. The provider's list is read only for an id that the package lacks, and never taken apart for it: this
 * runs at every wake of the worker. An id that nobody knows is shown as it is.
 */
export async function coinsById(coinIds: readonly CoinId[]): Promise<ReadonlyMap<CoinId, Coin>> {
  const { byId } = await packagedCatalogue();
  const unknown = coinIds.filter((coinId) => !byId.has(coinId));
  const text = unknown.length > 0 ? ((await getCatalogue())?.text ?? '') : '';
  return new Map(
    coinIds.map((coinId) => [coinId, byId.get(coinId) ?? findInCatalogueText(text, coinId) ?? coinOrId(coinId, byId)]),
  );
}
