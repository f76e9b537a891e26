import { browser } from '../../lib/browser.ts';
import type { Beside, ToSidebar } from '../../lib/messages/protocol.ts';
import { REVISION_KEY, SNAPSHOT_KEY } from '../../lib/revision.ts';
import type { Host } from './host.ts';

interface TabInWindow {
  readonly active?: boolean;
  readonly windowId?: number | undefined;
  readonly url?: string | undefined;
}

interface Sender {
  readonly id?: string | undefined;
  readonly tab?: TabInWindow | undefined;
}

/**
 * Calls back when the stored figures, the stored articles or the page beside change; while hidden, once on return.
 * @param placeNow where this sidebar stands, as far as that is known yet
 * @param onTurn called, also while hidden, when another tab is in front of the side panel's window, or something loads there
 * (then with the host of the page, '' where that may not be read)
 * @returns stops it
 */
export function watchChanges(
  host: Host,
  placeNow: () => Beside | null,
  onChange: () => void,
  onTurn: (loading: { readonly host: string } | null) => void,
): () => void {
  let missed = false;
  const changed = (): void => {
    missed = document.hidden;
    if (!missed) onChange();
  };
  const stored = (changes: Record<string, unknown>, area: string): void => {
    const names = Object.keys(changes);
    if (area === 'local' && names.some((name) => name === REVISION_KEY || name === SNAPSHOT_KEY)) changed();
  };
  const told = (message: unknown, sender: Sender, reply?: (closes: true) => void): void => {
    if (saysPageChanged(message, sender, placeNow())) changed();
    if (!saysClose(message, sender, placeNow())) return;
    reply?.(true);
    window.close();
  };
  const shown = (): void => {
    if (!document.hidden && missed) changed();
  };
  const turned = ({ windowId }: { windowId: number }): void => {
    if (isInFront({ active: true, windowId }, placeNow())) onTurn(null);
  };
  const loaded = (_tabId: number, change: { status?: string | undefined }, tab: TabInWindow): void => {
    if (!isInFront(tab, placeNow())) return;
    if (change.status === 'loading') onTurn({ host: tab.url ? new URL(tab.url).host : '' });
    else if (change.status === 'complete') changed();
  };
  browser.storage.onChanged.addListener(stored);
  browser.runtime.onMessage.addListener(told);
  document.addEventListener('visibilitychange', shown);
  // Only the side panel outlives the page it stands beside.
  const tabs = host.kind === 'panel' ? browser.tabs : undefined;
  tabs?.onActivated.addListener(turned);
  tabs?.onUpdated.addListener(loaded);
  return () => {
    browser.storage.onChanged.removeListener(stored);
    browser.runtime.onMessage.removeListener(told);
    document.removeEventListener('visibilitychange', shown);
    tabs?.onActivated.removeListener(turned);
    tabs?.onUpdated.removeListener(loaded);
  };
}

/**
 * The frame listens to the background, which has no tab and speaks to the frame's own tab alone. The side panel listens
 * to the content script of the tab in front of its window, which it hears without any help.
 */
function saysPageChanged(message: unknown, { id, tab }: Sender, place: Beside | null): boolean {
  const name: ToSidebar['name'] = 'pageChanged';
  if (id !== browser.runtime.id || (message as { name?: unknown } | null)?.name !== name) return false;
  return tab ? isInFront(tab, place) : true;
}

function saysClose(message: unknown, { id, tab }: Sender, place: Beside | null): boolean {
  const { name, windowId } = Object(message) as Partial<Extract<ToSidebar, { name: 'closePanel' }>>;
  const isOurs = id === browser.runtime.id && !tab && name === 'closePanel';
  return isOurs && place !== null && 'windowId' in place && place.windowId === windowId;
}

function isInFront({ active, windowId }: TabInWindow, place: Beside | null): boolean {
  return active === true && place !== null && 'windowId' in place && place.windowId === windowId;
}
