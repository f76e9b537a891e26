import { browser } from '../../lib/browser.ts';
import type { ToSidebar } from '../../lib/messages/protocol.ts';
import { IN_PANEL_KEY, sidebarAction, sidePanel } from '../../lib/side-panel.ts';

export async function keepInPanel(on: boolean): Promise<void> {
  await browser.storage.local.set({ [IN_PANEL_KEY]: on });
}

/**
 * Firefox opens its sidebar only in the very turn in which the reader's key or menu is heard, before anything stored could
 * be read: the choice is kept beside, where it is read at once. Not there alone, since that goes with the history.
 */
export function keepInPanelAtHand(): void {
  const keep = async (): Promise<void> => {
    const { [IN_PANEL_KEY]: isChosen } = await browser.storage.local.get(IN_PANEL_KEY);
    localStorage.setItem(IN_PANEL_KEY, String(isChosen));
  };
  void keep();
  browser.storage.onChanged.addListener((changes) => IN_PANEL_KEY in changes && void keep());
}

/** What became of the browser's panel: whether it opened; `closed` where a toggle took away the one that stood there. */
export type PanelStanding = boolean | 'closed';

/**
 * Opens the browser's side panel where the reader wants the sidebar there. To be called before anything is awaited in
 * what the reader's click, key or menu began: the browser opens it for nothing else, and Firefox for no press in a page.
 * @param windowId the window in front where absent
 * @param open `toggle` closes one that stands there; `always` asks for no choice
 * @returns whether it stands open there now; false where it is to stand beside the page instead
 */
export function openInPanel(windowId?: number, open: true | 'toggle' | 'always' = true): Promise<PanelStanding> {
  return new Promise((resolve) => {
    if (import.meta.env.FIREFOX) {
      if (!sidebarAction || localStorage.getItem(IN_PANEL_KEY) !== 'true') return resolve(false);
      // Asked in the same turn, before: what toggles is done when it is begun, and one that opens comes later.
      const closing = open === 'toggle' && sidebarAction.isOpen({});
      const opening = open === 'toggle' ? sidebarAction.toggle() : sidebarAction.open();
      void Promise.all([closing, opening]).then(
        ([wasOpen]) => resolve(wasOpen ? 'closed' : true),
        () => resolve(false),
      );
      return;
    }
    const panel = sidePanel;
    if (!panel) return resolve(false);
    // Callbacks: Chromium takes what runs in them for the reader's doing still, and not what awaits a promise.
    const openIn = (windowId = -1): void => {
      // One that stands there hears it and closes; one that opens is not there yet. That it stands nobody can tell in time.
      const closing = open === 'toggle' ? browser.runtime.sendMessage(closePanel(windowId)) : Promise.resolve(false);
      const isClosed = closing.catch(() => false);
      // Opening one that stands there is no failure, and done before it goes.
      const settle = async (opened: boolean): Promise<void> => resolve((await isClosed) === true ? 'closed' : opened);
      void panel.open({ windowId }).then(
        () => settle(true),
        () => settle(false),
      );
    };
    chrome.storage.local.get(IN_PANEL_KEY, ({ [IN_PANEL_KEY]: isChosen }) => {
      if (isChosen !== true && open !== 'always') resolve(false);
      else if (windowId === undefined) chrome.windows.getLastFocused(({ id }) => openIn(id));
      else openIn(windowId);
    });
  });
}

function closePanel(windowId: number): ToSidebar {
  return { name: 'closePanel', windowId };
}
