import { browser } from '../../lib/browser.ts';

/** Firefox for Android has none. */
const { windows }: Partial<Pick<typeof browser, 'windows'>> = browser;

/** Whether the popup stands over a private window, whichever one is in front meanwhile. */
export async function isOverPrivate(): Promise<boolean> {
  return (await windows?.getCurrent())?.incognito ?? false;
}
