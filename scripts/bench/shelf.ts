import { FIRST_ROWS, parseSearch, type ShelfQuery, WHOLE_SHELF } from '../../lib/domain/shelf-query.ts';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import type { Store } from '../../tests/e2e/support/store.ts';
import { median, round, type Spread, spreadOf } from './figures.ts';
import { storeManyArticles } from './many-articles.ts';

/** What a reader might ask: common and rare words, phrases, coins, sources, days, all of it. */
const QUERIES: readonly ShelfQuery[] = [
  '',
  'bitcoin',
  'bittensor subnet',
  'anthropic amazon',
  '"zero knowledge"',
  'coin:TAO',
  'source:decrypt fees',
  'unheardof',
  'ai tokens market',
  'after:2026 ethereum',
  'the network of agents and models',
  'akash',
].map((text) => ({ ...WHOLE_SHELF, ...parseSearch(text) }));
const NARROWED: readonly ShelfQuery[] = [
  { ...WHOLE_SHELF, part: 'unread' },
  { ...WHOLE_SHELF, part: 'saved' },
  { ...WHOLE_SHELF, topic: 'ai-regulation', language: 'en' },
  { ...WHOLE_SHELF, words: ['bitcoin'], order: 'newest', source: 'coindesk' },
];
const SAVED = 100;
const ROUNDS = 8;

export interface ShelfFigures {
  readonly articles: number;
  readonly queries: number;
  /** One message refused by the gate: what any answer of the background costs. */
  readonly refused: Spread;
  readonly search: Spread;
  /** The first search of a worker that had the index of fewer articles open: it reads the whole index anew. */
  readonly first: number;
  /** 99 of 100 searches are answered within this, the message's own way taken off. */
  readonly slowest: number;
}

/** From the message to the rows of the first screen, in a page of the shelf, with articles read and saved. */
export async function measureShelf(browser: ChromiumBrowser, store: Store, upTo: number): Promise<ShelfFigures> {
  const articles = await storeManyArticles(browser, store, upTo);
  const page = await browser.openSurface('shelf');
  await page.locator('body[data-ready="1"]').waitFor();
  const timed = async (message: object): Promise<number> =>
    page.evaluate(
      async (sent) => {
        const begun = performance.now();
        const answer: { ok: boolean; error?: string } = await chrome.runtime.sendMessage(sent);
        const took = performance.now() - begun;
        if (!answer.ok && sent.name === 'getShelf') throw new Error(answer.error);
        return took;
      },
      message as { name: string },
    );
  const asking = (query: ShelfQuery): object => ({ name: 'getShelf', payload: { query, from: 0, count: FIRST_ROWS } });
  const first = await timed(asking(WHOLE_SHELF));
  const marked = (await store.articles()).filter((_, at, { length }) => at % Math.ceil(length / SAVED) === 0);
  for (const { id } of marked) {
    for (const mark of ['read', 'saved']) {
      await timed({ name: 'putMark', payload: { articleId: id, mark, on: true } });
    }
  }
  const all = [...QUERIES, ...NARROWED];
  for (const query of all) await timed(asking(query));
  const refused: number[] = [];
  const search: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const query of all) {
      refused.push(await timed({ name: 'no such message', payload: {} }));
      search.push(await timed(asking(query)));
    }
  }
  await page.close();
  const sorted = search.toSorted((a, b) => a - b);
  const slowest = sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
  return {
    articles,
    queries: all.length,
    refused: spreadOf(refused),
    search: spreadOf(search),
    first: round(first),
    slowest: round(slowest - median(refused)),
  };
}
