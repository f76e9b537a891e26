import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/domain/durations.ts';
import { jitter } from '../../lib/http/back-off.ts';
import { log } from '../../lib/log.ts';
import { INSTALL_SEED_KEY } from '../../lib/settings/install-seed.ts';
import { useCatalogue } from '../components/catalogue.ts';
import { FAULTY_PUBLISHERS, FeedWorld, type Publisher, QUIET_PUBLISHERS } from '../support/feed-world.ts';
import { feedDraft } from '../support/own-feeds.ts';
import { Reader, SHELF_TAB } from './reader.ts';
import { overPromised } from './promised-sizes.ts';
import { SecondDevice } from './second-device.ts';
import { SoakNetwork } from './soak-network.ts';
import { WrongClock } from './wrong-clock.ts';

/**
 * Weeks of a whole install: prices, history, feeds, stories, index, pruning, alerts and a reader, on a clock that is
 * moved from heartbeat to heartbeat. Calls fail, workers die in the middle, the machine sleeps, its clock is wrong, and a
 * second device shares the choices; the seed says which and when. `npm run -s soak -- --days 30 --seed 1`.
 */
const DAYS = Number(process.env['SOAK_DAYS'] ?? 2);
const SEED = process.env['SOAK_SEED'] ?? '1';
const REPORT = process.env['SOAK_REPORT'];
const HEARTBEAT = 3 * MINUTE_MS;
const START = Date.UTC(2026, 3, 21, 9);
/** Kept so short, the store is as large after ten days as it will ever be. */
const KEPT_DAYS = 7;
/** What was read must be there for so long at least; a block goes when its newest article is over the age. */
const SURELY_KEPT = (KEPT_DAYS - 1) * DAY_MS;
/** … and is gone after so long at most: the age, a daily pruning, and a block of a hundred that fills slowly. */
const SURELY_GONE = (KEPT_DAYS + 3) * DAY_MS;
/** All publishers of the world together bring some 250 a day; a block of a hundred goes as a whole. */
const MOST_ARTICLES = 250 * (KEPT_DAYS + 3);

const PUBLISHERS: readonly Publisher[] = [...QUIET_PUBLISHERS, ...FAULTY_PUBLISHERS];

/** A worker of its own: nothing in its memory but what it reads. */
class Worker {
  isDead = false;
  /** Links of articles in replies that it heard. */
  readonly heard = new Set<string>();
  readonly death: Promise<void>;
  private die: () => void = () => undefined;
  private readonly network: SoakNetwork;
  private readonly world: FeedWorld;
  private left: number;

  constructor(network: SoakNetwork, world: FeedWorld, requestsBeforeDeath: number) {
    this.network = network;
    this.world = world;
    this.left = requestsBeforeDeath;
    this.death = new Promise((die) => (this.die = die));
  }

  readonly fetch = async (address: string, init?: RequestInit): Promise<Response> => {
    if (this.isDead) return new Promise(() => undefined);
    const response = await this.network.fetch(address, init);
    if (address.startsWith('chrome-extension:')) return response;
    this.left--;
    if (this.left <= 0) {
      this.isDead = true;
      this.die();
      return new Promise(() => undefined);
    }
    for (const url of this.world.served) this.heard.add(url);
    this.world.served.clear();
    return response;
  };
}

async function freshModules() {
  vi.resetModules();
  const [{ heartbeat }, { fromSurfaces }, { exchange }, { readAllArticles }, { countRows }, { database }] =
    await Promise.all([
      import('../../entrypoints/background/alarms.ts'),
      import('../../entrypoints/background/handlers.ts'),
      import('../../entrypoints/background/sync.ts'),
      import('../../lib/store/read-articles.ts'),
      import('../../lib/store/sizes.ts'),
      import('../../lib/store/database.ts'),
    ]);
  return { heartbeat, fromSurfaces, exchange, readAllArticles, countRows, database };
}

/** Once it is dead, what it had begun before comes to its end, as transactions do. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function heapMB(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e5) / 10;
}

it(`${DAYS} days, seed ${SEED}: nothing lost, nothing doubled, nothing uncaught`, async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  Object.assign(fakeBrowser.tabs, { get: async () => ({ incognito: false }) });
  await useCatalogue();
  await fakeBrowser.storage.local.set({ [INSTALL_SEED_KEY]: `install ${SEED}` });
  const bugs: string[] = [];
  const trouble: string[] = [];
  const noteBug = (where: string, error: unknown) => void bugs.push(`${where}: ${String(error)}`);
  process.on('unhandledRejection', (error) => void bugs.push(`unhandled: ${String(error)}`));
  vi.spyOn(log, 'bug').mockImplementation(noteBug);

  let now = START;
  const world = new FeedWorld(PUBLISHERS, START, SEED, () => now);
  const network = new SoakNetwork(world, SEED, () => now);
  const clock = new WrongClock(SEED);
  const other = new SecondDevice(SEED);
  const reader = new Reader(SEED);
  /** Since when each link that must be there may have been stored: a worker that dies has stored what it read, or not. */
  const heard = new Map<string, number>();
  const offered = new Map<string, number>();
  const noteOffered = (links: Iterable<string>, at: number): void => {
    for (const url of links) if (!offered.has(url)) offered.set(url, at);
  };
  let modules = await freshModules();
  const first = new Worker(network, world, Infinity);
  vi.stubGlobal('fetch', first.fetch);
  await readerMovesIn(modules.fromSurfaces);
  noteOffered(first.heard, now);
  await modules.fromSurfaces.putSync({ on: true, deleteCopy: false }, SHELF_TAB);
  await other.join(modules);

  let rounds = 0;
  let lost = 0;
  let doubled = 0;
  let heapStartMB = 0;
  const beats = Math.floor((DAYS * DAY_MS) / HEARTBEAT);
  /** The clock was last wrong then. */
  let wrongUntil = -Infinity;
  /** The last heartbeat at which anybody was asked, while the clock was right. */
  let askedAt = START;
  const measuredFrom = Math.min(12, DAYS / 2) * DAY_MS;
  for (let beat = 0; beat < beats; beat++) {
    now = START + beat * HEARTBEAT;
    const off = clock.at(beat);
    if (off !== 0) wrongUntil = now;
    vi.setSystemTime(now + off);
    network.walk(beat);
    // A night's sleep, or a meeting's.
    if (jitter(SEED, 'sleep', beat) < 1 / 400) beat += Math.floor(10 + 190 * jitter(SEED, 'how long', beat));
    const isToDie = jitter(SEED, 'kill', beat) < 1 / 60;
    const worker = new Worker(network, world, isToDie ? 1 + Math.floor(4 * jitter(SEED, 'when', beat)) : Infinity);
    vi.stubGlobal('fetch', worker.fetch);
    const { prices, feeds } = network.requests;
    const round = modules.heartbeat();
    await (isToDie ? Promise.race([round, worker.death.then(settled)]) : round);
    rounds++;
    noteOffered(worker.heard, now);
    if (worker.isDead) {
      modules = await freshModules();
      vi.spyOn((await import('../../lib/log.ts')).log, 'bug').mockImplementation(noteBug);
    } else {
      for (const url of worker.heard) heard.set(url, offered.get(url) ?? now);
      await reader.act(modules.fromSurfaces, beat);
      vi.setSystemTime(now + off + MINUTE_MS);
      await other.act(modules, beat);
    }
    if (network.requests.prices + network.requests.feeds > prices + feeds || off !== 0) askedAt = now;
    if (now - askedAt > 3 * HOUR_MS) {
      trouble.push(`nobody was asked from ${new Date(askedAt).toISOString()} to ${new Date(now).toISOString()}`);
      askedAt = now;
    }
    if (heapStartMB === 0 && now - START >= measuredFrom) heapStartMB = heapMB();
    if (beat > 0 && beat % (DAY_MS / HEARTBEAT) === 0) {
      // What a wrong clock kept from going goes at the daily pruning after it.
      const isClockSound = now - wrongUntil > 2 * DAY_MS;
      const found = await missing(modules, heard, now);
      lost += found.lost.length;
      doubled += found.doubled.length;
      trouble.push(...found.lost, ...found.doubled, ...(isClockSound ? found.stale : []));
      console.error(
        `${beat / (DAY_MS / HEARTBEAT)} days, ${rounds} rounds, ${trouble.length} troubles, ${heapMB()} MB`,
      );
      trouble.push(...(await overPromised(modules, now, { articles: MOST_ARTICLES, isClockSound })));
    }
  }

  // Both devices hear the last of each other.
  for (let turn = 0; turn < 2; turn++) {
    vi.setSystemTime((now += MINUTE_MS));
    await modules.exchange();
    vi.setSystemTime((now += MINUTE_MS));
    await other.watchlist(modules);
  }
  const there = await other.watchlist(modules);
  for (const coinId of other.coins) reader.coins.add(coinId);
  const kept = [
    ...(await expected(modules.fromSurfaces, reader)),
    ...[...reader.coins].filter((id) => !there.includes(id)).map((id) => `coin ${id} on the other device`),
  ];
  lost += kept.length;
  trouble.push(...kept);
  const result = {
    days: DAYS,
    seed: SEED,
    rounds,
    requests: network.requests.prices + network.requests.feeds,
    lost,
    doubled,
    uncaught: bugs.length,
    heapStartMB,
    heapEndMB: heapMB(),
  };
  if (REPORT) writeFileSync(REPORT, JSON.stringify({ result, trouble: [...trouble, ...bugs].slice(0, 50) }));
  expect([...new Set([...trouble, ...bugs])].slice(0, 20)).toEqual([]);
  // What a store that is as large as it gets may still breathe.
  expect(result.heapEndMB).toBeLessThan(result.heapStartMB * 1.25 + 20);
});

type Modules = Awaited<ReturnType<typeof freshModules>>;

/** The world's publishers as the reader's own sources, no others, and articles for a week. */
async function readerMovesIn(surfaces: Modules['fromSurfaces']): Promise<void> {
  const { feeds } = await surfaces.getSources({}, SHELF_TAB);
  for (const { id } of feeds) await surfaces.switchFeed({ feedId: id, on: false }, SHELF_TAB);
  await surfaces.putSettings({ keeping: { days: KEPT_DAYS, articles: 50_000 } }, SHELF_TAB);
  for (const { id, host } of PUBLISHERS) {
    await surfaces.addFeed(
      feedDraft({ url: `https://${host}/${id}/feed`, name: id, siteHost: `${id}.example.org` }),
      {},
    );
  }
}

/** Articles that were read and are not there, are there twice, or should have gone by now. */
async function missing({ readAllArticles }: Modules, heard: ReadonlyMap<string, number>, now: number) {
  const rows = (await readAllArticles()).map(({ article }) => article);
  const stored = new Set(rows.map(({ url }) => url));
  const lost = [...heard].filter(([url, at]) => at > now - SURELY_KEPT && !stored.has(url)).map(([url]) => url);
  const doubled =
    rows.length === stored.size
      ? []
      : [`${rows.length - stored.size} articles twice on ${new Date(now).toISOString()}`];
  const old = rows.filter(({ firstSeenAt }) => firstSeenAt < now - SURELY_GONE - HOUR_MS);
  const stale = old.length === 0 ? [] : [`${old.length} articles over their age on ${new Date(now).toISOString()}`];
  return { lost, doubled, stale };
}

/** What the reader chose and does not find any more. */
async function expected(surfaces: Modules['fromSurfaces'], reader: Reader): Promise<string[]> {
  const { watchlist } = await surfaces.getSettings({}, SHELF_TAB);
  const { saved, read } = await marks();
  const { alerts } = await surfaces.getAlerts({}, SHELF_TAB);
  return [
    ...[...reader.coins].filter((id) => !watchlist.includes(id)).map((id) => `coin ${id}`),
    ...[...reader.saved].filter((id) => !saved.has(id)).map((id) => `saved ${id}`),
    ...[...reader.opened].filter((id) => !read.has(id)).map((id) => `read mark ${id}`),
    ...[...reader.alerts].filter((id) => !alerts.some((alert) => alert.id === id)).map((id) => `alert ${id}`),
  ];
}

async function marks() {
  const { savedIds } = await import('../../lib/store/saved.ts');
  const { database } = await import('../../lib/store/database.ts');
  return { saved: new Set(await savedIds()), read: new Set(await (await database()).getAllKeys('readMarks')) };
}
