import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../lib/browser.ts';
import { hearBugs, log } from '../../lib/log.ts';
import { PRIVATE } from '../../lib/domain/private-window.ts';
import { keepOwnScript } from '../../lib/own-script.ts';
import { admit, callerOf, type Sender } from '../../lib/messages/gate.ts';
import type { Envelope } from '../../lib/messages/protocol.ts';
import { ensureAlarm, heartbeat, HEARTBEAT } from './alarms.ts';
import { isDayNote, openDay } from './day-note.ts';
import { forgetTab } from './frame-tokens.ts';
import { fromSurfaces } from './handlers.ts';
import { keepError } from './last-errors.ts';
import { openNotification } from './notifications.ts';
import { forgetPlace, isKeptOut } from './private-windows.ts';
import { keepInPanelAtHand } from './side-panel.ts';
import { fromContent, fromSidebar } from './sidebar-handlers.ts';
import { onHostsAllowed } from './source-handlers.ts';
import { applySites, onSitesAllowed, registerSites } from './sidebar-sites.ts';
import { openAsChosen } from './sidebar-tabs.ts';
import { compactIndex } from '../../lib/poll/index-articles.ts';
import { exchange } from './sync.ts';
import { ALERTS_KEY } from '../../lib/settings/alerts-store.ts';
import { OWN_FEEDS_KEY } from '../../lib/settings/own-feeds-store.ts';
import { SETTINGS_KEY } from '../../lib/settings/settings-store.ts';
import { welcomeOnce } from './welcome.ts';
import { i18n } from '#i18n';

const MENU_OPEN = 'open-sidebar';
const MENU_RELATED = 'find-related';
const COMMAND_TOGGLE = 'toggle-sidebar';

/** Firefox for Android has neither. */
const { commands, contextMenus }: Partial<Pick<typeof browser, 'commands' | 'contextMenus'>> = browser;

/** Whatever changes of these goes to the reader's other devices, where sync is on. */
const SHARED_KEYS = [SETTINGS_KEY, ALERTS_KEY, OWN_FEEDS_KEY];

const tables = { content: fromContent, sidebar: fromSidebar, surface: fromSurfaces };

/** Runs what an event asks for; a failure is noted and never leaves a rejected promise behind. */
function inBackground(where: string, task: Promise<unknown>): void {
  task.catch((error: unknown) => log.bug(where, error));
}

/** Every message gets an answer: the value, or why there is none. */
async function answer(message: unknown, sender: Sender): Promise<Envelope<unknown>> {
  const origin = new URL(browser.runtime.getURL('/')).origin;
  const caller = callerOf(sender, browser.runtime.id, origin);
  if (!caller) return { ok: false, error: 'refused' };
  const admitted = admit(message, caller);
  if (!admitted.ok) return admitted;
  const handler = (tables[caller] as Record<string, (input: unknown, sender: Sender) => Promise<unknown>>)[
    admitted.name
  ];
  if (!handler) return { ok: false, error: 'refused' };
  try {
    if (caller === 'surface' && (await isKeptOut(admitted.name, sender))) return { ok: false, error: PRIVATE };
    return { ok: true, value: await handler(admitted.payload, sender) };
  } catch (error) {
    log.bug(admitted.name, error);
    return { ok: false, error: error instanceof Error ? error.message : 'failed' };
  }
}

/** `true` keeps the way open until the answer is there. */
function answerLater(message: unknown, sender: Sender, sendResponse: (answer: unknown) => void): true {
  inBackground('message', answer(message, sender).then(sendResponse));
  return true;
}

export default defineBackground({
  // All listeners are registered before anything is awaited: the event that woke the worker is delivered right after.
  main() {
    hearBugs(keepError);
    if (import.meta.env.FIREFOX) keepInPanelAtHand();
    keepOwnScript('/feed-reading.js');
    keepOwnScript('/claim-reading.js');
    keepOwnScript('/safekeeping.js');
    keepOwnScript('/searching.js');
    browser.runtime.onMessage.addListener(answerLater);
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === HEARTBEAT) inBackground('heartbeat', heartbeat());
    });
    browser.runtime.onInstalled.addListener(({ reason }) => {
      inBackground('welcome', welcomeOnce(reason));
      inBackground('installed', installed(reason === 'update'));
    });
    browser.runtime.onStartup.addListener(() => {
      inBackground('startup', heartbeat());
      // Whatever kept an earlier worker from it.
      inBackground('sites at startup', registerSites());
    });
    browser.tabs.onRemoved.addListener((tabId, { isWindowClosing }) => {
      // With its window a tab goes for good, maybe with the whole browser, and this storage with it.
      if (!isWindowClosing) inBackground('tab removed', forgetTab(tabId));
      // Of a private tab nothing stays either way.
      inBackground('place forgotten', forgetPlace(tabId));
    });
    commands?.onCommand.addListener((command, tab) => {
      if (command === COMMAND_TOGGLE) inBackground('command', openAsChosen(tab, 'toggle'));
    });
    browser.storage.onChanged.addListener((changes, area) => {
      if (area === 'sync' || (area === 'local' && SHARED_KEYS.some((key) => key in changes)))
        inBackground('sync', exchange());
    });
    contextMenus?.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
      if (menuItemId === MENU_OPEN) inBackground('menu', openAsChosen(tab, 'toggle'));
      if (menuItemId === MENU_RELATED) inBackground('menu', openAsChosen(tab, true, selectionText));
    });
    listenToNotifications();
    // Notifications are there from the moment they are allowed.
    browser.permissions.onAdded.addListener(listenToNotifications);
    browser.permissions.onAdded.addListener(({ origins = [] }) => {
      if (origins.length > 0) inBackground('hosts allowed', Promise.all([onHostsAllowed(), onSitesAllowed(origins)]));
    });
    browser.permissions.onRemoved.addListener(({ origins = [] }) => {
      if (origins.length > 0) inBackground('hosts taken back', applySites());
    });
    // An extension that was switched off and on again has lost it in Firefox, and hears neither install nor start-up.
    inBackground('alarm', ensureAlarm());
  },
});

function onNotificationClicked(id: string): void {
  inBackground('notification', isDayNote(id) ? openDay(id) : openNotification(id));
}

/** The same listener twice is one. */
function listenToNotifications(): void {
  const { notifications } = browser as Partial<Pick<typeof browser, 'notifications'>>;
  notifications?.onClicked.addListener(onNotificationClicked);
}

async function installed(isUpdate: boolean): Promise<void> {
  // An index of another version answers nothing, and the next look at a feed may be an hour off.
  const indexing = isUpdate
    ? compactIndex(true).catch((error: unknown) => log.bug('index after an update', error))
    : undefined;
  await contextMenus?.removeAll();
  contextMenus?.create({
    id: MENU_OPEN,
    title: i18n.t('menuOpenSidebar'),
    contexts: ['page', 'link'],
  });
  contextMenus?.create({ id: MENU_RELATED, title: i18n.t('menuFindRelated'), contexts: ['selection'] });
  await registerSites();
  await indexing;
  await heartbeat();
}
