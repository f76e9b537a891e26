/** Why an article is shown: words and two-word phrases that the page and the article truly share. */
import { isStopTerm, words, type Word } from './text.ts';
import { isWeakReason, weakAlone, weakNouns } from './weak-reasons.ts';
import { beginsWithCapital } from './words.ts';

/** What is said of why an article relates. */
export interface Explanation {
  /** Names of the coins both are about. */
  readonly coins: string[];
  /** Names of what else both are about: labs, exchanges, people … */
  readonly others: string[];
  /** At most three words or two-word phrases, as written in the article, the strongest first. */
  readonly words: string[];
}

/** The page's side: counts of its terms, those of its title, and all in order with breaks, as `termSequence` gives them. */
export interface ExplainedPage {
  readonly counts: ReadonlyMap<string, number>;
  readonly headline: ReadonlySet<string>;
  readonly sequence: string;
}

export const MOST_REASONS = 3;
/** Below this idf (about one article in twelve) a word is common to the whole field and explains nothing. */
const LEAST_IDF = 2.5;

/** Whether two words of a text stand together as one phrase: only a space or a hyphen between them. */
function adjacent(text: string, first: Word, second: Word): boolean {
  const gap = text.slice(first.start + first.raw.length, second.start);
  return gap === ' ' || gap === '-';
}

/** Whether a phrase would begin or end inside a hyphenated word ("style AI" out of "Ghibli-style AI"). */
function cutsCompound(text: string, first: Word, second: Word): boolean {
  return text[first.start - 1] === '-' || text[second.start + second.raw.length] === '-';
}

/** All terms of a text's words in order, each between spaces, with ` | ` wherever a phrase cannot go on. */
export function termSequence(text: string, all: readonly Word[] = words(text)): string {
  const parts = [''];
  for (const [at, word] of all.entries()) {
    const before = all[at - 1];
    if (before !== undefined && !adjacent(text, before, word)) parts.push('|');
    parts.push(word.term);
  }
  return `${parts.join(' ')} `;
}

/** A word as a reason shows it: "Altman's" is about Altman. */
const shown = (raw: string) => raw.replace(/['’]s$/i, '');
const ends = ({ term }: Word) => !isStopTerm(term) && !/^\d/.test(term) && term.length > 1 && !isWeakReason(term);
const explains = (word: Word) => ends(word) && !weakNouns.has(word.term);

interface Candidate {
  readonly text: string;
  readonly terms: readonly string[];
  readonly strength: number;
  /** Whether it is told only where nothing better is. */
  readonly isLast: boolean;
}

function candidates(
  page: ExplainedPage,
  text: string,
  all: readonly Word[],
  isTitle: boolean,
  idf: (term: string) => number,
): Candidate[] {
  const factor = isTitle ? 1.3 : 1;
  const found: Candidate[] = [];
  const strengthOf = (word: Word): number => {
    const count = page.counts.get(word.term);
    const rarity = idf(word.term);
    if (count === undefined || rarity < LEAST_IDF) return 0;
    // A capital marks names, and names are what a reader recognises a story by.
    const name = beginsWithCapital(word.raw) ? 1.15 : 1;
    return rarity * Math.log2(1 + count) * factor * name;
  };
  for (const [at, word] of all.entries()) {
    if (!explains(word)) continue;
    const single = strengthOf(word);
    // One word that both say in passing is chance: it has to stand in a headline, of the article or of the page; and
    // whole, not as the half of "Ghibli-style" or the end of "fetch.ai".
    const isWhole = !/[-.]/.test(text[word.start - 1] ?? '');
    if (single > 0 && isWhole && (isTitle || page.headline.has(word.term)))
      found.push({ text: shown(word.raw), terms: [word.term], strength: single, isLast: weakAlone.has(word.term) });
    const next = all[at + 1];
    if (next === undefined || !ends(next) || next.term === word.term || !adjacent(text, word, next)) continue;
    if (!page.sequence.includes(` ${word.term} ${next.term} `) || cutsCompound(text, word, next)) continue;
    const both = Math.max(single, strengthOf(next)) + 0.5 * Math.min(single, strengthOf(next)) + 2 * factor;
    const phrase = text.slice(word.start, next.start) + shown(next.raw);
    found.push({ text: phrase, terms: [word.term, next.term], strength: both, isLast: false });
  }
  return found;
}

/** Below this many letters one word may begin like another by chance. */
const LEAST_STEM = 5;

/** Whether a word, or one that it begins with or that begins with it ("Korea", "Korean"), is among those said already. */
function isSaid(term: string, said: ReadonlySet<string>): boolean {
  if (said.has(term)) return true;
  for (const other of said) {
    const [short, long] = other.length < term.length ? [other, term] : [term, other];
    if (short.length >= LEAST_STEM && long.length - short.length <= 3 && long.startsWith(short)) return true;
  }
  return false;
}

/**
 * The strongest words that page and article share, beside the names that they do: neither those names nor the spellings
 * of them in the article (`spellings`) are said a second time as words. `idf` as `idfOver` gives it; `read` is all words
 * of the article's texts.
 */
export function explain(
  page: ExplainedPage,
  article: { readonly title: string; readonly summary: string },
  { coins, others }: Pick<Explanation, 'coins' | 'others'>,
  spellings: readonly string[],
  idf: (term: string) => number,
  read = { title: words(article.title), summary: words(article.summary) },
): Explanation {
  const used = new Set([...coins, ...others, ...spellings].flatMap((text) => words(text).map(({ term }) => term)));
  const all = [
    ...candidates(page, article.title, read.title, true, idf),
    ...candidates(page, article.summary, read.summary, false, idf),
  ];
  all.sort((a, b) => Number(a.isLast) - Number(b.isLast) || b.strength - a.strength);
  const reasons: string[] = [];
  for (const { text, terms, isLast } of all) {
    if (reasons.length === MOST_REASONS || (isLast && coins.length + others.length + reasons.length > 0)) break;
    if (terms.some((term) => isSaid(term, used))) continue;
    for (const term of terms) used.add(term);
    reasons.push(text);
  }
  return { coins, others, words: reasons };
}
