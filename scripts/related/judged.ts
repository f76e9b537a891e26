/** The judged collection of related articles, indexed and read as the product does it. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { judgeLabel } from '../../lib/articles/label.ts';
import { coinsAmong, othersAmong } from '../../lib/relate/coins.ts';
import { findEntities } from '../../lib/relate/entities.ts';
import { buildSegment, openSegment, type Segment } from '../../lib/relate/index-segment.ts';
import { describePage, type PageSketch } from '../../lib/relate/relate.ts';
import { articleTopics, preparedTopics } from '../../lib/relate/topics.ts';
import { collectionFolder, readNames, readRows, readTopics } from '../collection.ts';

export interface CorpusRow {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly published: string;
  readonly url?: string;
}
export interface PageRow extends CorpusRow {
  readonly body: string;
}
interface Judgment {
  readonly page: string;
  readonly article: string;
  readonly grade: number;
}

/** What the content script sends at most. */
const LONGEST_TEXT = 40_000;
/** From this grade on an article counts as related. */
export const RELEVANT = 1.5;

export const names = readNames();
export const topics = readTopics();

/** An article id as the store makes them: 16 hex digits; other ids are hashed to that form. */
export function articleId(id: string): string {
  return /^[0-9a-f]{16}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 16);
}

export function readCorpus(path = join(collectionFolder('related'), 'corpus.ndjson.gz')): CorpusRow[] {
  return readRows<CorpusRow>(path);
}

/** Epoch milliseconds. */
export function medianDate(corpus: readonly CorpusRow[]): number {
  const dates = corpus.map(({ published }) => Date.parse(published)).sort((a, b) => a - b);
  return dates[Math.floor(dates.length / 2)] ?? 0;
}

export function readPages(path = join(collectionFolder('related'), 'pages.ndjson.gz')): PageRow[] {
  return readRows<PageRow>(path);
}

/** Grades by page and article. */
export function readGrades(path = join(collectionFolder('related'), 'judgments.ndjson.gz')) {
  const grades = new Map<string, Map<string, number>>();
  for (const { page, article, grade } of readRows<Judgment>(path)) {
    const ofPage = grades.get(page) ?? new Map<string, number>();
    grades.set(page, ofPage.set(articleId(article), grade));
  }
  return grades;
}

export function indexOf(corpus: readonly CorpusRow[]): Segment[] {
  const ready = preparedTopics(topics);
  const buffer = buildSegment(
    corpus.map(({ id, title, summary = '', published, url = '' }) => {
      const entities = findEntities(title, summary, names, Date.parse(published));
      const coins = coinsAmong(entities).map(({ coinId }) => coinId);
      const address = URL.canParse(url) ? url : 'https://unknown.example/';
      const mark = judgeLabel({ title, summary, url: address, author: null, categories: [], feedKind: 'news' });
      return {
        id: articleId(id),
        title,
        summary,
        publishedAt: Date.parse(published),
        coins,
        others: othersAmong(entities).map(({ id: other }) => other),
        topics: articleTopics(title, summary, coins, ready),
        label: mark?.label ?? null,
      };
    }),
  );
  const segment = openSegment(buffer);
  if (segment === null) throw new Error('the index just built does not open');
  return [segment];
}

export function sketchOf(title: string, text: string, publishedAt: number | null): PageSketch {
  return describePage({ title, text: text.slice(0, LONGEST_TEXT), publishedAt }, names, topics);
}

export function sketchPage({ title, body, published }: PageRow): PageSketch {
  return sketchOf(title, body, Date.parse(published) || null);
}

/** Discounted cumulative gain of the first five, gain 2^grade - 1. */
export function discounted(grades: readonly number[]): number {
  return grades.slice(0, 5).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}
