import { launchChromium } from '../../tests/e2e/browser/chromium.ts';
import { launchFirefox } from '../../tests/e2e/browser/firefox.ts';
import type { World } from '../../tests/world/world.ts';

interface Opened {
  readonly extension: string;
  readonly world: World | null;
  readonly article: string;
  readonly withCaptures: boolean;
}

/** Opens Chromium for a person: the article with the sidebar, then the popup. Ends when the last window is closed. */
export async function openChromiumWindows({ extension, world, article, withCaptures }: Opened): Promise<void> {
  const browser = await launchChromium({ extension, world, headless: false, viewport: null });
  const closed = new Promise<void>((resolve) => browser.context.once('close', () => resolve()));
  if (withCaptures) await (await browser.context.newPage()).goto('https://captures.example/');
  const page = await browser.context.newPage();
  await page.goto(article);
  await page.bringToFront();
  await page.locator('coinside-sidebar').waitFor({ state: 'attached' });
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    if (tab?.id !== undefined)
      await chrome.tabs.sendMessage(tab.id, { name: 'toggleSidebar', payload: { open: true } });
  });
  try {
    await worker.evaluate(async () => chrome.action.openPopup());
  } catch {
    await browser.openSurface('popup'); // No focused window to hang it on, under some window managers.
  }
  console.log('The browser is open. Close it to end.');
  await closed;
}

/** The same in Firefox, where the sidebar is opened by the reader: the handle stands at the article's edge. */
export async function openFirefoxWindows({ extension, world, article, withCaptures }: Opened): Promise<void> {
  const firefox = await launchFirefox({ extension, world, headless: false });
  const closed = new Promise<void>((resolve) => firefox.browser.once('disconnected', () => resolve()));
  if (withCaptures) await firefox.openPage('https://captures.example/');
  await firefox.openSurface('popup');
  await (await firefox.openPage(article)).bringToFront();
  console.log('The browser is open: press the half coin at the right edge, or Alt+Shift+C. Close the browser to end.');
  await closed;
}
