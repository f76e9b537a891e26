/**
 * Why nothing is exchanged. `full`: more than the browser's sync holds. `newer`: another device has a newer Coinside,
 * whose copy this one leaves alone. `gone`: the synced copy was deleted on another device; sync is off. `busy`: the
 * browser wants fewer writes for now. `failed`: the browser's own sync storage did not answer.
 */
export type SyncTrouble = 'full' | 'newer' | 'gone' | 'busy' | 'failed';

/** Sync as the options show it. Times are epoch milliseconds. */
export interface SyncView {
  readonly on: boolean;
  /** When something of this device went to the browser's sync storage. */
  readonly sentAt: number | null;
  /** When something of another device came. */
  readonly receivedAt: number | null;
  readonly trouble: SyncTrouble | null;
  /** What the copy takes, of what is allowed. */
  readonly bytes: number;
  readonly allowed: number;
  /** Whether a synced copy is in the browser's account, of this device or another, whether sync is on here or not. */
  readonly hasCopy: boolean;
}
