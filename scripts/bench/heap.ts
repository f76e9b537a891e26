import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { documentOfPlace } from '../../lib/relate/document.ts';
import { buildSegment } from '../../lib/relate/index-segment.ts';
import { markOutdated } from '../../lib/relate/outdated.ts';
import { describePage, rankRelated } from '../../lib/relate/relate.ts';
import { openSegment, type Segment } from '../../lib/relate/segment.ts';
import { collectionFolder, readNames, readRows, readTopics } from '../collection.ts';
import { round } from './figures.ts';

export interface HeapFigures {
  readonly articles: number;
  /** Of the index as it is stored. */
  readonly bufferBytes: number;
  /** What stays in memory while it is open and was asked: the buffer itself and all beside it. */
  readonly openBytes: number;
  readonly ratio: number;
  /** MiniSearch's, opened from its JSON. */
  readonly miniSearchBytes: number;
}

interface ArticleRow {
  readonly title: string;
  readonly summary?: string;
  readonly published: string;
}

/** So often over the same bytes: what one opening adds would drown in what the collector leaves about. */
const OPENED = 20;

/** What is alive, JavaScript objects and the bytes of buffers, after everything else is collected. */
function aliveBytes(collect: () => void): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * The memory that the opened index takes, in units of its stored bytes: once it was asked about a page, with an edited
 * article in a second piece, so that a bitmap stands beside it as beside any that is in use.
 * @throws where the articles are not there
 */
export function measureHeap(most: number): HeapFigures {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const rows = readRows<ArticleRow>(join(collectionFolder('articles'), 'articles.ndjson.gz')).slice(0, most);
  const articles = rows.map(({ title, summary = '', published }, place) => ({
    id: documentOfPlace(place),
    title,
    summary,
    publishedAt: Date.parse(published),
    coins: [],
  }));
  const names = readNames();
  const topics = readTopics();
  const buffers = [buildSegment(articles), buildSegment(articles.slice(0, 1))];
  const bufferBytes = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const [first] = articles;
  const page = {
    title: first?.title ?? '',
    text: rows
      .slice(1, 40)
      .map(({ summary }) => summary)
      .join(' '),
    publishedAt: null,
  };
  const ask = (segments: readonly Segment[]): number =>
    rankRelated(describePage(page, names, topics), segments, { limit: 10, now: Date.now() }).length;
  const open = (): Segment[] => markOutdated(buffers.flatMap((buffer) => openSegment(buffer) ?? []));
  // Code and what it prepares once belong to no index.
  for (let time = 0; time < OPENED; time++) ask(open());

  const before = aliveBytes(collect);
  const opened = Array.from({ length: OPENED }, open);
  for (const segments of opened) ask(segments);
  const beside = Math.round((aliveBytes(collect) - before) / OPENED);
  if (opened.some(({ length }) => length !== buffers.length)) throw new Error('the index does not open');

  const options = { fields: ['title', 'summary'] };
  const json = JSON.stringify(miniSearchOf(articles, options));
  const beforeMini = aliveBytes(collect);
  const mini = MiniSearch.loadJSON(json, options);
  const miniSearchBytes = aliveBytes(collect) - beforeMini;
  if (mini.documentCount !== articles.length) throw new Error('MiniSearch does not open');
  const openBytes = bufferBytes + beside;
  return {
    articles: articles.length,
    bufferBytes,
    openBytes,
    ratio: round(openBytes / bufferBytes, 4),
    miniSearchBytes,
  };
}

function miniSearchOf(
  articles: readonly { readonly id: string }[],
  options: { readonly fields: string[] },
): MiniSearch {
  const index = new MiniSearch(options);
  index.addAll(articles);
  return index;
}
