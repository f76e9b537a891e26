import { loadOwnScript } from '../own-script.ts';
import type { search } from '../relate/search.ts';

/** What `shelf-search.js` leaves behind (entrypoints/shelf-search.ts). */
interface Loaded {
  coinsideSearch?: () => typeof search | Promise<typeof search>;
}

/**
 * What looks articles up by words, out of the package's own file; loaded when the shelf is first asked.
 * @throws where the file cannot be loaded
 */
export async function shelfSearch(): Promise<typeof search> {
  const loaded = globalThis as Loaded;
  if (!loaded.coinsideSearch) await loadOwnScript('/shelf-search.js');
  if (!loaded.coinsideSearch) throw new Error('shelf-search.js left nothing behind');
  return loaded.coinsideSearch();
}
