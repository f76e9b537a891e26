import { presentCoinId, presentCoinIds, type Rename, renamesOf } from '../domain/renames.ts';
import type { Settings } from './settings.ts';

/**
 * Settings with every coin by the id under which it goes now. What the user chose stays stored as it was chosen, until
 * the list itself is changed: so that what happened to a coin can be said.
 */
export function withPresentCoins(settings: Settings, now: number): Settings {
  const watchlist = presentCoinIds(settings.watchlist, now);
  return { ...settings, watchlist, badgeCoinId: presentCoinId(settings.badgeCoinId, now) };
}

/** What happened to coins of the list since they were chosen, by the id under which each goes now. */
export function renamesInList({ watchlist }: Settings, now: number): ReadonlyMap<string, readonly Rename[]> {
  const moved = watchlist.map((coinId) => renamesOf(coinId, now)).filter((steps) => steps.length > 0);
  return new Map(moved.map((steps) => [steps.at(-1)?.to ?? '', steps]));
}
