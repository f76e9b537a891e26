import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import type { AddedMarks } from '../../lib/domain/article-marks.ts';
import { EVERYWHERE } from '../../lib/domain/sidebar-sites.ts';
import { giveBackEveryHost } from '../../lib/host-permissions.ts';
import type { ImportAnswer, Payload } from '../../lib/messages/protocol.ts';
import { listFeeds } from '../../lib/poll/list-feeds.ts';
import { giveBackUnneeded } from '../../lib/poll/subscriptions.ts';
import { log } from '../../lib/log.ts';
import { DAY_TOLD_KEY, LOOK_KEY, SNAPSHOT_KEY } from '../../lib/revision.ts';
import { clearAlerts } from '../../lib/settings/alerts-store.ts';
import { writeCoinGeckoKey } from '../../lib/settings/coingecko-key.ts';
import { forgetRemoved } from '../../lib/settings/removed-alerts.ts';
import { IN_PANEL_KEY } from '../../lib/side-panel.ts';
import { changeLentHosts, readLentHosts } from '../../lib/settings/lent-hosts.ts';
import { changeOwnFeeds, clearOwnFeeds, readOwnFeeds } from '../../lib/settings/own-feeds-store.ts';
import { clearSettings, readSettings } from '../../lib/settings/settings-store.ts';
import { CARRIED_OVER_KEY } from '../../lib/store/carry-over.ts';
import { database, wipeDatabase } from '../../lib/store/database.ts';
import { clearRequestLog, readRequestLog } from '../../lib/store/request-log.ts';
import { replaceAlerts } from './alert-handlers.ts';
import { applySettings } from './choices.ts';
import { show } from './publish.ts';
import { clearBackups, everything } from './backups.ts';
import { safekeeping } from './safekeeping.ts';
import { forgetSync } from './sync.ts';
import { applySites } from './sidebar-sites.ts';

const NOTHING_ADDED: AddedMarks = { saved: [], read: [], texts: [] };

/** All that is precious as one file, back from one, and gone; what left the browser, and that gone. */
export const fromDataPage = {
  getRequestLog: () => readRequestLog(systemClock()),
  async clearRequestLog(): Promise<null> {
    await clearRequestLog();
    return null;
  },
  async exportEverything() {
    const { json } = await everything();
    return { json, fileName: `coinside-${new Date(systemClock()).toISOString().slice(0, 10)}.json` };
  },
  async importEverything({ json, undone }: Payload<'importEverything'>): Promise<ImportAnswer> {
    const { importChoices, putAllMarks, dropMarks } = await safekeeping();
    const read = importChoices(json, systemClock());
    if (!read.ok) return read;
    const { choices, alerts, ownFeeds, marks } = read;
    const before = await readOwnFeeds();
    const { sidebarSites } = await readSettings();
    // First of all: should the disk be full, everything is as it was.
    const added = undone === null ? await putAllMarks(await database(), marks) : NOTHING_ADDED;
    if (undone !== null) await dropMarks(await database(), undone);
    if (alerts) await replaceAlerts(alerts);
    if (ownFeeds) await changeOwnFeeds(() => [ownFeeds, null]);
    await applySettings(() => choices);
    // Sources and sites that the file does not have are gone, and what the browser allowed for them goes back.
    await giveBackUnneeded(before.feeds.map(({ url }) => url));
    await giveBackSites(sidebarSites);
    return {
      ok: true,
      coins: choices.watchlist?.length ?? 0,
      feeds: Object.keys(choices.feeds ?? {}).length,
      ownFeeds: ownFeeds?.feeds.length ?? 0,
      alerts: alerts?.length ?? 0,
      saved: marks.saved.length,
      added,
    };
  },
  async wipeEverything({ deleteCopy, keepBackups }: Payload<'wipeEverything'>): Promise<null> {
    // First of all: nothing of this may be taken for a change that other devices are to follow.
    await forgetSync(deleteCopy);
    const read = (await listFeeds()).map(({ url }) => url);
    const lent = await readLentHosts();
    const { sidebarSites } = await readSettings();
    // The choices last: whatever fails before, they are still there, as the page then says.
    await wipeDatabase();
    await browser.storage.local.remove([SNAPSHOT_KEY, LOOK_KEY, DAY_TOLD_KEY, IN_PANEL_KEY, CARRIED_OVER_KEY]);
    await writeCoinGeckoKey(null);
    await clearAlerts();
    await forgetRemoved();
    await clearOwnFeeds();
    if (!keepBackups) await clearBackups();
    await clearSettings();
    // Once more: a heartbeat in between may have copied what was still there.
    if (!keepBackups) await clearBackups();
    // Not waited for: a tab may hang.
    applySites().catch((error: unknown) => log.bug('after a wipe', error));
    await giveBackUnneeded([...read, ...lent]);
    await giveBackSites(sidebarSites);
    await changeLentHosts((now) => now.filter((url) => !lent.includes(url)));
    await show();
    return null;
  },
};

/** Of the sites where the sidebar stood before, those that are chosen no more: no list would show that they are allowed. */
async function giveBackSites(before: readonly string[]): Promise<void> {
  const { sidebarSites } = await readSettings();
  const gone = before.filter((site) => !sidebarSites.includes(site));
  if (gone.includes(EVERYWHERE)) await giveBackEveryHost();
  await giveBackUnneeded(gone.filter((site) => site !== EVERYWHERE).map((host) => `https://${host}/`));
}
