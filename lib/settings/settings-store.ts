import { browser } from '../browser.ts';
import { systemClock } from '../clock.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Rename } from '../domain/renamed-coins.ts';
import { sameJson } from '../domain/same-json.ts';
import { defaultSettings } from './defaults.ts';
import { migrateSettings } from './migrations.ts';
import { inChosenIds, renamesInList, withAcceptedRename, withPresentCoins } from './present-coins.ts';
import { applyPatch, repairSettings } from './repair.ts';
import type { Settings, SettingsPatch } from './settings.ts';

export const SETTINGS_KEY = 'settings';
/** What was found when stored settings could not be read whole: nothing of the user's is thrown away. */
export const UNREADABLE_KEY = 'settings.unreadable';

/** One change at a time: the background is the only writer, and this is its only queue. */
let queue: Promise<unknown> = Promise.resolve();

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
export async function readChosenSettings(): Promise<Settings> {
  const stored = await readKey(SETTINGS_KEY);
  return stored === undefined ? defaultSettings() : repairSettings(migrateSettings(stored), defaultSettings());
}

/**
 * Reads, changes and writes in one turn of the queue, so that two changes at once both survive. A field of the change
 * that is not valid is refused: the answer has it as it was. Stored settings that could not be read whole are kept
 * aside before they are written over; what was kept first stays until everything is wiped.
 * @param change from the settings as surfaces show them; ids that were chosen before a rename are kept in what is stored
 */
export function changeSettings(change: (current: Settings) => SettingsPatch): Promise<Settings> {
  return store((chosen, now) => inChosenIds(change(withPresentCoins(chosen, now)), chosen, now));
}

/** Writes a coin's present id into the list, in the place of the former one that was chosen. */
export function acceptRename(coinId: CoinId): Promise<Settings> {
  return store((chosen, now) => withAcceptedRename(chosen, coinId, now));
}

function store(change: (chosen: Settings, now: number) => SettingsPatch): Promise<Settings> {
  return inTurn(async () => {
    const stored = await readKey(SETTINGS_KEY);
    const found = migrateSettings(stored);
    const current = stored === undefined ? defaultSettings() : repairSettings(found, defaultSettings());
    const now = systemClock();
    const next = applyPatch(current, change(current, now));
    const isDamaged = stored !== undefined && !sameJson(current, found);
    const isToBeKept = isDamaged && (await readKey(UNREADABLE_KEY)) === undefined;
    await browser.storage.local.set({ [SETTINGS_KEY]: next, ...(isToBeKept ? { [UNREADABLE_KEY]: stored } : {}) });
    return withPresentCoins(next, now);
  });
}

/** Forgets every choice: a first run again. A change begun before it is forgotten with the rest. */
export function clearSettings(): Promise<void> {
  return inTurn(() => browser.storage.local.remove([SETTINGS_KEY, UNREADABLE_KEY]));
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

async function readKey(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}
