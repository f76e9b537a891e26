import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { search } from '../lib/relate/search.ts';

/** A further script of the background, loaded when the shelf is asked (lib/query/shelf-search.ts). */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { coinsideSearch: () => search });
});
