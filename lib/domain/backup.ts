import { DAY_MS, HOUR_MS, MINUTE_MS } from './durations.ts';

/** How often everything precious is copied aside on the device. */
export const BACKUP_PACES = ['daily', 'weekly', 'off'] as const;
export type BackupPace = (typeof BACKUP_PACES)[number];

/** So many are kept, the newest. */
export const MAX_BACKUPS = 3;

const PACE_MS = { daily: DAY_MS, weekly: 7 * DAY_MS } as const;

/** What a backup holds, told without opening it. */
export interface BackupHead {
  /** Epoch milliseconds; its name. */
  readonly at: number;
  readonly bytes: number;
  readonly coins: number;
  readonly ownFeeds: number;
  readonly alerts: number;
  readonly saved: number;
}

/** That the database was lost and its precious part was brought back, until the reader has read it. */
export interface BroughtBack {
  readonly at: number;
  /** Of which backup; null where none could be read. */
  readonly backupAt: number | null;
  readonly saved: number;
  readonly read: number;
}

/** Backups as the options show them. */
export interface BackupsView {
  readonly pace: BackupPace;
  /** Newest first. */
  readonly kept: readonly BackupHead[];
  /** When it was last seen that the newest is still as everything is, or a new one was written. */
  readonly checkedAt: number | null;
  /** A backup is due for longer than a pace: the last ones could not be written. */
  readonly isOverdue: boolean;
  readonly broughtBack: BroughtBack | null;
}

/** When backups succeeded and when they were tried, epoch milliseconds; null where there is nothing of the kind. */
export interface BackupTimes {
  readonly pace: BackupPace;
  readonly checkedAt: number | null;
  /** The last try that has not succeeded. */
  readonly triedAt: number | null;
  /** The first of the tries since the last success. */
  readonly failingSince: number | null;
}

/** Whether the time for a backup has come: one that failed is tried again after an hour. */
export function isBackupDue({ pace, checkedAt, triedAt }: BackupTimes, now: number): boolean {
  return pace !== 'off' && isOver(checkedAt, PACE_MS[pace], now) && isOver(triedAt, HOUR_MS, now);
}

/** A time in the future was written by a clock that was wrong. */
function isOver(at: number | null, ms: number, now: number): boolean {
  return at === null || at > now + MINUTE_MS || now - at >= ms;
}

/** Whether it came so long ago that something must be in the way: since the last one, or the first try of a first one. */
export function isBackupOverdue({ pace, checkedAt, failingSince }: BackupTimes, now: number): boolean {
  const since = checkedAt === null || checkedAt > now + MINUTE_MS ? failingSince : checkedAt;
  return pace !== 'off' && since !== null && now - since >= 2 * PACE_MS[pace] + DAY_MS;
}
