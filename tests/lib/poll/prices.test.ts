import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runDueRounds, runRound } from '../../../lib/poll/rounds.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import { EXCHANGE_HOST, fakeNetwork, MARKETS_HOST, marketsReply, tickerReply } from '../../support/fake-network.ts';

const START = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;

const onCommit = () => Promise.resolve();
const watched = (purpose: 'schedule' | 'visible' | 'click' = 'schedule') => runRound('poll-watched', onCommit, purpose);

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum'], feeds: {} }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function good(): Response {
  return marketsReply({ bitcoin: 64_571, ethereum: 1_741.04 }, Date.now());
}

function tooMany(retryAfter: string): Response {
  return new Response('slow down', { status: 429, headers: { 'retry-after': retryAfter } });
}

describe('a round of watched prices', () => {
  it('stores what CoinGecko says and is not due again before six minutes', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    expect(await watched()).toEqual({ kind: 'stored', changed: 2 });
    vi.setSystemTime(START + 3 * MINUTE);
    expect(await watched()).toEqual({ kind: 'skipped' });
    vi.setSystemTime(START + 6 * MINUTE);
    expect((await watched()).kind).toBe('stored');
    expect(network.sent).toHaveLength(2);
  });

  it('takes prices from the exchange while CoinGecko asks to wait, and hands back afterwards', async () => {
    const network = fakeNetwork({
      [MARKETS_HOST]: () => tooMany('1200'),
      [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0' }),
    });
    expect((await watched()).kind).toBe('stored');
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')).toMatchObject({
      price: 64_600,
      source: 'kraken',
      change24h: null,
    });

    vi.setSystemTime(START + 10 * MINUTE);
    await watched();
    expect(network.sent.filter(({ url }) => url.includes(MARKETS_HOST))).toHaveLength(1);

    network.replies[MARKETS_HOST] = good;
    vi.setSystemTime(START + 21 * MINUTE);
    await watched();
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')).toMatchObject({ price: 64_571, source: 'coingecko' });
  });

  it('erases nothing when every source fails', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    await watched();
    network.replies[MARKETS_HOST] = () => new Response('<html>', { status: 200 });
    vi.setSystemTime(START + 6 * MINUTE);
    expect((await watched()).kind).toBe('failed');
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')?.price).toBe(64_571);
  });

  it('keeps what a partial answer brought and leaves the rest as it was', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    await watched();
    network.replies[MARKETS_HOST] = () => marketsReply({ ethereum: 1_800 }, Date.now());
    vi.setSystemTime(START + 6 * MINUTE);
    await watched();
    const quotes = await getQuotes(['bitcoin', 'ethereum'], 'usd');
    expect([quotes.get('bitcoin')?.price, quotes.get('ethereum')?.price]).toEqual([64_571, 1_800]);
  });

  it('does not ask the exchange in a currency in which it has no market', async () => {
    await changeSettings(() => ({ currency: 'jpy' }));
    const network = fakeNetwork({ [MARKETS_HOST]: () => tooMany('60') });
    await watched();
    expect(network.sent.map(({ url }) => new URL(url).host)).toEqual([MARKETS_HOST]);
  });

  it('asks the exchange again without the newest names when it does not know one', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'akash-network'] }));
    const network = fakeNetwork({
      [MARKETS_HOST]: () => tooMany('60'),
      [EXCHANGE_HOST]: (url) =>
        url.search.includes('AKT')
          ? Response.json({ error: ['EQuery:Unknown asset pair'], result: {} })
          : tickerReply({ XXBTZUSD: '64600.0' }),
    });
    expect(await watched()).toEqual({ kind: 'stored', changed: 1 });
    expect(network.sent).toHaveLength(3);
  });

  it('never runs twice at once', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    const outcomes = await Promise.all([watched(), watched('click'), watched('visible')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['skipped', 'skipped', 'stored']);
    expect(network.sent).toHaveLength(1);
  });

  it('spends no more than the allowance of a day, then lets the exchange go on', async () => {
    const network = fakeNetwork({
      [MARKETS_HOST]: good,
      [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0' }),
    });
    for (let click = 0; click < 400; click++) {
      vi.setSystemTime(START + click * 1_000);
      await watched('click');
    }
    const asked = (host: string): number => network.sent.filter(({ url }) => url.includes(host)).length;
    expect(asked(MARKETS_HOST)).toBeLessThanOrEqual(333);
    expect(asked(MARKETS_HOST) + asked(EXCHANGE_HOST)).toBe(400);

    vi.setSystemTime(START + 12 * 60 * MINUTE);
    await watched();
    expect(network.sent.at(-1)?.url).toContain(MARKETS_HOST);
  });
});

describe('rounds that are due', () => {
  it('go out in one order, and once', async () => {
    const totals = {
      total_market_cap: { usd: 2.21e12 },
      market_cap_percentage: { btc: 58.6 },
      updated_at: START / 1000,
    };
    const network = fakeNetwork({
      [MARKETS_HOST]: ({ pathname }) => (pathname.endsWith('/global') ? Response.json({ data: totals }) : good()),
    });
    await runDueRounds(onCommit);
    await runDueRounds(onCommit);
    const paths = network.sent.filter(({ url }) => url.includes(MARKETS_HOST)).map(({ url }) => new URL(url));
    expect(paths.map(({ pathname, search }) => `${pathname} ${/sparkline=true/.test(search)}`)).toEqual([
      '/api/v3/coins/markets false',
      '/api/v3/coins/markets true',
      '/api/v3/global false',
      '/api/v3/coins/markets false',
    ]);
  });

  it('a day of heartbeats stays within the schedule’s part of the allowance', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    for (let beat = 0; beat < 480; beat++) {
      vi.setSystemTime(START + beat * 3 * MINUTE);
      await runRound('poll-watched', onCommit, 'schedule');
    }
    expect(network.sent).toHaveLength(240);
    expect(await (await database()).count('jobs')).toBe(1);
  });
});
