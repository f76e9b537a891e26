import { browser } from '../browser.ts';
import { migrateSettings } from './migrations.ts';
import { repairSettings } from './schema.ts';
import type { Settings, SettingsPatch } from './settings.ts';

export const SETTINGS_KEY = 'settings';
/** What was found when stored settings could not be read whole: nothing of the user's is thrown away. */
export const UNREADABLE_KEY = 'settings.unreadable';

/** One change at a time: the background is the only writer, and this is its only queue. */
let queue: Promise<unknown> = Promise.resolve();

export async function readSettings(defaults: Settings): Promise<Settings> {
  const stored: unknown = (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
  return stored === undefined ? defaults : repairSettings(migrateSettings(stored), defaults);
}

/**
 * Reads, changes and writes in one turn of the queue, so that two changes at once both survive. Fields that could not
 * be read are kept aside once before they are written over.
 */
export function changeSettings(
  defaults: Settings,
  change: (current: Settings) => SettingsPatch,
): Promise<Settings> {
  const turn = queue.then(async () => {
    const stored: unknown = (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
    const current = stored === undefined ? defaults : repairSettings(migrateSettings(stored), defaults);
    const next = repairSettings({ ...current, ...change(current) }, defaults);
    const lost = stored !== undefined && JSON.stringify(current) !== JSON.stringify(stored);
    await browser.storage.local.set({ [SETTINGS_KEY]: next, ...(lost ? { [UNREADABLE_KEY]: stored } : {}) });
    return next;
  });
  queue = turn.catch(() => undefined);
  return turn;
}
