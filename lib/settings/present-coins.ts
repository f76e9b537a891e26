import type { CoinId } from '../domain/coin.ts';
import { MAX_WATCHED } from '../domain/limits.ts';
import type { Rename } from '../domain/renamed-coins.ts';
import { presentCoinId, presentCoinIds, renamesOf } from '../domain/renames.ts';
import type { Settings, SettingsPatch } from './settings.ts';

/**
 * Settings with every coin by the id under which it goes now: what everything outside this room works with. What the
 * user chose stays stored as it was chosen, so that what happened to a coin can be said, and a rename can be undone.
 */
export function withPresentCoins(settings: Settings, now: number): Settings {
  const watchlist = presentCoinIds(settings.watchlist, now);
  return { ...settings, watchlist, badgeCoinId: presentCoinId(settings.badgeCoinId, now) };
}

/**
 * A change made to present ids, in the ids that were chosen: a row that is moved is still the coin that was put there.
 * Of two ids that are one coin now, both stay, side by side.
 */
export function inChosenIds(change: SettingsPatch, chosen: Settings, now: number): SettingsPatch {
  const goesAs = (coinId: CoinId) => (id: CoinId) => presentCoinId(id, now) === coinId;
  const chosenIds = (coinId: CoinId): readonly CoinId[] => {
    const ids = chosen.watchlist.filter(goesAs(coinId));
    return ids.length > 0 ? ids : [coinId];
  };
  const { watchlist, badgeCoinId } = change;
  const all = watchlist?.flatMap(chosenIds);
  // In a list that is all but full, the second of two that are one must not cost another coin its place.
  const list = all && all.length > MAX_WATCHED ? watchlist?.map((coinId) => chosenIds(coinId)[0] ?? coinId) : all;
  const badge = badgeCoinId && (list ?? chosen.watchlist).find(goesAs(presentCoinId(badgeCoinId, now)));
  return {
    ...change,
    ...(list ? { watchlist: list } : {}),
    ...(badgeCoinId ? { badgeCoinId: badge ?? badgeCoinId } : {}),
  };
}

/** What the user said "got it" to: the first id on the list that goes as this coin now gives way to it, in its place. */
export function withAcceptedRename({ watchlist, badgeCoinId }: Settings, coinId: CoinId, now: number): SettingsPatch {
  const former = watchlist.find((id) => id !== coinId && presentCoinId(id, now) === coinId);
  const renamed = (id: CoinId): CoinId => (id === former ? coinId : id);
  return { watchlist: [...new Set(watchlist.map(renamed))], badgeCoinId: renamed(badgeCoinId) };
}

/** What happened to coins of the list since they were chosen, by the id under which each goes now; of two the first. */
export function renamesInList({ watchlist }: Settings, now: number): ReadonlyMap<CoinId, readonly Rename[]> {
  const found = new Map<CoinId, readonly Rename[]>();
  for (const coinId of watchlist) {
    const steps = renamesOf(coinId, now);
    const present = steps.at(-1)?.to;
    if (present !== undefined && !found.has(present)) found.set(present, steps);
  }
  return found;
}
