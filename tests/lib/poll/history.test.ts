import { DAY_MS } from '../../../lib/domain/durations.ts';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CoinId } from '../../../lib/domain/coin.ts';
import { dayOf } from '../../../lib/domain/daily.ts';
import { runDueRounds, runRound } from '../../../lib/poll/rounds.ts';
import { CHART_RANGES, type ChartStretch, pointsOf } from '../../../lib/domain/chart.ts';
import { getCoinChart } from '../../../lib/query/coin-chart.ts';
import { getCoinView } from '../../../lib/query/coin-detail.ts';
import { getPriceAt } from '../../../lib/query/history.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getDaily } from '../../../lib/store/daily.ts';
import { FULL, refuseWrites } from '../../support/broken-store.ts';
import { BINANCE_HOST, DEFILLAMA_HOST, MARKETS_HOST, type SentRequest } from '../../support/fake-network.ts';
import { historyNetwork, isAsWorldHas, strangeDays } from '../../support/history-world.ts';

const NOON = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;
const onCommit = () => Promise.resolve();

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  await watch('akash-network', 'cosmos');
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function watch(...watchlist: CoinId[]): Promise<unknown> {
  return changeSettings(() => ({ watchlist }));
}

/** Rounds by the heartbeat, until one has nothing to ask for and nobody to wait for. */
async function fill(most = 60): Promise<void> {
  for (let rounds = 0; rounds < most; rounds++) {
    const outcome = await runRound('poll-history', onCommit, 'schedule');
    if (outcome.kind === 'stored' && outcome.changed === 0 && (outcome.againInMs ?? 0) > 15 * MINUTE) return;
    vi.setSystemTime(Date.now() + 3 * MINUTE);
  }
  throw new Error(`not filled after ${most} rounds`);
}

const hostsOf = (sent: readonly SentRequest[]) => sent.map(({ url }) => new URL(url).host);

const timesOf = (stretches: readonly ChartStretch[]) => stretches.flatMap(pointsOf).map(({ time }) => time);

async function on(coinId: CoinId, date: string) {
  const told = (await getPriceAt([coinId], Date.parse(`${date}T15:00:00Z`), Date.now())).get(coinId);
  return told && told.kind !== 'unknown' ? [told.kind, told.source, told.instrument, told.currency] : told?.kind;
}

describe('after an install', () => {
  it('fills coins back to their listing: Binance where it trades them, CoinGecko for a year, DefiLlama for the rest', async () => {
    const network = historyNetwork();
    await fill();
    expect(await on('cosmos', '2023-09-25')).toEqual(['close', 'binance', 'spot', 'usdt']);
    expect(await on('cosmos', '2019-03-20')).toEqual(['close', 'binance', 'spot', 'usdt']);
    expect(await on('akash-network', '2026-11-27')).toEqual(['close', 'coingecko', 'index', 'usd']);
    expect(await on('akash-network', '2023-09-25')).toEqual(['close', 'defillama', 'index', 'usd']);
    expect(await on('akash-network', '2020-10-15')).toBe('unknown');
    expect(await on('akash-network', '2026-11-28')).toBe('unknown');
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
    expect(hostsOf(network.sent).filter((host) => host === MARKETS_HOST)).toHaveLength(1);
    expect(network.sent.length).toBeLessThan(25);
  });

  it('asks for a few things at a time, and for nothing twice', async () => {
    const network = historyNetwork();
    let before = 0;
    for (let round = 0; round < 30; round++) {
      await runRound('poll-history', onCommit, 'schedule');
      expect(network.sent.length - before).toBeLessThanOrEqual(6);
      before = network.sent.length;
      vi.setSystemTime(Date.now() + 3 * MINUTE);
    }
    const asked = network.sent.map(({ url }) => url);
    expect(new Set(asked).size).toBe(asked.length);
    await runRound('poll-history', onCommit, 'click');
    expect(network.sent).toHaveLength(asked.length);
  });

  it('copies the series that ship, once for each version', async () => {
    await watch('bittensor', 'bitcoin');
    historyNetwork({ down: [BINANCE_HOST, MARKETS_HOST, DEFILLAMA_HOST] });
    await runRound('poll-history', onCommit, 'schedule');
    expect(await on('bitcoin', '2023-09-25')).toEqual(['close', 'yahoo', 'spot', 'usd']);
    expect(await on('bittensor', '2023-09-25')).toEqual(['open', 'yahoo', 'spot', 'usd']);
    const db = await database();
    expect(await db.count('daily')).toBe(47);
    const [row] = (await getDaily(['bitcoin'])).get('bitcoin') ?? [];
    expect(row?.closes.buffer.byteLength).toBe(row?.closes.byteLength);
    await db.delete('daily', ['ethereum', 'yahoo-usd']);
    vi.setSystemTime(NOON + 60 * MINUTE);
    await runRound('poll-history', onCommit, 'schedule');
    expect(await db.count('daily')).toBe(46);
    fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: '', version: '0.2.0' });
    vi.setSystemTime(NOON + 600 * MINUTE);
    await runRound('poll-history', onCommit, 'schedule');
    expect(await db.count('daily')).toBe(47);
    fakeBrowser.runtime.getManifest = () => ({ manifest_version: 3, name: '', version: '0.1.0' });
  });

  it('lets a future and an opening price stand in for nothing', async () => {
    await watch('bittensor');
    historyNetwork();
    await fill();
    expect(await on('bittensor', '2023-09-25')).toMatchObject([
      'close',
      expect.stringMatching(/defillama|binance/),
      expect.any(String),
      expect.any(String),
    ]);
    expect(await on('bittensor', '2025-06-01')).toEqual(['close', 'binance', 'spot', 'usdt']);
  });

  it('follows a coin into the life it had under another id', async () => {
    await watch('polygon-ecosystem-token');
    const network = historyNetwork();
    await fill();
    const told = (await getPriceAt(['polygon-ecosystem-token'], Date.UTC(2021, 4, 1), NOON)).get(
      'polygon-ecosystem-token',
    );
    expect(told).toMatchObject({ kind: 'close', formerly: { coinId: 'matic-network', factor: 1 } });
    const late = network.sent.filter(
      ({ url }) =>
        url.includes('matic-network') && Number(new URL(url).searchParams.get('start')) > Date.UTC(2024, 8, 4) / 1000,
    );
    expect(late).toEqual([]);
  });
});

describe('day after day', () => {
  it('continues every coin after ten minutes past midnight, where somebody is there', async () => {
    const network = historyNetwork();
    await fill();
    network.sent.length = 0;
    const ofHistory = () =>
      network.sent.map(({ url }) => new URL(url)).filter(({ pathname }) => /klines|chart/.test(pathname));
    vi.setSystemTime(Date.UTC(2026, 10, 29, 0, 5));
    await runRound('poll-history', onCommit, 'schedule');
    expect(ofHistory()).toEqual([]);
    vi.setSystemTime(Date.UTC(2026, 10, 29, 5));
    await runDueRounds(onCommit, true);
    expect(ofHistory()).toEqual([]);
    for (let minute = 10; minute < 24 * 60; minute += 3) {
      vi.setSystemTime(Date.UTC(2026, 10, 29, 0, minute));
      await runRound('poll-history', onCommit, 'schedule');
    }
    expect(ofHistory().map(({ host }) => host)).toEqual([BINANCE_HOST, MARKETS_HOST]);
    expect(await on('cosmos', '2026-11-28')).toEqual(['close', 'binance', 'spot', 'usdt']);
    expect((await on('akash-network', '2026-11-28'))?.at(0)).toBe('close');
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
  });

  it('leaves CoinGecko what present prices need of the day’s calls, and asks it twenty times at most', async () => {
    const others = Array.from({ length: 26 }, (_, at) => `small-${at}`);
    await watch(...others);
    const network = historyNetwork({ coins: others });
    await fill(200);
    expect(hostsOf(network.sent).filter((host) => host === MARKETS_HOST).length).toBeLessThanOrEqual(20);
    expect(await (await database()).get('budgets', 'prices')).toMatchObject({ scheduled: 20, history: 20, other: 0 });
    expect(await strangeDays(others)).toEqual([]);
    const rows = await getDaily(others);
    expect(others.filter((coinId) => !rows.get(coinId)?.some(({ closes }) => closes.length > 300))).toEqual([]);
  }, 30_000);

  it('asks again later for a close that is not there yet, and not for one that never comes', async () => {
    const network = historyNetwork({ without: [dayOf(NOON)] });
    await fill();
    network.sent.length = 0;
    for (let hour = 1; hour < 23; hour++) {
      vi.setSystemTime(Date.UTC(2026, 10, 29, hour));
      await runRound('poll-history', onCommit, 'schedule');
    }
    expect(network.sent.length).toBeGreaterThan(3);
    expect(network.sent.length).toBeLessThan(16);
    network.sent.length = 0;
    vi.setSystemTime(Date.UTC(2026, 10, 30, 12));
    await fill();
    const days = network.sent.map(
      ({ url }) => new URL(url).searchParams.get('span') ?? new URL(url).searchParams.get('limit'),
    );
    expect(days.every((count) => count === '1' || count === null)).toBe(true);
  });
});

describe('what goes wrong', () => {
  it('a worker killed in the middle of a round goes on where it was', async () => {
    const network = historyNetwork();
    const { replies } = network;
    const real = replies[BINANCE_HOST]!;
    replies[BINANCE_HOST] = () => new Promise(() => undefined);
    void runRound('poll-history', onCommit, 'schedule');
    await vi.waitFor(() => expect(network.sent).toHaveLength(1));
    replies[BINANCE_HOST] = real;
    expect(await runRound('poll-history', onCommit, 'schedule')).toEqual({ kind: 'skipped' });
    vi.setSystemTime(NOON + 2 * MINUTE);
    await fill();
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
    expect(await on('cosmos', '2023-09-25')).toEqual(['close', 'binance', 'spot', 'usdt']);
  });

  it('a full disk leaves what was there, and the stretch is asked for again', async () => {
    const network = historyNetwork();
    await runRound('poll-history', onCommit, 'schedule');
    const [before] = (await getDaily(['cosmos'])).get('cosmos')?.filter(({ name }) => name === 'binance-usdt') ?? [];
    vi.setSystemTime(Date.now() + 3 * MINUTE);
    refuseWrites({ store: 'daily', method: 'put' }, FULL);
    const outcome = await runRound('poll-history', onCommit, 'schedule');
    expect(outcome).toEqual({ kind: 'failed', reason: 'storage-full' });
    const [after] = (await getDaily(['cosmos'])).get('cosmos')?.filter(({ name }) => name === 'binance-usdt') ?? [];
    expect(after).toEqual(before);
    vi.restoreAllMocks();
    network.sent.length = 0;
    vi.setSystemTime(Date.now() + 60 * MINUTE);
    await fill();
    expect(network.sent.length).toBeGreaterThan(0);
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
  });

  it('a clock that runs a month ahead closes no running day, and holds up no day of that month', async () => {
    const network = historyNetwork();
    await fill();
    let aheadMs = 30 * DAY_MS;
    const { replies } = network;
    // Servers keep their own time, and tell it.
    for (const [host, reply] of Object.entries(replies)) {
      replies[host] = async (url, headers) => {
        vi.setSystemTime(Date.now() - aheadMs);
        const answer = await reply(url, headers);
        const date = new Date().toUTCString();
        vi.setSystemTime(Date.now() + aheadMs);
        return new Response(await answer.text(), { status: answer.status, headers: { date } });
      };
    }
    vi.setSystemTime(Date.UTC(2026, 10, 29, 13) + aheadMs);
    await runRound('poll-watched', onCommit, 'schedule');
    await fill();
    vi.setSystemTime(Date.now() - aheadMs);
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
    expect(await on('cosmos', '2026-11-28')).toEqual(['close', 'binance', 'spot', 'usdt']);
    aheadMs = 0;
    vi.setSystemTime(Date.UTC(2026, 11, 3, 13));
    await runRound('poll-watched', onCommit, 'schedule');
    await fill();
    for (const date of ['2026-11-29', '2026-12-02']) {
      expect(await on('cosmos', date)).toEqual(['close', 'binance', 'spot', 'usdt']);
      expect(await on('akash-network', date)).toEqual(['close', 'coingecko', 'index', 'usd']);
    }
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
  });

  it('a source that asks to wait is left alone for so long, and another takes over where it stays away', async () => {
    const network = historyNetwork({ down: [BINANCE_HOST], retryAfterS: 7200 });
    for (let turn = 0; turn < 60; turn++) {
      await runRound('poll-history', onCommit, 'schedule');
      vi.setSystemTime(Date.now() + 16 * MINUTE);
    }
    const asked = hostsOf(network.sent).filter((host) => host === BINANCE_HOST).length;
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThanOrEqual(8);
    expect(await on('cosmos', '2023-09-25')).toEqual(['close', 'defillama', 'index', 'usd']);
    expect(await strangeDays(['akash-network', 'cosmos'])).toEqual([]);
  });

  it('a coin that a source does not know costs it nothing, and is left to the next', async () => {
    await watch('akash-network', 'cosmos', 'no-such-coin');
    const network = historyNetwork({ unknownAt: { [BINANCE_HOST]: ['cosmos'], [MARKETS_HOST]: ['akash-network'] } });
    await fill();
    const rows = await (await database()).getAll('providers');
    expect(rows.map(({ failures }) => failures)).toEqual(rows.map(() => 0));
    expect(await on('cosmos', '2023-09-25')).toEqual(['close', 'defillama', 'index', 'usd']);
    expect(await on('akash-network', '2026-11-27')).toEqual(['close', 'defillama', 'index', 'usd']);
    expect(await on('no-such-coin', '2023-09-25')).toBe('unknown');
    expect(network.sent.length).toBeLessThan(40);
  });

  it('another coin’s candles under this one’s code go into no hole', async () => {
    historyNetwork({ swapped: { cosmos: 'bitcoin' } });
    const db = await database();
    const today = {
      coinId: 'cosmos',
      currency: 'usd',
      price: isAsWorldHas.priceOf('cosmos'),
      asOf: NOON,
      fetchedAt: NOON,
    };
    await db.put('quotes', { ...today, source: 'coingecko', rank: 20 } as never);
    await fill();
    expect(await strangeDays(['cosmos'])).toEqual([]);
    expect(await on('cosmos', '2023-09-25')).toEqual(['close', 'defillama', 'index', 'usd']);
  });
});

describe('what surfaces ask for', () => {
  it('makes no request and moves no due time', async () => {
    const network = historyNetwork();
    await runRound('poll-history', onCommit, 'schedule');
    const jobs = await (await database()).getAll('jobs');
    network.sent.length = 0;
    await getPriceAt(['akash-network', 'cosmos', 'nobody'], Date.UTC(2023, 8, 25), NOON);
    await getCoinView('cosmos', NOON);
    for (const range of CHART_RANGES) await getCoinChart('cosmos', range, NOON);
    expect(network.sent).toEqual([]);
    expect(await (await database()).getAll('jobs')).toEqual(jobs);
  });

  it('is a chart in stretches that each name their source, oldest first, without a day twice', async () => {
    await watch('bittensor');
    historyNetwork({ down: [BINANCE_HOST, MARKETS_HOST, DEFILLAMA_HOST] });
    await runRound('poll-history', onCommit, 'schedule');
    const { stretches: all } = await getCoinChart('bittensor', 'all', NOON);
    expect(all.map(({ source, instrument, currency }) => [source, instrument, currency])).toEqual([
      ['yahoo', 'spot', 'usd'],
      ['binance', 'perpetual', 'usdt'],
    ]);
    const times = timesOf(all);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(new Date(times[0]!).toISOString()).toBe('2023-04-01T00:00:00.000Z');
    expect((await getCoinChart('bittensor', '30d', NOON)).stretches).toEqual([]);
    historyNetwork();
    vi.setSystemTime(NOON + 600 * MINUTE);
    await fill();
    const { stretches: month } = await getCoinChart('bittensor', '30d', NOON);
    expect(month.map(({ values }) => values.length)).toEqual([30]);
    expect(timesOf(month).at(-1)).toBe(dayOf(NOON) * DAY_MS);
  });
});
