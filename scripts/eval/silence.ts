/**
 * `npm run -s eval -- silence [--pages F] [--labels F] [--corpus F]`: whether pages that have nothing to do
 * with AI or crypto are met with silence. Every page gets the corpus' median date, so that age can't fake it. The last
 * line is JSON, over pages labelled `off`; `onTopic` are those labelled `ai-crypto`. Of the articles beside those it is
 * told too how many share no name and no topic with their page: most of them are strangers.
 */
import { parseArgs } from 'node:util';
import { explainRelated, idfOver, rankRelated } from '../../lib/relate/relate.ts';
import { articleId, indexOf, medianDate, names, readCorpus, topics } from '../related/judged.ts';
import { hasLabelledPages, labelledPages } from '../related/labelled.ts';

/** So many articles beside a page are looked at. */
const LISTED = 8;

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
  const byId = new Map(corpus.map((article) => [articleId(article.id), article]));
  const by = { names, topics, idf: idfOver(segments) };
  const beside = { articles: 0, byWordsAlone: 0 };
  const counts = new Map<string, { n: number; silent: number }>();
  for (const { name, topic, sketch } of labelledPages(median, values)) {
    const count = counts.get(topic) ?? { n: 0, silent: 0 };
    counts.set(topic, count);
    const answer = rankRelated(sketch, segments, { limit: LISTED, now: median });
    count.n++;
    if (answer.length === 0) count.silent++;
    else if (topic === 'off') console.log(`not silent: ${name}`);
    if (topic !== 'ai-crypto') continue;
    for (const { id } of answer) {
      const { title = '', summary = '', published } = byId.get(id) ?? { published: '' };
      const reason = explainRelated(sketch, { title, summary, publishedAt: Date.parse(published) }, by);
      beside.articles++;
      if (reason.coins.length + reason.others.length + reason.topics.length === 0) beside.byWordsAlone++;
    }
  }
  const { n, silent } = counts.get('off') ?? { n: 0, silent: 0 };
  console.log(`mentioned in passing: ${JSON.stringify(counts.get('mention') ?? { n: 0, silent: 0 })}`);
  console.log(`beside pages on the subject: ${JSON.stringify(beside)}`);
  const rate = n === 0 ? 0 : Number((silent / n).toFixed(4));
  console.log(JSON.stringify({ n, silent, rate, onTopic: counts.get('ai-crypto') ?? { n: 0, silent: 0 } }));
}
