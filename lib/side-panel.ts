import { browser } from './browser.ts';

/** The browser's own side panel, which Chromium lets us open; undefined elsewhere. The shared types do not know of it. */
export const { sidePanel } = browser as {
  readonly sidePanel?: { open(where: { readonly windowId: number }): Promise<void> };
};
