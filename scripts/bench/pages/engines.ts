/**
 * The worker of a throw-away extension: our index and the two libraries that one would take instead, each built from the
 * same articles, stored in IndexedDB in its own best form, and asked by a worker that was just started.
 */
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { parseTopics } from '../../../lib/articles/topic-file.ts';
import type { Topic } from '../../../lib/domain/topic.ts';
import { findCoins } from '../../../lib/relate/coins.ts';
import { buildSegment, openSegment } from '../../../lib/relate/index-segment.ts';
import { pageTerms } from '../../../lib/relate/page-terms.ts';
import { describePage, rankRelated } from '../../../lib/relate/relate.ts';
import { eachCandidate, type RelatedQuery, rankSettings, weigh } from '../../../lib/relate/features.ts';
import { fittedWeights } from '../../../lib/relate/fitted-weights.ts';
import { words } from '../../../lib/relate/text.ts';

export interface BenchArticle {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly publishedAt: number;
}

export interface BenchPage {
  readonly title: string;
  readonly text: string;
  readonly publishedAt: number;
  /** Its 64 commonest words of some length. */
  readonly terms: readonly string[];
}

/** An index at work: what the 64 terms find, and what the whole page finds. */
interface Opened {
  byTerms(page: BenchPage): number;
  byPage(page: BenchPage): number;
}

type Stored = string | Blob | Record<string, string>;

interface Engine {
  build(articles: readonly BenchArticle[]): Promise<Stored>;
  open(stored: Stored): Promise<Opened>;
  /** Bytes to be written where 50 articles come in. */
  add(stored: Stored, more: readonly BenchArticle[]): Promise<number>;
}

const LIMIT = 10;
let names: ArrayBuffer | null = null;
let topics: readonly Topic[] = [];

/** What the background has read out of its package when it is asked. */
async function ready(): Promise<ArrayBuffer> {
  if (topics.length === 0) topics = parseTopics(await readJson('topics.json'));
  names ??= await (await fetch('names.bin')).arrayBuffer();
  return names;
}

const miniOptions = { fields: ['title', 'summary'], searchOptions: { boost: { title: 2 } } };

async function segmentOf(articles: readonly BenchArticle[]): Promise<ArrayBuffer> {
  const known = await ready();
  return buildSegment(
    articles.map((article) => ({
      ...article,
      coins: findCoins(article.title, article.summary, known, article.publishedAt).map(({ coinId }) => coinId),
    })),
  );
}

const engines: Record<string, Engine> = {
  ours: {
    build: async (articles) => new Blob([await segmentOf(articles)]),
    async open(stored) {
      const segment = openSegment(await (stored as Blob).arrayBuffer());
      if (!segment) throw new Error('the index does not open');
      const known = await ready();
      const options = { limit: LIMIT, now: Date.now() };
      let ofTerms: RelatedQuery | null = null;
      return {
        byTerms({ terms, publishedAt }) {
          // Only the index is asked, as the libraries are: no coins are looked for, and there is no floor.
          const text = terms.join(' ');
          ofTerms ??= {
            terms: pageTerms([], words(text), text),
            coins: [],
            others: [],
            main: null,
            topics: [],
            publishedAt,
            titleHash: 0,
            subjectScore: 0,
          };
          let found = 0;
          eachCandidate(
            ofTerms,
            [segment],
            options.now,
            (_segment, _article, features) => {
              if (weigh(features, fittedWeights).order > 0) found++;
            },
            { ...rankSettings, terms: 64 },
          );
          return found;
        },
        byPage: ({ title, text, publishedAt }) =>
          rankRelated(describePage({ title, text, publishedAt }, known, topics), [segment], options).length,
      };
    },
    add: async (_stored, more) => (await segmentOf(more)).byteLength,
  },
  minisearch: {
    async build(articles) {
      const index = new MiniSearch<BenchArticle>(miniOptions);
      index.addAll(articles);
      return JSON.stringify(index);
    },
    async open(stored) {
      const index = MiniSearch.loadJSON<BenchArticle>(stored as string, miniOptions);
      return {
        byTerms: ({ terms }) => index.search(terms.join(' ')).slice(0, LIMIT).length,
        byPage: ({ title, text }) => index.search(`${title} ${text}`).slice(0, LIMIT).length,
      };
    },
    async add(stored, more) {
      const index = MiniSearch.loadJSON<BenchArticle>(stored as string, miniOptions);
      index.addAll(more);
      return JSON.stringify(index).length;
    },
  },
  flexsearch: {
    async build(articles) {
      const index = new Index({ tokenize: 'strict' });
      for (const { id, title, summary } of articles) index.add(id, `${title} ${summary}`);
      return exported(index);
    },
    async open(stored) {
      const index = new Index({ tokenize: 'strict' });
      for (const [key, text] of Object.entries(stored as Record<string, string>)) index.import(key, text);
      const ask = (query: string): number => index.search(query, { limit: LIMIT, suggest: true }).length;
      return {
        byTerms: ({ terms }) => ask(terms.join(' ')),
        byPage: ({ title, text }) => ask(`${title} ${text}`),
      };
    },
    async add(stored, more) {
      const index = new Index({ tokenize: 'strict' });
      for (const [key, text] of Object.entries(stored as Record<string, string>)) index.import(key, text);
      for (const { id, title, summary } of more) index.add(id, `${title} ${summary}`);
      return sizeOf(exported(index));
    },
  },
};

function exported(index: Index): Record<string, string> {
  const parts: Record<string, string> = {};
  index.export((key, text) => {
    if (typeof text === 'string') parts[key] = text;
  });
  return parts;
}

function sizeOf(stored: Stored): number {
  if (stored instanceof Blob) return stored.size;
  if (typeof stored === 'string') return stored.length;
  return Object.values(stored).reduce((sum, text) => sum + text.length, 0);
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('engines', 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('indexes'));
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('the request failed')));
  });
}

function engineOf(name: string): Engine {
  const engine = engines[name];
  if (!engine) throw new Error(`there is no engine ${name}`);
  return engine;
}

async function readJson<T>(file: string): Promise<T> {
  return (await (await fetch(file)).json()) as T;
}

/** The clock of a worker has steps of 0.1 ms: what is shorter than a hundred of them is called more often. */
const SAMPLE_MS = 10;

/** How long one call takes, ms: the middle of as many samples as fit into `budgetMs`, one at least. */
function timedEach(budgetMs: number, call: () => void): number {
  const begin = performance.now();
  call();
  const calls = Math.max(1, Math.ceil(SAMPLE_MS / Math.max(0.1, performance.now() - begin)));
  const taken: number[] = [];
  while (taken.length === 0 || performance.now() < begin + budgetMs) {
    const begun = performance.now();
    for (let n = 0; n < calls; n++) call();
    taken.push((performance.now() - begun) / calls);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? Number.NaN;
}

Object.assign(globalThis, {
  bench: {
    /** Builds and stores an engine's index of the articles in the package. */
    async build(name: string) {
      const articles = await readJson<BenchArticle[]>('articles.json');
      await ready();
      const begun = performance.now();
      const stored = await engineOf(name).build(articles);
      const buildMs = performance.now() - begun;
      const db = await open();
      const tx = db.transaction('indexes', 'readwrite');
      tx.objectStore('indexes').put(stored, name);
      await new Promise<void>((resolve, reject) => {
        tx.addEventListener('complete', () => resolve());
        tx.addEventListener('abort', () => reject(tx.error ?? new Error('not stored')));
      });
      db.close();
      const more = await readJson<BenchArticle[]>('more.json');
      return { buildMs, bytes: sizeOf(stored), bytesToAdd: await engineOf(name).add(stored, more) };
    },
    /** From the database to the first answer to 64 terms. */
    async first(name: string) {
      const page = await readJson<BenchPage>('page.json');
      await ready();
      const begun = performance.now();
      const db = await open();
      const stored = await settled<Stored>(db.transaction('indexes').objectStore('indexes').get(name));
      const opened = await engineOf(name).open(stored);
      const found = opened.byTerms(page);
      const ms = performance.now() - begun;
      db.close();
      return { ms, found };
    },
    /** Asked again and again by a worker that has all in memory. */
    async warm(name: string, budgetMs: number) {
      const page = await readJson<BenchPage>('page.json');
      const db = await open();
      const stored = await settled<Stored>(db.transaction('indexes').objectStore('indexes').get(name));
      db.close();
      const opened = await engineOf(name).open(stored);
      return {
        terms: timedEach(budgetMs, () => opened.byTerms(page)),
        page: timedEach(budgetMs, () => opened.byPage(page)),
      };
    },
  },
});
