/**
 * `npm run -s eval -- related [--corpus F] [--pages F] [--judgments F] [--runs F] [--worst] [--reasons]`: how well the
 * shipped matching finds the articles that people judged related, with its floor on. The last line is JSON. The weights
 * were fitted on these pages: what they reach on pages they have not seen says `npm run -s fit`.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectionFolder } from '../collection.ts';
import { explainRelated, idfOver, rankRelated } from '../../lib/relate/relate.ts';
import {
  articleId,
  names,
  discounted,
  indexOf,
  type PageRow,
  readCorpus,
  readGrades,
  readPages,
  RELEVANT,
  sketchPage,
  topics,
} from '../related/judged.ts';

const LISTED = 10;
const WORST = 10;

/** Asks for each page as the sidebar does and compares with the judgments. */
export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      pages: { type: 'string' },
      judgments: { type: 'string' },
      runs: { type: 'string' },
      reasons: { type: 'boolean' },
      worst: { type: 'boolean' },
    },
  });
  if (values.corpus === undefined && !existsSync(join(collectionFolder('related'), 'corpus.ndjson.gz'))) {
    console.log('Nothing evaluated: no judged articles. Point COINSIDE_DATA at the folder that holds related/.');
    return;
  }
  const corpus = readCorpus(values.corpus);
  const byId = new Map(corpus.map((article) => [articleId(article.id), article]));
  const segments = indexOf(corpus);
  const idf = idfOver(segments);
  const grades = readGrades(values.judgments);
  const now = Math.max(...corpus.map(({ published }) => Date.parse(published)));
  const runs: string[] = [];
  const figures = { ndcg5: [] as number[], ndcg5judged: [] as number[], p5: [] as number[], silent: 0, unjudged5: 0 };
  const others: string[] = [];
  const judged: { page: PageRow; ndcg5: number; titles: string[] }[] = [];
  for (const page of readPages(values.pages)) {
    const sketch = sketchPage(page);
    const answer = rankRelated(sketch, segments, { limit: LISTED, now, selfId: articleId(page.id) });
    const graded = grades.get(page.id) ?? new Map<string, number>();
    const titles: string[] = [];
    for (const [at, { id, score }] of answer.entries()) {
      const article = byId.get(id);
      if (article === undefined) continue;
      runs.push([page.id, at + 1, article.id, score.toFixed(4)].join('\t'));
      titles.push(`${graded.get(id) ?? '-'} ${score.toFixed(2)} ${article.title}`);
      if (values.reasons && at < 3) {
        const { title, summary = '' } = article;
        const reason = explainRelated(
          sketch,
          { title, summary, publishedAt: Date.parse(article.published) },
          { names, topics, idf },
        );
        const told = [...reason.coins, ...reason.others, ...reason.topics, ...reason.words].join(', ');
        console.log(`${page.title.slice(0, 60)} → ${title}: ${told}`);
      }
    }
    const ideal = [...graded.values()].sort((a, b) => b - a);
    if ((ideal[0] ?? 0) < RELEVANT) {
      others.push(`${page.id} ${answer.length}`);
      continue;
    }
    const got = answer.map(({ id }) => graded.get(id));
    const relevant = ideal.filter((grade) => grade >= RELEVANT).length;
    const ndcg5 = discounted(got.map((grade) => grade ?? 0)) / discounted(ideal);
    judged.push({ page, ndcg5, titles });
    figures.ndcg5.push(ndcg5);
    figures.ndcg5judged.push(discounted(got.filter((grade) => grade !== undefined)) / discounted(ideal));
    figures.p5.push(got.slice(0, 5).filter((grade) => (grade ?? 0) >= RELEVANT).length / Math.min(5, relevant));
    if (answer.length === 0) figures.silent++;
    figures.unjudged5 += got.slice(0, 5).filter((grade) => grade === undefined).length;
  }
  if (values.runs !== undefined) writeFileSync(values.runs, `${runs.join('\n')}\n`);
  if (values.worst) tellWorst(judged);
  console.log(`pages without a related article, and how many each was answered with: ${others.join(', ')}`);
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

function tellWorst(judged: readonly { page: PageRow; ndcg5: number; titles: string[] }[]): void {
  for (const { page, ndcg5, titles } of [...judged].sort((a, b) => a.ndcg5 - b.ndcg5).slice(0, WORST)) {
    console.log(`${ndcg5.toFixed(3)} ${page.title}`);
    for (const title of titles.slice(0, 5)) console.log(`      ${title}`);
  }
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4));
}
