import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import { putCloses, wanderingCloses } from '../../tests/e2e/support/daily.ts';
import type { Store } from '../../tests/e2e/support/store.ts';
import { bundle, uPlotStyles } from './bundle.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import type { ThrowAway } from './throw-away.ts';

export interface OpenRowFigures {
  readonly closes: number;
  /** From the press on a row to its chart of all closes on the screen; its code was loaded by an earlier one. */
  readonly opened: Spread;
  /** The same of a coin of which no past is known: the row, the answers, and no line. */
  readonly empty: Spread;
  readonly ratio: number;
  /** The same closes from memory: the product's chart, and uPlot's. */
  readonly drawn: Spread;
  readonly byUPlot: Spread;
  readonly drawnRatio: number;
}

export interface PriceAtFigures {
  readonly coins: number;
  readonly closesEach: number;
  /** From the start of a worker to its answer what each coin cost on a day. */
  readonly answered: Spread;
  /** From the start of a worker to having read the same rows. */
  readonly rowsAlone: Spread;
  readonly ratio: number;
}

const FIVE_YEARS = 5 * 365 + 1;
const WITH_PAST = 'bitcoin';
const WITHOUT_PAST = 'ethereum';
const MANY_COINS = 250;

/** Presses a row and waits until `wanted` stands under it and is painted; closes it again. */
async function press(popup: Page, coinId: string, wanted: string): Promise<number> {
  return popup.evaluate(
    async ({ row, inside }) => {
      const button = document.querySelector<HTMLElement>(row);
      if (!button) throw new Error(`there is no ${row}`);
      const shown = () => document.querySelector(inside) !== null;
      const begun = performance.now();
      button.click();
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!shown()) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document.body, { subtree: true, childList: true });
      });
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const took = performance.now() - begun;
      button.click();
      await new Promise<void>((resolve) => requestIdleCallback(() => resolve()));
      return took;
    },
    { row: `[data-coin-id="${coinId}"] [data-part="press"]`, inside: `[data-part="open-row"] ${wanted}` },
  );
}

/** Opens a row with five years of closes by turns with one that has none, and draws the same closes in two ways. */
export async function measureOpenRow(
  browser: ChromiumBrowser,
  store: Store,
  folder: ThrowAway,
  rounds: Rounds,
): Promise<OpenRowFigures> {
  await store.clear(['daily']);
  const { closes } = wanderingCloses(WITH_PAST, FIVE_YEARS);
  await putCloses(browser, [{ coinId: WITH_PAST, closes }]);
  const chart = await bundle('chart.tsx');
  folder.addPage(chart.name, chart.code);
  folder.addPage(
    'bench-chart.html',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts</title><style>${uPlotStyles()}</style><body><script type="module" src="${chart.name}"></script>`,
  );
  const popup = await browser.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  // All that is known, as the window that later rows open in.
  await popup.locator(`[data-coin-id="${WITH_PAST}"] [data-part="press"]`).click();
  await popup.locator('[data-part="ranges"] label:has([value="all"])').click();
  await popup.locator('[data-part="chart"][data-range="all"]').waitFor();
  await popup.keyboard.press('Escape');
  const drawing = await browser.context.newPage();
  await drawing.goto(browser.url('bench-chart.html'));
  await drawing.waitForFunction(() => 'drawOurs' in globalThis);
  const draw = async (by: 'drawOurs' | 'drawWithUPlot'): Promise<number> => {
    await drawing.bringToFront();
    return Number(await drawing.evaluate(`globalThis.${by}(${JSON.stringify(closes)})`));
  };
  const taken = await interleave(
    {
      opened: async () => {
        await popup.bringToFront();
        return press(popup, WITH_PAST, '[data-part="line"]');
      },
      empty: async () => {
        await popup.bringToFront();
        return press(popup, WITHOUT_PAST, '[data-part="no-chart"]');
      },
      drawn: () => draw('drawOurs'),
      byUPlot: () => draw('drawWithUPlot'),
    },
    rounds,
  );
  await drawing.close();
  await popup.close();
  return {
    closes: closes.length,
    opened: spreadOf(taken.opened),
    empty: spreadOf(taken.empty),
    ratio: round(median(taken.opened) / median(taken.empty)),
    drawn: spreadOf(taken.drawn),
    byUPlot: spreadOf(taken.byUPlot),
    drawnRatio: round(median(taken.drawn) / median(taken.byUPlot)),
  };
}

/**
 * What 250 coins cost on a day of the past, asked of a worker that was not running: the product's own module over the
 * extension's own database, since no message asks for so many yet.
 */
export async function measurePriceAt(
  browser: ChromiumBrowser,
  folder: ThrowAway,
  rounds: Rounds,
): Promise<PriceAtFigures> {
  const coinIds = Array.from({ length: MANY_COINS }, (_, n) => `bench-${n}`);
  for (let at = 0; at < coinIds.length; at += 50) {
    await putCloses(
      browser,
      coinIds.slice(at, at + 50).map((coinId) => wanderingCloses(coinId, FIVE_YEARS)),
    );
  }
  const scripts = { answered: await bundle('price-at.ts'), rowsAlone: await bundle('rows-alone.ts') };
  for (const { name, code } of Object.values(scripts)) folder.addPage(name, code);
  const page = await browser.context.newPage();
  await page.goto(browser.url('bench-blank.html'));
  const ask = async (script: string): Promise<number> =>
    page.evaluate(
      async ({ address, asked }) => {
        const begun = performance.now();
        const worker = new Worker(address, { type: 'module' });
        const known = await new Promise<number>((resolve, reject) => {
          worker.addEventListener('message', ({ data }: MessageEvent<number>) => resolve(data));
          worker.addEventListener('error', ({ message }) => reject(new Error(message)));
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's has none
          worker.postMessage(asked);
        });
        const took = performance.now() - begun;
        worker.terminate();
        if (known !== asked.coinIds.length) throw new Error(`of ${asked.coinIds.length} coins ${known} were known`);
        return took;
      },
      { address: browser.url(script), asked: { coinIds, time: Date.now() - 800 * 86_400_000 } },
    );
  const taken = await interleave(
    { answered: () => ask(scripts.answered.name), rowsAlone: () => ask(scripts.rowsAlone.name) },
    rounds,
  );
  await page.close();
  return {
    coins: MANY_COINS,
    closesEach: FIVE_YEARS,
    answered: spreadOf(taken.answered),
    rowsAlone: spreadOf(taken.rowsAlone),
    ratio: round(median(taken.answered) / median(taken.rowsAlone)),
  };
}
