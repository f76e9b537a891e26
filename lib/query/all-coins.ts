import { MINUTE_MS } from '../domain/durations.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import { findInCatalogueText } from '../prices/catalogue.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { type SearchableCoins, searchableCoins } from '../prices/searchable-coins.ts';
import { getCatalogue } from '../store/catalogue.ts';

/** A list that was read anew is found by a search after at most so long: half a megabyte is not read at every key. */
const LOOK_AGAIN_AFTER_MS = MINUTE_MS;

let ready: { readonly coins: SearchableCoins; readonly fetchedAt: number | null; readonly lookedAt: number } | null =
  null;

/** All coins that can be found: the packaged ones, and those of the provider's list once that was read. */
export async function allCoins(now: number): Promise<SearchableCoins> {
  if (ready && Math.abs(now - ready.lookedAt) < LOOK_AGAIN_AFTER_MS) return ready.coins;
  const [{ coins }, stored] = await Promise.all([packagedCatalogue(), getCatalogue()]);
  const fetchedAt = stored?.fetchedAt ?? null;
  const isSame = ready?.fetchedAt === fetchedAt;
  const made = isSame && ready ? ready.coins : searchableCoins(coins, stored?.text ?? '', now);
  ready = { coins: made, fetchedAt, lookedAt: now };
  return made;
}

/**
 * These coins by id. The provider's list is read only for an id that the package lacks, and never taken apart for it: this
 * runs at every wake of the worker. An id that nobody knows is shown as it is.
 */
export async function coinsById(coinIds: readonly CoinId[]): Promise<ReadonlyMap<CoinId, Coin>> {
  const { byId } = await packagedCatalogue();
  const isUnknown = coinIds.some((coinId) => !byId.has(coinId));
  const text = isUnknown ? ((await getCatalogue())?.text ?? '') : '';
  const coinOf = (coinId: CoinId): Coin =>
    byId.get(coinId) ?? findInCatalogueText(text, coinId) ?? coinOrId(coinId, byId);
  return new Map(coinIds.map((coinId) => [coinId, coinOf(coinId)]));
}
