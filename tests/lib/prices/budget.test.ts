import { describe, expect, it } from 'vitest';
import { BUDGET_PER_DAY, SCHEDULE_PER_DAY } from '../../../lib/domain/price-limits.ts';
import { type Budget, budgetRenewsAt, maySpend, spend, type SpendingPurpose } from '../../../lib/prices/budget.ts';

const MIDNIGHT = Date.parse('2026-04-21T00:00:00Z');
const HOUR = 3_600_000;

/** Spends until refused and says how often it went. */
function spendAll(budget: Budget | null, purpose: SpendingPurpose, now: number): [number, Budget | null] {
  for (let calls = 0; ; calls += 1) {
    const next = spend(budget, purpose, now);
    if (next === null) return [calls, budget];
    budget = next;
  }
}

describe('budget', () => {
  it('lets surfaces and clicks have 69 calls at midnight and keeps 264 for the schedule', () => {
    const [others, spent] = spendAll(null, 'visible', MIDNIGHT);
    expect(others).toBe(BUDGET_PER_DAY - SCHEDULE_PER_DAY);
    expect(maySpend(spent, 'click', MIDNIGHT)).toBe(false);
    expect(spendAll(spent, 'schedule', MIDNIGHT)[0]).toBe(SCHEDULE_PER_DAY);
  });

  it('never lets the schedule take the surfaces’ part', () => {
    const [, spent] = spendAll(null, 'schedule', MIDNIGHT);
    expect(spendAll(spent, 'click', MIDNIGHT)[0]).toBe(69);
  });

  it('never exceeds 333 a day nor starves an even schedule, however greedy the surfaces are', () => {
    let budget: Budget | null = null;
    for (let call = 0; call < SCHEDULE_PER_DAY; call += 1) {
      const now = MIDNIGHT + (call * 24 * HOUR) / SCHEDULE_PER_DAY;
      [, budget] = spendAll(budget, 'visible', now);
      budget = spend(budget, 'schedule', now);
      expect(budget).not.toBeNull();
    }
    const [, whole] = spendAll(budget, 'click', MIDNIGHT + 24 * HOUR - 1);
    expect((whole?.scheduled ?? 0) + (whole?.other ?? 0)).toBeLessThanOrEqual(BUDGET_PER_DAY);
  });

  it('gives daily closes twenty calls, of what the schedule can no longer use, and counts them as the schedule’s', () => {
    expect(spendAll(null, 'history', MIDNIGHT)[0]).toBe(0);
    const [calls, spent] = spendAll(null, 'history', MIDNIGHT + 12 * HOUR);
    expect([calls, spent?.scheduled, spent?.history, spent?.other]).toEqual([20, 20, 20, 0]);
    expect(spendAll(spent, 'history', MIDNIGHT + 36 * HOUR)[0]).toBe(20);
    expect(spendAll(spent, 'schedule', MIDNIGHT + 12 * HOUR)[0]).toBe(SCHEDULE_PER_DAY - 20);
    const [, all] = spendAll(null, 'schedule', MIDNIGHT + 12 * HOUR);
    expect(maySpend(all, 'history', MIDNIGHT + 12 * HOUR)).toBe(false);
  });

  it('never lets daily closes starve an even schedule', () => {
    let budget: Budget | null = null;
    for (let call = 0; call < SCHEDULE_PER_DAY; call += 1) {
      const now = MIDNIGHT + (call * 24 * HOUR) / SCHEDULE_PER_DAY;
      [, budget] = spendAll(budget, 'history', now);
      budget = spend(budget, 'schedule', now);
      expect(budget).not.toBeNull();
    }
  });

  it('gives a browser opened in the evening what the schedule can no longer use', () => {
    expect(spendAll(null, 'click', MIDNIGHT + 18 * HOUR)[0]).toBe(333 - 66);
  });

  it('begins anew at midnight UTC, and after the clock has been set back', () => {
    const [, spent] = spendAll(null, 'visible', MIDNIGHT);
    expect(maySpend(spent, 'visible', MIDNIGHT + 24 * HOUR)).toBe(true);
    expect(maySpend(spent, 'visible', MIDNIGHT - 48 * HOUR)).toBe(true);
    expect(budgetRenewsAt(MIDNIGHT + 5 * HOUR)).toBe(MIDNIGHT + 24 * HOUR);
  });

  it('keeps whatever else the stored row says', () => {
    const row = { name: 'prices', day: MIDNIGHT / (24 * HOUR), scheduled: 3, other: 1 };
    expect(spend(row, 'schedule', MIDNIGHT)).toEqual({ ...row, scheduled: 4 });
  });
});
