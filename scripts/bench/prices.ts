import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import type { Store } from '../../tests/e2e/support/store.ts';
import type { World } from '../../tests/world/world.ts';
import { largestCoins } from '../largest-coins.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import { BLANK_PAGE } from './throw-away.ts';

export interface PricesFigures {
  readonly coins: number;
  /** From the price source's first request in to the new price on the popup's screen, everything stored between. */
  readonly painted: Spread;
  /** The same addresses fetched, parsed, put into a database as one record, and written into as many cells: no less. */
  readonly floor: Spread;
  readonly ratio: number;
}

export interface SearchFigures {
  readonly coins: number;
  readonly queries: number;
  /** One message refused by the gate: what any answer of the background costs. */
  readonly refused: Spread;
  readonly search: Spread;
  /** 99 of 100 searches are answered within this, the message's own way taken off. */
  readonly slowest: number;
}

/** Epoch milliseconds with their fractions, in a page, once the frame being made is on the screen. */
const AFTER_PAINT = `new Promise((resolve) => requestAnimationFrame(() =>
  setTimeout(() => resolve(performance.timeOrigin + performance.now()))))`;

async function watch(popup: Page, coins: number): Promise<void> {
  await popup.evaluate(async (watchlist) => {
    await chrome.runtime.sendMessage({ name: 'putSettings', payload: { watchlist } });
  }, largestCoins(coins));
  await popup.waitForFunction(
    (most) => {
      const rows = [...document.querySelectorAll('[data-coin-id] [data-part="price"]')];
      return rows.length === most && rows.every((cell) => /\d/.test(cell.textContent));
    },
    coins,
    { timeout: 60_000 },
  );
}

function firstPriceRequest(world: World): number {
  const first = world.requests.find(({ kind }) => kind === 'price');
  if (!first) throw new Error('no price was asked for');
  return first.at;
}

/** A refresh in the open popup, from the request to the new prices on the screen. */
async function refresh(popup: Page, store: Store, world: World): Promise<number> {
  while ((await store.all('jobs')).some(({ leaseUntil }) => Number(leaseUntil) > 0)) await popup.waitForTimeout(20);
  await store.ageQuotes(120_000);
  world.scalePrices(1.0001);
  world.clearRequests();
  const painted = await popup.evaluate(
    `(async () => {
      const cell = document.querySelector('[data-coin-id="bitcoin"] [data-part="price"]');
      const changed = new Promise((resolve) => {
        new MutationObserver(resolve).observe(cell, { subtree: true, childList: true, characterData: true });
      });
      const answer = await chrome.runtime.sendMessage({ name: 'refreshPrices', payload: {} });
      if (!answer?.value?.ok) throw new Error('not refreshed: ' + JSON.stringify(answer));
      await changed;
      return ${AFTER_PAINT};
    })()`,
  );
  return Number(painted) - firstPriceRequest(world);
}

/** What cannot be left out: the same replies, parsed, put down as one record, and a cell for each price. */
async function floor(page: Page, urls: readonly string[], world: World): Promise<number> {
  world.scalePrices(1.0001);
  world.clearRequests();
  const painted = await page.evaluate(
    `(async () => {
      const rows = [];
      for (const url of ${JSON.stringify(urls)}) rows.push(...JSON.parse(await (await fetch(url, { cache: 'no-store' })).text()));
      const opening = indexedDB.open('bench', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('prices');
      const db = await new Promise((resolve) => { opening.onsuccess = () => resolve(opening.result); });
      const tx = db.transaction('prices', 'readwrite');
      tx.objectStore('prices').put(rows, 'all');
      await new Promise((resolve) => { tx.oncomplete = resolve; });
      db.close();
      const list = document.createElement('ul');
      for (const row of rows) {
        const item = document.createElement('li');
        item.textContent = row.name + ' ' + row.current_price;
        list.append(item);
      }
      document.body.replaceChildren(list);
      return ${AFTER_PAINT};
    })()`,
  );
  return Number(painted) - firstPriceRequest(world);
}

/** Watches so many coins, and measures a refresh of them against the least that anything could do with the replies. */
export async function measurePrices(
  browser: ChromiumBrowser,
  store: Store,
  world: World,
  coins: number,
  rounds: Rounds,
): Promise<PricesFigures> {
  const popup = await browser.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await watch(popup, coins);
  await refresh(popup, store, world);
  const urls = world.requests
    .filter(({ kind, path }) => kind === 'price' && path.startsWith('/api/v3/coins/markets'))
    .map(({ host, path }) => `https://${host}${path}`);
  const blank = await browser.context.newPage();
  await blank.goto(browser.url(BLANK_PAGE));
  const taken = await interleave(
    {
      painted: async () => {
        await popup.bringToFront();
        return refresh(popup, store, world);
      },
      floor: async () => {
        await blank.bringToFront();
        return floor(blank, urls, world);
      },
    },
    rounds,
  );
  await blank.close();
  await popup.close();
  return {
    coins,
    painted: spreadOf(taken.painted),
    floor: spreadOf(taken.floor),
    ratio: round(median(taken.painted) / median(taken.floor)),
  };
}

/** What people type, letter by letter, and words that nothing matches. */
const QUERIES = [
  'bitcoin',
  'render',
  'uni',
  'ai',
  'pepe',
  'artificial',
  'near protocol',
  'zzzz',
  '0x',
  'matic',
].flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)));

/** A key press in the search of coins: the message to the background and its answer, the worker awake. */
export async function measureSearch(browser: ChromiumBrowser, store: Store): Promise<SearchFigures> {
  const [stored] = await store.all('catalogue');
  const page = await browser.context.newPage();
  await page.goto(browser.url(BLANK_PAGE));
  // The gate knows the options by their address; the page's own is not among our surfaces.
  await page.goto(browser.url('options.html'));
  const timed = async (message: object): Promise<number> =>
    page.evaluate(async (sent) => {
      const begun = performance.now();
      await chrome.runtime.sendMessage(sent);
      return performance.now() - begun;
    }, message);
  for (const query of QUERIES) await timed({ name: 'searchCoins', payload: { query } });
  const refused: number[] = [];
  const search: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    for (const query of QUERIES) {
      refused.push(await timed({ name: 'no such message', payload: {} }));
      search.push(await timed({ name: 'searchCoins', payload: { query } }));
    }
  }
  await page.close();
  const sorted = search.toSorted((a, b) => a - b);
  const slowest = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  return {
    coins: typeof stored?.['text'] === 'string' ? stored['text'].split('\n').length : 0,
    queries: QUERIES.length,
    refused: spreadOf(refused),
    search: spreadOf(search),
    slowest: round(slowest - median(refused)),
  };
}
