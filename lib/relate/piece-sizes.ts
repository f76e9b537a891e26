/** Each piece of the index is at least so many times as large as all later ones together. */
const RATIO = 8;

/**
 * The piece from which on to merge the index into one, or null where it is in shape: one main piece, behind it a small
 * one, perhaps smaller ones still. Whatever is added is written anew only when an eighth of it has come in behind, so that
 * each byte costs nine at most on each of the few levels (four for ten megabytes), and the main piece is left alone by
 * all but one look in very many.
 * @param sizes in any unit, the oldest piece first
 */
export function firstToMerge(sizes: readonly number[]): number | null {
  let first: number | null = null;
  let behind = 0;
  for (let at = sizes.length - 1; at >= 0; at--) {
    if (behind > 0 && sizes[at]! < RATIO * behind) first = at;
    behind += sizes[at]!;
  }
  return first;
}

/** Whether so much of a piece is dead weight that it is worth writing anew without it. */
export function isWorthCleaning(articles: number, dead: number): boolean {
  return RATIO * dead > articles;
}
