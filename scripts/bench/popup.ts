import type { CDPSession, Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import { mainThread } from './main-thread.ts';
import { BLANK_PAGE, type ThrowAway } from './throw-away.ts';

export interface PopupFigures {
  readonly rows: number;
  /** First contentful paint in ms from the start of the navigation. */
  readonly popup: Spread;
  readonly staticPage: Spread;
  /** The static page under another name: how far two equal things lie apart in this very run. */
  readonly staticAgain: Spread;
  readonly ratio: number;
  readonly ratioOfMinima: number;
  /** Median of the ratios within each round, which a slow minute of the machine moves least. */
  readonly ratioByRound: number;
  readonly noiseRatio: number;
  /** CPU time of the main thread as the paint is reported, ms: what does not depend on how busy the machine is. */
  readonly popupCpu: Spread;
  readonly staticCpu: Spread;
}

/** The popup's own sign that it has drawn all of itself; the static page is born with it. */
const READY = 'body[data-ready="1"]';
const STATIC_PAGES = ['bench-static.html', 'bench-static-again.html'] as const;

/** What the popup has drawn, as a page without scripts: same markup, same stylesheets. */
async function asStaticPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.documentElement.cloneNode(true);
    if (!(root instanceof HTMLElement)) throw new Error('no document');
    for (const element of root.querySelectorAll('script, link[rel=modulepreload]')) element.remove();
    return `<!doctype html>\n${root.outerHTML}`;
  });
}

interface Opened {
  readonly painted: number;
  readonly cpu: number;
}

/** One open from another page of the extension in the same renderer, as far as its first contentful paint. */
async function open(page: Page, session: CDPSession, browser: ChromiumBrowser, path: string): Promise<Opened> {
  await page.goto(browser.url(BLANK_PAGE));
  await page.goto(browser.url(path));
  const painted = await page.evaluate(
    async () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const paint = list.getEntriesByName('first-contentful-paint')[0];
          if (paint) resolve(paint.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
  const { task: cpu } = await mainThread(session);
  // What the popup does after its first paint must not fall into the next one's opening.
  await page.locator(READY).waitFor();
  await page.evaluate(async () => new Promise((resolve) => requestIdleCallback(resolve)));
  return { painted, cpu };
}

/**
 * Opens the popup and a static page with the popup's own markup by turns. The ticker's snapshot has to be stored
 * already.
 */
export async function measurePopup(browser: ChromiumBrowser, folder: ThrowAway, rounds: Rounds): Promise<PopupFigures> {
  const page = await browser.openSurface('popup');
  await page.locator(READY).waitFor();
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const rows = await page.locator('[data-coin-id]').count();
  const html = await asStaticPage(page);
  for (const name of STATIC_PAGES) folder.addPage(name, html);

  const taken = await interleave(
    {
      popup: () => open(page, session, browser, 'popup.html'),
      staticPage: () => open(page, session, browser, STATIC_PAGES[0]),
      staticAgain: () => open(page, session, browser, STATIC_PAGES[1]),
    },
    rounds,
  );
  const staticRows = await page.goto(browser.url(STATIC_PAGES[0])).then(() => page.locator('[data-coin-id]').count());
  if (staticRows !== rows) throw new Error(`the static page has ${staticRows} rows, the popup ${rows}`);
  await page.close();

  const popup = taken.popup.map(({ painted }) => painted);
  const staticPage = taken.staticPage.map(({ painted }) => painted);
  const staticAgain = taken.staticAgain.map(({ painted }) => painted);
  const byRound = popup.map(
    (value, turn) => value / (((staticPage[turn] ?? value) + (staticAgain[turn] ?? value)) / 2),
  );
  return {
    rows,
    popup: spreadOf(popup),
    staticPage: spreadOf(staticPage),
    staticAgain: spreadOf(staticAgain),
    ratio: round(median(popup) / median([...staticPage, ...staticAgain]), 3),
    ratioOfMinima: round(Math.min(...popup) / Math.min(...staticPage, ...staticAgain)),
    ratioByRound: round(median(byRound)),
    noiseRatio: round(median(staticAgain) / median(staticPage)),
    popupCpu: spreadOf(taken.popup.map(({ cpu }) => cpu)),
    staticCpu: spreadOf([...taken.staticPage, ...taken.staticAgain].map(({ cpu }) => cpu)),
  };
}
