import { loadOwnScript } from '../own-script.ts';
import type { searchCoins } from '../prices/search-coins.ts';
import type { readShelf } from './shelf-reading.ts';

interface Searching {
  readonly readShelf: typeof readShelf;
  readonly searchCoins: typeof searchCoins;
}

/** What `searching.js` leaves behind (entrypoints/searching.ts). */
interface Loaded {
  coinsideSearching?: () => Searching | Promise<Searching>;
}

/**
 * What looks articles and coins up by words, out of the package's own file; loaded with the first search.
 * @throws where the file cannot be loaded
 */
export async function searching(): Promise<Searching> {
  const loaded = globalThis as Loaded;
  if (!loaded.coinsideSearching) await loadOwnScript('/searching.js');
  if (!loaded.coinsideSearching) throw new Error('searching.js left nothing behind');
  return loaded.coinsideSearching();
}
