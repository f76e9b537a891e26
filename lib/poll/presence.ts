import { browser } from '../browser.ts';
import { LONG_IDLE_MS } from '../domain/price-limits.ts';

/**
 * Whether nobody is at the machine: it is locked, or has not been touched for long. Where the browser cannot tell,
 * somebody is.
 */
export async function isAway(): Promise<boolean> {
  try {
    return (await browser.idle.queryState(LONG_IDLE_MS / 1000)) !== 'active';
  } catch {
    return false;
  }
}
