import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { pageDescriptionSchema } from '../../lib/messages/gate.ts';
import type { Envelope, ToContent, ToSidebar } from '../../lib/messages/protocol.ts';
import { MAX_SELECTION, type PageDescription } from '../../lib/domain/page.ts';
import { openInPanel, type PanelStanding } from './side-panel.ts';
import type { BoundFrame } from './frame-tokens.ts';

export const CONTENT_SCRIPT = '/content-scripts/sidebar.js';
const READER = '/page-reader.js';

/** Asks the content script in a tab's top frame; undefined where none answers. */
async function askTab<N extends keyof ToContent>(
  tabId: number,
  name: N,
  payload: Parameters<ToContent[N]>[0],
): Promise<ReturnType<ToContent[N]> | undefined> {
  try {
    const envelope = await browser.tabs.sendMessage<unknown, Envelope<ReturnType<ToContent[N]>> | undefined>(
      tabId,
      { name, payload },
      { frameId: 0 },
    );
    return envelope?.ok ? envelope.value : undefined;
  } catch {
    // "Receiving end does not exist": no content script in this tab.
    return undefined;
  }
}

/**
 * What the content script reads in the tab now. Nothing of it is kept.
 * @returns undefined where no content script answers; null where the page is no article
 */
export async function describePageOf(tabId: number): Promise<PageDescription | null | undefined> {
  const answer = await askTab(tabId, 'describePage', {});
  if (answer === undefined || answer === null) return answer;
  const parsed = pageDescriptionSchema.safeParse(answer);
  return parsed.success ? parsed.data : undefined;
}

/**
 * Opens, closes or toggles the sidebar in a tab. Where no content script stands yet it is put there: a click on ours
 * (toolbar, menu, key) gave activeTab for just this page.
 * @returns whether a sidebar stands there now
 */
export async function setSidebar(tabId: number, open: boolean | 'toggle'): Promise<boolean> {
  const known = await askTab(tabId, 'toggleSidebar', { open });
  if (known) return known.open;
  if (!(await putContentScript(tabId))) return false;
  const answer = await askTab(tabId, 'toggleSidebar', { open: true });
  return answer?.open ?? false;
}

/**
 * Opens the sidebar where the reader wants it: in the browser's own panel, or beside the page in a tab, the one in front
 * where none is named. To be called as `openInPanel` is.
 * @param selected where given what relates to it is wanted, which the content script alone keeps, in that page's memory
 * @param panel whether the surface that asks has opened the browser's panel itself
 * @returns whether it stands open now
 */
export async function openAsChosen(
  tab?: { readonly id?: number | undefined; readonly windowId?: number | undefined },
  open: true | 'toggle' = true,
  selected?: string,
  panel: PanelStanding | Promise<PanelStanding> = openInPanel(tab?.windowId, open),
): Promise<boolean> {
  const isInPanel = await panel;
  // Nothing is to be read then, least of all in a page that no script of ours stands in.
  if (isInPanel === 'closed') return false;
  const tabId = tab?.id ?? (await activeTabId());
  if (tabId === null) return isInPanel;
  // A panel that stands there already looks anew, with what may be read by this click alone.
  if (isInPanel || selected) {
    const text = selected?.slice(0, MAX_SELECTION) ?? '';
    if ((await relateTo(tabId, text)) === undefined && (await putContentScript(tabId))) await relateTo(tabId, text);
  }
  return isInPanel || setSidebar(tabId, selected ? true : open);
}

/** '' is the page as a whole. Undefined where no content script answers. */
export function relateTo(tabId: number, text: string): Promise<null | undefined> {
  return askTab(tabId, 'relateTo', { text });
}

/**
 * Puts the content script into a tab's top frame; one that stands there already stays the only one.
 * @returns false where the browser lets us not: its own pages, stores, other extensions' pages, sites not allowed
 */
export async function putContentScript(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [CONTENT_SCRIPT] });
    return true;
  } catch {
    return false;
  }
}

/** Puts the page's reader beside the content script in a tab's top frame. A page left meanwhile takes none. */
export async function bringReaderTo(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [READER] });
  } catch {
    // Closed or left while the message was on its way; who asked is gone with it, or reads nothing.
  }
}

/** Takes sidebar and handle out of every tab that shows a page of this host, but one. */
export async function clearSite(host: string, exceptTabId: number | null): Promise<void> {
  const tabs = await browser.tabs.query({});
  const there = tabs.flatMap(({ id, url }) =>
    id !== undefined && id !== exceptTabId && hostOf(url) === host ? id : [],
  );
  await Promise.all(there.map((tabId) => closeSidebarIn(tabId, false)));
}

/** What is chosen changed: the content script looks anew, or (`stay` false) goes with all that it put there. */
export async function lookAgainIn(tabId: number, stay: boolean): Promise<void> {
  await askTab(tabId, 'lookAgain', { stay });
}

/** So long a page that is at work takes to answer; one that hangs may show what is not there. */
const ANSWERS_WITHIN_MS = 250;

/** Whether the page in a tab is at work and hides nothing of ours, as its content script tells. */
export async function standsClearIn(tabId: number): Promise<boolean> {
  const askedAt = systemClock();
  return (await askTab(tabId, 'standsClear', {})) === true && systemClock() - askedAt < ANSWERS_WITHIN_MS;
}

/** To the content script of a tab: the frame that it put there is bound. */
export async function tellFrameSpeaks(tabId: number): Promise<void> {
  await askTab(tabId, 'frameSpeaks', {});
}

/** The content script then looks anew at what there is to say, and whether it may be said here. */
export async function closeSidebarIn(tabId: number, returnFocus: boolean): Promise<void> {
  await askTab(tabId, 'closeSidebar', { returnFocus });
}

/**
 * Tells the sidebar's frame in a tab that the page beside it became another one. To all frames of the tab: in Firefox
 * neither `runtime.sendMessage` nor `storage.session` reaches a page of ours that stands in a web page.
 */
export async function tellPageChanged(tabId: number): Promise<void> {
  try {
    await browser.tabs.sendMessage(tabId, { name: 'pageChanged' } satisfies ToSidebar);
  } catch {
    // Closed meanwhile. An open sidebar is the exception, so that nobody answers is the rule.
  }
}

/**
 * The tab in front of a window, with the host of its page; '' where the page is none of those we may read. An incognito
 * tab comes out only for an incognito window's own panel.
 */
export async function inFrontOf(windowId: number): Promise<BoundFrame | null> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return tab?.id === undefined ? null : { tabId: tab.id, host: hostOf(tab.url) };
}

/** Whether a tab belongs to a private window, of which nothing may stay; true also of one that is gone. */
export async function isPrivateTab(tabId: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tabId)).incognito;
  } catch {
    return true;
  }
}

/** '' where the page is none of those we may read. */
export function hostOf(url: string | undefined): string {
  return url ? new URL(url).host : '';
}

export async function activeTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id ?? null;
}
