import { browser } from '../browser.ts';
import {
  BACKUP_PACES,
  type BackupHead,
  type BackupPace,
  type BackupTimes,
  type BroughtBack,
  MAX_BACKUPS,
} from '../domain/backup.ts';
import { BACKUPS_KEY } from '../revision.ts';

/** The list of backups; their texts lie beside it, each under a key of its own. */
export interface BackupList extends BackupTimes {
  /** Newest first, each with the number of its place. */
  readonly kept: readonly (BackupHead & { readonly place: number })[];
  readonly broughtBack: BroughtBack | null;
}

const NONE: BackupList = {
  pace: 'daily',
  checkedAt: null,
  triedAt: null,
  failingSince: null,
  kept: [],
  broughtBack: null,
};

/** The list, with what of it is sound. Small: the worker looks at it at every heartbeat. */
export async function readBackupList(): Promise<BackupList> {
  const stored: unknown = (await browser.storage.local.get(BACKUPS_KEY))[BACKUPS_KEY];
  const { pace, checkedAt, triedAt, failingSince, kept, broughtBack } = Object(stored) as Partial<BackupList>;
  return {
    pace: BACKUP_PACES.includes(pace as BackupPace) ? (pace as BackupPace) : NONE.pace,
    checkedAt: timeIn(checkedAt),
    triedAt: timeIn(triedAt),
    failingSince: timeIn(failingSince),
    kept: Array.isArray(kept) ? kept.filter(isHead).slice(0, MAX_BACKUPS) : [],
    broughtBack: broughtBack ?? null,
  };
}

function timeIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function isHead(head: unknown): head is BackupList['kept'][number] {
  const fields = Object(head) as Record<string, unknown>;
  return ['at', 'bytes', 'coins', 'ownFeeds', 'alerts', 'saved', 'place'].every((name) =>
    Number.isFinite(fields[name]),
  );
}
