import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { runDueRounds, runRound } from '../../../lib/poll/rounds.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getProviders } from '../../../lib/store/providers.ts';
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

/** What was asked of one host, in order. */
function to({ sent }: ReturnType<typeof fakeNetwork>, host: string): string[] {
  return sent.filter(({ url }) => new URL(url).host === host).map(({ url }) => url);
}

function hosts({ sent }: ReturnType<typeof fakeNetwork>): string[] {
  return sent.map(({ url }) => new URL(url).host);
}

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
    expect(to(network, MARKETS_HOST)).toHaveLength(2);
  });

  it('asks for the lines of the week in its own call about once an hour, for all pages of a long list in turn', async () => {
    await changeSettings(() => ({ watchlist: Array.from({ length: 300 }, (_, n) => `coin-${n}`) }));
    const network = fakeNetwork({ [MARKETS_HOST]: () => marketsReply({ 'coin-0': 1 }, Date.now()) });
    for (let round = 0; round < 20; round++) {
      vi.setSystemTime(START + round * 6 * MINUTE);
      await watched();
    }
    const asked = to(network, MARKETS_HOST).map((url) => new URL(url).searchParams);
    expect(asked).toHaveLength(20);
    const withLines = asked.flatMap((search, round) => (search.get('sparkline') === 'true' ? [round + 1] : []));
    expect(withLines).toEqual([9, 18]);
    expect(new Set(withLines.map((round) => asked[round - 1]?.get('ids'))).size).toBe(2);
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
    await changeSettings(() => ({ currency: 'sek' }));
    const network = fakeNetwork({ [MARKETS_HOST]: () => tooMany('60') });
    await watched();
    expect(hosts(network)).toEqual([MARKETS_HOST]);
  });

  it('finds the one market that the exchange does not know, and leaves it out from then on', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'akash-network', 'ethereum', 'litecoin'] }));
    const network = fakeNetwork({
      [MARKETS_HOST]: () => tooMany('60'),
      [EXCHANGE_HOST]: (url) =>
        url.search.includes('AKT')
          ? Response.json({ error: ['EQuery:Unknown asset pair'], result: {} })
          : tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0', XLTCZUSD: '80.1' }),
    });
    expect(await watched()).toEqual({ kind: 'stored', changed: 3 });
    const asked = () => to(network, EXCHANGE_HOST).map((url) => new URL(url).searchParams.get('pair'));
    expect(asked()).toEqual(['XBTUSD,AKTUSD,ETHUSD,LTCUSD', 'XBTUSD,AKTUSD', 'XBTUSD', 'AKTUSD', 'ETHUSD,LTCUSD']);
    expect((await getProviders()).find(({ source }) => source === 'kraken')).toMatchObject({
      failures: 0,
      unknownMarkets: { AKTUSD: START },
    });

    network.sent.length = 0;
    vi.setSystemTime(START + 6 * MINUTE);
    await watched();
    expect(asked()).toEqual(['XBTUSD,ETHUSD,LTCUSD']);
    network.sent.length = 0;
    vi.setSystemTime(START + 8 * 24 * 60 * MINUTE);
    await watched();
    expect(asked()[0]).toBe('XBTUSD,AKTUSD,ETHUSD,LTCUSD');
  });

  it('does not take an exchange that knows nothing at all for one of which every market is gone', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum', 'litecoin', 'solana'] }));
    fakeNetwork({
      [MARKETS_HOST]: () => tooMany('60'),
      [EXCHANGE_HOST]: () => Response.json({ error: ['EQuery:Unknown asset pair'], result: {} }),
    });
    expect((await watched()).kind).toBe('failed');
    expect((await getProviders()).find(({ source }) => source === 'kraken')).toMatchObject({
      failures: 1,
      unknownMarkets: {},
    });
  });

  it('never runs twice at once', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    const outcomes = await Promise.all([watched(), watched('click'), watched('visible')]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['skipped', 'skipped', 'stored']);
    expect(to(network, MARKETS_HOST)).toHaveLength(1);
  });

  it('spends no more than the allowance of a day, then lets the exchange go on', async () => {
    const network = fakeNetwork({
      // Prices of the day before: nothing here is fresh, so that the exchange has something to stand in for.
      [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571, ethereum: 1_741.04 }, START - 24 * 60 * MINUTE),
      [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0' }),
    });
    for (let click = 0; click < 400; click++) {
      vi.setSystemTime(START + click * 1_000);
      await watched('click');
    }
    expect(to(network, MARKETS_HOST).length).toBeLessThanOrEqual(333);
    expect(to(network, EXCHANGE_HOST)).toHaveLength(400);

    network.sent.length = 0;
    vi.setSystemTime(START + 12 * 60 * MINUTE);
    await watched();
    expect(network.sent[0]?.url).toContain(MARKETS_HOST);
  });
});

describe('the exchange standing in', () => {
  const exchange = () => tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0' });

  it('is asked only for coins whose CoinGecko price is old', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good, [EXCHANGE_HOST]: exchange });
    await watched();
    network.sent.length = 0;
    network.replies[MARKETS_HOST] = () => tooMany('3600');
    vi.setSystemTime(START + 6 * MINUTE);
    expect(await watched()).toEqual({ kind: 'failed', reason: 'rate-limited' });
    expect(hosts(network)).toEqual([MARKETS_HOST]);

    await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum', 'litecoin'] }));
    network.replies[EXCHANGE_HOST] = () => tickerReply({ XLTCZUSD: '80.0' });
    vi.setSystemTime(START + 9 * MINUTE);
    await watched('click');
    expect(to(network, EXCHANGE_HOST).at(-1)).toContain('pair=LTCUSD');
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')).toMatchObject({ source: 'coingecko', change24h: 1 });

    network.replies[EXCHANGE_HOST] = exchange;
    vi.setSystemTime(START + 13 * MINUTE);
    await watched('click');
    expect(to(network, EXCHANGE_HOST).at(-1)).toContain('pair=XBTUSD,ETHUSD,LTCUSD');
  });

  it('does not block a coin for having been asked by a fast clock', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: () => tooMany('60'), [EXCHANGE_HOST]: exchange });
    vi.setSystemTime(START + 600 * MINUTE);
    await watched();
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')?.source).toBe('kraken');

    network.replies[MARKETS_HOST] = good;
    vi.setSystemTime(START);
    await runDueRounds(onCommit);
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')).toMatchObject({ source: 'coingecko', asOf: START });
  });

  it('takes no part in rounds of seven-day lines, which tell that they failed', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: () => tooMany('60'), [EXCHANGE_HOST]: exchange });
    expect(await runRound('poll-sparklines', onCommit, 'click')).toEqual({ kind: 'failed', reason: 'rate-limited' });
    expect(network.sent).toHaveLength(1);
    expect((await watched('click')).kind).toBe('stored');
  });
});

describe('more than 250 watched coins', () => {
  const watchlist = Array.from({ length: 300 }, (_, n) => `coin-${n}`);
  const asked = (url: string) => new URL(url).searchParams.get('ids')?.split(',') ?? [];

  it('are asked for in turn, one call a round', async () => {
    await changeSettings(() => ({ watchlist }));
    const network = fakeNetwork({ [MARKETS_HOST]: () => marketsReply({}, START) });
    for (let round = 0; round < 4; round++) {
      vi.setSystemTime(START + round * 6 * MINUTE);
      await watched();
    }
    const sizes = network.sent.map(({ url }) => asked(url).length);
    expect(sizes.toSorted((a, b) => b - a)).toEqual([250, 250, 50, 50]);
    expect(sizes[0]).not.toBe(sizes[1]);
    expect(new Set(network.sent.flatMap(({ url }) => asked(url)))).toEqual(new Set(watchlist));
  });

  it('are all asked for by a click', async () => {
    await changeSettings(() => ({ watchlist }));
    const network = fakeNetwork({ [MARKETS_HOST]: () => marketsReply({ 'coin-1': 1 }, START) });
    await watched('click');
    expect(network.sent.map(({ url }) => asked(url).length)).toEqual([250, 50]);
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
    const paths = to(network, MARKETS_HOST).map((url) => new URL(url));
    expect(paths.map(({ pathname, search }) => `${pathname} ${/sparkline=true/.test(search)}`)).toEqual([
      '/api/v3/coins/markets false',
      '/api/v3/coins/markets true',
      '/api/v3/global false',
      '/api/v3/coins/markets false',
      '/api/v3/coins/list false',
    ]);
  });

  it('a day of heartbeats stays within the schedule’s part of the allowance', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    for (let beat = 0; beat < 480; beat++) {
      vi.setSystemTime(START + beat * 3 * MINUTE);
      await runRound('poll-watched', onCommit, 'schedule');
    }
    expect(to(network, MARKETS_HOST)).toHaveLength(240);
    expect(await (await database()).getAllKeys('jobs')).toEqual(['cross-check', 'poll-watched']);
  });
});

describe('the request log', () => {
  it('notes each request that left, and whether a click made it', async () => {
    fakeNetwork({ [MARKETS_HOST]: good });
    await watched('click');
    const logged = async () => (await database()).getAll('requestLog');
    await expect.poll(logged).toMatchObject([
      { host: MARKETS_HOST, path: '/api/v3/coins/markets', purpose: 'prices:coingecko', answer: 200, byClick: true },
      // What the click did not ask for: the cross-check that was due.
      { host: EXCHANGE_HOST, purpose: 'prices:kraken', byClick: false },
      { purpose: 'prices:coinbase', byClick: false },
    ]);
  });
});

it('follows no redirect of a price source', async () => {
  const network = fakeNetwork({
    [MARKETS_HOST]: () => tooMany('60'),
    [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0' }),
  });
  await watched();
  expect(network.sent.length).toBeGreaterThan(2);
  expect(new Set(network.sent.map(({ redirect }) => redirect))).toEqual(new Set(['error']));
});
