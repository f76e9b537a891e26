import { browser } from '../browser.ts';

/** Whether this browser lets us read an https address by itself, not only as the end of another's redirect. */
export async function mayRead(url: string): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [`https://${new URL(url).hostname}/*`] });
  } catch {
    return false;
  }
}
