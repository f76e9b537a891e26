/**
 * `npm run -s eval -- silence [--pages F] [--labels F] [--corpus F]`: whether pages that have nothing to do
 * with AI or crypto are met with silence. Every page gets the corpus' median date, so that age can't fake it. The last
 * line is JSON, over pages labelled `off`; `onTopic` are those labelled `ai-crypto`.
 */
import { parseArgs } from 'node:util';
import { rankRelated } from '../../lib/relate/relate.ts';
import { indexOf, medianDate, readCorpus } from '../related/judged.ts';
import { hasLabelledPages, labelledPages } from '../related/labelled.ts';

export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { pages: { type: 'string' }, labels: { type: 'string' }, corpus: { type: 'string' } },
  });
  if (!hasLabelledPages(values)) {
    console.log('Nothing evaluated: no labelled pages. Point COINSIDE_DATA at the folder that holds pages/.');
    return;
  }
  const corpus = readCorpus(values.corpus);
  const segments = indexOf(corpus);
  const median = medianDate(corpus);
  const counts = new Map<string, { n: number; silent: number }>();
  for (const { name, topic, sketch } of labelledPages(median, values)) {
    const count = counts.get(topic) ?? { n: 0, silent: 0 };
    counts.set(topic, count);
    const answer = rankRelated(sketch, segments, { limit: 1, now: median });
    count.n++;
    if (answer.length === 0) count.silent++;
    else if (topic === 'off') console.log(`not silent: ${name}`);
  }
  const { n, silent } = counts.get('off') ?? { n: 0, silent: 0 };
  console.log(`mentioned in passing: ${JSON.stringify(counts.get('mention') ?? { n: 0, silent: 0 })}`);
  const rate = n === 0 ? 0 : Number((silent / n).toFixed(4));
  console.log(JSON.stringify({ n, silent, rate, onTopic: counts.get('ai-crypto') ?? { n: 0, silent: 0 } }));
}
