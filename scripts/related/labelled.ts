/** Real pages of all kinds, each labelled by what it is about: on AI or crypto, on them in passing, or off. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PageSketch } from '../../lib/relate/relate.ts';
import { collectionFolder, readRows } from '../collection.ts';
import { sketchOf } from './judged.ts';

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

/** Where pages and labels lie, if not in the collection's folder. */
interface Paths {
  readonly pages?: string | undefined;
  readonly labels?: string | undefined;
}

export interface LabelledPage {
  readonly name: string;
  /** `ai-crypto`, `mention` or `off`. */
  readonly topic: string;
  readonly sketch: PageSketch;
}

const pathsOf = ({ pages, labels }: Paths) => {
  const of = (name: string) => join(collectionFolder('pages'), `${name}.ndjson.gz`);
  return { pages: pages ?? of('expected'), labels: labels ?? of('labels') };
};

export function hasLabelledPages(paths: Paths = {}): boolean {
  const { pages, labels } = pathsOf(paths);
  return existsSync(pages) && existsSync(labels);
}

/** @param publishedAt epoch milliseconds, given to every page, so that age can't fake silence */
export function labelledPages(publishedAt: number, paths: Paths = {}): LabelledPage[] {
  const { pages, labels } = pathsOf(paths);
  const topics = new Map(readRows<Label>(labels).map((label) => [`${label.corpus}/${label.file}`, label.topic]));
  return readRows<PageRow>(pages).map(({ corpus, file, title, text, markdown }) => ({
    name: `${corpus}/${file}`,
    topic: topics.get(`${corpus}/${file}`) ?? 'unlabelled',
    sketch: sketchOf(title ?? '', text ?? markdown ?? '', publishedAt),
  }));
}
