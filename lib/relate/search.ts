/** Search over the index: articles that hold every word asked for, the best or the newest first. */
import type { CoinId } from '../domain/coin.ts';
import { idfOver } from './corpus-figures.ts';
import { placeAt } from './document.ts';
import { articlesNaming, findTerm, type Segment } from './segment.ts';
import { hashTerm, isStopTerm, tokenise } from './text.ts';

/** One thing asked for, and by what an article answers it: its words, or the coin or source that it names. */
export interface Clause {
  /** As typed: a word, or a phrase of several. */
  readonly text: string;
  /** An article that names this coin answers, under whatever name. */
  readonly coin?: CoinId | undefined;
  /** Whether the place is of a source of this name. */
  readonly isFrom?: ((place: number) => boolean) | undefined;
}

export interface Found {
  /** Where the article lies in the store. */
  readonly place: number;
  readonly publishedAt: number;
  /** In steps of a twentieth of the best, so that of about equally good ones the newer comes first. */
  readonly score: number;
}

/** BM25's saturation and length normalisation, and how many occurrences in the summary one in the title is worth. */
const WEIGHTS = { k1: 1.2, b: 0.75, title: 2 } as const;
/** How finely scores tell articles apart. */
const STEPS = 20;
/** What the name of a coin or of the source is worth, in the units of a word's weight. */
const NAMED = 1;

/**
 * The articles that answer every clause and are accepted. Words are BM25 over title and summary, the title's
 * more; of a phrase all words must be there, whether side by side only the text tells (`holdsPhrases`). A clause of stop words
 * alone asks for nothing.
 * @param isAccepted asked last, of articles that answer
 */
export function search(
  clauses: readonly Clause[],
  segments: readonly Segment[],
  order: 'best' | 'newest',
  isAccepted: (place: number, publishedAt: number) => boolean,
): Found[] {
  const idf = idfOver(segments);
  const asked = clauses
    .map((clause) => ({ ...clause, terms: [...new Set(tokenise(clause.text))].filter((term) => !isStopTerm(term)) }))
    .filter(({ terms, coin, isFrom }) => terms.length > 0 || coin !== undefined || isFrom);
  const words = asked.map((clause) => clause.terms.map((term) => ({ hash: hashTerm(term), idf: idf(term) })));
  const perLength = lengthFactor(segments);
  const found: { place: number; publishedAt: number; score: number }[] = [];
  let best = 0;
  for (const segment of segments) {
    const answered = new Uint8Array(segment.articleCount);
    const scores = new Float64Array(segment.articleCount);
    for (const [at, clause] of asked.entries()) answer(segment, clause, words[at]!, perLength, answered, scores);
    for (let article = 0; article < answered.length; article++) {
      if (answered[article] !== asked.length || segment.outdated?.[article] === 1) continue;
      const place = placeAt(segment.ids, article);
      const publishedAt = segment.publishedAt[article]!;
      if (!isAccepted(place, publishedAt)) continue;
      const score = scores[article]!;
      if (score > best) best = score;
      found.push({ place, publishedAt, score });
    }
  }
  for (const one of found) one.score = order === 'best' && best > 0 ? Math.round((STEPS * one.score) / best) : 0;
  return found.sort((a, b) => b.score - a.score || b.publishedAt - a.publishedAt || b.place - a.place);
}

/** Adds one clause: which articles answer it, and what that is worth. */
function answer(
  segment: Segment,
  { coin, isFrom }: Clause,
  words: readonly { readonly hash: number; readonly idf: number }[],
  perLength: number,
  answered: Uint8Array,
  scores: Float64Array,
): void {
  const { articleCount, postings, postingBounds, lengths } = segment;
  const { k1, b, title } = WEIGHTS;
  const holds = new Uint8Array(articleCount);
  const gains = new Float64Array(articleCount);
  for (const { hash, idf } of words) {
    const term = findTerm(segment, hash);
    if (term < 0) continue;
    for (let p = postingBounds[term]!; p < postingBounds[term + 1]!; p++) {
      const packed = postings[p]!;
      const article = packed >>> 12;
      const count = title * ((packed >>> 8) & 15) + (packed & 255);
      const length = title * lengths[2 * article]! + lengths[2 * article + 1]!;
      holds[article]!++;
      gains[article]! += (idf * count * (k1 + 1)) / (count + k1 * (1 - b) + perLength * length);
    }
  }
  const names = new Uint8Array(articleCount);
  if (coin !== undefined) for (const posting of articlesNaming(segment, coin)) names[posting >>> 12] = 1;
  for (let article = 0; article < articleCount; article++) {
    const isInWords = words.length > 0 && holds[article] === words.length;
    let isNamed = names[article] === 1;
    if (!isInWords && !isNamed && isFrom) isNamed = isFrom(placeAt(segment.ids, article));
    if (!isInWords && !isNamed) continue;
    answered[article]!++;
    scores[article]! += (isInWords ? gains[article]! : 0) + (isNamed ? NAMED : 0);
  }
}

/** BM25's part of an article's length, per word of it. */
function lengthFactor(segments: readonly Segment[]): number {
  const { k1, b, title } = WEIGHTS;
  let articles = 0;
  let length = 0;
  for (const { articleCount, titleLengthSum, summaryLengthSum } of segments) {
    articles += articleCount;
    length += title * titleLengthSum + summaryLengthSum;
  }
  return (k1 * b * articles) / Math.max(1, length);
}

/** Whether a text holds the words of each phrase side by side, stop words too. */
export function holdsPhrases(phrases: readonly string[], title: string, summary: string): boolean {
  const text = `${sequence(title)}|${sequence(summary)}`;
  return phrases.every((phrase) => text.includes(sequence(phrase)));
}

const sequence = (text: string): string => ` ${tokenise(text).join(' ')} `;
