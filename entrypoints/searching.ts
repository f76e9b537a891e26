import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { searchCoins } from '../lib/prices/search-coins.ts';
import { readShelf } from '../lib/query/shelf-reading.ts';

/** A further script of the background, loaded when the reader searches the shelf or for a coin (lib/query/searching.ts). */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { coinsideSearching: () => ({ readShelf, searchCoins }) });
});
