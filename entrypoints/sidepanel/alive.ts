import { browser } from '../../lib/browser.ts';

/**
 * False once the extension was updated, switched off or removed while this frame stayed in its page: then it has no words
 * left to show, and the content script takes it away.
 */
export function isAlive(): boolean {
  return Boolean(Object(browser.runtime).id);
}
