import { browser } from '../browser.ts';
import * as z from '../zod.ts';
import { oneByOne } from './one-by-one.ts';
import { feedUrlSchema } from './own-feed-schema.ts';

export const LENT_HOSTS_KEY = 'lentHosts';
/** More than one way from an address to a source asks for. */
const MOST_LENT = 20;

const schema = z.array(feedUrlSchema);
const inTurn = oneByOne();

/**
 * Addresses whose hosts the browser allows only for a look that is not decided yet: the reader may close the page in the
 * midst of it, and nothing else would remember what is to be given back.
 */
export async function readLentHosts(): Promise<readonly string[]> {
  const read = schema.safeParse((await browser.storage.local.get(LENT_HOSTS_KEY))[LENT_HOSTS_KEY]);
  return read.success ? read.data : [];
}

/** Changes what is lent, one change after the other; beyond twenty the oldest are forgotten. */
export function changeLentHosts(change: (lent: readonly string[]) => readonly string[]): Promise<void> {
  return inTurn(async () => {
    const urls = [...new Set(change(await readLentHosts()))].slice(-MOST_LENT);
    if (urls.length === 0) await browser.storage.local.remove(LENT_HOSTS_KEY);
    else await browser.storage.local.set({ [LENT_HOSTS_KEY]: urls });
  });
}
