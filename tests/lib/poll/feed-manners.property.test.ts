import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { jitter } from '../../../lib/http/back-off.ts';
import { INSTALL_SEED_KEY } from '../../../lib/settings/install-seed.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import {
  FAULTY_PUBLISHERS,
  FeedWorld,
  type PlayedRequest,
  type Publisher,
  QUIET_PUBLISHERS,
} from '../../support/feed-world.ts';

/**
 * Days of polling on a clock that the test moves: a heartbeat every three minutes, workers killed at random, faults as
 * the world has them. `SIMULATED_DAYS=30 SEED=3 KILLS=5 npx vitest run tests/lib/poll/feed-manners` runs longer, on other luck.
 */
const DAYS = Number(process.env['SIMULATED_DAYS'] ?? 2);
const SEED = process.env['SEED'] ?? '1';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HEARTBEAT = 3 * MINUTE;
const START = Date.UTC(2026, 3, 21, 9);
/** One heartbeat in so many kills the worker in its middle. */
const KILLS = Number(process.env['KILLS'] ?? 40);

const sourceOf = ({ id, host }: Publisher): FeedSource => ({
  id,
  name: id,
  url: `https://${host}/${id}/feed`,
  siteHost: `${id}.example.org`,
  topic: 'ai',
  kind: 'news',
});

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await fakeBrowser.storage.local.set({ [INSTALL_SEED_KEY]: `install ${SEED}` });
  await clearDatabase();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** What dies with a worker: an aborted request never answers, and the module's memory is gone. */
class Worker {
  isDead = false;
  readonly death: Promise<void>;
  private die: () => void = () => undefined;
  private readonly world: FeedWorld;
  private left: number;

  constructor(world: FeedWorld, requestsBeforeDeath: number) {
    this.world = world;
    this.left = requestsBeforeDeath;
    this.death = new Promise((die) => (this.die = die));
  }

  readonly fetch = async (address: string, init?: RequestInit): Promise<Response> => {
    const url = new URL(address);
    if (url.protocol === 'chrome-extension:') return new Response(readFileSync(`public${url.pathname}`));
    if (this.isDead) return new Promise(() => undefined);
    const response = await this.world.fetch(address, init);
    this.left--;
    if (this.left <= 0) {
      this.isDead = true;
      this.die();
    }
    // The server has answered; nobody hears it any more.
    return this.isDead ? new Promise(() => undefined) : response;
  };
}

async function simulate(publishers: readonly Publisher[], days: number, kills: number): Promise<FeedWorld> {
  const world = new FeedWorld(publishers, START, SEED);
  const sources = publishers.map(sourceOf);
  const beats = Math.floor((days * DAY) / HEARTBEAT);
  let poll = await freshWorker();
  for (let beat = 0; beat < beats; beat++) {
    vi.setSystemTime(START + beat * HEARTBEAT);
    const isToDie = kills > 0 && jitter(SEED, 'kill', beat) < 1 / kills;
    const worker = new Worker(world, isToDie ? 1 + Math.floor(3 * jitter(SEED, 'when', beat)) : Infinity);
    vi.stubGlobal('fetch', worker.fetch);
    const round = poll(sources, { onNews: () => Promise.resolve() });
    await (isToDie ? Promise.race([round, afterDeathOf(worker)]) : round);
    if (worker.isDead) poll = await freshWorker();
  }
  return world;
}

/** A module of its own, with nothing in its memory. */
async function freshWorker() {
  vi.resetModules();
  return (await import('../../../lib/poll/feeds.ts')).pollFeeds;
}

/** Once it is dead, what it had begun before comes to its end, as transactions do. */
async function afterDeathOf(worker: Worker): Promise<void> {
  await worker.death;
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const byFeed = (requests: readonly PlayedRequest[]): Map<string, PlayedRequest[]> =>
  Map.groupBy(requests, ({ id }) => id);

/** Everything that a good guest does not do, in words. */
function complaints(world: FeedWorld, publishers: readonly Publisher[], wasKilled: boolean): string[] {
  const found: string[] = [];
  for (const { open, openAtHost, at } of world.requests) {
    if (open > 5) found.push(`${open} at once at ${at}`);
    if (openAtHost > 1) found.push(`${openAtHost} at one host at ${at}`);
  }
  for (const [id, requests] of byFeed(world.requests)) {
    const publisher = publishers.find((one) => one.id === id)!;
    let hasValidator = false;
    /** When the last whole reply was asked for: once a week it is. */
    let wholeAt = -Infinity;
    /** Where the last whole reply came from. */
    let copyOf = '';
    requests.forEach((request, place) => {
      const before = requests[place - 1];
      const gap = before ? request.at - before.at : Infinity;
      const told = `${id}, ${new Date(request.at).toISOString()}`;
      // A look whose worker died is begun again once its lease is over; nobody knows what became of it.
      if (!wasKilled && gap < 30 * MINUTE) found.push(`${told}: after ${gap / MINUTE} minutes`);
      if (!wasKilled && before?.answer === '200' && gap < Math.max(publisher.ttl ?? 0, publisher.maxAge ?? 0)) {
        found.push(`${told}: before its ttl or max-age`);
      }
      const third = requests[place - 2];
      if (third && request.at - third.at < 30 * MINUTE) found.push(`${told}: thrice in half an hour`);
      const isWeekOver = request.at - wholeAt > 7 * 24 * 60 * MINUTE;
      if (!wasKilled && hasValidator && !isWeekOver && !request.isConditional) found.push(`${told}: not conditional`);
      if (place > 0 && !wasKilled && publisher.skipHours?.includes(new Date(request.at).getUTCHours())) {
        found.push(`${told}: in an hour to skip`);
      }
      if (!wasKilled && before?.answer === '410') found.push(`${told}: after it was gone`);
      if (request.gaveValidator) hasValidator = true;
      // "Not modified" from another place than the copy came from is not believed: the next request asks for the whole.
      if (request.answer === '304' && request.from !== copyOf) hasValidator = false;
      if (request.answer === '200') [copyOf, wholeAt] = [request.from, request.at];
    });
  }
  for (const [host, requests] of Map.groupBy(world.requests, (request) => request.host)) {
    let heldUntil = 0;
    for (const { id, at, retryAfter } of requests) {
      if (!wasKilled && at < heldUntil) found.push(`${id} at ${host}: asked while it wanted to be left alone`);
      heldUntil = Math.max(heldUntil, at + retryAfter);
    }
  }
  return found;
}

async function stored(): Promise<string[]> {
  return (await readAllArticles()).map(({ article }) => article.url).toSorted();
}

it('asks as it promises, and loses no article and stores none twice', async () => {
  const world = await simulate([...QUIET_PUBLISHERS, ...FAULTY_PUBLISHERS], DAYS, 0);
  expect(complaints(world, [...QUIET_PUBLISHERS, ...FAULTY_PUBLISHERS], false)).toEqual([]);
  const urls = await stored();
  expect(new Set(urls).size).toBe(urls.length);
  expect(urls).toEqual([...world.served].toSorted());

  // Of those who answer, everything that was published is here, up to the last look.
  for (const publisher of QUIET_PUBLISHERS) {
    const last = world.requests.findLast(({ id }) => id === publisher.id)!.at;
    const since = world.published(publisher, START).slice(-publisher.lists)[0]?.at ?? 0;
    const missing = world.published(publisher, last).filter(({ url, at }) => at >= since && !urls.includes(url));
    expect([publisher.id, missing]).toEqual([publisher.id, []]);
  }
  const asked = (id: string) => byFeed(world.requests).get(id)?.length ?? 0;
  expect(asked('wire')).toBeGreaterThan(DAYS * 20);
  expect(asked('wire')).toBeLessThanOrEqual(DAYS * 48);
  expect(asked('daily')).toBeLessThanOrEqual(DAYS * 6);
  expect(asked('weekly')).toBeLessThanOrEqual(DAYS * 2);
  expect(asked('closed')).toBeLessThanOrEqual(4 + DAYS * 4);
  expect(
    byFeed(world.requests)
      .get('ends')!
      .filter(({ answer }) => answer === '410'),
  ).toHaveLength(1);
}, 600_000);

it('goes on where workers were killed: nothing is lost, nothing twice, nobody is asked for good', async () => {
  const publishers = [...QUIET_PUBLISHERS, ...FAULTY_PUBLISHERS];
  const world = await simulate(publishers, DAYS, KILLS);
  expect(complaints(world, publishers, true)).toEqual([]);
  const urls = await stored();
  expect(new Set(urls).size).toBe(urls.length);
  for (const publisher of QUIET_PUBLISHERS) {
    const looks = world.requests.filter(({ id }) => id === publisher.id);
    // The last look may have died with its worker.
    const last = looks.at(-2)!.at;
    const since = world.published(publisher, START).slice(-publisher.lists)[0]?.at ?? 0;
    const missing = world.published(publisher, last).filter(({ url, at }) => at >= since && !urls.includes(url));
    expect([publisher.id, missing.length]).toEqual([publisher.id, 0]);
  }
  const states = await (await database()).getAll('feeds');
  expect(states).toHaveLength(publishers.length);
}, 600_000);

it('asks at the same times once more with the same seed', async () => {
  const some = QUIET_PUBLISHERS.slice(0, 4);
  const first = await simulate(some, 1, 0);
  await clearDatabase();
  const second = await simulate(some, 1, 0);
  expect(second.requests).toEqual(first.requests);
}, 600_000);
