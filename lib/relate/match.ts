/**
 * Looking the asked terms and coins up in one segment: who is a candidate at all, and what the terms sum up to there.
 *
 * Each list is gone through by a function of its own: called for one list after another it is soon compiled, where one
 * long loop around all of them would run uncompiled to its end in a worker just woken.
 */
import type { AskedName, AskedTerm } from './asked.ts';
import type { RankSettings } from './features.ts';
import { articlesWith, type Ordinals, type Places, postingsOf, type Segment } from './segment.ts';

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
  const { articleCount, outdated, titleHashes } = segment;
  const shared = new Uint8Array(articleCount);
  const found = minShared > 0 ? [] : Array.from(shared.keys());
  for (const { hash, idf, terms } of asked) {
    if (idf >= distinctive && terms > 0) countShared(articlesWith(segment, hash), shared, minShared, found);
  }
  for (const coin of coins) if (coin.idf >= distinctive) countShared(coin.articles(segment), shared, minShared, found);
  const isAsked = (article: number) =>
    outdated?.[article] !== 1 &&
    (titleHash === 0 || titleHashes[article] !== titleHash) &&
    isWanted?.(segment, article) !== false;
  return new Uint32Array(found.filter(isAsked)).sort();
}

/** Counts the articles of a list, and adds those that reach the number. */
function countShared(list: Ordinals, shared: Uint8Array, minShared: number, found: number[]): void {
  for (let p = 0; p < list.length; p++) {
    const article = list[p]!;
    if (++shared[article]! === minShared) found.push(article);
  }
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
): Sums {
  const { articleCount, countPairs, lengths } = segment;
  const count = candidates.length;
  const found: Sums = {
    terms: new Float64Array(count),
    title: new Float64Array(count),
    names: new Float64Array(count),
    lead: new Float64Array(count),
    rarest: new Float64Array(count),
  };
  if (count === 0) return found;
  /** One more than the slot of an article, 0 for what is no candidate. */
  const slots = new Uint32Array(articleCount);
  const added = new Float64Array(count);
  for (let slot = 0; slot < count; slot++) {
    const article = candidates[slot]!;
    slots[article] = slot + 1;
    added[slot] = k1 * (1 - b) + perLength * (titleWorth * lengths[2 * article]! + lengths[2 * article + 1]!);
  }
  /** The slots of the candidates that hold one term, and where in its list they stand. */
  const hits = new Uint32Array(count);
  const places = new Uint32Array(count);
  for (const term of asked) {
    const { articles, counts } = postingsOf(segment, term.hash);
    const hit =
      articles.length > WORTH_SEARCHING * count
        ? searchHits(articles, candidates, hits, places)
        : readHits(articles, slots, hits, places);
    addHits(term, hit, hits, places, counts, countPairs, added, k1, titleWorth, found);
  }
  return found;
}

/** By slot, what the terms come to in each of the four ways, and the rarest that is there. */
interface Sums {
  readonly terms: Float64Array;
  readonly title: Float64Array;
  readonly names: Float64Array;
  readonly lead: Float64Array;
  readonly rarest: Float64Array;
}

/** Looks each candidate up in a long list. @returns how many are in it */
function searchHits(list: Ordinals, candidates: Uint32Array, hits: Uint32Array, places: Uint32Array): number {
  let hit = 0;
  for (let slot = 0; slot < candidates.length; slot++) {
    const place = findPosting(list, candidates[slot]!);
    if (place < 0) continue;
    hits[hit] = slot;
    places[hit++] = place;
  }
  return hit;
}

/** Goes through a list for what is a candidate. @returns how many are in it */
function readHits(list: Ordinals, slots: Uint32Array, hits: Uint32Array, places: Uint32Array): number {
  let hit = 0;
  for (let p = 0; p < list.length; p++) {
    const slot = slots[list[p]!]!;
    if (slot === 0) continue;
    hits[hit] = slot - 1;
    places[hit++] = p;
  }
  return hit;
}

/** Adds what one term comes to in the articles that hold it. */
function addHits(
  { terms: ofTerms, title: ofTitle, names: ofNames, lead: ofLead, rarity }: AskedTerm,
  hit: number,
  hits: Uint32Array,
  places: Uint32Array,
  counts: Places,
  countPairs: Uint16Array,
  added: Float64Array,
  k1: number,
  titleWorth: number,
  { terms, title, names, lead, rarest }: Sums,
): void {
  // Most terms stand neither in the title nor in the first lines, nor are they names.
  const isMore = ofTitle > 0 || ofNames > 0 || ofLead > 0;
  for (let h = 0; h < hit; h++) {
    const slot = hits[h]!;
    const pair = countPairs[counts[places[h]!]!]!;
    const times = titleWorth * (pair >>> 8) + (pair & 255);
    const match = (times * (k1 + 1)) / (times + added[slot]!);
    terms[slot]! += ofTerms * match;
    if (rarest[slot]! < rarity) rarest[slot] = rarity;
    if (!isMore) continue;
    title[slot]! += ofTitle * match;
    names[slot]! += ofNames * match;
    lead[slot]! += ofLead * match;
  }
}

/** Place of an article in a list, or -1. */
export function findPosting(list: Ordinals, article: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = list[middle]!;
    if (there === article) return middle;
    if (there < article) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
