import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
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
}

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

/** One open from another page of the extension in the same renderer, as far as its first contentful paint. */
async function open(page: Page, browser: ChromiumBrowser, path: string, done: string): Promise<number> {
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
  // What the popup does after its first paint must not fall into the next one's opening.
  await page.locator(done).waitFor();
  await page.evaluate(async () => new Promise((resolve) => requestIdleCallback(resolve)));
  return painted;
}

/**
 * Opens the popup and a static page with the popup's own markup by turns. The ticker's snapshot has to be stored
 * already.
 */
export async function measurePopup(browser: ChromiumBrowser, folder: ThrowAway, rounds: Rounds): Promise<PopupFigures> {
  const page = await browser.openSurface('popup');
  await page.locator('body[data-ready="1"]').waitFor();
  const rows = await page.locator('[data-coin-id]').count();
  const html = await asStaticPage(page);
  for (const name of STATIC_PAGES) folder.addPage(name, html);

  const ready = 'body[data-ready="1"]';
  const taken = await interleave(
    {
      popup: () => open(page, browser, 'popup.html', ready),
      staticPage: () => open(page, browser, STATIC_PAGES[0], ready),
      staticAgain: () => open(page, browser, STATIC_PAGES[1], ready),
    },
    rounds,
  );
  const staticRows = await page.goto(browser.url(STATIC_PAGES[0])).then(() => page.locator('[data-coin-id]').count());
  if (staticRows !== rows) throw new Error(`the static page has ${staticRows} rows, the popup ${rows}`);
  await page.close();

  const byRound = taken.popup.map((value, turn) => value / ((taken.staticPage[turn] ?? value) || value));
  return {
    rows,
    popup: spreadOf(taken.popup),
    staticPage: spreadOf(taken.staticPage),
    staticAgain: spreadOf(taken.staticAgain),
    ratio: round(median(taken.popup) / median([...taken.staticPage, ...taken.staticAgain])),
    ratioOfMinima: round(Math.min(...taken.popup) / Math.min(...taken.staticPage, ...taken.staticAgain)),
    ratioByRound: round(median(byRound)),
    noiseRatio: round(median(taken.staticAgain) / median(taken.staticPage)),
  };
}
