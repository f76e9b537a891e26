import { browser } from './browser.ts';

/**
 * One value that grows with each commit. Surfaces learn *that* something changed from it, and ask again.
 * `tickerSnapshot` is the ticker itself, so that the popup paints from one read.
 */
export const REVISION_KEY = 'revision';
export const SNAPSHOT_KEY = 'tickerSnapshot';
/** What the popup showed when it was last open (`Look`). Read with the snapshot, in one read. */
export const LOOK_KEY = 'lastLook';

/** The local day of the last notification of the day. */
export const DAY_TOLD_KEY = 'dayTold';

/** Whether the reader switched sync on: a key of its own, which can be looked at without loading what syncs. */
export const SYNC_ON_KEY = 'syncOn';
/** What this device remembers of the exchange (lib/sync/state.ts). */
export const SYNC_STATE_KEY = 'sync';

/** The list of backups (lib/settings/backup-list.ts). */
export const BACKUPS_KEY = 'backups';

/** Says that something a surface may show was committed. Only the background calls it, one call at a time. */
export async function bumpRevision(): Promise<void> {
  const stored: unknown = (await browser.storage.local.get(REVISION_KEY))[REVISION_KEY];
  await browser.storage.local.set({ [REVISION_KEY]: (typeof stored === 'number' ? stored : 0) + 1 });
}

/** Calls back whenever a key changes in the given area, until the returned function is called. */
export function watchKey(area: 'local' | 'session', key: string, onChange: (value: unknown) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, changedArea: string): void => {
    const change = changes[key];
    if (changedArea === area && change) onChange(change.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
