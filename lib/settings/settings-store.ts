import { browser } from '../browser.ts';
import { defaultSettings } from './defaults.ts';
import { migrateSettings } from './migrations.ts';
import { repairSettings } from './schema.ts';
import type { Settings, SettingsPatch } from './settings.ts';

export const SETTINGS_KEY = 'settings';
/** What was found when stored settings could not be read whole: nothing of the user's is thrown away. */
export const UNREADABLE_KEY = 'settings.unreadable';

/** One change at a time: the background is the only writer, and this is its only queue. */
let queue: Promise<unknown> = Promise.resolve();

/** The user's choices, repaired field by field; the defaults where nothing was ever chosen. */
export async function readSettings(): Promise<Settings> {
  return soundSettings(await readStored());
}

/**
 * Reads, changes and writes in one turn of the queue, so that two changes at once both survive. Stored settings that
 * could not be read whole are kept aside before they are written over.
 */
export function changeSettings(change: (current: Settings) => SettingsPatch): Promise<Settings> {
  const turn = queue.then(async () => {
    const stored = await readStored();
    const current = soundSettings(stored);
    const next = repairSettings({ ...current, ...change(current) }, defaultSettings());
    const isDamaged = stored !== undefined && JSON.stringify(current) !== JSON.stringify(stored);
    await browser.storage.local.set({ [SETTINGS_KEY]: next, ...(isDamaged ? { [UNREADABLE_KEY]: stored } : {}) });
    return next;
  });
  queue = turn.catch(() => undefined);
  return turn;
}

/** Forgets every choice: a first run again. */
export async function clearSettings(): Promise<void> {
  await browser.storage.local.remove([SETTINGS_KEY, UNREADABLE_KEY]);
}

async function readStored(): Promise<unknown> {
  return (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
}

function soundSettings(stored: unknown): Settings {
  return stored === undefined ? defaultSettings() : repairSettings(migrateSettings(stored), defaultSettings());
}
