/**
 * `npm run -s eval -- labels [--data FOLDER] [--set tuned|held] [--failures]`: how well the judge of
 * lib/articles/label.ts tells what is no plain news, by title and teaser alone (these records have no categories, so
 * the publisher's own sections are not put to the test here).
 *
 * Truth is labels/by-hand.json: ids of records of `articles.ndjson.gz`, read one by one; the texts stay outside. `tuned`
 * were known while the rules were written, `held` were drawn and read afterwards and nothing was changed for them.
 * Records of which a reader could not say what they are were left out. Both sets hold a random part and parts drawn by
 * loose words so that every label occurs; press releases can hardly be seen in these records, so few are there.
 * Without `--set` the last line is of `held`: `{n, precision, recall, f1}` over all labels, and the same for each.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectionFolder, readRows } from '../collection.ts';
import { ARTICLE_LABELS, type ArticleLabel } from '../../lib/domain/article-label.ts';
import { judgeLabel } from '../../lib/articles/label.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly url?: string;
}

type Kind = ArticleLabel | 'news';
type Truth = Readonly<Record<'tuned' | 'held', Readonly<Record<Kind, readonly string[]>>>>;

/** Some records have an address that is none. */
const NO_ADDRESS = 'https://unknown.example/a';

function judged({ title, summary = '', url }: Row): Kind {
  const address = url !== undefined && URL.canParse(url) ? url : NO_ADDRESS;
  const subject = { title, summary, url: address, author: null, categories: [], feedKind: 'news' } as const;
  return judgeLabel(subject)?.label ?? 'news';
}

function figures(pairs: readonly { readonly is: boolean; readonly said: boolean }[]) {
  const both = pairs.filter(({ is, said }) => is && said).length;
  const said = pairs.filter((pair) => pair.said).length;
  const is = pairs.filter((pair) => pair.is).length;
  const round = (value: number) => Number(value.toFixed(3));
  const precision = said === 0 ? 0 : both / said;
  const recall = is === 0 ? 0 : both / is;
  const f1 = both === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { n: is, precision: round(precision), recall: round(recall), f1: round(f1) };
}

export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, set: { type: 'string' }, failures: { type: 'boolean' } },
  });
  const folder = values.data ?? collectionFolder('articles');
  const rows = new Map(readRows<Row>(join(folder, 'articles.ndjson.gz')).map((row) => [row.id, row]));
  const truth: Truth = JSON.parse(readFileSync(join(import.meta.dirname, 'labels', 'by-hand.json'), 'utf8'));
  const sets = (['tuned', 'held'] as const).filter((name) => values.set === undefined || values.set === name);
  for (const name of sets) {
    const read = (Object.entries(truth[name]) as [Kind, readonly string[]][]).flatMap(([kind, ids]) =>
      ids.map((id) => {
        const row = rows.get(id);
        if (!row) throw new Error(`no record ${id} in ${folder}`);
        return { row, kind, said: judged(row) };
      }),
    );
    if (values.failures) {
      for (const { row, kind, said } of read) if (kind !== said) console.log(`${kind} → ${said}: ${row.title}`);
    }
    const each = ARTICLE_LABELS.map((label) => [
      label,
      figures(read.map(({ kind, said }) => ({ is: kind === label, said: said === label }))),
    ]);
    const labelled = read.flatMap(({ kind, said }) =>
      ARTICLE_LABELS.map((label) => ({ is: kind === label, said: said === label })),
    );
    console.log(JSON.stringify({ set: name, read: read.length, ...figures(labelled), each: Object.fromEntries(each) }));
  }
}
