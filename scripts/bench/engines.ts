import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../../tests/e2e/browser/chromium.ts';
import { collectionFolder, readRows } from '../collection.ts';
import { bundle } from './bundle.ts';
import { interleave, round, type Rounds, spreadOf, type Spread } from './figures.ts';
import type { BenchArticle, BenchPage } from './pages/engines.ts';

const ENGINES = ['ours', 'minisearch', 'flexsearch'] as const;
type EngineName = (typeof ENGINES)[number];

export interface EngineFigures {
  readonly bytes: number;
  readonly bytesToAdd50: number;
  readonly buildMs: number;
  /** A worker just started: database, index, first answer to 64 terms. */
  readonly first: Spread;
  /** The same in a worker that holds everything, ms. */
  readonly termsMs: number;
  /** From the text of a page to the list, ms. */
  readonly pageMs: number;
}

export interface EnginesFigures {
  readonly articles: number;
  readonly engines: Readonly<Record<EngineName, EngineFigures>>;
}

/** What the page of `pages/engines.ts` leaves in the worker. */
interface InWorker {
  bench: {
    build(name: string): Promise<{ buildMs: number; bytes: number; bytesToAdd: number }>;
    first(name: string): Promise<{ ms: number; found: number }>;
    warm(name: string, budgetMs: number): Promise<{ terms: number; page: number }>;
  };
}

interface ArticleRow {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly published: string;
}

interface PageRow {
  readonly title: string;
  readonly text?: string;
  readonly summary?: string;
  readonly published: string;
}

const ADDED = 50;
const TERMS = 64;
const PAGE_WORDS = 2_000;
const WARM_MS = 1_500;

/**
 * Our index beside MiniSearch and FlexSearch, in the worker of an extension that holds nothing else, on the same real
 * articles (`COINSIDE_DATA`, or the folder of data beside the checkout).
 * @param sizes how many articles
 * @throws where the articles are not there
 */
export async function measureEngines(sizes: readonly number[], rounds: Rounds): Promise<EnginesFigures[]> {
  const rows = readRows<ArticleRow>(join(collectionFolder('articles'), 'articles.ndjson.gz'));
  const articles = rows.map(({ title, summary = '', published }, place): BenchArticle => {
    const id = (place + 1).toString(16).padStart(16, '0');
    return { id, title, summary, publishedAt: Date.parse(published) };
  });
  const folder = mkdtempSync(join(tmpdir(), 'coinside-engines-'));
  try {
    const { code } = await bundle('engines.ts');
    writeFileSync(join(folder, 'engines.js'), code);
    for (const file of ['names.bin', 'topics.json']) {
      cpSync(join(import.meta.dirname, '../../public/data', file), join(folder, file));
    }
    const background = { service_worker: 'engines.js', type: 'module' };
    const manifest = { manifest_version: 3, name: 'Engines', version: '1', background };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'page.json'), JSON.stringify(pageOf(readPages())));
    const told: EnginesFigures[] = [];
    for (const size of sizes) {
      const most = Math.min(size, articles.length - ADDED);
      // From over all the years, as a store of that size would not be, but the same for all.
      const step = Math.floor(articles.length / (most + ADDED));
      const chosen = articles.filter((_, place) => place % step === 0);
      writeFileSync(join(folder, 'articles.json'), JSON.stringify(chosen.slice(0, most)));
      writeFileSync(join(folder, 'more.json'), JSON.stringify(chosen.slice(most, most + ADDED)));
      told.push({ articles: most, engines: await measureIn(folder, rounds) });
    }
    return told;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readPages(): PageRow[] {
  return readRows<PageRow>(join(collectionFolder('related'), 'pages.ndjson.gz'));
}

/** One page of 2,000 words out of several real ones, and its commonest words. */
function pageOf(rows: readonly PageRow[]): BenchPage {
  const words = rows.flatMap(({ text, summary = '' }) => (text ?? summary).split(/\s+/)).slice(0, PAGE_WORDS);
  const counts = new Map<string, number>();
  for (const word of words.flatMap((one) => one.toLowerCase().match(/^[a-z]{4,}$/) ?? [])) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [first] = rows;
  return {
    title: first?.title ?? '',
    text: words.join(' '),
    publishedAt: Date.parse(first?.published ?? ''),
    terms: [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, TERMS)
      .map(([word]) => word),
  };
}

async function measureIn(folder: string, rounds: Rounds): Promise<Record<EngineName, EngineFigures>> {
  const browser = await launchChromium({ extension: folder, world: null });
  try {
    const inWorker = async <T>(work: 'build' | 'first' | 'warm', name: EngineName): Promise<T> => {
      const worker = await browser.worker();
      return (await worker.evaluate(
        async ([what, engine, budget]) => {
          const { bench } = globalThis as unknown as InWorker;
          return what === 'warm' ? bench.warm(engine, budget) : bench[what](engine);
        },
        [work, name, WARM_MS] as const,
      )) as T;
    };
    type Built = Awaited<ReturnType<InWorker['bench']['build']>>;
    type Warm = Awaited<ReturnType<InWorker['bench']['warm']>>;
    const built = new Map<EngineName, Built>();
    for (const name of ENGINES) built.set(name, await inWorker<Built>('build', name));
    const first = (name: EngineName) => async (): Promise<number> => {
      await browser.killWorker();
      const { ms, found } = await inWorker<{ ms: number; found: number }>('first', name);
      if (found === 0) throw new Error(`${name} finds nothing`);
      return ms;
    };
    const firsts = await interleave(
      { ours: first('ours'), minisearch: first('minisearch'), flexsearch: first('flexsearch') },
      rounds,
    );
    const figures: [EngineName, EngineFigures][] = [];
    for (const name of ENGINES) {
      const { buildMs = Number.NaN, bytes = Number.NaN, bytesToAdd = Number.NaN } = built.get(name) ?? {};
      const { terms, page } = await inWorker<Warm>('warm', name);
      figures.push([
        name,
        {
          bytes,
          bytesToAdd50: bytesToAdd,
          buildMs: round(buildMs),
          first: spreadOf(firsts[name]),
          termsMs: round(terms, 3),
          pageMs: round(page, 3),
        },
      ]);
    }
    return Object.fromEntries(figures) as Record<EngineName, EngineFigures>;
  } finally {
    await browser.close();
  }
}

/** How ours stands to another: below 1 is better. */
export function against(
  figures: EnginesFigures,
  other: Exclude<EngineName, 'ours'>,
  what: 'first' | 'bytes' | 'terms' | 'page',
): number {
  const read = ({ first, bytes, termsMs, pageMs }: EngineFigures): number =>
    ({ first: first.median, bytes, terms: termsMs, page: pageMs })[what];
  return round(read(figures.engines.ours) / read(figures.engines[other]), 4);
}
