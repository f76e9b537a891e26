import type { Page } from '@playwright/test';
import type { LoggedRequest } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { type ChromiumBrowser, launchChromium } from './browser/chromium.ts';
import { EXTENSION, expect, firstRoundsDone, listen, openSidebar, test } from './support/fixtures.ts';
import { ofExtension, words } from './support/leaving.ts';
import { idle } from './support/settled.ts';
import { createStore, type Store } from './support/store.ts';

/**
 * Promise 1: what leaves the browser does not depend on which pages are read. Two installs with one seed go through
 * the same alarms; one reads thirty pages with the sidebar open between them, the other reads none.
 */
const ALARMS = 3;
/** Prices of that age are asked for by every surface that opens, and by a press. */
const OLD_MS = 600_000;

/** An alert and a saved article, as any install has them that is used. */
async function useAsReaders(browser: ChromiumBrowser): Promise<void> {
  const [article] = await createStore(browser).articles();
  const page = await browser.openSurface('shelf');
  await page.evaluate(async (articleId) => {
    const condition = { kind: 'above', level: 200_000 };
    const draft = { id: null, coinId: 'bitcoin', condition, repeat: 'once', expiresAt: null, note: null };
    await chrome.runtime.sendMessage({ name: 'putAlert', payload: draft });
    await chrome.runtime.sendMessage({ name: 'putMark', payload: { articleId, mark: 'saved', on: true } });
  }, article?.id);
  await page.close();
  await idle(createStore(browser));
}

async function prepare(world: World, errors: string[]): Promise<ChromiumBrowser> {
  const browser = await launchChromium({ extension: EXTENSION, world });
  listen(browser, errors);
  await firstRoundsDone(browser);
  await createStore(browser).setLocal({ installSeed: 'a fixed seed' });
  await useAsReaders(browser);
  return browser;
}

/** Reads pages in one tab; the last one, and its sidebar, stay open. */
async function readPages(browser: ChromiumBrowser, page: Page, pages: readonly string[]): Promise<void> {
  // The first page finds the worker dead and wakes it.
  await browser.killWorker();
  for (const url of pages) {
    await page.goto(url);
    const frame = await openSidebar(browser, page);
    await expect(frame.locator('body')).toHaveAttribute('data-view', 'page');
  }
}

interface Watched {
  /** What reached the world at each alarm, whole, without order. */
  readonly perAlarm: string[][];
  /** The addresses in the order in which the worker asked for them. */
  readonly sent: string[][];
  /** What reached the world between the alarms. */
  readonly besides: LoggedRequest[];
}

/** All that decides when the next request goes out. */
async function schedule(store: Store): Promise<unknown> {
  return { jobs: await store.all('jobs'), feeds: await store.all('feeds'), budgets: await store.all('budgets') };
}

/** Notes the addresses that the worker fetches from now on, in order. */
async function recordSent(browser: ChromiumBrowser): Promise<() => Promise<string[]>> {
  const worker = await browser.worker();
  await worker.evaluate(() => {
    const scope = globalThis as unknown as { sent?: string[]; fetch: typeof fetch };
    if (!scope.sent) {
      const original = scope.fetch;
      scope.fetch = (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        if (url.startsWith('http')) scope.sent?.push(url);
        return original(input, init);
      };
    }
    scope.sent = [];
  });
  return () => worker.evaluate(() => (globalThis as unknown as { sent: string[] }).sent);
}

async function alarms(
  browser: ChromiumBrowser,
  world: World,
  between: (turn: number) => Promise<void>,
): Promise<Watched> {
  const store = createStore(browser);
  const perAlarm: string[][] = [];
  const sent: string[][] = [];
  const besides: LoggedRequest[] = [];
  for (let turn = 0; turn < ALARMS; turn++) {
    world.clearRequests();
    // Everything is due and every price old: whatever a page might start has something to ask for.
    await store.makeDue();
    await store.ageQuotes(OLD_MS);
    const before = await schedule(store);
    await between(turn);
    expect(await schedule(store), 'what happens between two alarms moves no due time').toEqual(before);
    besides.push(...world.requests);
    world.clearRequests();
    const order = await recordSent(browser);
    await browser.fireAlarm('heartbeat');
    await idle(store);
    // Five feeds are asked at once, at five hosts: in which order those arrive is the network's doing.
    perAlarm.push(ofExtension(world.requests).map(words).sort());
    sent.push(await order());
  }
  return { perAlarm, sent, besides };
}

test('reading thirty pages with the sidebar open changes nothing of what leaves the browser', async ({
  world,
  consoleErrors,
}) => {
  test.setTimeout(900_000);
  const { readable } = world.pages;
  const pages = readable.slice(0, 30);
  expect(pages.length).toBeGreaterThanOrEqual(29);
  const share = Math.ceil(pages.length / ALARMS);

  const reading = await prepare(world, consoleErrors);
  const tab = await reading.context.newPage();
  const read = await alarms(reading, world, (turn) =>
    readPages(reading, tab, pages.slice(turn * share, (turn + 1) * share)),
  );
  await reading.close();

  const untouched = await prepare(world, consoleErrors);
  const unread = await alarms(untouched, world, async () => undefined);
  await untouched.close();

  expect(read.perAlarm[0]?.length).toBeGreaterThan(10);
  expect(read.perAlarm).toEqual(unread.perAlarm);
  expect(read.sent).toEqual(unread.sent);
  expect(read.sent.map(({ length }) => length)).toEqual(read.perAlarm.map(({ length }) => length));
  expect(ofExtension(read.besides), 'no price or feed is asked for while pages are read').toEqual([]);

  // The world's article pages load nothing but themselves and the browser's look for an icon.
  const asked = new Set(read.besides.filter(({ kind }) => kind !== 'browser').map(({ host, path }) => host + path));
  const known = new Set(pages.map((url) => new URL(url).host + new URL(url).pathname));
  const strange = [...asked].filter((address) => !known.has(address) && !address.endsWith('/favicon.ico'));
  expect(strange, 'every other request is a page that was opened').toEqual([]);
});
