import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import type { Look } from '../../lib/domain/last-look.ts';
import { LOOK_KEY } from '../../lib/revision.ts';

/** Keeps the newest look; one in the future is from before the clock was set back, and gives way. */
export async function keepLook(look: Look): Promise<void> {
  const now = systemClock();
  const stored = (await browser.storage.local.get(LOOK_KEY))[LOOK_KEY] as Partial<Look> | undefined;
  const isLate = typeof stored?.at === 'number' && stored.at > look.at && stored.at <= now;
  if (!isLate) await browser.storage.local.set({ [LOOK_KEY]: { ...look, at: Math.min(look.at, now) } });
}
