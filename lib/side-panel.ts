import { browser } from './browser.ts';

/** Whether the reader put the sidebar into the browser's own panel. The device's own: panels are a browser's. */
export const IN_PANEL_KEY = 'sidebarInPanel';

interface Panels {
  /** Chromium's side panel. */
  readonly sidePanel?: { open(where: { readonly windowId: number }): Promise<void> };
  /** Firefox's sidebar, of the window in front. */
  readonly sidebarAction?: {
    open(): Promise<void>;
    toggle(): Promise<void>;
    isOpen(where: { readonly windowId?: number }): Promise<boolean>;
  };
}

/** As far as it is at hand: a frame in a web page has neither in Firefox. The shared types do not know of them all. */
export const { sidePanel, sidebarAction } = browser as Panels;

/** Whether the browser has a panel of its own that can be opened, if not from here. Firefox for Android has none. */
export const hasPanel = import.meta.env.FIREFOX ? !/Android/.test(navigator.userAgent) : sidePanel !== undefined;

/**
 * Opens it in the window of this page of ours. To be called first in what the reader pressed.
 * @returns false where it cannot be
 */
export async function openPanelHere(): Promise<boolean> {
  if (import.meta.env.FIREFOX) {
    await sidebarAction?.open();
    return sidebarAction !== undefined;
  }
  const windowId = (await browser.tabs.getCurrent())?.windowId;
  if (!sidePanel || windowId === undefined) return false;
  await sidePanel.open({ windowId });
  return true;
}
