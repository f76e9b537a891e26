/** Search over the index: articles that hold every word asked for, the best or the newest first. */
import type { CoinId } from '../domain/coin.ts';
import { countIn, idfOver } from './corpus-figures.ts';
import { placeAt } from './document.ts';
import { type Folding, Folds } from './fold.ts';
import { articlesNaming, postingsOf, type Segment } from './segment.ts';
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
  /** Where others lie that answer too and are told by this one; see `Folding`. */
  readonly others: readonly number[];
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
 * @param isAccepted asked last, of articles that answer; what the index holds of each in one word (`marksOf`) comes along
 * @param most how many are told; sorting all of a large store would take longer than finding them
 * @param folding of what belongs together one is told, where it is given
 * @returns the first `most`, in order, how many could be told in all, and how many stand behind those
 */
export function search(
  clauses: readonly Clause[],
  segments: readonly Segment[],
  order: 'best' | 'newest',
  isAccepted: (place: number, publishedAt: number, marks: number) => boolean,
  most = Infinity,
  folding: Folding | null = null,
): { readonly found: Found[]; readonly total: number; readonly folded: number } {
  const idf = idfOver(segments);
  const asked = clauses
    .map((clause) => ({ ...clause, terms: [...new Set(tokenise(clause.text))].filter((term) => !isStopTerm(term)) }))
    .filter(({ terms, coin, isFrom }) => terms.length > 0 || coin !== undefined || isFrom);
  const words = asked.map((clause) => clause.terms.map((term) => ({ hash: hashTerm(term), idf: idf(term) })));
  const perLength = lengthFactor(segments);
  const folds = folding && new Folds(folding);
  let best = 0;
  let total = 0;
  const answers = segments.map((segment) => {
    const { articleCount, outdated, publishedAt, marks } = segment;
    const answered = new Uint8Array(articleCount);
    const scores = new Float64Array(articleCount);
    for (const [at, clause] of asked.entries()) answer(segment, clause, words[at]!, perLength, answered, scores);
    for (let article = 0; article < articleCount; article++) {
      const place = placeAt(segment.ids, article);
      const isFound =
        answered[article] === asked.length &&
        (outdated === undefined || outdated[article] === 0) &&
        isAccepted(place, publishedAt[article]!, marks[article]!);
      answered[article] = isFound ? 1 : 0;
      if (!isFound) continue;
      total++;
      if (scores[article]! > best) best = scores[article]!;
      const group = folding?.groupOf(place);
      if (group) folds?.take(group, { article, place, publishedAt: publishedAt[article]!, isFound: answered, scores });
    }
    return { segment, isFound: answered, scores };
  });
  const first = new Foremost(most);
  // What came last is newest, mostly: begun with it, the rest is turned away at once.
  for (const { segment, isFound, scores } of answers.toReversed()) {
    for (let article = segment.articleCount - 1; article >= 0; article--) {
      if (isFound[article] === 0) continue;
      const score = order === 'best' && best > 0 ? Math.round((STEPS * scores[article]!) / best) : 0;
      first.offer(score, segment.publishedAt[article]!, placeAt(segment.ids, article));
    }
  }
  const found = first.inOrder().map((one) => ({ ...one, others: folds?.behind(one.place) ?? [] }));
  const folded = folds?.folded ?? 0;
  return { found, total: total - folded, folded };
}

type Ranked = Omit<Found, 'others'>;

/** Better first, then newer, then what was stored later. */
function compare(a: Ranked, b: Ranked): number {
  return b.score - a.score || b.publishedAt - a.publishedAt || b.place - a.place;
}

/** The foremost of many, kept without sorting the rest: a list that is cut whenever it has grown to twice its length. */
class Foremost {
  private readonly most: number;
  private kept: Ranked[] = [];
  /** The last of those that are sure to stay in front of what it turns away; null until there are enough. */
  private bar: Ranked | null = null;

  constructor(most: number) {
    this.most = most;
  }

  offer(score: number, publishedAt: number, place: number): void {
    const { bar } = this;
    if (
      bar !== null &&
      (score < bar.score ||
        (score === bar.score &&
          (publishedAt < bar.publishedAt || (publishedAt === bar.publishedAt && place < bar.place))))
    )
      return;
    this.kept.push({ place, publishedAt, score });
    if (this.kept.length >= 2 * this.most) this.cut();
  }

  inOrder(): Ranked[] {
    this.cut();
    return this.kept;
  }

  private cut(): void {
    this.kept.sort(compare);
    if (this.kept.length <= this.most) return;
    this.kept.length = this.most;
    this.bar = this.kept.at(-1) ?? null;
  }
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
  const { articleCount, countPairs, lengths } = segment;
  const { k1, b, title } = WEIGHTS;
  const holds = new Uint8Array(articleCount);
  const gains = new Float64Array(articleCount);
  for (const { hash, idf } of words) {
    const { articles, counts } = postingsOf(segment, hash);
    for (let p = 0; p < articles.length; p++) {
      const article = articles[p]!;
      const pair = countPairs[counts[p]!]!;
      const count = title * (pair >>> 8) + (pair & 255);
      const length = title * lengths[2 * article]! + lengths[2 * article + 1]!;
      holds[article]!++;
      gains[article]! += (idf * count * (k1 + 1)) / (count + k1 * (1 - b) + perLength * length);
    }
  }
  const names = new Uint8Array(articleCount);
  if (coin !== undefined) for (const article of articlesNaming(segment, coin)) names[article] = 1;
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
  const length = segments.reduce((sum, one) => sum + title * one.titleLengthSum + one.summaryLengthSum, 0);
  return (k1 * b * countIn(segments)) / Math.max(1, length);
}
