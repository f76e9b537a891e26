import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SNOOZE_MS } from '../../../lib/domain/alert-limits.ts';
import type { Alert, AlertCondition, AlertState } from '../../../lib/domain/alert.ts';
import { type AlertStanding, firstState, isWaiting, judge, observe } from '../../../lib/domain/judge-alert.ts';
import type { PriceCheck } from '../../../lib/domain/quote.ts';
import { modelFirings, type ModelStep } from '../../support/alert-model.ts';
import { anAlert, aPrice, aQuote, NOON } from '../../support/alerts.ts';

const MINUTE = 60_000;
const ABOVE: AlertCondition = { kind: 'above', level: 100 };

/** Prices six minutes apart (or as said), judged one after the other; at which of them the alert fired. */
function firedAt(alert: Alert, prices: readonly number[], { every = 6, from = 0 } = {}): number[] {
  let state = firstState(alert.condition, { price: from || 50, change1h: 0, change24h: 0, change7d: 0, asOf: NOON });
  return prices.flatMap((price, place) => {
    const now = NOON + (place + 1) * every * MINUTE;
    const judged = judge(alert, state, aPrice(price, now - 40_000), now);
    state = judged.state;
    return judged.firing ? [place] : [];
  });
}

describe('a line', () => {
  it('fires where it is crossed, and at it', () => {
    expect(firedAt(anAlert(ABOVE), [99.9, 100])).toEqual([1]);
    expect(firedAt(anAlert({ kind: 'below', level: 100 }), [100.1, 100], { from: 120 })).toEqual([1]);
  });

  it('that a price dances on fires once', () => {
    expect(firedAt(anAlert(ABOVE), [100.2, 99.8, 100.1, 99.6, 100.4, 99.9, 101], { every: 30 })).toEqual([0]);
  });

  it('fires again after the price fell back by half a percent', () => {
    expect(firedAt(anAlert(ABOVE), [101, 99.5, 101], { every: 30 })).toEqual([0, 2]);
    expect(firedAt(anAlert(ABOVE), [101, 99.6, 101], { every: 30 })).toEqual([0]);
  });

  it('passes over a crossing within the cooldown, which then has to fall back like any other', () => {
    expect(firedAt(anAlert(ABOVE), [101, 99, 101, 101, 101])).toEqual([0]);
    expect(firedAt(anAlert(ABOVE), [101, 99, 99, 101])).toEqual([0, 3]);
    expect(firedAt(anAlert(ABOVE), [101, 99, 101, 99, 101])).toEqual([0, 4]);
  });

  it('once is once', () => {
    expect(firedAt(anAlert(ABOVE, { repeat: 'once' }), [101, 90, 101, 90, 101], { every: 60 })).toEqual([0]);
  });

  it('does not fire for an alert made while it holds, until it did not hold once', () => {
    const alert = anAlert(ABOVE);
    expect(isWaiting(alert, firstState(ABOVE, aPrice(104, NOON)))).toBe(true);
    expect(isWaiting(alert, firstState(ABOVE, aPrice(99.9, NOON)))).toBe(false);
    expect(firedAt(alert, [104, 105, 99.9, 101, 99, 101], { from: 104 })).toEqual([5]);
  });

  it('of an alert made beside a price nobody trusts goes by that price', () => {
    expect(firedAt(anAlert(ABOVE), [101], { from: 95 })).toEqual([0]);
  });

  it('of an alert that has never seen a price waits for the second', () => {
    const state = firstState(ABOVE, null);
    expect(state.armed).toEqual({ up: null, down: null });
    const first = judge(anAlert(ABOVE), state, aPrice(101, NOON), NOON);
    expect(first).toMatchObject({ firing: null, state: { armed: { up: false } } });
  });
});

describe('a move', () => {
  const moves = (percent: number, direction: 'up' | 'down' | 'either'): Alert =>
    anAlert({ kind: 'moves', percent, direction, window: '24h' });
  const path = (alert: Alert, changes: readonly (number | null)[]): string[] => {
    let state = firstState(alert.condition, { price: 1, change1h: null, change24h: 0, change7d: null, asOf: NOON });
    return changes.flatMap((change24h, place) => {
      const now = NOON + (place + 1) * 20 * MINUTE;
      const { state: next, firing } = judge(alert, state, aPrice(1, now, { change24h }), now);
      state = next;
      return firing ? [`${place} ${firing.direction} ${firing.change}`] : [];
    });
  };

  it('is told by the source’s own change, each direction by itself', () => {
    expect(path(moves(5, 'either'), [4.9, 5.1, 4.8, 5.2, 4.5, 5.3, -5, -6, -4.5, -7])).toEqual([
      '1 up 5.1',
      '5 up 5.3',
      '6 down -5',
      '9 down -7',
    ]);
    expect(path(moves(5, 'down'), [9, -9])).toEqual(['1 down -9']);
  });

  it('neither fires nor arms where the source tells no change', () => {
    expect(path(moves(5, 'up'), [6, null, 6, null])).toEqual(['0 up 6']);
  });
});

describe('a reference price', () => {
  it('is a line above it and one below', () => {
    const alert = anAlert({ kind: 'from-reference', percent: 10, direction: 'either', reference: 200 });
    expect(firedAt(alert, [219, 220, 190, 180, 190, 179], { from: 200, every: 30 })).toEqual([1, 3, 5]);
  });
});

describe('nothing fires or arms', () => {
  it.each<AlertStanding>(['held', 'disagreeing', 'open-gap', 'old', 'missing', 'converted'])(
    'on a price that is %s',
    (standing) => {
      const armed = firstState(ABOVE, aPrice(90, NOON));
      expect(judge(anAlert(ABOVE), armed, aPrice(110, NOON + 1, { standing }), NOON + 1)).toEqual({
        state: armed,
        firing: null,
      });
      const waiting = firstState(ABOVE, aPrice(110, NOON));
      expect(judge(anAlert(ABOVE), waiting, aPrice(90, NOON + 1, { standing }), NOON + 1)).toEqual({
        state: waiting,
        firing: null,
      });
    },
  );

  it('on a price judged before, or an older one', () => {
    const state = { ...firstState(ABOVE, aPrice(90, NOON)), seenAsOf: NOON };
    for (const asOf of [NOON, NOON - 1])
      expect(judge(anAlert(ABOVE), state, aPrice(110, asOf), NOON).firing).toBeNull();
  });

  it('after the alert expired', () => {
    expect(firedAt(anAlert(ABOVE, { expiresAt: NOON + 12 * MINUTE }), [90, 110])).toEqual([]);
    expect(firedAt(anAlert(ABOVE, { expiresAt: NOON + 12 * MINUTE + 1 }), [90, 110])).toEqual([1]);
  });

  it('while it is snoozed; what holds at the end of that fires then, once', () => {
    expect(firedAt(anAlert(ABOVE, { snoozedUntil: NOON + 20 * MINUTE }), [110, 110, 110, 110, 110])).toEqual([3]);
  });
});

describe('times that lie in the future', () => {
  const known = firstState(ABOVE, aPrice(90, NOON));
  const later = NOON + 10 * 3_600_000;

  it('hold nothing up once the clock is set right', () => {
    const state: AlertState = { ...known, lastFiredAt: later, seenAsOf: later };
    const first = judge(anAlert(ABOVE), state, aPrice(90, NOON), NOON);
    expect(first.state).toMatchObject({ lastFiredAt: NOON, seenAsOf: NOON });
    const now = NOON + 15 * MINUTE;
    expect(judge(anAlert(ABOVE), first.state, aPrice(110, now), now).firing).not.toBeNull();
  });

  it('end a snooze that nobody could have chosen', () => {
    const alert = anAlert(ABOVE, { snoozedUntil: NOON + MAX_SNOOZE_MS + 1 });
    expect(judge(alert, known, aPrice(110, NOON + 1), NOON).firing).not.toBeNull();
  });
});

describe('observe', () => {
  const check = (changes: Partial<PriceCheck> = {}, asOf = NOON): PriceCheck => ({
    primary: { source: 'coingecko', price: 100, asOf },
    second: { source: 'kraken', price: 100, asOf },
    gap: 0,
    apart: 0,
    since: null,
    at: NOON,
    ...changes,
  });

  it('names the second source only where it agreed about this very price', () => {
    expect(observe(aQuote(100, NOON, { check: check() }), NOON).confirmedBy).toBe('kraken');
    expect(observe(aQuote(100, NOON + 1, { check: check() }), NOON + 1).confirmedBy).toBeNull();
    expect(observe(aQuote(100, NOON), NOON).confirmedBy).toBeNull();
  });

  it.each([
    ['fresh', {}],
    ['open-gap', { check: check({ apart: 1, since: NOON, gap: 0.02 }) }],
    ['disagreeing', { check: check({ apart: 2, since: NOON, gap: 0.02 }) }],
    ['fresh', { check: check({ apart: 2, since: NOON, gap: 0.02 }, NOON - 3_600_000) }],
    ['held', { held: { quote: aQuote(190, NOON), since: NOON, polls: 1, countedAt: NOON, second: null } }],
    ['old', { asOf: NOON - 12 * MINUTE }],
    ['old', { asOf: NOON + 12 * MINUTE }],
    ['converted', { conversion: { from: 'usd', rate: 10, asOf: NOON, source: 'coingecko' } }],
  ] as const)('calls it %s', (standing, changes) => {
    expect(observe(aQuote(100, NOON, changes), NOON).standing).toBe(standing);
  });
});

const tenth = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
/** Null eleven times in twelve. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 11 }, { arbitrary, weight: 1 });
const direction = fc.constantFrom('up' as const, 'down' as const, 'either' as const);
const condition: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({ kind: fc.constantFrom('above' as const, 'below' as const), level: fc.constant(100) }),
  fc.record({
    kind: fc.constant('moves' as const),
    percent: fc.constantFrom(1, 5),
    direction,
    window: fc.constant('24h' as const),
  }),
  fc.record({
    kind: fc.constant('from-reference' as const),
    percent: fc.constantFrom(1, 2),
    direction,
    reference: fc.constant(100),
  }),
);
const step = fc.record({
  wait: fc.constantFrom(1, 6, 6, 6, 12, 15, 40, 600),
  // Mostly near the lines, where the hysteresis decides.
  price: fc.oneof(tenth(97, 103), tenth(99, 101)),
  change24h: fc.option(fc.oneof(tenth(-7, 7), tenth(4, 6)), { freq: 5 }),
  standing: fc.constantFrom<AlertStanding>(
    'fresh',
    'fresh',
    'fresh',
    'fresh',
    'held',
    'disagreeing',
    'open-gap',
    'old',
    'converted',
  ),
  snoozeMs: seldom(fc.constantFrom(5 * MINUTE, 60 * MINUTE)),
});

describe('over any path of prices', () => {
  it('fires exactly when the model does', () => {
    let total = 0;
    fc.assert(
      fc.property(
        condition,
        fc.boolean(),
        seldom(fc.integer({ min: 1, max: 3_000 })),
        fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
        (wanted, once, expires, path) => {
          const expiresAt = expires === null ? null : NOON + expires * MINUTE;
          let alert = anAlert(wanted, { repeat: once ? 'once' : 'repeating', expiresAt });
          let state = firstState(wanted, null);
          let now = NOON;
          const fired: number[] = [];
          const steps: ModelStep[] = [];
          for (const { wait, price, change24h, standing, snoozeMs } of path) {
            now += wait * MINUTE;
            const seen = aPrice(price, now - 40_000, { change24h, standing });
            steps.push({ now, seen, snoozeMs });
            if (snoozeMs !== null) {
              const snoozedUntil = Math.max(now + snoozeMs, (state.lastFiredAt ?? 0) + 15 * MINUTE);
              alert = { ...alert, snoozedUntil };
              state = { ...state, armed: { up: true, down: true }, spentAt: null };
            }
            const judged = judge(alert, state, seen, now);
            // What is known goes through storage between any two steps.
            state = JSON.parse(JSON.stringify(judged.state)) as AlertState;
            if (judged.firing) fired.push(judged.firing.at);
          }
          total += fired.length;
          expect(fired).toEqual(modelFirings({ condition: wanted, once, expiresAt: expiresAt ?? Infinity }, steps));
        },
      ),
      { numRuns: 2_000 },
    );
    expect(total).toBeGreaterThan(2_000);
  });
});
