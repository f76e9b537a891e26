import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { rankRelated } from '../../../lib/relate/relate.ts';
import {
  articleId,
  discounted,
  indexOf,
  type PageRow,
  readCorpus,
  readGrades,
  readPages,
  RELEVANT,
  sketchPage,
} from '../../related/judged.ts';
import type { Expected } from './rows.ts';
import type { ShownPage, Stage } from './stage.ts';

export interface RelatedFigures {
  readonly n: number;
  /** nDCG@5 of what is found from the text that the content script reads, and from Readability's. */
  readonly ours: number;
  readonly readability: number;
  readonly kept: number;
}

/**
 * Judged articles are texts without a page. Each is put into a publisher's real page in place of that page's own
 * article, read there by both readers, and related articles are searched with what each has read.
 */
export async function compareRelated(
  stage: Stage,
  folder: string,
  pages: readonly Expected[],
): Promise<RelatedFigures> {
  const corpus = readCorpus();
  const segments = indexOf(corpus);
  const judgments = readGrades();
  const now = Math.max(...corpus.map(({ published }) => Date.parse(published)));
  const hosts = pages.filter(({ text, url }) => (text?.length ?? 0) > 2000 && url);
  let [n, ours, readability] = [0, 0, 0];
  for (const page of readPages()) {
    const grades = judgments.get(page.id) ?? new Map<string, number>();
    const ideal = [...grades.values()].sort((a, b) => b - a);
    if ((ideal[0] ?? 0) < RELEVANT) continue;
    const read = await readIn(stage, folder, hosts, page);
    const found = (title: string, text: string): number => {
      const sketch = sketchPage({ ...page, title, body: text });
      const answer = rankRelated(sketch, segments, { limit: 5, now, selfId: articleId(page.id) });
      return discounted(answer.map(({ id }) => grades.get(id) ?? 0)) / discounted(ideal);
    };
    n++;
    ours += found(read.ours.title, read.ours.text);
    readability += found(read.readability.title, read.readability.text.slice(0, 40_000));
  }
  const round = (value: number): number => Number(value.toFixed(4));
  return { n, ours: round(ours / n), readability: round(readability / n), kept: round(ours / readability) };
}

/** The first host page after the one that the article's id names that has places for its paragraphs. */
async function readIn(stage: Stage, folder: string, hosts: readonly Expected[], { id, title, body }: PageRow) {
  const from = createHash('sha256').update(id).digest().readUInt32BE();
  const paragraphs = body.split(/\n+/).filter((text) => text.trim());
  for (let at = 0; at < hosts.length; at++) {
    const host = hosts[(from + at) % hosts.length];
    if (!host?.url) continue;
    const look = async (page: ShownPage) => {
      const places = await page.transplant(title, paragraphs, host.text ?? '');
      return places < 4 ? null : page.readAll();
    };
    const read = await stage.show(host.url, gunzipSync(readFileSync(join(folder, host.file))), look);
    if (read) return read;
  }
  throw new Error('no page has room for an article');
}
