import { browser } from '../../lib/browser.ts';

const held = new Set<number>();

/** Has the content script of a tab forget what was selected there once this panel closes, which ends the connection. */
export function letGoWithPanel(tabId: number): void {
  if (held.has(tabId)) return;
  held.add(tabId);
  browser.tabs.connect(tabId, { frameId: 0 }).onDisconnect.addListener(() => held.delete(tabId));
}
