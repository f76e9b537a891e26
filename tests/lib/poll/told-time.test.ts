import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { fakeNetwork } from '../../support/fake-network.ts';

const START = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const feed: FeedSource = {
  id: 'one',
  name: 'one',
  url: 'https://one.example.org/feed',
  siteHost: 'one.example.org',
  topic: 'ai',
  kind: 'news',
};

/** The world's time; the device's is the system's. */
let now = START;
/** What the feed's server takes for the time. */
let serverClock: () => number;
/** Whether the server has nothing new since the start. */
let isUnchanged = false;

beforeEach(async () => {
  now = START;
  serverClock = () => now;
  isUnchanged = false;
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await (await newWorker()).clearDatabase();
  fakeNetwork({
    'one.example.org': (_url, asked) => {
      // The last thirty, one an hour.
      const latest = Math.floor(((isUnchanged ? START : now) - START) / HOUR) + 200;
      const items = Array.from({ length: 30 }, (_, n) => latest - n).map((n) => ({
        id: `${n}`,
        url: `https://one.example.org/articles/${n}`,
        title: `Compute market report ${n}`,
        date_published: new Date(START + (n - 200) * HOUR).toISOString(),
      }));
      const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'one', items });
      const headers = { date: new Date(serverClock()).toUTCString(), etag: '"v1"' };
      return isUnchanged && asked.has('if-none-match')
        ? new Response(null, { status: 304, headers })
        : new Response(body, { headers });
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A worker of its own: it has heard nothing yet. */
async function newWorker() {
  vi.resetModules();
  const [{ pollFeeds }, pruning, { readAllArticles }, { clearDatabase }, requests] = await Promise.all([
    import('../../../lib/poll/feeds.ts'),
    import('../../../lib/poll/prune.ts'),
    import('../../../lib/store/read-articles.ts'),
    import('../../../lib/store/database.ts'),
    import('../../../lib/store/request-log.ts'),
  ]);
  return { pollFeeds, ...pruning, readAllArticles, clearDatabase, ...requests };
}

type Worker = Awaited<ReturnType<typeof newWorker>>;

/** A look and what follows it, by a device whose clock is off by so much. */
async function look({ pollFeeds, pruneAfterLooks }: Worker, off = 0): Promise<void> {
  vi.setSystemTime(now + off);
  const outcomes = await pollFeeds([feed], { onNews: async () => undefined, byClick: true });
  expect(outcomes).toMatchObject([{ kind: 'stored' }]);
  await pruneAfterLooks();
}

const found = async ({ readAllArticles }: Worker) =>
  (await readAllArticles()).map(({ article }) => article.firstSeenAt);

it.each([
  ['nine days', 9 * DAY + 85 * DAY],
  ['a year', 365 * DAY],
  ['ten years', 3_653 * DAY],
])('a clock that jumps ahead by %s costs no article, whether the worker has heard a server or not', async (_, off) => {
  await look(await newWorker());
  const silent = await newWorker();
  vi.setSystemTime(now + off);
  await silent.prune();
  expect(await found(silent)).toHaveLength(30);

  now += 5 * HOUR;
  const worker = await newWorker();
  await look(worker, off);
  await worker.prune();
  expect(await found(worker)).toHaveLength(35);
  // What was read meanwhile is of now, and goes no later than the rest.
  expect(Math.max(...(await found(worker)))).toBeLessThanOrEqual(now + DAY);

  now += HOUR;
  await look(worker);
  await worker.prune();
  expect(await found(worker)).toHaveLength(36);
});

it('a clock that is eight hours behind, as sources of prices say, takes no date from what is of these hours', async () => {
  const worker = await newWorker();
  const { changeProvider } = await import('../../../lib/store/providers.ts');
  const clock = { aheadMs: 8 * HOUR, at: now - 8 * HOUR };
  await changeProvider('coingecko', (row) => ({ ...row, clock }));
  await look(worker, -8 * HOUR);
  const articles = (await worker.readAllArticles()).map(({ article }) => article);
  expect(articles.filter(({ dateKnown }) => !dateKnown)).toEqual([]);
  expect(Math.max(...articles.map(({ publishedAt }) => publishedAt))).toBe(START);
  expect(Math.max(...articles.map(({ firstSeenAt }) => firstSeenAt))).toBe(START);
});

it('neither do requests noted go, until a server tells that they are old', async () => {
  const worker = await newWorker();
  await worker.noteSent({ at: START, host: 'h', path: '/', purpose: 'prices', byClick: false });
  vi.setSystemTime(START + 365 * DAY);
  await worker.prune();
  expect(await worker.readRequestLog(START)).toHaveLength(1);
  now = START + 8 * DAY;
  await look(worker);
  await worker.prune();
  expect((await worker.readRequestLog(START)).filter(({ host }) => host === 'h')).toEqual([]);
});

it('what is old goes by a clock that a server bears out, also where that is a day behind', async () => {
  await look(await newWorker());
  now += 92 * DAY;
  serverClock = () => now - DAY;
  const worker = await newWorker();
  await look(worker);
  // The block that is still being filled stays with its newest article.
  expect(await found(worker)).toHaveLength(60);
  now += 92 * DAY;
  // Nobody was heard since: by the last look nothing is over its age.
  const unheard = await newWorker();
  vi.setSystemTime(now);
  await unheard.prune();
  expect(await found(unheard)).toHaveLength(60);
  const told = await newWorker();
  const { noteTold } = await import('../../../lib/poll/told-time.ts');
  noteTold(now - DAY);
  await told.prune();
  expect(await found(told)).toEqual([]);
});

it('a new limit holds at once, also in a worker that has heard nobody', async () => {
  await look(await newWorker());
  now += 31 * DAY;
  const other = await newWorker();
  // The feed is read on and says that nothing is new.
  isUnchanged = true;
  await look(other);
  const worker = await newWorker();
  await (
    await import('../../../lib/settings/settings-store.ts')
  ).changeSettings(() => ({
    keeping: { days: 30, articles: 50_000 },
  }));
  await worker.prune();
  expect(await found(worker)).toEqual([]);
});

it.each([-365 * DAY, -9 * DAY])('what a clock that is off by %d ms reads is not old at birth', async (off) => {
  await look(await newWorker());
  for (let n = 0; n < 10; n++) {
    now += 30 * HOUR;
    await look(await newWorker(), off);
  }
  const worker = await newWorker();
  await look(worker);
  expect(await found(worker)).toHaveLength(330);
  expect(Math.min(...(await found(worker)))).toBeGreaterThanOrEqual(START);
});

it('a server that is a year ahead makes nothing old, and nothing new for ever', async () => {
  const worker = await newWorker();
  serverClock = () => now + 365 * DAY;
  await look(worker);
  await worker.prune();
  expect(await found(worker)).toEqual(Array.from({ length: 30 }, () => START));
});

it.each([10, -10])(
  'one source of prices whose clock is off by %d years makes nothing old at birth, nor new for ever',
  async (years) => {
    const worker = await newWorker();
    const { changeProvider } = await import('../../../lib/store/providers.ts');
    await changeProvider('coingecko', (row) => ({ ...row, clock: { aheadMs: years * 365 * DAY, at: now } }));
    await look(worker);
    const times = await found(worker);
    expect(times).toHaveLength(30);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(START);
    expect(Math.max(...times)).toBeLessThanOrEqual(START + DAY);
  },
);
