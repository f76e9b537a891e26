/** Whether the reader switched sync on: a key of its own, which the worker can look at without loading what syncs. */
export const SYNC_ON_KEY = 'syncOn';
/** What this device remembers of the exchange (lib/sync/state.ts). */
export const SYNC_STATE_KEY = 'sync';
