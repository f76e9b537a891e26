import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import type { ArticleId } from '../../lib/domain/article.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import { waitingPressKey } from '../../lib/domain/press.ts';
import type { SidebarMode } from '../../lib/domain/sidebar-sites.ts';
import type { Sender } from '../../lib/messages/gate.ts';
import type { Beside, FromContent, FromSidebar, Payload } from '../../lib/messages/protocol.ts';
import { readAllowedHosts } from '../../lib/host-permissions.ts';
import { readComments } from '../../lib/poll/read-comments.ts';
import { getOwnDiscussion } from '../../lib/query/discussion.ts';
import { readMatchingGround, readSidebarGround } from '../../lib/query/ground.ts';
import { getHandleView, getSidebarView } from '../../lib/query/sidebar.ts';
import { SIDEBAR_WIDTH } from '../../lib/settings/schema.ts';
import { changeSettings, readSettings } from '../../lib/settings/settings-store.ts';
import { findArticle } from '../../lib/store/find-article.ts';
import { setMark } from './article-marks.ts';
import { addCoin } from './choices.ts';
import { bindToken, boundFrame, type BoundFrame, mintToken } from './frame-tokens.ts';
import type { Handlers } from './handler-table.ts';
import { refreshPrices } from './freshness.ts';
import { setMute } from './mutes.ts';
import { holdPlace, type PlaceHere, placeIn } from './private-windows.ts';
import { show } from './publish.ts';
import { keepInPanel, openInPanel } from './side-panel.ts';
import {
  bringReaderTo,
  clearSite,
  closeSidebarIn,
  describePageOf,
  hostOf,
  inFrontOf,
  isPrivateTab,
  relateTo,
  setSidebar,
  standsClearIn,
  tellFrameSpeaks,
  tellPageChanged,
} from './sidebar-tabs.ts';

/** What a page's content script asks. Nothing of it makes a request. */
export const fromContent: Handlers<FromContent> = {
  async describeHandle(page, sender) {
    const ground = readMatchingGround();
    const mode = await modeAt(page.url, ground.settings);
    const place = (await placeHere(sender)).place ?? (await ground.settings).handlePlace;
    if (mode === 'click') return { coins: 0, related: 0, always: false, place };
    return { ...(await getHandleView(page, systemClock(), ground)), always: mode === 'always', place };
  },
  async bringReader({ forHandle }, sender) {
    if (!forHandle || (await modeAt(sender.url)) !== 'click') await bringReaderTo(tabOf(sender));
    return null;
  },
  async mintFrameToken(_input, sender) {
    const tabId = tabOf(sender);
    if (!comingBack.has(tabId) && (await openInPanel(sender.tab?.windowId))) return null;
    const { sidebarWidth, handlePlace } = await readSettings();
    const { place = handlePlace, width = sidebarWidth } = await placeHere(sender);
    const frame = { tabId, host: hostOf(sender.url) };
    return { token: await mintToken(frame), width, side: place.side };
  },
  openPanel: async (_input, sender) => (await openInPanel(sender.tab?.windowId, 'always')) === true,
  async keepPlace({ place, width }, sender) {
    const tabId = tabOf(sender);
    const within =
      width === undefined ? width : Math.min(SIDEBAR_WIDTH.max, Math.max(SIDEBAR_WIDTH.min, Math.round(width)));
    // In a private window it stands there in this tab alone.
    if (await isPrivateTab(tabId)) await holdPlace(tabId, { place, width: within });
    else
      await changeSettings(() => ({
        ...(place ? { handlePlace: place } : {}),
        ...(within === undefined ? {} : { sidebarWidth: within }),
      }));
    return null;
  },
  async hideHere(_input, sender) {
    const host = hostOf(sender.url);
    // In a private window the handle has gone from this page already, and its host is written nowhere.
    if (host && !(await isPrivateTab(tabOf(sender)))) await hideHost(host, null);
    return null;
  },
  async pageChanged(_input, sender) {
    await tellPageChanged(tabOf(sender));
    return null;
  },
};

/** Reads an article's comments at its site. `isPrivate`: that is noted nowhere. */
export async function readCommentsOf(articleId: ArticleId, isPrivate: boolean): Promise<CommentsAnswer> {
  const article = await findArticle(articleId);
  return article ? readComments(article, { isPrivate }) : { ok: false, reason: 'gone-from-store', status: null };
}

/**
 * Where the sidebar opens from now on; one that stands beside the page of a tab that is named goes. Where that is a
 * private one nothing is kept: the panel stands open this time.
 */
export async function putInPanel({ on, tabId }: Payload<'putInPanel'>): Promise<{ moved: true }> {
  if (tabId === null || !(await isPrivateTab(tabId))) await keepInPanel(on);
  if (tabId !== null) await closeSidebarIn(tabId, false);
  return { moved: true };
}

/** Takes sidebar and handle out of every tab of a host, but one, until the options bring it back. */
async function hideHost(host: string, exceptTabId: number | null): Promise<void> {
  await changeSettings(({ hiddenSites }) => ({ hiddenSites: [...new Set([...hiddenSites, host])] }));
  await clearSite(host, exceptTabId);
  await show();
}

/** Where the site is hidden no handle stands by itself, whatever the mode. */
async function modeAt(url: string | undefined, settings = readSettings()): Promise<SidebarMode> {
  const { hiddenSites, sidebarMode } = await settings;
  return url && hiddenSites.includes(hostOf(url)) ? 'click' : sidebarMode;
}

/** What the sidebar asks, in whatever host it stands: each time it says beside which page. */
export const fromSidebar: Handlers<FromSidebar> = {
  async bindFrame({ token }, sender) {
    const tabId = sender.tab?.id;
    const secret = tabId === undefined ? null : await bindToken(token, tabId);
    if (tabId === undefined || !secret) return null;
    void tellFrameSpeaks(tabId);
    return { secret };
  },
  async getSidebar(beside, sender) {
    // Asked first, since the page cannot be read before it is known which.
    const standing = standingBeside(beside, sender);
    const ground = readSidebarGround();
    const frame = await standing;
    if (!frame) return { kind: 'unbound' };
    const { hiddenSites } = await ground.settings;
    const { tabId, host } = frame;
    const shown = 'windowId' in beside ? { shown: frame } : {};
    if (hiddenSites.includes(host)) return { kind: 'hidden-site', host, ...shown };
    const [page, isPrivate] = await Promise.all([describePageOf(tabId), isPrivateTab(tabId)]);
    if (page === undefined) return { kind: 'unreadable', ...shown };
    return { ...(await getSidebarView(page, { host, now: systemClock(), isPrivate }, ground)), ...shown };
  },
  async getOwnDiscussion({ articleId, ...beside }, sender) {
    return (await standingBeside(beside, sender)) ? getOwnDiscussion(articleId, readAllowedHosts()) : null;
  },
  async refreshFromSidebar(beside, sender) {
    return (await standingBeside(beside, sender)) ? refreshPrices() : { ok: false, reason: 'failed' };
  },
  async followCoin({ coinId, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (frame && !(await isPrivateTab(frame.tabId))) await addCoin(coinId);
    return null;
  },
  async readComments({ articleId, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame) return { ok: false, reason: 'gone-from-store', status: null };
    return readCommentsOf(articleId, await isPrivateTab(frame.tabId));
  },
  async markArticle({ articleId, mark, on, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (frame && !(await isPrivateTab(frame.tabId))) await setMark({ articleId, mark, on });
    return null;
  },
  async muteBeside({ kind, value, on, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame || (await isPrivateTab(frame.tabId))) return { ok: false, reason: 'private' };
    return setMute({ kind, value, on });
  },
  async hideSite(beside, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame?.host) return null;
    if (await isPrivateTab(frame.tabId)) {
      // The host of a private page is written nowhere: the sidebar goes from this tab alone, and may come back.
      await closeSidebarIn(frame.tabId, true);
      return null;
    }
    // The frame that asked stays, to say that the site is off.
    await hideHost(frame.host, 'secret' in beside ? frame.tabId : null);
    return null;
  },
  async closeSidebar({ returnFocus, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (frame) await closeSidebarIn(frame.tabId, returnFocus);
    return null;
  },
  async openOptions(beside, sender) {
    if (await standingBeside(beside, sender)) await browser.runtime.openOptionsPage();
    return null;
  },
  openShelf: (beside, sender) => openBeside(beside, sender, 'shelf.html'),
  async keepInPanel({ on, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame) return { moved: false };
    if (on) return putInPanel({ on, tabId: frame.tabId });
    if (await isPrivateTab(frame.tabId)) return { moved: await comeBack(frame.tabId) };
    // Beforehand: while the panel is chosen nothing opens beside a page.
    await keepInPanel(on);
    const moved = await setSidebar(frame.tabId, true);
    if (!moved) await keepInPanel(true);
    return { moved };
  },
  async relateToPage(beside, sender) {
    const frame = await standingBeside(beside, sender);
    if (frame) await relateTo(frame.tabId, '');
    return null;
  },
  async standsClear(beside, sender) {
    const frame = await standingBeside(beside, sender);
    return frame !== null && standsClearIn(frame.tabId);
  },
  async pressApart({ press, ...beside }, sender) {
    const frame = await standingBeside(beside, sender);
    if (!frame) return false;
    const { tabId } = frame;
    await browser.storage.session.set({ [waitingPressKey(tabId)]: press });
    await openBeside(beside, sender, `confirm.html#${tabId}`);
    return true;
  },
};

/** Tabs of private windows whose sidebar is on its way back beside the page, while the panel stays chosen. */
const comingBack = new Set<number>();

/** Beside the page this once: the content script, which asks for a frame meanwhile, gets one and not the panel again. */
async function comeBack(tabId: number): Promise<boolean> {
  comingBack.add(tabId);
  try {
    return await setSidebar(tabId, true);
  } finally {
    comingBack.delete(tabId);
  }
}

/** Where the reader put handle and sidebar in a private window, which no setting keeps. */
async function placeHere(sender: Sender): Promise<PlaceHere> {
  return sender.tab?.incognito ? placeIn(tabOf(sender)) : {};
}

/** Opens a page of ours in a tab of its own, for a sidebar that is one of ours. */
async function openBeside(beside: Beside, sender: Sender, page: string): Promise<null> {
  if (await standingBeside(beside, sender)) await browser.tabs.create({ url: browser.runtime.getURL(page) });
  return null;
}

/**
 * The page that the frame with this secret stands in; for the browser's side panel, the one in front of its window, null
 * where that is no more the one it shows.
 */
async function standingBeside(beside: Beside, sender: Sender): Promise<BoundFrame | null> {
  if ('secret' in beside) return boundFrame(beside.secret, sender.tab?.id);
  const front = sender.tab ? null : await inFrontOf(beside.windowId);
  const { shown } = beside;
  return front && shown && (front.tabId !== shown.tabId || front.host !== shown.host) ? null : front;
}

function tabOf(sender: Sender): number {
  if (sender.tab?.id === undefined) throw new Error('a content script without a tab');
  return sender.tab.id;
}
