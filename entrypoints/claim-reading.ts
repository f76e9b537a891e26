import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { holdClaim } from '../lib/prices/hold-claim.ts';
import { readClaims } from '../lib/relate/claims.ts';

/** A further script of the background, loaded when a page's prices are to be read (lib/query/claim-reading.ts). */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { coinsideClaimReading: () => ({ readClaims, holdClaim }) });
});
