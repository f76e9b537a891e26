import { until } from './stage.ts';
import type { Readable, StagePage } from './stage.ts';

export interface ReadCoin {
  readonly symbol: string;
  readonly price: string;
  readonly change: string;
}

export interface ReadArticle {
  readonly title: string;
  readonly meta: string;
  readonly reason: string;
}

/** The ticker as a person sees it in the popup. Throws where a row lacks a part. */
export async function readTicker(popup: Readable): Promise<ReadCoin[]> {
  const rows = await popup.evaluate(() => {
    const part = (row: Element, name: string): string =>
      row.querySelector<HTMLElement>(`[data-part="${name}"]`)?.innerText.trim() ?? '';
    return [...document.querySelectorAll('[data-coin-id]')].map((row) => ({
      symbol: part(row, 'symbol'),
      price: part(row, 'price'),
      change: part(row, 'change'),
    }));
  });
  const bare = rows.find(({ symbol, price }) => symbol === '' || price === '');
  if (bare !== undefined) throw new Error(`A row of the popup has no symbol or no price: ${JSON.stringify(bare)}.`);
  return rows;
}

/** In the tape's own form: `BTC $64,571.00 +1.0%   ETH $1,741.04 +0.9%`, some to a line. */
export function tapeLines(coins: readonly ReadCoin[], perLine = 6): string[] {
  const cells = coins.map(({ symbol, price, change }) => `${symbol} ${price} ${change.replace('−', '-')}`.trim());
  return Array.from({ length: Math.ceil(cells.length / perLine) }, (_, line) =>
    cells.slice(line * perLine, (line + 1) * perLine).join('   '),
  );
}

/** The related articles as the open sidebar shows them. */
export async function readRelated(sidebar: Readable): Promise<ReadArticle[]> {
  return sidebar.evaluate(() => {
    const part = (card: Element, name: string): string =>
      (card.querySelector<HTMLElement>(`[data-part="${name}"]`)?.innerText ?? '').replaceAll(/\s+/g, ' ').trim();
    return [...document.querySelectorAll('[data-article-id]')].map((card) => ({
      title: part(card, 'title'),
      // Figures for the eye have words for the ear beside them: only the words are read.
      meta: [...(card.querySelector('[data-part="meta"]')?.children ?? [])]
        .filter((piece) => piece.ariaHidden !== 'true')
        .map((piece) => {
          const heard = piece.querySelector('[aria-hidden]') && piece.querySelector('.visually-hidden');
          return (heard ?? piece).textContent.trim();
        })
        .join(', '),
      reason: part(card, 'reason'),
    }));
  });
}

/** The sidebar's frame once it is there, or null after `ms`. */
export async function openedSidebar(page: StagePage, ms: number): Promise<Readable | null> {
  const end = Date.now() + ms;
  for (;;) {
    const frame = await page.sidebar();
    if (frame !== null || Date.now() > end) return frame;
    await new Promise((resolve) => void setTimeout(resolve, 200));
  }
}

/**
 * Clicks the handle at the window's right edge, as a reader would, and waits for the sidebar's frame. The handle cannot
 * be asked for directly: it stands in a closed shadow root.
 */
export async function openSidebar(page: StagePage): Promise<Readable> {
  await until(page, 'the handle at the edge of the page', () => document.querySelector('coinside-sidebar') !== null);
  for (let tries = 0; tries < 5; tries++) {
    // The edge is that of the page, short of a scroll bar.
    const edge = await page.evaluate(() => ({ x: document.documentElement.clientWidth - 8, y: innerHeight / 2 }));
    await page.click(edge.x, edge.y);
    const frame = await openedSidebar(page, 3000);
    if (frame !== null) return frame;
  }
  throw new Error('A click on the handle did not open the sidebar.');
}

/** Longer than the sidebar must have stood in sight for a press to be done at once; taking a picture begins it anew. */
const IN_SIGHT_MS = 800;

/** Presses something that changes or asks in a sidebar, as a reader does who has it before them. */
export async function pressInSight(sidebar: Readable, press: () => void): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, IN_SIGHT_MS));
  await sidebar.evaluate(press);
}
