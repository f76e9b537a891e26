import { browser } from '../../lib/browser.ts';
import { IN_PANEL_KEY, sidebarAction } from '../../lib/side-panel.ts';

let isChosen = false;
if (import.meta.env.FIREFOX) {
  const read = async (): Promise<void> => {
    const { [IN_PANEL_KEY]: stored } = await browser.storage.local.get(IN_PANEL_KEY);
    isChosen = stored === true;
  };
  void read();
}

/**
 * Opens Firefox's own sidebar where the reader wants it there. Firefox does so only in the very turn of a press, so the
 * choice is read when the popup opens.
 * @returns false where the sidebar is to stand beside the page, also since Firefox refused
 */
export async function opensOwnSidebar(): Promise<boolean> {
  if (!isChosen || !sidebarAction) return false;
  try {
    await sidebarAction.open();
    return true;
  } catch {
    return false;
  }
}
