/**
 * `npm run -s eval -- related [--corpus F] [--pages F] [--judgments F] [--runs F]`: how well the shipped matching
 * finds the articles that people judged related, with its floor on. The last line is JSON.
 */
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Coin } from '../../lib/domain/coin.ts';
import { collectionFolder, readCatalogue, readRows } from '../collection.ts';
import { findCoins } from '../../lib/relate/coins.ts';
import { buildSegment, openSegment, type Segment } from '../../lib/relate/index-segment.ts';
import { describePage, explainRelated, idfOver, rankRelated } from '../../lib/relate/relate.ts';

interface CorpusRow {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly published: string;
}
interface PageRow extends CorpusRow {
  readonly url: string;
  readonly body: string;
}
interface Judgment {
  readonly page: string;
  readonly article: string;
  readonly grade: number;
}
interface LabelledPage {
  readonly file: string;
  readonly title?: string | null;
  readonly text?: string | null;
  readonly markdown?: string | null;
  readonly published?: string | null;
}

/** What the content script sends at most. */
const LONGEST_TEXT = 40_000;
const RELEVANT = 1.5;
const LISTED = 10;

/** An article id as the store makes them: 16 hex digits; other ids are hashed to that form. */
function articleId(id: string): string {
  return /^[0-9a-f]{16}$/.test(id) ? id : createHash('sha256').update(id).digest('hex').slice(0, 16);
}

const discounted = (grades: readonly number[]) =>
  grades.slice(0, 5).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));
}

/** Asks for each page as the sidebar does and compares with the judgments. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      pages: { type: 'string' },
      judgments: { type: 'string' },
      runs: { type: 'string' },
      reasons: { type: 'boolean' },
    },
  });
  const related = (name: string) => join(collectionFolder('related'), `${name}.ndjson.gz`);
  const catalogue = readCatalogue();
  const corpus = readRows<CorpusRow>(values.corpus ?? related('corpus'));
  const pages = readRows<PageRow>(values.pages ?? related('pages'));
  const judgments = readRows<Judgment>(values.judgments ?? related('judgments'));

  const byId = new Map(corpus.map((article) => [articleId(article.id), article]));
  const segments = indexOf(corpus, catalogue);
  const idf = idfOver(segments);
  const grades = new Map<string, Map<string, number>>();
  for (const { page, article, grade } of judgments) {
    const ofPage = grades.get(page) ?? new Map<string, number>();
    grades.set(page, ofPage.set(articleId(article), grade));
  }

  const now = Math.max(...corpus.map(({ published }) => Date.parse(published)));
  const runs: string[] = [];
  const figures = { ndcg5: [] as number[], ndcg5judged: [] as number[], p5: [] as number[], silent: 0, unjudged5: 0 };
  const others: string[] = [];
  for (const page of pages) {
    const sketch = describePage(
      { title: page.title, text: page.body.slice(0, LONGEST_TEXT), publishedAt: Date.parse(page.published) || null },
      catalogue,
    );
    const answer = rankRelated(sketch, segments, { limit: LISTED, now, selfId: articleId(page.id) });
    for (const [at, { id, score }] of answer.entries()) {
      const article = byId.get(id);
      if (article === undefined) continue;
      runs.push([page.id, at + 1, article.id, score.toFixed(4)].join('\t'));
      if (values.reasons && at < 3) {
        const { coins, words } = explainRelated(
          sketch,
          { title: article.title, summary: article.summary ?? '' },
          catalogue,
          idf,
        );
        console.log(`${page.title.slice(0, 60)} → ${article.title}: ${[...coins, ...words].join(', ')}`);
      }
    }
    const graded = grades.get(page.id) ?? new Map<string, number>();
    const ideal = [...graded.values()].sort((a, b) => b - a);
    if ((ideal[0] ?? 0) < RELEVANT) {
      others.push(`${page.id} ${answer.length}`);
      continue;
    }
    const got = answer.map(({ id }) => graded.get(id));
    const relevant = ideal.filter((grade) => grade >= RELEVANT).length;
    figures.ndcg5.push(discounted(got.map((grade) => grade ?? 0)) / discounted(ideal));
    figures.ndcg5judged.push(discounted(got.filter((grade) => grade !== undefined)) / discounted(ideal));
    figures.p5.push(got.slice(0, 5).filter((grade) => (grade ?? 0) >= RELEVANT).length / Math.min(5, relevant));
    if (answer.length === 0) figures.silent++;
    figures.unjudged5 += got.slice(0, 5).filter((grade) => grade === undefined).length;
  }
  if (values.runs !== undefined) writeFileSync(values.runs, `${runs.join('\n')}\n`);
  console.log(`pages without a related article, and how many each was answered with: ${others.join(', ')}`);
  reportSilence(catalogue, segments, now);
  console.log(
    JSON.stringify({
      n: figures.ndcg5.length,
      ndcg5: mean(figures.ndcg5),
      ndcg5judged: mean(figures.ndcg5judged),
      p5: mean(figures.p5),
      silent: figures.silent,
      unjudged5: figures.unjudged5,
    }),
  );
}

function indexOf(corpus: readonly CorpusRow[], catalogue: readonly Coin[]): Segment[] {
  const buffer = buildSegment(
    corpus.map(({ id, title, summary = '', published }) => ({
      id: articleId(id),
      title,
      summary,
      publishedAt: Date.parse(published),
      coins: findCoins(title, summary, catalogue).map(({ coinId }) => coinId),
    })),
  );
  const segment = openSegment(buffer);
  if (segment === null) throw new Error('the index just built does not open');
  return [segment];
}

/** How many pages that have nothing to do with AI or crypto are met with silence, and how many that do are not. */
function reportSilence(catalogue: readonly Coin[], segments: readonly Segment[], now: number): void {
  const paths = ['expected', 'labels'].map((name) => join(collectionFolder('pages'), `${name}.ndjson.gz`));
  if (!paths.every((path) => existsSync(path))) return;
  const pages = readRows<LabelledPage>(paths[0] ?? '');
  const labels = new Map(
    readRows<{ file: string; topic: string }>(paths[1] ?? '').map(({ file, topic }) => [file, topic]),
  );
  const silence: Record<string, { pages: number; silent: number }> = {};
  const heard: string[] = [];
  for (const { file, title, text, markdown, published } of pages) {
    const topic = labels.get(file) ?? 'unlabelled';
    const page = {
      title: title ?? '',
      text: (text ?? markdown ?? '').slice(0, LONGEST_TEXT),
      publishedAt: Date.parse(published ?? '') || null,
    };
    const count = (silence[topic] ??= { pages: 0, silent: 0 });
    count.pages++;
    const answer = rankRelated(describePage(page, catalogue), segments, { limit: LISTED, now });
    if (answer.length === 0) count.silent++;
    else if (topic === 'off') heard.push(file);
  }
  console.log(`silence ${JSON.stringify(silence)}${heard.length > 0 ? ` not silent: ${heard.join(', ')}` : ''}`);
}
