/**
 * `npm run -s bench`: how the built extension in `.output/chrome-mv3` (built if it is not there) compares with what
 * anything must cost, measured side by side in one run against the test world. It measures and does not judge: it ends
 * with status 0, says plainly which targets are missed, and its last line is JSON. `npm run -s bench -- worker engines`
 * measures these parts alone; their names stand in `PARTS`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { launchChromium } from '../tests/e2e/browser/chromium.ts';
import { createStore, type Store } from '../tests/e2e/support/store.ts';
import { startWorld } from '../tests/world/world.ts';
import { weighExtension } from './bench/bytes.ts';
import { measureContentScript } from './bench/content-script.ts';
import { measureEngines } from './bench/engines.ts';
import { round } from './bench/figures.ts';
import { measureHeap } from './bench/heap.ts';
import { measureLinking } from './bench/linking.ts';
import { storeManyArticles } from './bench/many-articles.ts';
import { measureOpenRow, measurePriceAt } from './bench/open-row.ts';
import { measurePopup } from './bench/popup.ts';
import { measurePrices, measureSearch } from './bench/prices.ts';
import {
  tellContentScript,
  tellGrowth,
  tellHeap,
  tellLinking,
  tellEngines,
  tellOpenRow,
  tellPopup,
  tellPriceAt,
  tellPrices,
  tellSearch,
  tellShelf,
  tellWeights,
  tellWorker,
  tellWriting,
  verdicts,
} from './bench/tell.ts';
import { measureShelf } from './bench/shelf.ts';
import { makeThrowAway } from './bench/throw-away.ts';
import { openWorkerBench } from './bench/worker.ts';
import { measureWriting } from './bench/writing.ts';

const ROOT = join(import.meta.dirname, '..');
const BUILT = resolve(ROOT, process.env['COINSIDE_OUT'] ?? '.output', 'chrome-mv3');
/** With these budgets of time the whole stays under four minutes even where the machine is busy. */
const POPUP = { most: 30, budgetMs: 75_000 };
const CONTENT = { most: 12, budgetMs: 75_000 };
const WORKER = { most: 15, budgetMs: 25_000 };
const PRICES = { most: 12, budgetMs: 20_000 };
const OPEN_ROW = { most: 20, budgetMs: 25_000 };
const PRICE_AT = { most: 12, budgetMs: 15_000 };
const WRITING = { most: 8, budgetMs: 12_000 };
const LINKING = { most: 40, budgetMs: 6_000 };
const MANY_ARTICLES = 10_000;
const MOST_ARTICLES = 50_000;
const ENGINES = { most: 5, budgetMs: 30_000 };
const ENGINE_SIZES = [1_000, 10_000, 50_000];
const FIRST_ROUNDS_MS = 60_000;

const PARTS = [
  'bytes',
  'linking',
  'popup',
  'open-row',
  'price-at',
  'content-script',
  'worker',
  'writing',
  'search',
  'prices',
  'shelf',
  'heap',
  'engines',
] as const;
type Part = (typeof PARTS)[number];
const IN_BROWSER = PARTS.slice(PARTS.indexOf('popup'), PARTS.indexOf('heap'));

const chosen = process.argv.slice(2);
const isWanted = (name: Part): boolean => chosen.length === 0 || chosen.includes(name);

/** One part fails by itself: the others are measured all the same. What is not wanted is undefined. */
async function part<T>(
  name: Part,
  title: string,
  measure: () => T | Promise<T>,
  tell: (figures: T) => void,
): Promise<T | { error: string } | undefined> {
  if (!isWanted(name)) return undefined;
  console.log(`\n${title}`);
  try {
    const figures = await measure();
    tell(figures);
    return figures;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`  NOT MEASURED: ${reason}`);
    return { error: reason };
  }
}

/** Waits until the rounds of the install are done: prices, the popup's snapshot and every source are stored. */
async function firstRoundsDone(store: Store): Promise<void> {
  const until = performance.now() + FIRST_ROUNDS_MS;
  for (;;) {
    const feeds = await store.all('feeds');
    const unread = feeds.filter((feed) => feed['lastSuccessAt'] === null).length;
    if (feeds.length > 0 && unread === 0 && (await store.idle())) return;
    if (performance.now() > until) throw new Error(`after a minute ${unread} sources are still unread`);
    await new Promise((again) => setTimeout(again, 200));
  }
}

async function measureInBrowser(): Promise<Record<string, unknown>> {
  const folder = makeThrowAway(BUILT);
  const world = await startWorld();
  try {
    const browser = await launchChromium({
      extension: [folder.product, folder.empty, folder.element, folder.readability].join(','),
      world,
    });
    try {
      const store = createStore(browser);
      await firstRoundsDone(store);
      const popup = await part('popup', 'Popup', () => measurePopup(browser, folder, POPUP), tellPopup);
      const openRow = await part(
        'open-row',
        'A row that opens, with five years of closes',
        () => measureOpenRow(browser, store, folder, OPEN_ROW),
        tellOpenRow,
      );
      const priceAt = await part(
        'price-at',
        'What 250 coins cost on a day, from a worker not running yet',
        () => measurePriceAt(browser, folder, PRICE_AT),
        tellPriceAt,
      );
      const contentScript = await part(
        'content-script',
        'Content script on a large article',
        () => measureContentScript(browser, world.pages.large, CONTENT),
        tellContentScript,
      );
      const bench = isWanted('worker') ? await openWorkerBench(browser, world.pages.seed) : null;
      const workerAt = (title: string, articles: () => Promise<number>) =>
        part(
          'worker',
          title,
          async () => bench?.measure(await articles(), WORKER),
          (told) => told && tellWorker(told),
        );
      const worker = await workerAt('Worker, stopped and asked', async () => (await store.articles()).length);
      const workerWithMany = await workerAt('Worker, stopped and asked, many articles', () =>
        storeManyArticles(browser, store, MANY_ARTICLES),
      );
      const writing = await part(
        'writing',
        'Feeds read and stored',
        () => measureWriting(browser, world, BUILT, WRITING),
        tellWriting,
      );
      const search = await part(
        'search',
        'A key press in the search of coins',
        () => measureSearch(browser, store),
        tellSearch,
      );
      const prices = [];
      for (const coins of isWanted('prices') ? [21, 500] : []) {
        prices.push(
          await part(
            'prices',
            `${coins} prices, from the request to the screen`,
            () => measurePrices(browser, store, world, coins, PRICES),
            tellPrices,
          ),
        );
      }
      // Last: what is stored for these would weigh on the others.
      const shelf = await part(
        'shelf',
        'Search of the shelf',
        () => measureShelf(browser, store, MOST_ARTICLES),
        tellShelf,
      );
      const workerWithMost = await workerAt('Worker, stopped and asked, as many articles as are kept at most', () =>
        storeManyArticles(browser, store, MOST_ARTICLES),
      );
      if (workerWithMany && 'sidebar' in workerWithMany && workerWithMost && 'sidebar' in workerWithMost)
        tellGrowth(workerWithMany, workerWithMost);
      return {
        popup,
        openRow,
        priceAt,
        contentScript,
        worker,
        workerWithMany,
        workerWithMost,
        shelf,
        writing,
        search,
        prices,
      };
    } finally {
      await browser.close();
    }
  } finally {
    await world.close();
    folder.remove();
  }
}

async function main(): Promise<void> {
  const unknown = chosen.filter((name) => !PARTS.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${PARTS.join(', ')}`);
  const begun = performance.now();
  if (!existsSync(join(BUILT, 'manifest.json'))) {
    console.log('Building the extension…');
    execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'build'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const builtAt = statSync(join(BUILT, 'manifest.json')).mtime.toISOString();
  console.log(`Measured is the build of ${builtAt}; \`npm run build\` makes a new one.`);
  const busyBefore = round(loadavg()[0] ?? 0);
  const weights = await part('bytes', 'JavaScript', () => weighExtension(BUILT), tellWeights);
  const linking = await part('linking', 'Names found in a page', () => measureLinking(LINKING), tellLinking);
  const inBrowser = IN_BROWSER.some(isWanted) ? measureInBrowser() : Promise.resolve({});
  const measured = await inBrowser.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`\nNOT MEASURED: ${reason}`);
    return { error: reason };
  });
  const heap = await part(
    'heap',
    'The index in memory',
    () => ENGINE_SIZES.map((articles) => measureHeap(articles)),
    tellHeap,
  );
  const engines = await part(
    'engines',
    'The index beside MiniSearch and FlexSearch, in a worker just started',
    () => measureEngines(ENGINE_SIZES, ENGINES),
    tellEngines,
  );
  const missed = verdicts.filter(({ met, kind }) => !met && kind === 'target');
  const short = verdicts.filter(({ met, kind }) => !met && kind === 'aim');
  const seconds = Math.round((performance.now() - begun) / 1000);
  const load = { before: busyBefore, after: round(loadavg()[0] ?? 0) };
  console.log(
    `\n${seconds} s, load of the machine ${load.before} before and ${load.after} after (load moves ratios less than milliseconds, but moves them too).`,
  );
  console.log(
    missed.length === 0
      ? 'Every measured target is met.'
      : `TARGETS MISSED: ${missed.map(({ what }) => what).join('; ')}.`,
  );
  if (short.length > 0) console.log(`Aims missed: ${short.map(({ what }) => what).join('; ')}.`);
  console.log(
    JSON.stringify({
      builtAt,
      targetsMissed: missed.length,
      aimsMissed: short.length,
      verdicts,
      weights,
      linking,
      ...measured,
      heap,
      engines,
      seconds,
      load,
    }),
  );
}

await main();
