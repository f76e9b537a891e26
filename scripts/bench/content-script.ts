import type { CDPSession, Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { pressCommand } from '../../tests/e2e/support/beside.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import { type MainThread, mainThread } from './main-thread.ts';
import { timeInScript } from './profile.ts';
import { ELEMENT_MARK, EMPTY_MARK, READABILITY_MARK } from './throw-away.ts';

/**
 * How a page is loaded: with our script and the sidebar closed or open, with an empty script, with one that puts an empty
 * element over the page and does nothing else, with Readability.
 */
type Way = 'closed' | 'open' | 'empty' | 'element' | 'readability';

interface Loaded extends MainThread {
  /** Tasks of 50 ms and more since the navigation. */
  readonly longTasks: number;
  /** The page's layout shifts, summed. */
  readonly shift: number;
}

export interface ContentScriptFigures {
  readonly page: { readonly url: string; readonly bytes: number; readonly elements: number };
  /** Articles that the open sidebar showed. */
  readonly articles: number;
  readonly taken: Readonly<Record<Way, Readonly<Record<keyof Loaded, Spread>>>>;
  /** Medians less those of the empty script. */
  readonly added: Readonly<Record<Exclude<Way, 'empty'>, Readonly<Record<keyof Loaded, number>>>>;
  /** Milliseconds in functions of the content script and what they call, sampled. */
  readonly inScript: Spread;
}

const SCRIPT = 'content-scripts/sidebar.js';
const PROFILED_LOADS = 7;
const QUIET_MS = 250;
/**
 * Counted is for so long after a load, whatever is shown in it: some half a second after one the browser clears away what
 * the load left, 5 to 20 ms also where the script is empty, which would be counted as ours where one way alone waits for it.
 */
const COUNTED_MS = 2_000;
const OPENS_WITHIN_MS = 15_000;

/**
 * Resolves when the content script's element stands beside the body, which is when there is something to say. Asked
 * over the bare protocol: Playwright's own waiting would put half a megabyte of script into the page's heap. By an
 * observer, which costs the page one turn: looking again and again would be counted as ours.
 */
async function handleDrawn(session: CDPSession): Promise<void> {
  const expression = `new Promise((resolve) => {
    const root = document.documentElement;
    const isThere = () => !root.lastElementChild.matches('body');
    if (isThere()) return resolve();
    new MutationObserver((_, observer) => isThere() && (observer.disconnect(), resolve())).observe(root, { childList: true });
  })`;
  await session.send('Runtime.evaluate', { expression, awaitPromise: true });
}

/** From an empty page each time: what the one before leaves to be cleared away is no cost of the next. */
async function load(page: Page, session: CDPSession, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
  if (!url.includes('?') || url.includes(ELEMENT_MARK)) await handleDrawn(session);
  await page.waitForTimeout(QUIET_MS);
}

/** Opens the sidebar as the reader's key does and waits in its own process until it shows. Returns its articles. */
async function openSidebar(browser: ChromiumBrowser, page: Page): Promise<number> {
  await pressCommand(browser, page);
  const until = performance.now() + OPENS_WITHIN_MS;
  const find = () => page.frames().find((frame) => frame.url().includes('/sidepanel.html'));
  while (!find()) {
    if (performance.now() > until) throw new Error('the sidebar does not open');
    await new Promise((again) => setTimeout(again, 20));
  }
  const articles = find()?.locator('[data-article-id]');
  await articles?.first().waitFor();
  await page.waitForTimeout(QUIET_MS);
  return (await articles?.count()) ?? 0;
}

/** What the browser noted of the page since its navigation; asked last, as it costs the page something. */
async function noted(session: CDPSession): Promise<Pick<Loaded, 'longTasks' | 'shift'>> {
  const expression = `(async () => {
    const of = (type) => new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type, buffered: true });
      setTimeout(() => resolve([]), ${QUIET_MS});
    });
    const [tasks, shifts] = await Promise.all([of('longtask'), of('layout-shift')]);
    return { longTasks: tasks.length, shift: shifts.reduce((sum, { value }) => sum + value, 0) };
  })()`;
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return result.value as Pick<Loaded, 'longTasks' | 'shift'>;
}

async function measured(page: Page, session: CDPSession): Promise<Loaded> {
  // Counted from the start of the navigation.
  const { task, script, layout } = await mainThread(session);
  // The page before this one goes with the second collection.
  for (let turn = 0; turn < 2; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(QUIET_MS);
  }
  const { heapKb } = await mainThread(session);
  return { task, script, layout, heapKb, ...(await noted(session)) };
}

/** Loads one large article page by turns with the content script, closed and open, and with two others. */
export async function measureContentScript(
  browser: ChromiumBrowser,
  url: string,
  rounds: Rounds,
): Promise<ContentScriptFigures> {
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  // CPU time, not wall time: other people's work on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(`${url}?${EMPTY_MARK}`);
  const [bytes, elements] = await page.evaluate(async () => {
    const markup = await (await fetch(location.href)).text();
    return [markup.length, document.querySelectorAll('*').length] as const;
  });
  let articles = 0;
  const loaded = async (address: string, show?: () => Promise<void>): Promise<Loaded> => {
    await load(page, session, address);
    await Promise.all([page.waitForTimeout(COUNTED_MS), show?.()]);
    return measured(page, session);
  };
  const samples = await interleave(
    {
      closed: () => loaded(url),
      empty: () => loaded(`${url}?${EMPTY_MARK}`),
      element: () => loaded(`${url}?${ELEMENT_MARK}`),
      readability: () => loaded(`${url}?${READABILITY_MARK}`),
      open: () =>
        loaded(url, async () => {
          articles = await openSidebar(browser, page);
        }),
    },
    rounds,
  );
  const of = (way: Way, key: keyof Loaded): number[] => samples[way].map((one) => one[key]);
  const each = <T>(make: (key: keyof Loaded) => T): Record<keyof Loaded, T> => ({
    task: make('task'),
    script: make('script'),
    layout: make('layout'),
    heapKb: make('heapKb'),
    longTasks: make('longTasks'),
    shift: make('shift'),
  });
  const spreads = (way: Way) => each((key) => spreadOf(of(way, key)));
  const added = (way: Way) => each((key) => round(median(of(way, key)) - median(of('empty', key)), 3));

  const inScript: number[] = [];
  for (let turn = 0; turn < PROFILED_LOADS; turn++) {
    const time = await timeInScript(session, SCRIPT, () => load(page, session, url));
    // The browser moved the page to another renderer, which the profiler did not follow.
    if (time > 0) inScript.push(time);
  }
  await page.close();
  return {
    page: { url, bytes, elements },
    articles,
    taken: {
      closed: spreads('closed'),
      open: spreads('open'),
      empty: spreads('empty'),
      element: spreads('element'),
      readability: spreads('readability'),
    },
    added: {
      closed: added('closed'),
      open: added('open'),
      element: added('element'),
      readability: added('readability'),
    },
    inScript: spreadOf(inScript),
  };
}
