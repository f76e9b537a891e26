/**
 * `npm run -s eval -- silence [--pages F] [--labels F] [--corpus F]`: whether pages that have nothing to do
 * with AI or crypto are met with silence. Every page gets the corpus' median date, so that age can't fake it. The last
 * line is JSON, over pages labelled `off`; `onTopic` are those labelled `ai-crypto`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectionFolder, readRows } from '../collection.ts';
import { rankRelated } from '../../lib/relate/relate.ts';
import { indexOf, readCorpus, sketchOf } from '../related/judged.ts';

interface PageRow {
  readonly corpus: string;
  readonly file: string;
  readonly title?: string | null;
  readonly text?: string | null;
  readonly markdown?: string | null;
}
interface Label {
  readonly corpus: string;
  readonly file: string;
  readonly topic: string;
}

export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { pages: { type: 'string' }, labels: { type: 'string' }, corpus: { type: 'string' } },
  });
  const of = (name: string) => join(collectionFolder('pages'), `${name}.ndjson.gz`);
  const pagesPath = values.pages ?? of('expected');
  const labelsPath = values.labels ?? of('labels');
  if (!existsSync(pagesPath) || !existsSync(labelsPath)) {
    console.log('Nothing evaluated: no labelled pages. Point COINSIDE_DATA at the folder that holds pages/.');
    return;
  }
  const corpus = readCorpus(values.corpus);
  const segments = indexOf(corpus);
  const dates = corpus.map(({ published }) => Date.parse(published)).sort((a, b) => a - b);
  const median = dates[Math.floor(dates.length / 2)] ?? 0;
  const labels = new Map(readRows<Label>(labelsPath).map((label) => [`${label.corpus}/${label.file}`, label.topic]));
  const counts = new Map<string, { n: number; silent: number }>();
  for (const { corpus: from, file, title, text, markdown } of readRows<PageRow>(pagesPath)) {
    const topic = labels.get(`${from}/${file}`) ?? 'unlabelled';
    const count = counts.get(topic) ?? { n: 0, silent: 0 };
    counts.set(topic, count);
    const sketch = sketchOf(title ?? '', text ?? markdown ?? '', median);
    const answer = rankRelated(sketch, segments, { limit: 1, now: median });
    count.n++;
    if (answer.length === 0) count.silent++;
    else if (topic === 'off') console.log(`not silent: ${from}/${file}`);
  }
  const { n, silent } = counts.get('off') ?? { n: 0, silent: 0 };
  console.log(`mentioned in passing: ${JSON.stringify(counts.get('mention') ?? { n: 0, silent: 0 })}`);
  const rate = n === 0 ? 0 : Number((silent / n).toFixed(4));
  console.log(JSON.stringify({ n, silent, rate, onTopic: counts.get('ai-crypto') ?? { n: 0, silent: 0 } }));
}
