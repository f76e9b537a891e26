import { packagedTopics } from '../articles/packaged-topics.ts';
import { log } from '../log.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { coinsAmong, othersAmong } from '../relate/coins.ts';
import { documentOfPlace, placeOfDocument } from '../relate/document.ts';
import { findEntities } from '../relate/entities.ts';
import { buildSegment, type IndexedArticle, mergeSegments } from '../relate/index-segment.ts';
import { articleTopics, preparedTopics } from '../relate/topics.ts';
import { articleIdAt, openSegment, type Segment } from '../relate/segment.ts';
import { blockOf, countArticles, type PlacedArticle, readAllArticles, storedBlocks } from '../store/articles.ts';
import { readSegments, replaceSegments, segmentKeys } from '../store/index-segments.ts';

/** From this many pieces on they are merged into one: a query opens them all. */
const MOST_SEGMENTS = 12;
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
 * Merges the pieces of the index once there are many of them, and builds it anew where one is damaged.
 * @param isSuspect whether to look for damage; by itself once in a worker's life
 */
export async function compactIndex(isSuspect: boolean = !isChecked): Promise<void> {
  const isMany = (await segmentKeys()).length > MOST_SEGMENTS;
  if (!isMany && !isSuspect) return;
  isChecked = true;
  const index = await openPieces();
  if (index.isDamaged) await rebuild(index);
  else if (isMany) await merge(index, await storedBlocks());
}

/**
 * Brings the index in line with the stored articles: what was pruned leaves it, also where a worker died between the
 * two, and what is missing in it is put back.
 */
export async function matchIndexToArticles(): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) if (await matchOnce()) return;
}

async function matchOnce(): Promise<boolean> {
  // In this order: articles that a look adds meanwhile only make the index larger than the count, and are not taken
  // for pruned, because their blocks are read last.
  const { total } = await countArticles();
  const index = await openPieces();
  const blocks = await storedBlocks();
  const kept = new Set<string>();
  let isAnyGone = false;
  for (const segment of index.segments) {
    for (let at = 0; at < segment.articleCount; at++) {
      const id = articleIdAt(segment, at);
      if (isIn(blocks, id)) kept.add(id);
      else isAnyGone = true;
    }
  }
  if (index.isDamaged || kept.size < total) return rebuild(index);
  return isAnyGone ? merge(index, blocks) : true;
}

interface Pieces {
  readonly keys: readonly number[];
  readonly segments: readonly Segment[];
  readonly isDamaged: boolean;
}

async function openPieces(): Promise<Pieces> {
  const stored = await readSegments();
  const segments = stored.flatMap(({ bytes }) => openSegment(bytes) ?? []);
  return { keys: stored.map(({ key }) => key), segments, isDamaged: segments.length < stored.length };
}

function merge({ keys, segments }: Pieces, blocks: ReadonlySet<number>): Promise<boolean> {
  return replaceSegments(
    keys,
    mergeSegments(segments, (id) => isIn(blocks, id)),
    false,
  );
}

async function rebuild({ keys }: Pieces): Promise<boolean> {
  log.bug('index', 'damaged or incomplete, built anew');
  const build = await segmentBuilder();
  return replaceSegments(keys, build(await readAllArticles()), true);
}

function isIn(blocks: ReadonlySet<number>, id: string): boolean {
  return blocks.has(blockOf(placeOfDocument(id)));
}
