import { CLOCK_HEARD_WITHIN_MS, CLOCK_WRONG_MS } from '../domain/price-limits.ts';

/** What a source's clock said: how far it was ahead of ours, and when by ours. */
export interface HeardClock {
  readonly clock: { readonly aheadMs: number; readonly at: number } | null;
}

/**
 * By how much this machine's clock is ahead of the sources' (behind where negative), milliseconds; 0 while it is right
 * or nobody knows. All sources heard of lately must say so: one wrong server is no proof against us.
 */
export function clockAhead(providers: readonly HeardClock[], now: number): number {
  const heard = providers.flatMap(({ clock }) =>
    clock && Math.abs(now - clock.at) < CLOCK_HEARD_WITHIN_MS ? [-clock.aheadMs] : [],
  );
  if (heard.length === 0) return 0;
  const [least, most] = [Math.min(...heard), Math.max(...heard)];
  if (least > CLOCK_WRONG_MS) return least;
  return most < -CLOCK_WRONG_MS ? most : 0;
}
