/**
 * What the sidebar shows beside a page, begun when its frame is: a worker just woken takes as long to answer as the frame
 * takes to load, and neither needs to wait for the other.
 */
import { systemClock } from '../../lib/clock.ts';
import { readSidebarGround, type SidebarGround } from '../../lib/query/ground.ts';
import { getSidebarView } from '../../lib/query/sidebar.ts';
import type { SidebarView } from '../../lib/query/sidebar-views.ts';
import type { BoundFrame } from './frame-tokens.ts';
import { describePageOf, isPrivateTab } from './sidebar-tabs.ts';

/** A frame that has not asked by then was held up, and the page may be another. Nothing of one is kept longer. */
const LIVES_MS = 3_000;

const prepared = new Map<number, { readonly host: string; readonly view: Promise<SidebarView> }>();

/** Everything the sidebar shows beside the page of a frame, as it is now. */
export async function viewBeside(
  { tabId, host }: BoundFrame,
  ground: SidebarGround = readSidebarGround(),
): Promise<SidebarView> {
  const { hiddenSites } = await ground.settings;
  if (hiddenSites.includes(host)) return { kind: 'hidden-site', host };
  const [page, isPrivate] = await Promise.all([describePageOf(tabId), isPrivateTab(tabId)]);
  if (page === undefined) return { kind: 'unreadable' };
  return getSidebarView(page, { host, now: systemClock(), isPrivate }, ground);
}

/** Begins the view for a frame that is about to load; in memory alone, for a moment and for one answer. */
export function prepareView(frame: BoundFrame): void {
  const { tabId, host } = frame;
  const view = viewBeside(frame);
  // Who takes it hears of a failure, and nobody where it is not taken.
  view.catch(() => undefined);
  const one = { host, view };
  prepared.set(tabId, one);
  setTimeout(() => {
    if (prepared.get(tabId) === one) prepared.delete(tabId);
  }, LIVES_MS);
}

/** The view that was begun for the frame of a tab, once; null where none was, or for another host. */
export function takeView({ tabId, host }: BoundFrame): Promise<SidebarView> | null {
  const one = prepared.get(tabId);
  prepared.delete(tabId);
  return one?.host === host ? one.view : null;
}

/** The page of a tab became another one. */
export function forgetView(tabId: number): void {
  prepared.delete(tabId);
}

/** Whether a view is begun for a tab, so that nothing need be read for its frame. */
export function isPreparedFor(tabId: number | undefined): boolean {
  return tabId !== undefined && prepared.has(tabId);
}
