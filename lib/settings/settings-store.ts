import { systemClock } from '../clock.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Rename } from '../domain/renamed-coins.ts';
import { defaultSettings } from './defaults.ts';
import { keptDocument } from './kept-document.ts';
import { migrateSettings } from './migrations.ts';
import { inChosenIds, renamesInList, withAcceptedRename, withPresentCoins } from './present-coins.ts';
import { applyPatch, repairSettings } from './repair.ts';
import type { Settings, SettingsPatch } from './settings.ts';

export const SETTINGS_KEY = 'settings';
export const UNREADABLE_KEY = 'settings.unreadable';

const settings = keptDocument<Settings>({
  key: SETTINGS_KEY,
  unreadableKey: UNREADABLE_KEY,
  migrate: migrateSettings,
  repair: (found) => (found === undefined ? defaultSettings() : repairSettings(found, defaultSettings())),
});

/**
 * The user's choices, repaired field by field, each coin by its present id; the defaults where nothing was ever chosen.
 */
export async function readSettings(): Promise<Settings> {
  return withPresentCoins(await readChosenSettings(), systemClock());
}

/** What happened to watched coins since they were chosen, by the id under which each goes now. */
export async function readRenames(): Promise<ReadonlyMap<CoinId, readonly Rename[]>> {
  return renamesInList(await readChosenSettings(), systemClock());
}

/** The choices with the ids that were chosen: what a file of them holds. */
export const readChosenSettings = settings.read;
/** The same, and how they were found. */
export const findSettings = settings.find;

/**
 * Changes some fields, one change after the other. A field of the change that is not valid is refused: the answer has it
 * as it was.
 * @param change from the settings as surfaces show them; ids that were chosen before a rename are kept in what is stored
 */
export function changeSettings(change: (current: Settings) => SettingsPatch): Promise<Settings> {
  return changeChosenSettings((chosen, now) => inChosenIds(change(withPresentCoins(chosen, now)), chosen, now));
}

/** Writes a coin's present id into the list, in the place of the former one that was chosen. */
export function acceptRename(coinId: CoinId): Promise<Settings> {
  return changeChosenSettings((chosen, now) => withAcceptedRename(chosen, coinId, now));
}

/**
 * The same with the ids that were chosen, as they are stored: a coin that another device chose by another id than this
 * one is another row.
 */
export function changeChosenSettings(change: (chosen: Settings, now: number) => SettingsPatch): Promise<Settings> {
  return settings.change((chosen) => {
    const now = systemClock();
    const next = applyPatch(chosen, change(chosen, now));
    return [next, withPresentCoins(next, now)];
  });
}

/** Forgets every choice: a first run again. */
export const clearSettings = settings.clear;
