/** Looking the asked terms and coins up in one segment: who is a candidate at all, and what the terms sum up to there. */
import type { AskedName, AskedTerm } from './asked.ts';
import type { RankSettings } from './features.ts';
import { findTerm, type Segment } from './segment.ts';

/**
 * The articles of a segment that share enough rare terms and coins with the page, in order. Looked for first and by short
 * lists alone, so that the long lists of common terms are read for them only.
 */
export function candidatesIn(
  segment: Segment,
  titleHash: number,
  asked: readonly AskedTerm[],
  coins: readonly AskedName[],
  distinctive: number,
  { minShared }: RankSettings,
  isWanted?: (segment: Segment, article: number) => boolean,
): Uint32Array {
  const { articleCount, postings, postingBounds, outdated, titleHashes } = segment;
  const shared = new Uint8Array(articleCount);
  const found = minShared > 0 ? [] : Array.from(shared.keys());
  for (const { hash, idf, terms } of asked) {
    if (idf < distinctive || terms === 0) continue;
    const at = findTerm(segment, hash);
    if (at < 0) continue;
    const end = postingBounds[at + 1]!;
    for (let p = postingBounds[at]!; p < end; p++) {
      const article = postings[p]! >>> 12;
      if (++shared[article]! === minShared) found.push(article);
    }
  }
  for (const coin of coins) {
    if (coin.idf < distinctive) continue;
    const list = coin.postings(segment);
    for (let p = 0; p < list.length; p++) {
      const article = list[p]! >>> 12;
      if (++shared[article]! === minShared) found.push(article);
    }
  }
  const isAsked = (article: number) =>
    outdated?.[article] !== 1 &&
    (titleHash === 0 || titleHashes[article] !== titleHash) &&
    isWanted?.(segment, article) !== false;
  return new Uint32Array(found.filter(isAsked)).sort();
}

/** From how many postings for each candidate on it is quicker to look each candidate up. */
const WORTH_SEARCHING = 16;

/** Sums over the asked terms by candidate of one segment; a slot each. */
export function matchTerms(
  asked: readonly AskedTerm[],
  segment: Segment,
  candidates: Uint32Array,
  perLength: number,
  { k1, b, title: titleWorth }: RankSettings,
) {
  const { articleCount, postings, postingBounds, lengths } = segment;
  const count = candidates.length;
  const terms = new Float64Array(count);
  const title = new Float64Array(count);
  const names = new Float64Array(count);
  const lead = new Float64Array(count);
  const rarest = new Float64Array(count);
  const found = { terms, title, names, lead, rarest };
  if (count === 0) return found;
  /** One more than the slot of an article, 0 for what is no candidate. */
  const slots = new Uint32Array(articleCount);
  const added = new Float64Array(count);
  for (let slot = 0; slot < count; slot++) {
    const article = candidates[slot]!;
    slots[article] = slot + 1;
    added[slot] = k1 * (1 - b) + perLength * (titleWorth * lengths[2 * article]! + lengths[2 * article + 1]!);
  }
  /** The postings of one term that are of candidates, and their slots. */
  const hits = new Uint32Array(count);
  const packedHits = new Uint32Array(count);
  for (const term of asked) {
    const at = findTerm(segment, term.hash);
    if (at < 0) continue;
    const list = postings.subarray(postingBounds[at], postingBounds[at + 1]);
    let hit = 0;
    if (list.length > WORTH_SEARCHING * count) {
      for (let slot = 0; slot < count; slot++) {
        const place = findPosting(list, candidates[slot]!);
        if (place < 0) continue;
        hits[hit] = slot;
        packedHits[hit++] = list[place]!;
      }
    } else {
      for (let p = 0; p < list.length; p++) {
        const slot = slots[list[p]! >>> 12]!;
        if (slot === 0) continue;
        hits[hit] = slot - 1;
        packedHits[hit++] = list[p]!;
      }
    }
    const { terms: ofTerms, title: ofTitle, names: ofNames, lead: ofLead, rarity } = term;
    // Most terms stand neither in the title nor in the first lines, nor are they names.
    const isMore = ofTitle > 0 || ofNames > 0 || ofLead > 0;
    for (let h = 0; h < hit; h++) {
      const slot = hits[h]!;
      const packed = packedHits[h]!;
      const times = titleWorth * ((packed >>> 8) & 15) + (packed & 255);
      const match = (times * (k1 + 1)) / (times + added[slot]!);
      terms[slot]! += ofTerms * match;
      if (rarest[slot]! < rarity) rarest[slot] = rarity;
      if (!isMore) continue;
      title[slot]! += ofTitle * match;
      names[slot]! += ofNames * match;
      lead[slot]! += ofLead * match;
    }
  }
  return found;
}

/** Place of an article's posting in a list, which stands in order of articles, or -1. */
export function findPosting(list: Uint32Array, article: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = list[middle]! >>> 12;
    if (there === article) return middle;
    if (there < article) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
