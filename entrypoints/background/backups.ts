import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { type BackupPace, isBackupDue } from '../../lib/domain/backup.ts';
import { log } from '../../lib/log.ts';
import { checkStore } from '../../lib/query/self-check.ts';
import { readAlerts } from '../../lib/settings/alerts-store.ts';
import { readBackupList } from '../../lib/settings/backup-list.ts';
import type { Backups } from '../../lib/settings/backups.ts';
import { readOwnFeeds } from '../../lib/settings/own-feeds-store.ts';
import { readChosenSettings, SETTINGS_KEY } from '../../lib/settings/settings-store.ts';
import { forgetBegun, isBegun } from '../../lib/store/carry-over.ts';
import { beginDatabaseAnew, database } from '../../lib/store/database.ts';
import { show } from './publish.ts';
import { safekeeping } from './safekeeping.ts';

/** Everything precious as one exported file, and what is in it. */
export async function everything() {
  const { exportChoices, getAllMarks } = await safekeeping();
  const [settings, { alerts }, ownFeeds, marks, stored] = await Promise.all([
    readChosenSettings(),
    readAlerts(),
    readOwnFeeds(),
    database().then((db) => getAllMarks(db)),
    browser.storage.local.get(SETTINGS_KEY),
  ]);
  const head = {
    coins: settings.watchlist.length,
    ownFeeds: ownFeeds.feeds.length,
    alerts: alerts.length,
    saved: marks.saved.length,
  };
  const isAnything =
    stored[SETTINGS_KEY] !== undefined || head.ownFeeds + head.alerts + head.saved + marks.read.length > 0;
  return { json: exportChoices(settings, { alerts, ownFeeds, ...marks }, systemClock()), head, isAnything };
}

let made: Promise<Backups> | null = null;

/** @throws where the package's own file cannot be loaded */
function backups(): Promise<Backups> {
  made ??= safekeeping().then(
    ({ createBackups, putAllMarks }) =>
      createBackups({
        async everything() {
          const all = await everything();
          return all.isAnything ? all : null;
        },
        isBegun: async () => isBegun(await database()),
        forgetBegun: async () => forgetBegun(await database()),
        putMarks: async (marks) => putAllMarks(await database(), marks),
        clock: systemClock,
      }),
    (error: unknown) => {
      made = null;
      throw error;
    },
  );
  return made;
}

/**
 * At a heartbeat: brings back what is precious where the database was lost, before anything is copied over the copies;
 * then a backup, where one is due. Never rejects: where it fails, the next heartbeat tries again.
 */
export async function keepBackups(): Promise<void> {
  try {
    if (await isBegun(await database())) {
      await (await backups()).bringBack();
      await show();
    }
    if (isBackupDue(await readBackupList(), systemClock())) await (await backups()).backUp();
  } catch (error) {
    log.bug('backup', error);
  }
}

/** Takes every backup away. */
export async function clearBackups(): Promise<void> {
  await (await backups()).clear();
}

/** What the options ask about backups. */
export const fromBackupList = {
  async beginAnew(): Promise<{ isReadable: boolean }> {
    // The page that asks may be an old one: what can be read again is nothing to delete.
    const { providers, database: rows } = await checkStore();
    const isReadable = providers !== null && rows !== null;
    if (!isReadable) {
      await beginDatabaseAnew();
      await keepBackups();
      await show();
    }
    return { isReadable };
  },
  getBackups: async () => (await backups()).view(),
  readBackup: async ({ at }: { at: number }) => ({ json: await (await backups()).read(at) }),
  async backUpNow() {
    const all = await backups();
    await all.backUp();
    return all.view();
  },
  async putBackupPace({ pace }: { pace: BackupPace }) {
    const all = await backups();
    await all.setPace(pace);
    return all.view();
  },
  async forgetBroughtBack(): Promise<null> {
    await (await backups()).forgetBroughtBack();
    return null;
  },
};
