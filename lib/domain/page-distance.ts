import { DAY_MS } from './durations.ts';
import { type Age, ageParts } from './age.ts';

export interface PageDistance extends Age {
  readonly direction: 'before' | 'after' | 'same-day';
}

/**
 * How far an article lies from the page being read, in calendar days of UTC and upwards: pages mostly tell the day
 * only, so hours would be made up. Both in epoch milliseconds. `n` is 0 on the same day.
 */
export function relativeToPage(articleAt: number, pageAt: number): PageDistance {
  const days = Math.floor(articleAt / DAY_MS) - Math.floor(pageAt / DAY_MS);
  if (days === 0) return { n: 0, unit: 'day', direction: 'same-day' };
  return { ...ageParts(days * DAY_MS), direction: days < 0 ? 'before' : 'after' };
}
