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

/**
 * Opens the browser's side panel where the reader wants the sidebar there. To be called before anything is awaited in
 * what the reader's click, key or menu began: the browser opens it for nothing else, and Firefox for no press in a page.
 * @param windowId the window in front where absent
 * @param open `toggle` closes one that stands there; `always` asks for no choice
 * @returns false where it stands beside the page instead
 */
export function openInPanel(windowId?: number, open: true | 'toggle' | 'always' = true): Promise<boolean> {
  return new Promise((resolve) => {
    if (import.meta.env.FIREFOX) {
      if (!sidebarAction || localStorage.getItem(IN_PANEL_KEY) !== 'true') return resolve(false);
      const opening = open === 'toggle' ? sidebarAction.toggle() : sidebarAction.open();
      void opening.then(
        () => resolve(true),
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
      void panel.open({ windowId }).then(
        () => resolve(true),
        async () => resolve((await isClosed) === true),
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
