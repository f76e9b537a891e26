import { systemClock } from '../clock.ts';
import { clockAhead } from '../prices/clock.ts';
import { getProviders } from '../store/providers.ts';

/** The time by the sources' clocks, where this machine's is known to be wrong: what as-of times are compared with. */
export async function sourcesClock(): Promise<number> {
  const now = systemClock();
  return now - clockAhead(await getProviders(), now);
}
