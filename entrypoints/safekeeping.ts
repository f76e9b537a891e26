import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createSync } from '../lib/sync/exchange.ts';

/** A further script of the background, loaded where the reader switched sync on (entrypoints/background/sync.ts). */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { coinsideSafekeeping: () => ({ createSync }) });
});
