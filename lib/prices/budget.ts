import { DAY_MS } from '../domain/durations.ts';
import { BUDGET_PER_DAY, HISTORY_CALLS_PER_DAY, SCHEDULE_PER_DAY } from '../domain/price-limits.ts';

/** Calls to the price API on one day. */
export interface Budget {
  /** UTC day number: epoch milliseconds / 86,400,000. */
  readonly day: number;
  readonly scheduled: number;
  /** For a visible surface or a click. */
  readonly other: number;
  /** Of the scheduled ones, those for daily closes; absent where there were none. */
  readonly history?: number;
}

export type SpendingPurpose = 'schedule' | 'history' | 'visible' | 'click';

/** Today's budget out of the stored one. A stored day to come (the clock was wrong) counts as another day too. */
function budgetOn(stored: Budget | null, now: number): Budget {
  const day = Math.floor(now / DAY_MS);
  return stored?.day === day ? stored : { day, scheduled: 0, other: 0 };
}

/**
 * Whether one more call may be made. The schedule has 264; visible surfaces and clicks have the other 69, and besides
 * what the schedule can no longer need today (a browser opened at noon has not spent the morning's part). Daily closes
 * are of the schedule, and have at most 20 of what present prices can no longer need.
 */
export function maySpend(stored: Budget | null, purpose: SpendingPurpose, now: number): boolean {
  const { day, scheduled, other, history = 0 } = budgetOn(stored, now);
  const left = BUDGET_PER_DAY - scheduled - other;
  if (purpose === 'schedule') return scheduled < SCHEDULE_PER_DAY && left > 0;
  const restOfDay = 1 - (now - day * DAY_MS) / DAY_MS;
  const unspent = SCHEDULE_PER_DAY - scheduled;
  const needed = Math.ceil(SCHEDULE_PER_DAY * restOfDay);
  if (purpose === 'history') return history < HISTORY_CALLS_PER_DAY && unspent > needed && left > 0;
  const kept = Math.max(0, Math.min(unspent, needed));
  return left > kept;
}

/** The budget after one call; null where it may not be made. Fits a transaction that reads, spends and writes. */
export function spend(stored: Budget | null, purpose: SpendingPurpose, now: number): Budget | null {
  if (!maySpend(stored, purpose, now)) return null;
  const budget = budgetOn(stored, now);
  if (purpose === 'visible' || purpose === 'click') return { ...budget, other: budget.other + 1 };
  const scheduled = { ...budget, scheduled: budget.scheduled + 1 };
  return purpose === 'history' ? { ...scheduled, history: (budget.history ?? 0) + 1 } : scheduled;
}

/** When the next day's budget begins: the coming midnight UTC. */
export function budgetRenewsAt(now: number): number {
  return (Math.floor(now / DAY_MS) + 1) * DAY_MS;
}
