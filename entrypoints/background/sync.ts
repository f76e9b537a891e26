import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { log } from '../../lib/log.ts';
import { giveBackUnneeded } from '../../lib/poll/subscriptions.ts';
import { changeAlerts, findAlerts } from '../../lib/settings/alerts-store.ts';
import { changeOwnFeeds, findOwnFeeds } from '../../lib/settings/own-feeds-store.ts';
import { findSettings } from '../../lib/settings/settings-store.ts';
import { SYNC_ON_KEY, SYNC_STATE_KEY } from '../../lib/revision.ts';
import type { Payload } from '../../lib/messages/protocol.ts';
import type { Sync, SyncPorts } from '../../lib/sync/exchange.ts';
import { applySettings } from './choices.ts';
import { show } from './publish.ts';
import { safekeeping } from './safekeeping.ts';

const ports: SyncPorts = {
  async read() {
    const [
      [settings, stored, areSettingsDamaged],
      [alerts, ofAlerts, areAlertsDamaged],
      [ownFeeds, ofFeeds, areFeedsDamaged],
    ] = await Promise.all([findSettings(), findAlerts(), findOwnFeeds()]);
    const lost = {
      settings: stored === undefined || areSettingsDamaged,
      alerts: ofAlerts === undefined || areAlertsDamaged,
      ownFeeds: ofFeeds === undefined || areFeedsDamaged,
    };
    return { choices: { settings, alerts, ownFeeds }, lost };
  },
  changeSettings: (change) => applySettings(change, 'sync'),
  changeAlerts: (change) => changeAlerts((current) => [change(current), null]),
  changeOwnFeeds: (change) => changeOwnFeeds((current) => [change(current), null]),
  async show(gone) {
    await giveBackUnneeded(gone);
    await show();
  },
  clock: systemClock,
  later: setTimeout,
  bug,
};

function bug(error: unknown): void {
  log.bug('sync', error);
}

let loaded: Promise<Sync> | null = null;

/** What syncs, out of the package's own file; loaded once in a worker's life. @throws where the file cannot be loaded */
function sync(): Promise<Sync> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function load(): Promise<Sync> {
  return (await safekeeping()).createSync(ports);
}

async function isOn(): Promise<boolean> {
  return (await browser.storage.local.get(SYNC_ON_KEY))[SYNC_ON_KEY] === true;
}

/** One exchange with the reader's other devices, where sync is on. Never rejects. */
export async function exchange(): Promise<void> {
  try {
    if (await isOn()) await (await sync()).exchange();
  } catch (error) {
    bug(error);
  }
}

/** Switches sync off and forgets what this device knew of it. @param deleteCopy also where it is off already */
export async function forgetSync(deleteCopy: boolean): Promise<void> {
  if (deleteCopy || (await isOn())) await (await sync()).turn({ on: false, deleteCopy });
  await browser.storage.local.remove([SYNC_ON_KEY, SYNC_STATE_KEY]);
}

/** What the options ask about sync. */
export const fromSyncPage = {
  getSync: async () => (await sync()).view(),
  putSync: async (input: Payload<'putSync'>) => (await sync()).turn(input),
};
