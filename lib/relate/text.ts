/**
 * Text as the index knows it: words become terms (lower case, diacritics folded, possessives and plurals stripped).
 * The same code reads articles and pages, so a term of one is a term of the other.
 */
import { stopWords } from './stop-words.ts';
import { eachWord, isCapitalBefore } from './words.ts';

/** A word where it stands in the text, and the term it is found by. */
export interface Word {
  readonly raw: string;
  readonly term: string;
  readonly start: number;
}

const marks = /\p{M}+/gu;
// oxlint-disable-next-line no-control-regex -- the question is whether a word is plain ASCII
const ascii = /^[\x00-\x7f]*$/;

/** Longer "words" are addresses, keys or glued markup, never something two texts share meaningfully. */
const LONGEST_WORD = 40;

/** Lower case without diacritics; the identity on plain lower-case ASCII. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  return ascii.test(lower) ? lower : lower.normalize('NFKD').replace(marks, '');
}

/**
 * Plural to singular, after Harman's S-stemmer, which never joins words of different meaning as the longer stemmers do
 * ("organ", "organisation"). Short words stay ("us", "gas").
 */
function singular(term: string): string {
  const length = term.length;
  if (length < 4 || term.charCodeAt(length - 1) !== 115) return term;
  if (term.endsWith('ies')) return length > 4 ? `${term.slice(0, -3)}y` : term;
  if (/(?:ss|x|ch|sh)es$/.test(term)) return term.slice(0, -2);
  const before = term.charCodeAt(length - 2);
  // "ss", "us" and "is" end singulars: "loss", "status", "crisis".
  if (before === 115 || before === 117 || before === 105) return term;
  return term.slice(0, -1);
}

const endsAsCapitals = (word: string) =>
  word.charCodeAt(word.length - 1) === 115 && isCapitalBefore(word, word.length - 1);

/** The term of one word as the pattern finds it; '' where nothing remains. */
export function termOf(word: string): string {
  let term = fold(word);
  const straight = term.indexOf("'");
  const curly = term.indexOf('’');
  const apostrophe = straight < 0 || curly < 0 ? Math.max(straight, curly) : Math.min(straight, curly);
  if (apostrophe >= 0) {
    // "Altman's" is about Altman; the rest ("don't", "O'Brien") is one word without its apostrophe.
    const possessive = term.length - apostrophe === 2 && term.endsWith('s');
    term = possessive ? term.slice(0, apostrophe) : term.replace(/['’]/g, '');
  }
  const first = term.charCodeAt(0);
  if (first >= 48 && first <= 57) return term.replaceAll(',', '');
  // "GPUs": what stands before the small s is whole.
  return endsAsCapitals(word) ? term.slice(0, -1) : singular(term);
}

/** Every word of a text, in order. Runs of scripts without spaces give their overlapping pairs of characters. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  eachWord(text, (start, end, unspaced) => {
    const raw = text.slice(start, end);
    if (unspaced) pairs(raw, start, found);
    else if (raw.length <= LONGEST_WORD) {
      const term = termOf(raw);
      if (term !== '') found.push({ raw, term, start });
    }
  });
  return found;
}

function pairs(run: string, start: number, found: Word[]): void {
  const characters = Array.from(run);
  for (let at = 0; at < Math.max(1, characters.length - 1); at++) {
    const raw = characters.slice(at, at + 2).join('');
    const term = fold(raw);
    // Vowel signs without a letter to stand on fold to nothing.
    if (term !== '') found.push({ raw, term, start });
    start += characters[at]!.length;
  }
}

/** The terms of a text in order, stop words included; empty for a text without letters or digits. */
export function tokenise(text: string): string[] {
  return words(text).map((word) => word.term);
}

/** True for words that say nothing of a text's subject: stop words and single characters of the Latin script. */
export function isStopTerm(term: string): boolean {
  return stopWords.has(term) || (term.length === 1 && term.charCodeAt(0) < 0x250);
}

/** How often each term that may be indexed stands among some words. */
export function countTerms(found: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { term } of found) if (!isStopTerm(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** How often each term that may be indexed stands in a text. */
export function termCounts(text: string): Map<string, number> {
  return countTerms(words(text));
}

/** 32-bit hash of a term (FNV-1a over UTF-16 units, finished as in MurmurHash3 so that all bits depend on all). */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Under which the index keeps the articles that name something, by its id (`EntityMention`): no term has a space in it. */
export function hashNamed(id: string): number {
  return hashTerm(`named ${id}`);
}

/** Equal for titles that read the same, whatever their case, punctuation and plural marks; 0 for an empty title. */
export function hashTitle(title: string): number {
  const terms = tokenise(title);
  return terms.length === 0 ? 0 : hashTerm(terms.join(' '));
}
