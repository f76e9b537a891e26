/**
 * `npm run -s load [-- --coins 500 --feeds 300 --articles 100000 --tabs 50]`, on Linux: the shipped build (`npm run build` first)
 * in a real Chromium with as much of everything as it promises to bear, beside the test world. The last line is
 * `{coins,feeds,articles,tabs,…}`: in MB the worker's heap, the largest renderer of the extension (worker, sidebars and
 * pages of ours share it), each after a collection, and what a further sidebar adds to it; in milliseconds the first
 * answers of a worker just woken and a round of everything, without and with the tabs; in MB the store. Ends with an
 * error where a bound below is broken.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { launchChromium } from '../tests/e2e/browser/chromium.ts';
import { EXTENSION, firstRoundsDone, openSidebar } from '../tests/e2e/support/fixtures.ts';
import { createStore } from '../tests/e2e/support/store.ts';
import { startWorld } from '../tests/world/world.ts';
import { defaultFeeds } from '../lib/articles/default-feeds.ts';
import { ownFeedId } from '../lib/domain/own-feed.ts';
import { WHOLE_SHELF } from '../lib/domain/shelf-query.ts';
import { storeManyArticles } from './bench/many-articles.ts';
import { collectGarbage, workerHeapMB } from './chaos/worker-heap.ts';
import { largestCoins } from './largest-coins.ts';

const { values } = parseArgs({
  options: {
    coins: { type: 'string', default: '500' },
    feeds: { type: 'string', default: '300' },
    articles: { type: 'string', default: '100000' },
    tabs: { type: 'string', default: '50' },
  },
});
const [coins, feeds, articles, tabs] = [values.coins, values.feeds, values.articles, values.tabs].map(Number);
if (!(coins! > 0) || !(feeds! >= 0) || !(articles! > 0) || !(tabs! >= 0)) {
  console.error('--coins, --feeds, --articles and --tabs take numbers.');
  process.exit(2);
}
if (!existsSync(EXTENSION)) throw new Error('build first: npm run build');

/** Nothing here takes as long. */
const PATIENCE_MS = 600_000;
/** The worker holds no articles and no index beyond what a question needs: half as much again as measured. */
const MOST_WORKER_MB = 20;
/** A sidebar behind another tab sleeps and keeps what it shows: twice as much as measured. */
const MOST_SIDEBAR_MB = 6;

const world = await startWorld();
const scratch = mkdtempSync(join(tmpdir(), 'coinside-load-'));
const userDataDir = join(scratch, 'profile');
const extension = join(scratch, 'extension');
cpSync(EXTENSION, extension, { recursive: true });
// Its tabs are hidden behind one another, as the reader's are: a tab that is shown keeps its pixels besides.
const browser = await launchChromium({ extension, world, userDataDir, hidesTabs: true });
const store = createStore(browser);
await firstRoundsDone(browser);

const options = await browser.openSurface('options');
await options.locator('body[data-ready="1"]').waitFor();
const ask = (page: Page, name: string, payload: object): Promise<{ ms: number; ok: boolean }> =>
  page.evaluate(
    async (message) => {
      const begun = performance.now();
      const answer = (await chrome.runtime.sendMessage(message)) as { ok?: boolean } | undefined;
      return { ms: Math.round(performance.now() - begun), ok: answer?.ok === true };
    },
    { name, payload },
  );

const chosen = await ask(options, 'putSettings', {
  watchlist: largestCoins(coins!),
  keeping: { days: 3_650, articles: 200_000 },
});
if (!chosen.ok) throw new Error('the choices were refused');
// At hosts that this world plays, each address once.
await store.setLocal({
  ownFeeds: {
    version: 1,
    tuned: {},
    feeds: Array.from({ length: feeds! }, (_, n) => {
      const { url, siteHost } = defaultFeeds[n % 14]!;
      const own = `${url}?own=${n}`;
      return {
        id: ownFeedId(own),
        url: own,
        name: `Own ${n}`,
        siteHost,
        kind: 'feed',
        language: 'en',
        folder: '',
        addedAt: 1,
      };
    }),
  },
});
await browser.killWorker();
const stored = await storeManyArticles(browser, store, articles!);
console.log(`${stored} articles are stored`);
await browser.killWorker();

const woken: Record<string, number> = {};
for (const [name, payload] of [
  ['getTicker', {}],
  ['getShelf', { query: WHOLE_SHELF, from: 0, count: 30 }],
  ['getSources', {}],
] as const) {
  await browser.killWorker();
  const { ms, ok } = await ask(options, name, payload);
  woken[name] = ms;
  if (!ok) fail(`${name} was refused`);
}
console.log(`from a worker just woken: ${JSON.stringify(woken)}`);

const roundMs = await roundOfEverything();
console.log(
  `a round of everything: ${roundMs} ms, ${world.requests.filter(({ kind }) => kind !== 'browser').length} requests`,
);

const sidebarMs: number[] = [];
/** After ten tabs, twenty and so on. */
const sizes: number[] = [];
for (let tab = 0; tab < tabs!; tab++) {
  const page = await browser.context.newPage();
  await page.goto(world.pages.seed);
  const begun = performance.now();
  await openSidebar(browser, page);
  sidebarMs.push(Math.round(performance.now() - begun));
  if (tab % 10 !== 9) continue;
  sizes.push(await extensionMB());
  console.log(`${tab + 1} tabs, worker ${await heap()} MB, extension ${sizes.at(-1)} MB`);
}
const sidebarMB = sizes.length > 1 ? Math.round((sizes.at(-1)! - sizes[0]!) / (sizes.length - 1)) / 10 : null;
const secondRoundMs = await roundOfEverything();
const afterRoundMB = await extensionMB();
const heapMB = await heap();
if (heapMB > MOST_WORKER_MB) fail(`the worker holds ${heapMB} MB, more than ${MOST_WORKER_MB}`);
if (sidebarMB === null) console.log('what a further sidebar takes is told from 20 tabs on');
else if (sidebarMB > MOST_SIDEBAR_MB) fail(`a further sidebar takes ${sidebarMB} MB, more than ${MOST_SIDEBAR_MB}`);
const { usage = 0 } = await options.evaluate(() => navigator.storage.estimate());
await browser.close();
await world.close();
rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
console.log(
  JSON.stringify({
    coins,
    feeds,
    articles: stored,
    tabs,
    workerMB: heapMB,
    extensionMB: afterRoundMB,
    sidebarMB,
    tickerMs: woken['getTicker'],
    shelfMs: woken['getShelf'],
    sidebarFirstMs: sidebarMs[0],
    sidebarLastMs: sidebarMs.at(-1),
    roundMs,
    roundWithTabsMs: secondRoundMs,
    storeMB: Math.round(usage / 1e5) / 10,
  }),
);
process.exit();

/** Says what was not as promised, and ends with an error for it. */
function fail(what: string): void {
  console.log(what);
  process.exitCode = 1;
}

/** Everything due at once, until all is at rest. */
async function roundOfEverything(): Promise<number> {
  await store.patch('feeds', { etag: null, lastModified: null, waitUntil: 0 });
  await store.endLeases();
  await store.makeDue();
  world.clearRequests();
  const begun = performance.now();
  await browser.fireAlarm('heartbeat');
  while (!(await store.idle()) && performance.now() - begun < PATIENCE_MS)
    await new Promise((resolve) => setTimeout(resolve, 250));
  if (!(await store.idle())) fail(`no rest: ${(await store.unrest()).slice(0, 5).join(', ')}`);
  return Math.round(performance.now() - begun);
}

async function heap(): Promise<number> {
  await browser.worker();
  return workerHeapMB(userDataDir, browser.url(''));
}

/** What the largest renderer of this browser's extensions holds in memory after a collection, in millions of bytes. */
async function extensionMB(): Promise<number> {
  await collectGarbage(userDataDir, browser.url(''));
  const resident = readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!words.includes('--extension-process') || !isOfProfile(pid)) return [];
      const kB = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return [Math.round(Number(kB) / 1000)];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
  return Math.max(0, ...resident);
}

/** Renderers do not name their profile; one of the processes above them does. */
function isOfProfile(pid: string): boolean {
  for (let at = pid, steps = 0; steps < 6 && at !== '0'; steps++) {
    if (readFileSync(`/proc/${at}/cmdline`, 'utf8').includes(userDataDir)) return true;
    at = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? '0';
  }
  return false;
}
