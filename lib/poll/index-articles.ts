import { packagedTopics } from '../articles/packaged-topics.ts';
import { log } from '../log.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { coinsAmong, othersAmong } from '../relate/coins.ts';
import { documentOfPlace, placeOfDocument } from '../relate/document.ts';
import { findEntities } from '../relate/entities.ts';
import { buildSegment, type IndexedArticle } from '../relate/index-segment.ts';
import { firstToMerge, isWorthCleaning } from '../relate/piece-sizes.ts';
import { articleTopics, preparedTopics } from '../relate/topics.ts';
import { articleIdAt, openSegment, type Segment } from '../relate/segment.ts';
import { blockOf, countArticles, type PlacedArticle } from '../store/articles.ts';
import { readAllArticles, storedBlocks } from '../store/read-articles.ts';
import { readIndex, readPieceSizes, replaceSegments } from '../store/index-segments.ts';
import { segmentMerging } from './feed-reading.ts';

/** How often a merge is tried again that was overtaken by a look at a feed. */
const ATTEMPTS = 3;

/** Whether this worker has looked for damage yet: reading all pieces is for once in its life. */
let isChecked = false;

/**
 * What turns new articles into a piece of the index. Names and topics are read beforehand, because the piece is made
 * inside the transaction that stores the articles, where nothing may be waited for.
 */
export async function segmentBuilder(): Promise<(placed: readonly PlacedArticle[]) => ArrayBuffer> {
  const [names, list] = await Promise.all([packagedNames(), packagedTopics()]);
  const topics = preparedTopics(list);
  return (placed) =>
    buildSegment(
      placed.map(({ place, article }): IndexedArticle => {
        const { title, summary, publishedAt, label } = article;
        const named = findEntities(title, summary, names, publishedAt);
        const coins = coinsAmong(named).map(({ coinId }) => coinId);
        return {
          id: documentOfPlace(place),
          title,
          summary,
          publishedAt,
          coins,
          others: othersAmong(named).map(({ id }) => id),
          topics: articleTopics(title, summary, coins, topics),
          label: label?.label ?? null,
        };
      }),
    );
}

/**
 * Keeps the index in shape (`firstToMerge`), and builds it anew where a piece is damaged.
 * @param isSuspect whether to look for damage; by itself once in a worker's life
 */
export async function compactIndex(isSuspect: boolean = !isChecked): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (!(await compactOnce(isSuspect))) continue;
    isChecked ||= isSuspect;
    return;
  }
}

/** @returns false where a look at a feed was first, and nothing was changed */
async function compactOnce(isSuspect: boolean): Promise<boolean> {
  const { keys, sizes } = await readPieceSizes();
  const first = firstToMerge(sizes);
  const from = first === null ? undefined : keys[first];
  if (from === undefined && !isSuspect) return true;
  const pieces = await openPieces(isSuspect ? undefined : from);
  if (pieces.some(({ segment }) => segment === null)) return rebuild();
  return from === undefined || merge(pieces.filter(({ key }) => key >= from));
}

/**
 * Brings the index in line with the stored articles, also where a worker died between the two: what is missing in it is
 * put back, and a piece of which much was pruned is written anew without it. Until then what was pruned is passed over by
 * whoever opens the index.
 */
export async function matchIndexToArticles(): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) if (await matchOnce()) return;
}

async function matchOnce(): Promise<boolean> {
  // In this order: articles that a look adds meanwhile only make the index larger than the count, and are not taken
  // for pruned, because their blocks are read last.
  const { total } = await countArticles();
  const pieces = await openPieces();
  const blocks = await storedBlocks();
  const kept = new Set<string>();
  let from: number | null = null;
  for (const { key, segment } of pieces) {
    if (segment === null) return rebuild();
    let dead = 0;
    for (let at = 0; at < segment.articleCount; at++) {
      const id = articleIdAt(segment, at);
      if (isIn(blocks, id)) kept.add(id);
      else dead++;
    }
    if (from === null && isWorthCleaning(segment.articleCount, dead)) from = key;
  }
  if (kept.size < total) return rebuild();
  const first = from;
  return first === null || merge(pieces.filter(({ key }) => key >= first));
}

interface Piece {
  readonly key: number;
  /** Null where it is damaged. */
  readonly segment: Segment | null;
}

async function openPieces(from?: number): Promise<Piece[]> {
  const { pieces } = await readIndex(from);
  return pieces.map(({ key, bytes }) => ({ key, segment: openSegment(bytes) }));
}

async function merge(pieces: readonly Piece[]): Promise<boolean> {
  const blocks = await storedBlocks();
  const segments = pieces.flatMap(({ segment }) => segment ?? []);
  const mergeSegments = await segmentMerging();
  const merged = mergeSegments(segments, (id) => isIn(blocks, id));
  return replaceSegments(
    pieces.map(({ key }) => key),
    merged,
    false,
  );
}

async function rebuild(): Promise<boolean> {
  log.bug('index', 'damaged or incomplete, built anew');
  const { keys } = await readPieceSizes();
  const build = await segmentBuilder();
  return replaceSegments(keys, build(await readAllArticles()), true);
}

function isIn(blocks: ReadonlySet<number>, id: string): boolean {
  return blocks.has(blockOf(placeOfDocument(id)));
}
