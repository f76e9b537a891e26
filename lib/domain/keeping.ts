import { DAY_MS } from './durations.ts';

/** How long articles are kept, and how many. What is over either goes, oldest first; saved ones stay (lib/store/saved.ts). */
export interface Keeping {
  /** Days since an article was first seen. */
  readonly days: number;
  /** Articles in all. */
  readonly articles: number;
}

export const KEEPING_LIMITS = { days: { min: 7, max: 3_650 }, articles: { min: 1_000, max: 200_000 } } as const;

/** What options offer. */
export const KEEPING_CHOICES = {
  days: [30, 90, 180, 365, 730],
  articles: [5_000, 20_000, 50_000, 100_000, 200_000],
} as const;

/** So long options say that articles went because the device was full. */
export const MADE_ROOM_TOLD_MS = 14 * DAY_MS;
