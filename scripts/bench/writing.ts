import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import type { WorldArticle } from '../../tests/world/articles/article.ts';
import { publisherOf } from '../../tests/world/articles/publishers.ts';
import { rss2Feed } from '../../tests/world/feeds/rss.ts';
import type { World } from '../../tests/world/world.ts';
import { interleave, median, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import type { WritingBench } from './writing-page.ts';

export interface WritingFigures {
  readonly articles: number;
  readonly bytes: number;
  readonly readAndStore: Spread;
  readonly tokenize: Spread;
  /** Articles a second, of the medians. */
  readonly stored: number;
  readonly tokenized: number;
  readonly writes: readonly WriteFigures[];
  readonly placing: PlacingFigures;
}

export interface WriteFigures {
  readonly articles: number;
  readonly write: Spread;
  readonly singlePuts: Spread;
  /** The time of our write in that of the single puts. */
  readonly ratio: number;
}

/** One article more among many: placed into a story, and merely stored. */
export interface PlacingFigures {
  readonly articles: number;
  readonly placed: Spread;
  readonly stored: Spread;
  readonly ratio: number;
}

const PLACED_AMONG = 50_000;
const FEEDS = 20;
const PER_FEED = 50;

/** Feeds of this world's articles under ever new addresses, as a news site writes them. */
function feedsOf(articles: readonly WorldArticle[], feeds: number, perFeed: number): string[] {
  const publisher = publisherOf('cointelegraph');
  return Array.from({ length: feeds }, (_, feed) => {
    const items = Array.from({ length: perFeed }, (__, item): WorldArticle => {
      const n = feed * perFeed + item;
      const article = articles[n % articles.length];
      if (!article) throw new Error('the world has no articles');
      const slug = `${article.slug}-${n}`;
      return { ...article, slug, url: `${publisher.origin}/news/${slug}` };
    });
    return rss2Feed(publisher, items);
  });
}

/** `writing-page.ts` and the program's code that it measures, as one script. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'writing-page.ts'), formats: ['iife'], name: 'unused' },
    },
  });
  const [made] = [result].flat();
  if (!made || !('output' in made)) throw new Error('nothing was built');
  return made.output[0].code;
}

type Named = { writingBench: WritingBench; feeds: Uint8Array[]; names: ArrayBuffer };

/**
 * Reading and storing feeds, and the storing alone, in Chromium. Each against what stands beside it in the same rounds:
 * the bare tokenizer over the same bytes, and one transaction of single puts of the same articles.
 */
export async function measureWriting(
  browser: ChromiumBrowser,
  world: World,
  built: string,
  rounds: Rounds,
): Promise<WritingFigures> {
  const page = await browser.context.newPage();
  await page.goto(world.pages.cooking);
  await page.evaluate(await bundled());
  const feeds = feedsOf(world.articles, FEEDS, PER_FEED);
  await give(page, feeds, built);
  const read = await interleave(
    {
      readAndStore: () =>
        page.evaluate(() => {
          const { writingBench, feeds: bytes, names } = globalThis as unknown as Named;
          return writingBench.readAndStore(bytes, names);
        }),
      tokenize: () =>
        page.evaluate(() => {
          const { writingBench, feeds: bytes } = globalThis as unknown as Named;
          return writingBench.tokenize(bytes);
        }),
    },
    rounds,
  );
  const writes = [];
  for (const articles of [1_000, 10_000]) writes.push(await measureWrites(page, world, built, articles, rounds));
  const placing = await measurePlacing(page, world, built, rounds);
  await page.close();
  const articles = FEEDS * PER_FEED;
  return {
    articles,
    bytes: feeds.reduce((sum, feed) => sum + Buffer.byteLength(feed), 0),
    readAndStore: spreadOf(read.readAndStore),
    tokenize: spreadOf(read.tokenize),
    stored: Math.round((1000 * articles) / median(read.readAndStore)),
    tokenized: Math.round((1000 * articles) / median(read.tokenize)),
    writes,
    placing,
  };
}

async function measurePlacing(page: Page, world: World, built: string, rounds: Rounds): Promise<PlacingFigures> {
  await give(page, feedsOf(world.articles, 10_000 / PER_FEED, PER_FEED), built);
  type Found = Named & { found: Parameters<WritingBench['write']>[0] };
  await page.evaluate(async (upTo) => {
    const { writingBench, feeds } = globalThis as unknown as Named;
    const found = feeds.flatMap((bytes) => writingBench.articlesOf(bytes));
    Object.assign(globalThis, { found });
    await writingBench.fill(found, upTo);
  }, PLACED_AMONG);
  const storeOne = (isPlaced: boolean) =>
    page.evaluate((placed) => {
      const { writingBench, found } = globalThis as unknown as Found;
      return writingBench.storeOne(found, placed);
    }, isPlaced);
  const taken = await interleave({ placed: () => storeOne(true), stored: () => storeOne(false) }, rounds);
  return {
    articles: PLACED_AMONG,
    placed: spreadOf(taken.placed),
    stored: spreadOf(taken.stored),
    ratio: round(median(taken.placed) / median(taken.stored)),
  };
}

/** Puts feeds and the names that ship into the page. */
async function give(page: Page, feeds: readonly string[], built: string): Promise<void> {
  const names = readFileSync(join(built, 'data/names.bin')).toString('base64');
  await page.evaluate(
    ({ texts, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
      Object.assign(globalThis, { feeds: texts.map((text) => new TextEncoder().encode(text)), names: bytes.buffer });
    },
    { texts: [...feeds], base64: names },
  );
}

async function measureWrites(
  page: Page,
  world: World,
  built: string,
  articles: number,
  rounds: Rounds,
): Promise<WriteFigures> {
  await give(page, feedsOf(world.articles, articles / PER_FEED, PER_FEED), built);
  await page.evaluate(() => {
    const { writingBench, feeds } = globalThis as unknown as Named;
    Object.assign(globalThis, { found: feeds.flatMap((bytes) => writingBench.articlesOf(bytes)) });
  });
  type Found = Named & { found: Parameters<WritingBench['write']>[0] };
  const taken = await interleave(
    {
      write: () =>
        page.evaluate(() => {
          const { writingBench, found } = globalThis as unknown as Found;
          return writingBench.write(found);
        }),
      singlePuts: () =>
        page.evaluate(() => {
          const { writingBench, found } = globalThis as unknown as Found;
          return writingBench.putOneByOne(found.map(({ article }) => article));
        }),
    },
    rounds,
  );
  return {
    articles,
    write: spreadOf(taken.write),
    singlePuts: spreadOf(taken.singlePuts),
    ratio: round(median(taken.write) / median(taken.singlePuts), 3),
  };
}
