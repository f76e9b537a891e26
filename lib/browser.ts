import type { Browser } from 'webextension-polyfill';

const named = globalThis as unknown as { readonly browser?: Browser; readonly chrome?: Browser };

/**
 * The browser's own object, whatever its name: `browser` in Firefox, `chrome` in Chromium, whose calls give promises
 * too since Manifest V3. One thing differs: a listener of messages that answers later has to say so by `true` and
 * `sendResponse`, which both understand. The one import of it; never from the content script, which has its own.
 */
export const browser = (named.browser ?? named.chrome) as Browser;
