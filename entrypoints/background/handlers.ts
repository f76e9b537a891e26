import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Sender } from '../../lib/messages/gate.ts';
import type { FromContent, FromSidebar, FromSurfaces, RefreshAnswer } from '../../lib/messages/protocol.ts';
import { runDueRounds, runRound, tryFeed } from '../../lib/poll/rounds.ts';
import { getCoinSearch } from '../../lib/query/coin-search.ts';
import { getHandleView, getSidebarView } from '../../lib/query/sidebar.ts';
import { getSourcesView } from '../../lib/query/sources.ts';
import { getTickerView } from '../../lib/query/ticker.ts';
import { getNewestFetch } from '../../lib/query/newest-fetch.ts';
import { SNAPSHOT_KEY } from '../../lib/revision.ts';
import { exportSettings, importSettings } from '../../lib/settings/export.ts';
import { SIDEBAR_WIDTH } from '../../lib/settings/schema.ts';
import { changeSettings, clearSettings, readSettings } from '../../lib/settings/settings-store.ts';
import type { Settings, SettingsPatch } from '../../lib/settings/settings.ts';
import { clearDatabase } from '../../lib/store/database.ts';
import { bindToken, boundFrame, type BoundFrame, mintToken } from './frame-tokens.ts';
import { publish } from './publish.ts';
import { activeTabId, closeSidebarIn, describePageOf, setSidebar, tellPageChanged } from './sidebar-tabs.ts';

type Handlers<T> = {
  [N in keyof T]: T[N] extends (input: infer I) => infer A ? (input: I, sender: Sender) => Promise<A> : never;
};

/** A click within this long of the newest reply would fetch the same figures: the provider caches them for a minute. */
const PROVIDER_CACHE_MS = 45_000;
/** A surface in view asks for prices older than this: once a minute, timers being inexact. */
const VISIBLE_REFRESH_MS = 55_000;

export const fromContent: Handlers<FromContent> = {
  async describeHandle(page) {
    const { hiddenSites } = await readSettings();
    if (hiddenSites.includes(new URL(page.url).host)) return { coins: 0, related: 0 };
    return getHandleView(page, systemClock());
  },
  async mintFrameToken(_input, sender) {
    const { sidebarWidth } = await readSettings();
    const frame = { tabId: tabOf(sender), host: sender.url ? new URL(sender.url).host : '' };
    return { token: await mintToken(frame), width: sidebarWidth };
  },
  async pageChanged(_input, sender) {
    await tellPageChanged(tabOf(sender));
    return null;
  },
};

export const fromSidebar: Handlers<FromSidebar> = {
  async bindFrame({ token }, sender) {
    const tabId = sender.tab?.id;
    const secret = tabId === undefined ? null : await bindToken(token, tabId);
    return secret ? { secret } : null;
  },
  async getSidebar({ secret }, sender) {
    const frame = await standingBeside(secret, sender);
    if (!frame) return { kind: 'unbound' };
    const { hiddenSites } = await readSettings();
    if (secret && hiddenSites.includes(frame.host)) return { kind: 'hidden-site', host: frame.host };
    const page = await describePageOf(frame.tabId);
    if (page === undefined) return { kind: 'unreadable' };
    return getSidebarView(page, frame.host, systemClock());
  },
  async refreshFromSidebar({ secret }, sender) {
    return (await standingBeside(secret, sender)) ? refresh() : { ok: false, reason: 'failed' };
  },
  async followCoin({ secret, coinId }, sender) {
    if (await standingBeside(secret, sender)) await addCoin(coinId);
    return null;
  },
  async hideSite({ secret }, sender) {
    const frame = await standingBeside(secret, sender);
    if (!frame?.host) return null;
    await changeSettings(({ hiddenSites }) => ({ hiddenSites: [...hiddenSites, frame.host] }));
    await publish();
    return null;
  },
  async closeSidebar({ secret, returnFocus }, sender) {
    const frame = await standingBeside(secret, sender);
    if (frame) await closeSidebarIn(frame.tabId, returnFocus);
    return null;
  },
  async setSidebarWidth({ secret, width }, sender) {
    if (await standingBeside(secret, sender)) {
      const sidebarWidth = Math.min(SIDEBAR_WIDTH.max, Math.max(SIDEBAR_WIDTH.min, Math.round(width)));
      await changeSettings(() => ({ sidebarWidth }));
    }
    return null;
  },
  async openOptions({ secret }, sender) {
    if (await standingBeside(secret, sender)) await browser.runtime.openOptionsPage();
    return null;
  },
};

export const fromSurfaces: Handlers<FromSurfaces> = {
  getTicker: () => getTickerView(systemClock()),
  async surfaceOpened() {
    const newest = await getNewestFetch();
    if (newest === null || systemClock() - newest > VISIBLE_REFRESH_MS) {
      await runRound('poll-watched', publish, 'visible');
    }
    await runDueRounds(publish);
    return null;
  },
  refreshPrices: refresh,
  async openSidebarHere() {
    const tabId = await activeTabId();
    return { opened: tabId !== null && (await setSidebar(tabId, true)) };
  },
  searchCoins: ({ query }) => getCoinSearch(query),
  getSettings: readSettings,
  putSettings: (patch) => applySettings(() => patch),
  addCoin: ({ coinId }) => addCoin(coinId),
  getSources: getSourcesView,
  async tryFeed({ feedId }) {
    await tryFeed(feedId, publish);
    return null;
  },
  async exportEverything() {
    const now = systemClock();
    const fileName = `coinside-${new Date(now).toISOString().slice(0, 10)}.json`;
    return { json: exportSettings(await readSettings(), now), fileName };
  },
  async importEverything({ json }) {
    const read = importSettings(json);
    if (!read.ok) return read;
    const { watchlist, feeds } = await applySettings(() => read.settings);
    return { ok: true, coins: watchlist.length, feeds: Object.keys(feeds).length };
  },
  async wipeEverything() {
    await clearSettings();
    await clearDatabase();
    await browser.storage.local.remove(SNAPSHOT_KEY);
    await publish();
    return null;
  },
};

/** The frame that this secret was given to; with no secret, the active tab for the browser's own side panel. */
async function standingBeside(secret: string | null, sender: Sender): Promise<BoundFrame | null> {
  if (secret !== null) return boundFrame(secret, sender.tab?.id);
  if (sender.tab) return null;
  const tabId = await activeTabId();
  return tabId === null ? null : { tabId, host: '' };
}

function tabOf(sender: Sender): number {
  if (sender.tab?.id === undefined) throw new Error('a content script without a tab');
  return sender.tab.id;
}

async function refresh(): Promise<RefreshAnswer> {
  const newest = await getNewestFetch();
  if (newest !== null && systemClock() - newest < PROVIDER_CACHE_MS) return { ok: false, reason: 'wait' };
  const outcome = await runRound('poll-watched', publish, 'click');
  if (outcome.kind === 'stored') return { ok: true };
  return { ok: false, reason: outcome.kind === 'failed' ? 'failed' : 'wait' };
}

function addCoin(coinId: string): Promise<Settings> {
  return applySettings(({ watchlist }) => ({
    watchlist: watchlist.includes(coinId) ? watchlist : [...watchlist, coinId],
  }));
}

/**
 * Changes the user's choices and shows them at once. A coin or currency that has no price yet is asked for: it was a
 * click that chose it. The answer does not wait for the network.
 */
async function applySettings(change: (current: Settings) => SettingsPatch): Promise<Settings> {
  const before = await readSettings();
  const after = await changeSettings(change);
  await publish();
  const isCurrencyNew = after.currency !== before.currency;
  const isCoinNew = after.watchlist.some((coinId) => !before.watchlist.includes(coinId));
  if (isCurrencyNew || isCoinNew) void fetchAfterChoice(isCurrencyNew);
  return after;
}

async function fetchAfterChoice(isCurrencyNew: boolean): Promise<void> {
  await runRound('poll-sparklines', publish, 'click');
  if (!isCurrencyNew) return;
  await runRound('poll-market', publish, 'click');
  await runRound('poll-top', publish, 'click');
}
