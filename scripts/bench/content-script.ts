import type { CDPSession, Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import { timeInScript } from './profile.ts';
import { EMPTY_MARK } from './throw-away.ts';

interface Load {
  /** CPU time of the renderer's main thread, ms: everything, and what it spent in callbacks of scripts. */
  readonly task: number;
  readonly script: number;
  /** After a forced collection. */
  readonly heapKb: number;
}

export interface ContentScriptFigures {
  readonly page: { readonly url: string; readonly bytes: number; readonly elements: number };
  readonly real: Readonly<Record<keyof Load, Spread>>;
  readonly empty: Readonly<Record<keyof Load, Spread>>;
  /** Median of the real loads less the median of the empty ones. */
  readonly added: Readonly<Record<keyof Load, number>>;
  /** Sampled time below functions of the content script alone, its longest unbroken stretch with it. */
  readonly inScript: Spread;
}

const SCRIPT = 'content-scripts/sidebar.js';
const PROFILED_LOADS = 7;
/** An idle page costs nothing more; long enough for whatever the empty script's page still does. */
const QUIET_MS = 250;

async function metrics(session: CDPSession): Promise<Load> {
  const answer = await session.send('Performance.getMetrics');
  const value = (name: string): number => answer.metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    task: value('TaskDuration') * 1000,
    script: value('ScriptDuration') * 1000,
    heapKb: value('JSHeapUsedSize') / 1024,
  };
}

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

async function measuredLoad(page: Page, session: CDPSession, url: string): Promise<Load> {
  await load(page, session, url);
  // Counted from the start of the navigation.
  const { task, script } = await metrics(session);
  // The page before this one goes with the second collection.
  for (let turn = 0; turn < 2; turn++) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(QUIET_MS);
  }
  return { task, script, heapKb: (await metrics(session)).heapKb };
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
  const of = (name: 'real' | 'empty', key: keyof Load): number[] => taken[name].map((one) => one[key]);
  const spreads = (name: 'real' | 'empty'): Record<keyof Load, Spread> => ({
    task: spreadOf(of(name, 'task')),
    script: spreadOf(of(name, 'script')),
    heapKb: spreadOf(of(name, 'heapKb')),
  });
  const added = (key: keyof Load): number => round(median(of('real', key)) - median(of('empty', key)));

  const inScript: number[] = [];
  for (let turn = 0; turn < PROFILED_LOADS; turn++) {
    inScript.push(await timeInScript(session, SCRIPT, () => load(page, session, url)));
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
