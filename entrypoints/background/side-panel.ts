import { browser } from '../../lib/browser.ts';
import { sidePanel } from '../../lib/side-panel.ts';

/** Whether the reader put the sidebar into the browser's own panel. The device's own: panels are a browser's. */
export const IN_PANEL_KEY = 'sidebarInPanel';

export async function keepInPanel(on: boolean): Promise<void> {
  await browser.storage.local.set({ [IN_PANEL_KEY]: on });
}

/**
 * Opens the browser's side panel where the reader wants the sidebar there. To be called before anything is awaited in
 * what the reader's click, key or menu began: the browser opens it for nothing else.
 * @param windowId the window in front where absent
 * @returns false where it stands beside the page instead
 */
export function openInPanel(windowId?: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (!sidePanel) return resolve(false);
    const open = (id: number | undefined): void =>
      void sidePanel?.open({ windowId: id ?? -1 }).then(
        () => resolve(true),
        () => resolve(false),
      );
    // Callbacks: Chromium takes what runs in them for the reader's doing still, and not what awaits a promise.
    chrome.storage.local.get(IN_PANEL_KEY, ({ [IN_PANEL_KEY]: isChosen }) => {
      if (isChosen !== true) resolve(false);
      else if (windowId === undefined) chrome.windows.getLastFocused(({ id }) => open(id));
      else open(windowId);
    });
  });
}
