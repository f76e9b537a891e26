import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { presentCoinId } from '../../lib/domain/renames.ts';
import { sameJson } from '../../lib/domain/same-json.ts';
import { log } from '../../lib/log.ts';
import type { Sender } from '../../lib/messages/gate.ts';
import type {
  Beside,
  CoinGeckoKeyView,
  FromContent,
  FromSidebar,
  FromSurfaces,
  RefreshAnswer,
} from '../../lib/messages/protocol.ts';
import { markDue, runDueRounds, runRound, tryFeed } from '../../lib/poll/rounds.ts';
import type { JobName } from '../../lib/poll/schedule.ts';
import { getCoinChart } from '../../lib/query/coin-chart.ts';
import { getCoinView } from '../../lib/query/coin-detail.ts';
import { getCoinSearch } from '../../lib/query/coin-search.ts';
import { getHandleView, getSidebarView } from '../../lib/query/sidebar.ts';
import { getSourcesView } from '../../lib/query/sources.ts';
import { getTickerView } from '../../lib/query/ticker.ts';
import { getKeepingView } from '../../lib/query/keeping.ts';
import { getNewestFetch } from '../../lib/query/newest-fetch.ts';
import { LOOK_KEY, SNAPSHOT_KEY } from '../../lib/revision.ts';
import { isKeyShaped, readCoinGeckoKey, writeCoinGeckoKey } from '../../lib/settings/coingecko-key.ts';
import { clearAlerts, readAlerts } from '../../lib/settings/alerts-store.ts';
import { exportChoices, importChoices } from '../../lib/settings/export.ts';
import { changeOwnFeeds, readOwnFeeds } from '../../lib/settings/own-feeds-store.ts';
import { SIDEBAR_WIDTH } from '../../lib/settings/schema.ts';
import {
  acceptRename,
  changeSettings,
  clearSettings,
  readChosenSettings,
  readSettings,
} from '../../lib/settings/settings-store.ts';
import type { Settings, SettingsPatch } from '../../lib/settings/settings.ts';
import { wipeDatabase } from '../../lib/store/database.ts';
import { changeProvider } from '../../lib/store/providers.ts';
import { bindToken, boundFrame, type BoundFrame, mintToken } from './frame-tokens.ts';
import { fromAlertEditor, replaceAlerts } from './alert-handlers.ts';
import { ensureAlarm } from './alarms.ts';
import { forgetOwnFeeds, fromSourceEditor } from './source-handlers.ts';
import { keepLook } from './last-look.ts';
import { publish } from './publish.ts';
import {
  activeTabId,
  clearSite,
  closeSidebarIn,
  describePageOf,
  inFrontOf,
  setSidebar,
  tellPageChanged,
} from './sidebar-tabs.ts';

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
  async getSidebar(beside, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame) return { kind: 'unbound' };
    const { hiddenSites } = await readSettings();
    if (hiddenSites.includes(frame.host)) return { kind: 'hidden-site', host: frame.host };
    const page = await describePageOf(frame.tabId);
    if (page === undefined) return { kind: 'unreadable' };
    return getSidebarView(page, frame.host, systemClock());
  },
  async refreshFromSidebar(beside, sender) {
    return (await standingBeside(beside, sender)) ? refresh() : { ok: false, reason: 'failed' };
  },
  async followCoin({ coinId, ...beside }, sender) {
    if (await standingBeside(beside, sender)) await addCoin(coinId);
    return null;
  },
  async hideSite(beside, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame?.host) return null;
    await changeSettings(({ hiddenSites }) => ({ hiddenSites: [...new Set([...hiddenSites, frame.host])] }));
    // The frame that asked stays, to say that the site is off.
    await clearSite(frame.host, 'secret' in beside ? frame.tabId : null);
    await show();
    return null;
  },
  async closeSidebar({ returnFocus, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (frame) await closeSidebarIn(frame.tabId, returnFocus);
    return null;
  },
  async setSidebarWidth({ width, ...beside }, sender) {
    if (await standingBeside(beside, sender)) {
      const sidebarWidth = Math.min(SIDEBAR_WIDTH.max, Math.max(SIDEBAR_WIDTH.min, Math.round(width)));
      await changeSettings(() => ({ sidebarWidth }));
    }
    return null;
  },
  async openOptions(beside, sender) {
    if (await standingBeside(beside, sender)) await browser.runtime.openOptionsPage();
    return null;
  },
};

export const fromSurfaces: Handlers<FromSurfaces> = {
  getTicker: () => getTickerView(systemClock()),
  async surfaceOpened() {
    const newest = await getNewestFetch();
    await ensureAlarm();
    if (!isWithin(newest, VISIBLE_REFRESH_MS)) {
      await runRound('poll-watched', publish, 'visible');
    }
    await runDueRounds(publish);
    return null;
  },
  async sawTicker(look) {
    await keepLook(look);
    return null;
  },
  refreshPrices: refresh,
  async openSidebarHere() {
    const tabId = await activeTabId();
    return { opened: tabId !== null && (await setSidebar(tabId, true)) };
  },
  searchCoins: ({ query }) => getCoinSearch(query),
  getCoin: ({ coinId }) => getCoinView(coinId, systemClock()),
  getCoinChart: ({ coinId, range }) => getCoinChart(coinId, range, systemClock()),
  getSettings: readSettings,
  putSettings: (patch) => applySettings(() => patch),
  addCoin: ({ coinId }) => addCoin(coinId),
  async acceptRename({ coinId }) {
    const settings = await acceptRename(coinId);
    await show();
    return settings;
  },
  getSources: getSourcesView,
  getKeeping: getKeepingView,
  async tryFeed({ feedId }) {
    await tryFeed(feedId, publish);
    return null;
  },
  getCoinGeckoKey: coinGeckoKeyView,
  async putCoinGeckoKey({ key }) {
    if (key !== null && !isKeyShaped(key)) return { ok: false, reason: 'malformed' };
    await writeCoinGeckoKey(key);
    await show();
    if (key !== null) await fetchWithKey();
    return { ok: true, key: await coinGeckoKeyView() };
  },
  ...fromAlertEditor,
  ...fromSourceEditor,
  async exportEverything() {
    const now = systemClock();
    const fileName = `coinside-${new Date(now).toISOString().slice(0, 10)}.json`;
    const { alerts } = await readAlerts();
    const ownFeeds = await readOwnFeeds();
    return { json: exportChoices(await readChosenSettings(), { alerts, ownFeeds }, now), fileName };
  },
  async importEverything({ json }) {
    const read = importChoices(json);
    if (!read.ok) return read;
    const { choices, alerts, ownFeeds } = read;
    if (alerts) await replaceAlerts(alerts);
    if (ownFeeds) await changeOwnFeeds(() => [ownFeeds, null]);
    await applySettings(() => choices);
    return {
      ok: true,
      coins: choices.watchlist?.length ?? 0,
      feeds: Object.keys(choices.feeds ?? {}).length,
      ownFeeds: ownFeeds?.feeds.length ?? 0,
      alerts: alerts?.length ?? 0,
    };
  },
  async wipeEverything() {
    // The choices last: whatever fails before, they are still there, as the page then says.
    await wipeDatabase();
    await browser.storage.local.remove([SNAPSHOT_KEY, LOOK_KEY]);
    await writeCoinGeckoKey(null);
    await clearAlerts();
    await forgetOwnFeeds();
    await clearSettings();
    await show();
    return null;
  },
};

/** The page that the frame with this secret stands in; for the browser's side panel, the one in front of its window. */
async function standingBeside(beside: Beside, sender: Sender): Promise<BoundFrame | null> {
  if ('secret' in beside) return boundFrame(beside.secret, sender.tab?.id);
  return sender.tab ? null : inFrontOf(beside.windowId);
}

function tabOf(sender: Sender): number {
  if (sender.tab?.id === undefined) throw new Error('a content script without a tab');
  return sender.tab.id;
}

async function refresh(): Promise<RefreshAnswer> {
  const newest = await getNewestFetch();
  if (isWithin(newest, PROVIDER_CACHE_MS)) return { ok: false, reason: 'wait' };
  const outcome = await runRound('poll-watched', publish, 'click');
  if (outcome.kind === 'stored') return { ok: true };
  return { ok: false, reason: outcome.kind === 'failed' ? 'failed' : 'wait' };
}

/** Whether a time lies in the last so many milliseconds; one in the future is from before the clock was set back. */
function isWithin(time: number | null, ms: number): boolean {
  const age = time === null ? -1 : systemClock() - time;
  return age >= 0 && age < ms;
}

/** Shows what was stored. Failing at that is no failure of the change: the next heartbeat makes up for it. */
async function show(): Promise<void> {
  await publish().catch((error: unknown) => log.bug('publish', error));
}

async function coinGeckoKeyView(): Promise<CoinGeckoKeyView> {
  const stored = await readCoinGeckoKey();
  if (!stored) return { state: 'none', ending: null };
  return { state: stored.isRefused ? 'refused' : 'in-use', ending: stored.key.slice(-4) };
}

/**
 * Asks for prices with the new key, so that a wrong one is told at once. Marked due first: a round that runs now, still
 * by the old key, runs once more.
 */
async function fetchWithKey(): Promise<void> {
  // What was asked of us without a key was not asked of this one.
  await changeProvider('coingecko', (row) => ({ ...row, blockedUntil: 0 }));
  await markDue(['poll-watched']);
  await runRound('poll-watched', publish, 'click');
}

/**
 * At the end of the list, by its present id; one that is there already, or that a full list has no place for, changes
 * nothing.
 */
function addCoin(named: string): Promise<Settings> {
  const coinId = presentCoinId(named, systemClock());
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
  await show();
  // Fewer or younger ones are to be kept: what is over goes now, not within a day.
  if (!sameJson(after.keeping, before.keeping)) void pruneAfterChoice();
  const isCurrencyNew = after.currency !== before.currency;
  const isCoinNew = after.watchlist.some((coinId) => !before.watchlist.includes(coinId));
  if (isCurrencyNew || isCoinNew) {
    fetchAfterChoice(isCurrencyNew).catch((error: unknown) => log.bug('after a choice', error));
  }
  return after;
}

async function pruneAfterChoice(): Promise<void> {
  try {
    await markDue(['prune']);
    await runRound('prune', publish, 'click');
  } catch (error) {
    log.bug('after a choice', error);
  }
}

/**
 * Asks for what was chosen. The sparklines' call brings prices too; while CoinGecko is to be left alone it does not go
 * out, and the exchange is asked for the prices alone. Marked due first: a round that runs now, still by the old
 * choice, runs once more.
 */
async function fetchAfterChoice(isCurrencyNew: boolean): Promise<void> {
  const more: readonly JobName[] = isCurrencyNew ? ['poll-market', 'poll-top'] : [];
  await markDue(['poll-sparklines', ...more]);
  const lines = await runRound('poll-sparklines', publish, 'click');
  if (lines.kind !== 'stored') await runRound('poll-watched', publish, 'click');
  for (const name of more) await runRound(name, publish, 'click');
}
