import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { defaultFeeds } from '../../../lib/articles/default-feeds.ts';
import { log } from '../../../lib/log.ts';
import { markDue, runDueRounds, runRound } from '../../../lib/poll/rounds.ts';
import { furthestAhead, JOB_INTERVAL_MS, JOB_ORDER, nextDue } from '../../../lib/poll/schedule.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { countArticles } from '../../../lib/store/articles.ts';
import { clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import { FULL, refuseWrites } from '../../support/broken-store.ts';
import { fakeNetwork, MARKETS_HOST, marketsReply } from '../../support/fake-network.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const START = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const FEED_HOST = new URL(defaultFeeds[0]!.url).host;

const onCommit = () => Promise.resolve();

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin'], feeds: onlyFirstFeed() }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function onlyFirstFeed(): Record<string, boolean> {
  return Object.fromEntries(defaultFeeds.map(({ id }, place) => [id, place === 0]));
}

const good = () => marketsReply({ bitcoin: 64_571 }, Date.now());

describe('a clock that ran ten hours ahead', () => {
  it('holds nothing up once it is set right', async () => {
    const network = fakeNetwork({
      [MARKETS_HOST]: () => new Response('', { status: 429, headers: { 'retry-after': '3600' } }),
    });
    vi.setSystemTime(START + 10 * HOUR);
    await runDueRounds(onCommit);

    network.replies[MARKETS_HOST] = good;
    network.sent.length = 0;
    vi.setSystemTime(START);
    await runDueRounds(onCommit);
    expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')?.price).toBe(64_571);
    expect(network.sent.map(({ url }) => new URL(url).host)).toContain(FEED_HOST);
    const jobs = await (await database()).getAll('jobs');
    expect(jobs.every(({ dueAt }) => dueAt < START + 30 * HOUR)).toBe(true);
    expect(jobs.find(({ name }) => name === 'poll-watched')?.dueAt).toBeLessThan(START + HOUR);
  });

  it('and is set right in the middle of a round, leaves the job due by the right one', async () => {
    fakeNetwork({
      [MARKETS_HOST]: () => {
        vi.setSystemTime(START);
        return good();
      },
    });
    vi.setSystemTime(START + 10 * HOUR);
    await runRound('poll-top', onCommit, 'schedule');
    expect((await (await database()).get('jobs', 'poll-top'))?.dueAt).toBeLessThan(START + 3 * HOUR);
  });
});

describe('furthestAhead', () => {
  it.each(JOB_ORDER)('lies behind every due time of %s, and not far behind', (name) => {
    const interval = JOB_INTERVAL_MS[name];
    expect(furthestAhead(name)).toBeGreaterThan(nextDue(0, interval, 0.999));
    expect(furthestAhead(name)).toBeLessThanOrEqual(1.1 * interval + 5 * 60_000);
  });
});

describe('what fails around a round', () => {
  it('stops no other: a round that cannot be claimed for a full disk', async () => {
    const bug = vi.spyOn(log, 'bug').mockReturnValue();
    const network = fakeNetwork({ [MARKETS_HOST]: good });
    refuseWrites({ store: 'jobs', method: 'put', times: 1 }, FULL);
    await runDueRounds(onCommit);
    const { length } = await (await database()).getAllKeys('jobs');
    expect(length).toBe(JOB_ORDER.length - 1);
    expect(network.sent.map(({ url }) => new URL(url).host)).toContain(FEED_HOST);
    expect(bug).not.toHaveBeenCalledWith('poll-watched', expect.anything());
  });

  it('is told as a full disk where it is one', async () => {
    fakeNetwork({ [MARKETS_HOST]: good });
    refuseWrites({ store: 'quotes', method: 'put' }, FULL);
    expect(await runRound('poll-watched', onCommit, 'schedule')).toEqual({ kind: 'failed', reason: 'storage-full' });
    vi.restoreAllMocks();
    refuseWrites({ store: 'jobs', method: 'put' }, FULL);
    expect(await runRound('poll-top', onCommit, 'schedule')).toEqual({ kind: 'failed', reason: 'storage-full' });
  });

  it.each(['jobs', 'quotes'])('makes room where the device had none for its %s', async (refused) => {
    servePackage();
    for (let block = 0; block < 10; block++) {
      await storeArticles(Array.from({ length: 100 }, (_, n) => ({ title: `Report ${block} ${n}` })));
    }
    fakeNetwork({ [MARKETS_HOST]: good });
    refuseWrites({ store: refused, method: 'put' }, FULL);
    await runRound('poll-watched', onCommit, 'schedule');
    expect((await countArticles()).total).toBe(900);
  });

  it('stops no other: surfaces that cannot be told', async () => {
    const bug = vi.spyOn(log, 'bug').mockReturnValue();
    fakeNetwork({ [MARKETS_HOST]: good });
    await runDueRounds(() => Promise.reject(new Error('no room for the snapshot')));
    expect(bug).toHaveBeenCalled();
    const jobs = await (await database()).getAll('jobs');
    expect(jobs.map(({ name }) => name).sort()).toEqual([...JOB_ORDER, 'cross-check'].sort());
    expect(jobs.every(({ leaseUntil }) => leaseUntil === 0)).toBe(true);
  });
});

describe('a choice made while a round runs', () => {
  it('is served by another round as soon as that one ends', async () => {
    const asked: string[] = [];
    const meanwhile: unknown[] = [];
    fakeNetwork({
      [MARKETS_HOST]: async (url) => {
        const ids = url.searchParams.get('ids') ?? '';
        asked.push(ids);
        if (asked.length === 1) {
          await changeSettings(() => ({ watchlist: ['bitcoin', 'monero'] }));
          await markDue(['poll-watched']);
          meanwhile.push(await runRound('poll-watched', onCommit, 'click'));
        }
        return marketsReply(Object.fromEntries(ids.split(',').map((id) => [id, 1])), Date.now());
      },
    });
    await runRound('poll-watched', onCommit, 'schedule');
    expect(meanwhile).toEqual([{ kind: 'skipped' }]);
    expect(asked).toEqual(['bitcoin', 'bitcoin,monero']);
    expect((await getQuotes(['monero'], 'usd')).size).toBe(1);
  });
});

describe('a wipe while a round runs', () => {
  it('leaves the job as of a first run', async () => {
    fakeNetwork({
      [MARKETS_HOST]: async () => {
        await wipeDatabase();
        return good();
      },
    });
    await runRound('poll-watched', onCommit, 'schedule');
    const db = await database();
    expect(await db.count('jobs')).toBe(0);
    expect(await db.get('budgets', 'prices')).toMatchObject({ scheduled: 1 });
  });
});
