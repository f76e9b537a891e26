import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { tellFirings } from '../../../entrypoints/background/notifications.ts';
import type { AlertCondition } from '../../../lib/domain/alert.ts';
import { firstState } from '../../../lib/domain/judge-alert.ts';
import type { PriceCheck, StoredQuote } from '../../../lib/domain/quote.ts';
import { log } from '../../../lib/log.ts';
import { judgeAlerts } from '../../../lib/poll/alerts.ts';
import { withSnooze } from '../../../lib/settings/alert-changes.ts';
import { ALERTS_KEY, changeAlerts, readAlerts } from '../../../lib/settings/alerts-store.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putQuotes } from '../../../lib/store/quotes.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { modelFirings, type ModelStep } from '../../support/alert-model.ts';
import { alertId, anAlert, aPrice, aQuote, NOON } from '../../support/alerts.ts';
import { dieAtWriteOf } from '../../support/killed-worker.ts';
import { shownNotifications } from '../../support/notifications.ts';

/**
 * Whole passes over stored prices and stored alerts: nothing is remembered between two of them but what is stored. The
 * worker may die before the one write, between it and the notification, and between that and the note that it was told.
 */
const MINUTE = 60_000;

/** What the reader set, all on one coin. */
const ALERTS: readonly { readonly condition: AlertCondition; readonly once: boolean; readonly hours: number | null }[] =
  [
    { condition: { kind: 'above', level: 100 }, once: false, hours: null },
    { condition: { kind: 'below', level: 99 }, once: false, hours: 9 },
    { condition: { kind: 'above', level: 101.5 }, once: true, hours: null },
    { condition: { kind: 'moves', percent: 5, direction: 'either', window: '24h' }, once: false, hours: null },
    {
      condition: { kind: 'from-reference', percent: 1, direction: 'either', reference: 100 },
      once: false,
      hours: null,
    },
  ];

const check = (apart: number, now: number): PriceCheck => ({
  primary: { source: 'coingecko', price: 100, asOf: now },
  second: { source: 'kraken', price: 103, asOf: now },
  gap: 0.03,
  apart,
  since: now,
  at: now,
});

/** What may be wrong with the stored price of a step. */
const DOUBTS = {
  none: () => ({}),
  held: (now: number) => ({
    held: { quote: aQuote(190, now), since: now, polls: 1, countedAt: now, second: null },
  }),
  disagreeing: (now: number) => ({ check: check(2, now) }),
  'open-gap': (now: number) => ({ check: check(1, now) }),
  old: (now: number) => ({ asOf: now - 20 * MINUTE }),
  converted: (now: number) => ({ conversion: { from: 'eur', rate: 1.1, asOf: now, source: 'coingecko' } }),
} satisfies Record<string, (now: number) => Partial<StoredQuote>>;

const KILLS = ['none', 'none', 'none', 'none', 'before-write', 'before-telling', 'before-note'] as const;

const tenth = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10);
const step = fc.record({
  wait: fc.constantFrom(1, 6, 6, 6, 12, 40, 600),
  price: fc.oneof(tenth(97, 103), tenth(99, 101)),
  change24h: fc.option(tenth(-7, 7), { freq: 5 }),
  doubt: fc.constantFrom<keyof typeof DOUBTS>(
    'none',
    'none',
    'none',
    'none',
    'held',
    'disagreeing',
    'open-gap',
    'old',
    'converted',
  ),
  snooze: fc.oneof(
    { arbitrary: fc.constant(null), weight: 11 },
    { arbitrary: fc.record({ at: fc.nat(ALERTS.length - 1), minutes: fc.constantFrom(5, 60) }), weight: 1 },
  ),
  kill: fc.constantFrom(...KILLS),
  restart: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
});

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  vi.spyOn(log, 'bug').mockReturnValue();
  await useCatalogue();
  vi.stubGlobal('fetch', async () => Response.json([]));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('over any path of prices, doubts, sleeps and kills', () => {
  it('each alert fires as the model says, and each firing is told once', async () => {
    let total = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), fc.boolean(), async (path, isQuietAtNight) => {
        fakeBrowser.reset();
        await useCatalogue();
        await clearDatabase();
        vi.setSystemTime(NOON);
        const quietHours = isQuietAtNight ? { from: 22 * 60, to: 7 * 60 } : null;
        await changeSettings(() => ({ watchlist: ['ethereum'], currency: 'usd', quietHours }));
        await changeAlerts((current) => [
          {
            ...current,
            alerts: ALERTS.map(({ condition, once, hours }, n) => ({
              alert: anAlert(condition, {
                id: alertId(n),
                repeat: once ? 'once' : 'repeating',
                expiresAt: hours === null ? null : NOON + hours * 60 * MINUTE,
              }),
              state: firstState(condition, null),
            })),
          },
          null,
        ]);
        const shown = shownNotifications();
        const fired = new Map(ALERTS.map((_, n) => [alertId(n), new Set<number>()]));
        const steps = ALERTS.map((): ModelStep[] => []);
        let now = NOON;
        for (const { wait, price, change24h, doubt, snooze, kill, restart } of path) {
          now += wait * MINUTE;
          vi.setSystemTime(now);
          if (restart) await fakeBrowser.storage.session.clear();
          if (snooze) {
            const until = now + snooze.minutes * MINUTE;
            // Dismisses what that alert fired and was not told yet, so it is told first.
            await changeSettings(() => ({ quietHours: null }));
            await tellFirings();
            await changeSettings(() => ({ quietHours }));
            await changeAlerts((current) => withSnooze(current, alertId(snooze.at), until, now));
          }
          const quote = aQuote(price, now - 40_000, { change24h, ...DOUBTS[doubt](now - 40_000) });
          await putQuotes([quote], () => quote);
          const revive = kill === 'before-write' ? dieAtWriteOf(ALERTS_KEY) : undefined;
          const pass = await judgeAlerts().then(
            () => true,
            () => false,
          );
          revive?.();
          for (const [n, modelled] of steps.entries()) {
            const snoozeMs = snooze?.at === n ? snooze.minutes * MINUTE : null;
            // A price in doubt says nothing; nor does one that a pass judged which died before it wrote.
            const standing = pass && doubt === 'none' ? 'fresh' : 'missing';
            modelled.push({ now, seen: aPrice(price, now, { change24h, standing }), snoozeMs });
          }
          for (const { alertId: id, at } of (await readAlerts()).firings) fired.get(id)?.add(at);
          const reviveAgain = kill === 'before-note' ? dieAtWriteOf(ALERTS_KEY) : undefined;
          if (kill !== 'before-telling') await tellFirings().catch(() => undefined);
          reviveAgain?.();
        }
        // The next noon: no quiet hours, and nobody dies.
        vi.setSystemTime(NOON + 60 * 24 * 60 * MINUTE);
        await tellFirings();

        for (const [n, { condition, once, hours }] of ALERTS.entries()) {
          const expiresAt = hours === null ? Infinity : NOON + hours * 60 * MINUTE;
          const expected = modelFirings({ condition, once, expiresAt }, steps[n] ?? []);
          expect([...(fired.get(alertId(n)) ?? [])], `alert ${n}`).toEqual(expected);
        }
        const count = [...fired.values()].reduce((sum, { size }) => sum + size, 0);
        expect(shown.lines()).toBe(count);
        expect((await readAlerts()).firings.filter(({ toldAt }) => toldAt === null)).toEqual([]);
        total += count;
      }),
      { numRuns: 120 },
    );
    expect(total).toBeGreaterThan(300);
  }, 60_000);
});
