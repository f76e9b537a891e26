import type { CDPSession, Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import { type MainThread, mainThread } from './main-thread.ts';
import { timeInScript } from './profile.ts';
import { EMPTY_MARK } from './throw-away.ts';

export interface ContentScriptFigures {
  readonly page: { readonly url: string; readonly bytes: number; readonly elements: number };
  readonly real: Readonly<Record<keyof MainThread, Spread>>;
  readonly empty: Readonly<Record<keyof MainThread, Spread>>;
  /** Median of the real loads less the median of the empty ones. */
  readonly added: Readonly<Record<keyof MainThread, number>>;
  /** Milliseconds in functions of the content script and what they call, sampled. */
  readonly inScript: Spread;
}

const SCRIPT = 'content-scripts/sidebar.js';
const PROFILED_LOADS = 7;
/** An idle page costs nothing more; long enough for whatever the empty script's page still does. */
const QUIET_MS = 250;

/**
 * Resolves when the content script's element stands beside the body, which is when there is something to say. Asked
 * over the bare protocol: Playwright's own waiting would put half a megabyte of script into the page's heap.
 */
async function handleDrawn(session: CDPSession): Promise<void> {
  const expression = `new Promise((resolve) => {
    const look = () => document.documentElement.lastElementChild.matches('body') ? setTimeout(look, 20) : resolve();
    look();
  })`;
  await session.send('Runtime.evaluate', { expression, awaitPromise: true });
}

async function load(page: Page, session: CDPSession, url: string): Promise<void> {
  await page.goto(url);
  if (!url.includes(EMPTY_MARK)) await handleDrawn(session);
  await page.waitForTimeout(QUIET_MS);
}

async function measuredLoad(page: Page, session: CDPSession, url: string): Promise<MainThread> {
  await load(page, session, url);
  // Counted from the start of the navigation.
  const { task, script } = await mainThread(session);
  // The page before this one goes with the second collection.
  for (let turn = 0; turn < 2; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(QUIET_MS);
  }
  return { task, script, heapKb: (await mainThread(session)).heapKb };
}

/** Loads one large article page by turns with the content script and with one that does nothing. */
export async function measureContentScript(
  browser: ChromiumBrowser,
  url: string,
  rounds: Rounds,
): Promise<ContentScriptFigures> {
  const emptyUrl = `${url}?${EMPTY_MARK}`;
  const page = await browser.context.newPage();
  const session = await browser.context.newCDPSession(page);
  // CPU time, not wall time: other people's work on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(emptyUrl);
  const [bytes, elements] = await page.evaluate(async () => {
    const markup = await (await fetch(location.href)).text();
    return [markup.length, document.querySelectorAll('*').length] as const;
  });
  const taken = await interleave(
    { real: () => measuredLoad(page, session, url), empty: () => measuredLoad(page, session, emptyUrl) },
    rounds,
  );
  const of = (name: 'real' | 'empty', key: keyof MainThread): number[] => taken[name].map((one) => one[key]);
  const spreads = (name: 'real' | 'empty'): Record<keyof MainThread, Spread> => ({
    task: spreadOf(of(name, 'task')),
    script: spreadOf(of(name, 'script')),
    heapKb: spreadOf(of(name, 'heapKb')),
  });
  const added = (key: keyof MainThread): number => round(median(of('real', key)) - median(of('empty', key)));

  const inScript: number[] = [];
  for (let turn = 0; turn < PROFILED_LOADS; turn++) {
    const time = await timeInScript(session, SCRIPT, () => load(page, session, url));
    // The browser moved the page to another renderer, which the profiler did not follow.
    if (time > 0) inScript.push(time);
  }
  await page.close();
  return {
    page: { url, bytes, elements },
    real: spreads('real'),
    empty: spreads('empty'),
    added: { task: added('task'), script: added('script'), heapKb: added('heapKb') },
    inScript: spreadOf(inScript),
  };
}
