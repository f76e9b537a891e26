import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { findCoins } from '../relate/coins.ts';
import { documentOfPlace, placeOfDocument } from '../relate/document.ts';
import { buildSegment, type IndexedArticle, mergeSegments } from '../relate/index-segment.ts';
import { openSegment, type Segment } from '../relate/segment.ts';
import { type PlacedArticle, readAllArticles } from '../store/articles.ts';
import { readSegments, replaceSegments, segmentKeys } from '../store/index-segments.ts';

/** From this many pieces on they are merged into one: a query opens them all. */
const MOST_SEGMENTS = 12;

/**
 * What turns new articles into a piece of the index. The catalogue is read beforehand, because the piece is made
 * inside the transaction that stores the articles, where nothing may be waited for.
 */
export async function segmentBuilder(): Promise<(placed: readonly PlacedArticle[]) => ArrayBuffer> {
  const { coins } = await packagedCatalogue();
  return (placed) =>
    buildSegment(
      placed.map(({ place, article }): IndexedArticle => {
        const { title, summary, publishedAt } = article;
        const named = findCoins(title, summary, coins);
        return { id: documentOfPlace(place), title, summary, publishedAt, coins: named.map(({ coinId }) => coinId) };
      }),
    );
}

/** Merges the pieces of the index once there are many of them. */
export async function compactIndex(): Promise<void> {
  if ((await segmentKeys()).length > MOST_SEGMENTS) await mergeIndex(() => true);
}

/**
 * All pieces in one, without the articles that are gone. A damaged piece cannot be merged: then the whole index is
 * built anew from the stored articles.
 */
export async function mergeIndex(isKept: (place: number) => boolean): Promise<void> {
  const stored = await readSegments();
  const keys = stored.map(({ key }) => key);
  const opened = stored.map(({ bytes }) => openSegment(bytes));
  const segments = opened.filter((segment): segment is Segment => segment !== null);
  const merged =
    segments.length === opened.length
      ? mergeSegments(segments, (id) => isKept(placeOfDocument(id)))
      : (await segmentBuilder())(await readAllArticles());
  await replaceSegments(keys, merged);
}
