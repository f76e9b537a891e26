import { browser } from '../../lib/browser.ts';

const PAGE = '/welcome.html';
const WELCOMED_KEY = 'welcomed';

/**
 * Opens the welcome page after the install, once: never after an update, and not again where the browser takes an
 * extension that it knows for a new one, as it does with one loaded from a folder at each start.
 */
export async function welcomeOnce(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const { [WELCOMED_KEY]: isWelcomed } = await browser.storage.local.get(WELCOMED_KEY);
  if (isWelcomed) return;
  await browser.storage.local.set({ [WELCOMED_KEY]: true });
  await browser.tabs.create({ url: PAGE });
}
