import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Alert, AlertCondition } from '../../../lib/domain/alert.ts';
import { firstState } from '../../../lib/domain/judge-alert.ts';
import { priceState } from '../../../lib/domain/quote.ts';
import { runRound } from '../../../lib/poll/rounds.ts';
import { priceView } from '../../../lib/query/price-view.ts';
import { ALERTS_KEY, changeAlerts, readAlerts } from '../../../lib/settings/alerts-store.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { claimJob } from '../../../lib/store/jobs.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import { alertId, anAlert, NOON } from '../../support/alerts.ts';
import { EXCHANGE_HOST, fakeNetwork, MARKETS_HOST, marketsReply, tickerReply } from '../../support/fake-network.ts';

const MINUTE = 60_000;
const at = (minutes: number) => vi.setSystemTime(NOON + minutes * MINUTE);
const coingecko =
  (bitcoin: number, ageMs = 40_000) =>
  () =>
    marketsReply({ bitcoin }, Date.now() - ageMs);
const kraken = (price: string) => () => tickerReply({ XXBTZUSD: price });
const firings = async () => (await readAlerts()).firings;

async function round(minutes: number, onCommit = () => Promise.resolve()): Promise<void> {
  at(minutes);
  await runRound('poll-watched', onCommit, 'schedule');
}

/** Alerts on bitcoin, made while $60,000 was shown. */
async function make(conditions: readonly AlertCondition[], changes: Partial<Alert> = {}): Promise<void> {
  const shown = { price: 60_000, change1h: null, change24h: null, change7d: null, asOf: NOON - MINUTE };
  await changeAlerts((current) => [
    {
      ...current,
      alerts: conditions.map((condition, n) => ({
        alert: anAlert(condition, { id: alertId(n + 1), coinId: 'bitcoin', ...changes }),
        state: firstState(condition, shown),
      })),
    },
    null,
  ]);
}

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin'], currency: 'usd', feeds: {} }));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('after a round of watched prices', () => {
  it('fires once, with the figure, its source and who agreed', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(63_000), [EXCHANGE_HOST]: kraken('63010.0') });
    await round(0);
    expect(await firings()).toEqual([]);
    network.replies[MARKETS_HOST] = coingecko(64_571);
    network.replies[EXCHANGE_HOST] = kraken('64600.0');
    for (const minutes of [12, 18, 24]) await round(minutes);
    expect(await firings()).toEqual([
      {
        id: `${alertId(1)}@${NOON + 12 * MINUTE - 40_000}`,
        alertId: alertId(1),
        coinId: 'bitcoin',
        currency: 'usd',
        condition: { kind: 'above', level: 64_000 },
        direction: 'up',
        price: 64_571,
        change: null,
        source: 'coingecko',
        confirmedBy: 'kraken',
        asOf: NOON + 12 * MINUTE - 40_000,
        at: NOON + 12 * MINUTE,
        note: null,
        moment: 'now',
        toldAt: null,
        seenAt: null,
      },
    ]);
  });

  it('fires only after its prices were compared', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
    const seen: string[] = [];
    await round(0, async () => {
      seen.push(`${network.sent.some(({ url }) => url.includes(EXCHANGE_HOST))} ${(await firings()).length}`);
    });
    expect(seen).toEqual(['false 0', 'true 0', 'true 1']);
  });

  it('sends the same requests with alerts as without', async () => {
    const sent = async (): Promise<string[]> => {
      await clearDatabase();
      const network = fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
      for (const minutes of [0, 6, 12]) await round(minutes);
      return network.sent.map(({ url }) => url);
    };
    const without = await sent();
    await make([
      { kind: 'above', level: 64_000 },
      { kind: 'below', level: 70_000 },
    ]);
    expect(await sent()).toEqual(without);
    expect(await firings()).toHaveLength(1);
  });

  it('leaves alone what has no price of now: a coin off the list, another currency', async () => {
    await make([{ kind: 'above', level: 64_000 }], { currency: 'eur' });
    fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
    await round(0);
    await make([{ kind: 'above', level: 64_000 }]);
    await changeSettings(() => ({ watchlist: ['monero'] }));
    await round(6);
    expect(await firings()).toEqual([]);
    await changeSettings(() => ({ watchlist: ['bitcoin'] }));
    await round(12);
    expect(await firings()).toHaveLength(1);
  });

  it('waits for a comparison of another round that is still out', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
    await claimJob('cross-check', NOON, true);
    await round(0);
    expect(await firings()).toEqual([]);
    await round(6);
    expect(await firings()).toHaveLength(1);
  });
});

/** Three hours of either sign; the sources' own clocks are right. */
describe.each([-180, 180])('on a machine whose clock is %i minutes ahead', (ahead) => {
  const timed = (reply: Response): Response => {
    reply.headers.set('date', new Date(Date.now() - ahead * MINUTE).toUTCString());
    return reply;
  };
  const aheadMs = ahead * MINUTE;

  it('what is fresh to the sources fires, and fires once', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    const network = fakeNetwork({
      [MARKETS_HOST]: () => timed(coingecko(63_000, 40_000 + aheadMs)()),
      [EXCHANGE_HOST]: () => timed(kraken('63010.0')()),
    });
    await round(0);
    expect(await firings()).toEqual([]);
    network.replies[MARKETS_HOST] = () => timed(coingecko(64_571, 40_000 + aheadMs)());
    network.replies[EXCHANGE_HOST] = () => timed(kraken('64600.0')());
    for (const minutes of [12, 18, 24]) await round(minutes);
    expect(await firings()).toMatchObject([{ price: 64_571, asOf: NOON + 12 * MINUTE - 40_000 - aheadMs }]);
  });

  it('a disagreement is seen as one, and keeps a price from firing', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    const network = fakeNetwork({
      [MARKETS_HOST]: () => timed(coingecko(63_000, 40_000 + aheadMs)()),
      [EXCHANGE_HOST]: () => timed(kraken('63010.0')()),
    });
    await round(0);
    network.replies[MARKETS_HOST] = () => timed(coingecko(65_000, 40_000 + aheadMs)());
    for (const minutes of [12, 18]) await round(minutes);
    const quote = (await getQuotes(['bitcoin'], 'usd')).get('bitcoin');
    const view = priceView(quote, 'usd', Date.now());
    expect(priceState(view, Date.now() - aheadMs)).toBe('disagreeing');
    expect(view.disagreement).toMatchObject({ since: NOON + 12 * MINUTE - aheadMs });
    expect(await firings()).toEqual([]);
  });
});

describe('a coin that went on under another id', () => {
  it('is watched as what it is now, in its units', async () => {
    // 1 MKR became 24,000 SKY: 1,440 for the one is 0.06 for the other.
    await make([{ kind: 'above', level: 1_440 }], { coinId: 'maker' });
    await changeAlerts((current) => [
      {
        ...current,
        alerts: current.alerts.map((one) => ({ ...one, state: { ...one.state, armed: { up: true, down: null } } })),
      },
      null,
    ]);
    await changeSettings(() => ({ watchlist: ['maker'] }));
    let price = 0.0599;
    fakeNetwork({ [MARKETS_HOST]: () => marketsReply({ sky: price }, Date.now() - 40_000) });
    await round(0);
    expect(await firings()).toEqual([]);
    price = 0.0601;
    await round(6);
    expect(await firings()).toMatchObject([{ coinId: 'sky', condition: { level: 0.06 }, price: 0.0601 }]);
    expect((await readAlerts()).alerts[0]?.alert).toMatchObject({ coinId: 'maker', condition: { level: 1_440 } });
  });
});

describe('never on a price that is in doubt', () => {
  it('a held one, nor the good one below it', async () => {
    await make([
      { kind: 'above', level: 80_000 },
      { kind: 'above', level: 64_650 },
    ]);
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
    await round(0);
    network.replies[MARKETS_HOST] = coingecko(90_000);
    network.replies[EXCHANGE_HOST] = kraken('64700.0');
    for (const minutes of [6, 12, 18, 24, 30]) await round(minutes);
    expect(await firings()).toEqual([]);
    network.replies[EXCHANGE_HOST] = kraken('90100.0');
    await round(36);
    expect((await firings()).map(({ price, confirmedBy }) => [price, confirmedBy])).toEqual([
      [90_000, 'kraken'],
      [90_000, 'kraken'],
    ]);
  });

  it('one that two sources disagree about, from the first look that finds them apart', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(63_000), [EXCHANGE_HOST]: kraken('63010.0') });
    await round(0);
    network.replies[MARKETS_HOST] = coingecko(65_000);
    for (const minutes of [12, 18, 24]) await round(minutes);
    expect(await firings()).toEqual([]);
    network.replies[EXCHANGE_HOST] = kraken('65010.0');
    await round(30);
    expect(await firings()).toHaveLength(1);
  });

  it('an old one', async () => {
    await make([{ kind: 'above', level: 64_000 }]);
    fakeNetwork({ [MARKETS_HOST]: coingecko(64_571, 13 * MINUTE) });
    await round(0);
    expect(await firings()).toEqual([]);
  });
});

describe('what fires', () => {
  const both: readonly AlertCondition[] = [
    { kind: 'above', level: 61_000 },
    { kind: 'above', level: 64_000 },
  ];
  const moments = async () => (await firings()).map(({ moment }) => moment);

  it('at the first look after the browser began, or after a gap, is of an absence', async () => {
    await make(both);
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(62_000), [EXCHANGE_HOST]: kraken('62010.0') });
    await round(0);
    expect(await moments()).toEqual(['away']);
    network.replies[MARKETS_HOST] = coingecko(64_571);
    network.replies[EXCHANGE_HOST] = kraken('64600.0');
    await round(16);
    expect(await moments()).toEqual(['away', 'away']);
  });

  it('a quarter of an hour after the look before is of now', async () => {
    await make(both);
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(60_500), [EXCHANGE_HOST]: kraken('60510.0') });
    await round(0);
    network.replies[MARKETS_HOST] = coingecko(64_571);
    network.replies[EXCHANGE_HOST] = kraken('64600.0');
    await round(15);
    expect(await moments()).toEqual(['now', 'now']);
  });

  it('in quiet hours is kept for later', async () => {
    await changeSettings(() => ({ quietHours: { from: 12 * 60, to: 13 * 60 } }));
    await make(both);
    fakeNetwork({ [MARKETS_HOST]: coingecko(62_000), [EXCHANGE_HOST]: kraken('62010.0') });
    await round(0);
    expect(await moments()).toEqual(['quiet']);
  });

  it('is stored with what became of the alert in one write', async () => {
    await make([{ kind: 'above', level: 61_000 }], { repeat: 'once' });
    fakeNetwork({ [MARKETS_HOST]: coingecko(62_000), [EXCHANGE_HOST]: kraken('62010.0') });
    const set = vi.spyOn(fakeBrowser.storage.local, 'set');
    await round(0);
    const writes = set.mock.calls
      .map(([items]) => items as unknown as Record<string, object>)
      .filter((items) => ALERTS_KEY in items);
    expect(writes).toHaveLength(1);
    expect(writes[0]?.[ALERTS_KEY]).toMatchObject({
      alerts: [{ state: { spentAt: NOON } }],
      firings: [{ price: 62_000 }],
    });
  });
});
