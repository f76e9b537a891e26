/**
 * Exchanges the reader's choices with their other devices through `storage.sync`, which the browser carries itself.
 * Nothing here makes a request. Part of a script of its own (decision 0021): what it needs of the stores is handed to it.
 */
import { browser } from '../browser.ts';
import type { Clock } from '../clock.ts';
import { sameJson } from '../domain/same-json.ts';
import type { SyncTrouble, SyncView } from '../domain/sync-view.ts';
import { oneByOne } from '../settings/one-by-one.ts';
import { repairAlerts } from '../settings/alert-repair.ts';
import { ALERTS_KEY } from '../settings/alerts-store.ts';
import { type Alerts, NO_ALERTS } from '../settings/alerts.ts';
import { defaultSettings } from '../settings/defaults.ts';
import { NO_OWN_FEEDS, type OwnFeeds } from '../settings/own-feeds.ts';
import { mendedKey } from '../settings/kept-document.ts';
import { repairOwnFeeds } from '../settings/own-feed-repair.ts';
import { OWN_FEEDS_KEY } from '../settings/own-feeds-store.ts';
import { applyPatch, repairSettings } from '../settings/repair.ts';
import { SYNC_ON_KEY } from '../revision.ts';
import { SETTINGS_KEY } from '../settings/settings-store.ts';
import type { Settings, SettingsPatch } from '../settings/settings.ts';
import { chunksToSend, filled, GONE_KEY, QUOTA, readChunks, SHARE_KEYS } from './chunks.ts';
import { alertsWith, type Choices, type Items, itemsOf, ownFeedsWith, settingsWith } from './items.ts';
import { type Memory, soundItems, withFirstChoices, withLocalEdits, withShared } from './memory.ts';
import { EMPTY_REPLICA, type Replica } from './replica.ts';
import { readState, type SyncState, writeState } from './state.ts';

/** The choices of this device. */
export interface Local {
  /** As stored, coins by the ids that were chosen. */
  readonly choices: Choices;
  /**
   * Which of them are not as the reader left them: nothing is stored at all, or it could not be read whole (damaged, or of a
   * newer program), and was perhaps written over since, mended. On a device that joined before, what is lacking there was not removed one by one.
   */
  readonly lost: Readonly<Record<keyof Choices, boolean>>;
}

/** The stores, whose turns of changes are the background's: a copy of them here would have turns of its own. */
export interface SyncPorts {
  readonly read: () => Promise<Local>;
  /** @param change from the settings as stored, coins by the ids that were chosen, to such */
  readonly changeSettings: (change: (current: Settings) => SettingsPatch) => Promise<unknown>;
  readonly changeAlerts: (change: (current: Alerts) => Alerts) => Promise<unknown>;
  readonly changeOwnFeeds: (change: (current: OwnFeeds) => OwnFeeds) => Promise<unknown>;
  /** After a change to what surfaces show. @param gone addresses of sources that are no more */
  readonly show: (gone: readonly string[]) => Promise<void>;
  readonly clock: Clock;
  /** Runs something later, should the worker live so long; the heartbeat makes up for it. */
  readonly later: (run: () => void, ms: number) => void;
  /** Hears of what failed, which the self-check tells: a log of this script's own nobody listens to. */
  readonly bug: (error: unknown) => void;
}

export interface Sync {
  /** One exchange, both ways. Does nothing while sync is off. Never rejects. */
  readonly exchange: () => Promise<void>;
  /** Switches sync on or off. @param to.deleteCopy the synced copy goes too, also where sync is off; other devices then stop */
  readonly turn: (to: { readonly on: boolean; readonly deleteCopy: boolean }) => Promise<SyncView>;
  readonly view: () => Promise<SyncView>;
}

/**
 * Between two sendings: at most 6 a minute and 360 an hour, where browsers allow 120 and 1,800. What is changed
 * meanwhile goes in one.
 */
export const SEND_APART_MS = 10_000;
/** The reader goes on clicking while an exchange runs: it begins anew so often, then waits for the next. */
const TRIES = 4;

const MENDED = [SETTINGS_KEY, ALERTS_KEY, OWN_FEEDS_KEY].map(mendedKey);

/** To be called once in a worker's life: exchanges take turns. */
export function createSync(ports: SyncPorts): Sync {
  const inTurn = oneByOne();
  // By itself: a browser's timer refuses to be called as another object's.
  const { later } = ports;
  let isWaiting = false;

  async function exchangeNow(): Promise<void> {
    if (!(await isOn())) return;
    try {
      await exchangeOnce();
    } catch (error) {
      ports.bug(error);
      await note(await readState(), troubleOf(error)).catch(ports.bug);
    }
  }

  async function exchangeOnce(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const stored = await browser.storage.sync.get(null);
      if (stored[GONE_KEY] !== undefined) return stop((await isOwn(stored[GONE_KEY])) ? null : 'gone');
      const read = readChunks(stored);
      if (!read.ok) return note(await readState(), read.reason);
      const found = await ports.read();
      const state = await readState();
      const local = { ...found, lost: lostOf(found.lost, state.memory) };
      const now = ports.clock();
      const edited = memoryOf(state, local, read.replica, now);
      const memory = withShared(edited, read.replica);
      const isNews = !sameItems(soundItems(edited.replica), soundItems(memory.replica));
      const isPending =
        state.coming !== null || isNews || state.memory === null || Object.values(local.lost).some(Boolean);
      const items = soundItems(memory.replica);
      const coming = isPending ? itemsOf(choicesWith(items, local.choices), items) : null;
      const next = { ...state, memory, coming, receivedAt: isNews ? now : state.receivedAt };
      // Before anything is changed here: where the worker dies in between, the next exchange takes it up again.
      if (coming || !state.memory || !sameMemory(memory, state.memory)) await writeState(next);
      if (coming) {
        if (!(await apply(items, local))) continue;
        await browser.storage.local.remove(MENDED);
        await writeState({ ...next, memory: { ...memory, base: coming }, coming: null });
      }
      return send(stored);
    }
  }

  function memoryOf(state: SyncState, { choices, lost }: Local, shared: Replica, now: number): Memory {
    if (state.memory) {
      const { coming, memory } = state;
      const pending = coming && { coming, local: withKnown(itemsOf(choices, coming), coming, lost) };
      return withLocalEdits(memory, withKnown(itemsOf(choices, memory.base), memory.base, lost), now, pending);
    }
    const ranked = soundItems(shared);
    return withFirstChoices(emptyMemory(), itemsOf(choices, ranked), itemsOf(newInstall(), ranked), shared, now);
  }

  /** Puts what is shared in the place of what this device has; false where the reader changed something meanwhile. */
  async function apply(items: Items, { choices, lost }: Local): Promise<boolean> {
    const isSame = { settings: true, alerts: true, ownFeeds: true };
    const wanted = settingsWith(items, choices.settings);
    await ports.changeSettings((current) => {
      isSame.settings = sameJson(current, choices.settings);
      return isSame.settings ? wanted : {};
    });
    await ports.changeOwnFeeds((current) => {
      isSame.ownFeeds = sameJson(current, choices.ownFeeds);
      const next = ownFeedsWith(items, current);
      return isSame.ownFeeds && (lost.ownFeeds || !sameJson(next, current)) ? next : current;
    });
    await ports.changeAlerts((current) => {
      isSame.alerts = sameJson(alertsOf(current), alertsOf(choices.alerts));
      const next = alertsWith(items, current);
      return isSame.alerts && (lost.alerts || !sameJson(next, current)) ? next : current;
    });
    const { choices: after } = await ports.read();
    const kept = new Set(after.ownFeeds.feeds.map(({ url }) => url));
    await ports.show(choices.ownFeeds.feeds.map(({ url }) => url).filter((url) => !kept.has(url)));
    return isSame.settings && isSame.alerts && isSame.ownFeeds;
  }

  async function send(stored: Readonly<Record<string, unknown>>): Promise<void> {
    const state = await readState();
    if (!state.memory) return;
    const { bytes, fits } = filled(state.memory.replica);
    const chunks = chunksToSend(state.memory.replica, stored);
    if (Object.keys(chunks).length === 0) return note({ ...state, bytes }, null);
    if (!fits) return note({ ...state, bytes }, 'full');
    const now = ports.clock();
    const wait = (state.sentAt ?? 0) + SEND_APART_MS - now;
    // A clock that was set back says nothing of how long ago it was.
    if (wait > 0 && wait <= SEND_APART_MS) {
      sendLater(wait);
      return note({ ...state, bytes }, null);
    }
    await browser.storage.sync.set(chunks);
    await note({ ...state, bytes, sentAt: now }, null);
  }

  function sendLater(ms: number): void {
    if (isWaiting) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      void sync.exchange();
    }, ms);
  }

  /**
   * The copy is to go: its mark says so already, so that other devices do not put it there again, and this one goes on
   * here where it failed or was ended. Off last: until then there is something left to do.
   */
  async function stop(trouble: SyncTrouble | null): Promise<void> {
    await browser.storage.sync.remove([...SHARE_KEYS]);
    // What was remembered of the copy is worth nothing once it is gone: who begins anew begins a new one.
    await writeState({ ...(await readState()), memory: null, coming: null, trouble, bytes: 0 });
    await browser.storage.local.set({ [SYNC_ON_KEY]: false });
  }

  async function note(state: SyncState, trouble: SyncTrouble | null): Promise<void> {
    const known = await readState();
    const { sentAt, bytes } = state;
    if (!sameJson([sentAt, bytes, trouble], [known.sentAt, known.bytes, known.trouble]))
      await writeState({ ...known, sentAt, bytes, trouble });
  }

  async function turnOn(): Promise<void> {
    // Who begins anew begins with nothing that may be left of the one that was deleted.
    const { [GONE_KEY]: gone } = await browser.storage.sync.get(null);
    if (gone !== undefined) await browser.storage.sync.remove([...SHARE_KEYS, GONE_KEY]);
    await note(await readState(), null);
    await browser.storage.local.set({ [SYNC_ON_KEY]: true });
    await exchangeNow();
  }

  async function turnOff(deleteCopy: boolean): Promise<void> {
    if (!deleteCopy) return browser.storage.local.set({ [SYNC_ON_KEY]: false });
    const { memory } = await readState();
    await browser.storage.sync.set({ [GONE_KEY]: { at: ports.clock(), by: memory?.device ?? null } });
    return stop(null);
  }

  const sync: Sync = {
    exchange: () => inTurn(exchangeNow),
    turn: ({ on, deleteCopy }) =>
      inTurn(async () => {
        await (on ? turnOn() : turnOff(deleteCopy));
        return sync.view();
      }),
    async view() {
      const { sentAt, receivedAt, trouble, bytes } = await readState();
      return { on: await isOn(), sentAt, receivedAt, trouble, bytes, allowed: QUOTA.all, hasCopy: await hasCopy() };
    },
  };
  return sync;
}

/** Whether it was this device that began to delete the copy. */
async function isOwn(gone: unknown): Promise<boolean> {
  const { by } = Object(gone) as { by?: unknown };
  return by !== undefined && by === (await readState()).memory?.device;
}

async function isOn(): Promise<boolean> {
  return (await browser.storage.local.get(SYNC_ON_KEY))[SYNC_ON_KEY] === true;
}

/** Where the browser does not answer there is none to be shown: what asks to delete it says so. */
async function hasCopy(): Promise<boolean> {
  const stored = await browser.storage.sync.get(null).catch((): Record<string, unknown> => ({}));
  return SHARE_KEYS.some((key) => stored[key] !== undefined);
}

/** The choices as they will be read once what is shared is in their place. */
function choicesWith(items: Items, { settings, alerts, ownFeeds }: Choices): Choices {
  return {
    settings: repairSettings(applyPatch(settings, settingsWith(items, settings)), defaultSettings()),
    alerts: repairAlerts(alertsWith(items, alerts)),
    ownFeeds: repairOwnFeeds(ownFeedsWith(items, ownFeeds)),
  };
}

/** Which document an item is of. */
function kindOf(key: string): keyof Choices {
  return key.startsWith('a:') ? 'alerts' : /^[ft]:/.test(key) ? 'ownFeeds' : 'settings';
}

/** Lost is only what was known to be there: a device without any alert has stored none. */
function lostOf(lost: Local['lost'], memory: Memory | null): Local['lost'] {
  const known = new Set([...(memory?.base.keys() ?? [])].map(kindOf));
  const isLost = (kind: keyof Choices): boolean => lost[kind] && known.has(kind);
  return { settings: isLost('settings'), alerts: isLost('alerts'), ownFeeds: isLost('ownFeeds') };
}

/**
 * Of what is lost all that was known before, but what the reader chose here since: what is missing they did not remove, and
 * what stands as in a new install may have been mended to it.
 */
function withKnown(local: Items, known: Items, lost: Local['lost']): Items {
  const isLost = ([key]: readonly [string, unknown]): boolean => lost[kindOf(key)];
  const untouched = itemsOf(newInstall(), new Map());
  const isChosen = ([key, value]: readonly [string, unknown]): boolean =>
    !isLost([key, value]) || !(untouched.has(key) && (key.startsWith('w:') || sameJson(untouched.get(key), value)));
  return new Map([...[...known].filter(isLost), ...[...local].filter(isChosen)]);
}

function sameItems(a: Items, b: Items): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameJson(value, b.get(key)));
}

function sameMemory(a: Memory, b: Memory): boolean {
  return a.last === b.last && sameJson(a.replica, b.replica) && sameItems(a.base, b.base);
}

function emptyMemory(): Memory {
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  const device = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { device, last: 0, replica: EMPTY_REPLICA, base: new Map() };
}

function newInstall(): Choices {
  return { settings: defaultSettings(), alerts: NO_ALERTS, ownFeeds: NO_OWN_FEEDS };
}

/** What the reader made of alerts; what they see of prices changes by itself. */
function alertsOf({ alerts }: Alerts): unknown[] {
  return alerts.map(({ alert }) => alert);
}

/** Chromium and Firefox both name the limit in their words. */
function troubleOf(error: unknown): SyncTrouble {
  const words = error instanceof Error ? error.message : String(error);
  if (/QUOTA_BYTES|quota/i.test(words) && !/WRITE_OPERATIONS/.test(words)) return 'full';
  return /WRITE_OPERATIONS/.test(words) ? 'busy' : 'failed';
}
