import { log } from '../log.ts';
import { loadOwnScript } from '../own-script.ts';
import type { holdClaim } from '../prices/hold-claim.ts';
import type { readClaims } from '../relate/claims.ts';

export interface ClaimReading {
  readonly readClaims: typeof readClaims;
  readonly holdClaim: typeof holdClaim;
}

/** What `claim-reading.js` leaves behind (entrypoints/claim-reading.ts). */
interface Loaded {
  coinsideClaimReading?: () => ClaimReading | Promise<ClaimReading>;
}

/**
 * What reads the prices that a text states and holds them against history, out of the package's own file; loaded beside
 * the first page that has a date and names a coin. Null where it cannot be loaded: the rest of the sidebar does not wait
 * for it.
 */
export async function claimReading(): Promise<ClaimReading | null> {
  const loaded = globalThis as Loaded;
  try {
    if (!loaded.coinsideClaimReading) await loadOwnScript('/claim-reading.js');
    if (loaded.coinsideClaimReading) return await loaded.coinsideClaimReading();
  } catch (error) {
    log.bug('claim-reading.js', error);
  }
  return null;
}
