import type { HandlePlace } from '../../lib/domain/handle-place.ts';
import { browser } from '../../lib/browser.ts';
import type { Sender } from '../../lib/messages/gate.ts';
import { activeTabId, isPrivateTab } from './sidebar-tabs.ts';

/** What a page of ours may ask in a private window: what writes nothing, and what looks itself whether it may. */
const HARMLESS = /^(?:get|read|search|refresh|open|surface)|^put(?:Mark|Mute|InPanel)$/;

/** Whether a surface stands in a private window. The popup stands in no tab: it belongs to the window in front. */
export async function isPrivate({ tab }: Sender): Promise<boolean> {
  const tabId = tab ? tab.id : await activeTabId();
  if (typeof tabId === 'number') return isPrivateTab(tabId);
  // No tab is in front, as before a start page: only where some private one is open may it be of such a window.
  return (await browser.tabs.query({})).some(({ incognito }) => incognito);
}

/** The options are the reader's choices for every window, wherever they stand, and so is the page of welcome. */
export function isForEveryWindow({ url }: Sender): boolean {
  return url !== undefined && ['/options.html', '/welcome.html'].includes(new URL(url).pathname);
}

/** Whether what popup, shelf and the others of our pages ask would write something in a private window. */
export async function isKeptOut(name: string, sender: Sender): Promise<boolean> {
  return !HARMLESS.test(name) && !isForEveryWindow(sender) && (await isPrivate(sender));
}

/** Where handle and sidebar stand in one tab of a private window, and how wide. */
export interface PlaceHere {
  readonly place?: HandlePlace | undefined;
  readonly width?: number | undefined;
}

const keyOf = (tabId: number): string => `place/${tabId}`;

/** What the reader put elsewhere in a tab of a private window; in memory alone (`storage.session`), until the tab closes. */
export async function placeIn(tabId: number): Promise<PlaceHere> {
  const key = keyOf(tabId);
  return ((await browser.storage.session.get(key))[key] as PlaceHere | undefined) ?? {};
}

/** Holds a place for as long as the tab lives. */
export async function holdPlace(tabId: number, { place, width }: PlaceHere): Promise<void> {
  const before = await placeIn(tabId);
  const next = { place: place ?? before.place, width: width ?? before.width };
  await browser.storage.session.set({ [keyOf(tabId)]: next });
}

export async function forgetPlace(tabId: number): Promise<void> {
  await browser.storage.session.remove(keyOf(tabId));
}
