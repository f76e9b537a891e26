import type { ArticleId } from '../domain/article.ts';

/**
 * The index names its documents by 16 hexadecimal digits. The stored index uses the article's place in the store
 * there, so that a hit leads to the article's block without a second look-up.
 */
export function documentOfPlace(place: number): ArticleId {
  return place.toString(16).padStart(16, '0');
}

export function placeOfDocument(id: ArticleId): number {
  return Number.parseInt(id, 16);
}

/** The place by the ordinal in a segment's ids (two halves each, the upper first). Places stay far below 2^53. */
export function placeAt(ids: Uint32Array, ordinal: number): number {
  return (ids[2 * ordinal] ?? 0) * 2 ** 32 + (ids[2 * ordinal + 1] ?? 0);
}
