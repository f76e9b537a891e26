/** What is asked of the index for a page: its terms, and the strongest of them. */
import { countTerms, type Word } from './text.ts';
import { beginsWithCapital } from './words.ts';

/** One term of a page. */
export interface PageTerm {
  readonly term: string;
  /** Occurrences in the title and in the main text. */
  readonly inTitle: number;
  readonly inText: number;
  /** Those in the text's first `LEAD` characters, where news tells what it is about. */
  readonly inLead: number;
  /** Those with a capital within a sentence: names. */
  readonly asName: number;
}

export interface WeightedTerm extends PageTerm {
  readonly idf: number;
  /** Power of the counts times idf: what a match is worth. */
  readonly weight: number;
}

const LEAD = 600;
const sentenceEnd = /[.!?:“"\n]\s*$/;

/** The terms of a page's title and text with their counts, stop words left out, in order of first occurrence. */
export function pageTerms(title: readonly Word[], text: readonly Word[], wholeText: string): PageTerm[] {
  const inTitle = countTerms(title);
  const inText = countTerms(text);
  const inLead = countTerms(text.filter(({ start }) => start < LEAD));
  const asName = countTerms(
    text.filter(
      ({ raw, start }, at) =>
        at > 0 && beginsWithCapital(raw) && !sentenceEnd.test(wholeText.slice(Math.max(0, start - 3), start)),
    ),
  );
  const terms = new Set([...inTitle.keys(), ...inText.keys()]);
  return [...terms].map((term) => ({
    term,
    inTitle: inTitle.get(term) ?? 0,
    inText: inText.get(term) ?? 0,
    inLead: inLead.get(term) ?? 0,
    asName: asName.get(term) ?? 0,
  }));
}

/**
 * The `limit` terms that tell a page from others, strongest first: count (the title's `pageTitle`-fold) to the power
 * `pagePower`, times idf. Terms of idf 0 are in no article and are left out.
 */
export function strongestTerms(
  terms: readonly PageTerm[],
  limit: number,
  idf: (term: string) => number,
  { pageTitle, pagePower }: { readonly pageTitle: number; readonly pagePower: number },
): WeightedTerm[] {
  return terms
    .map((term) => {
      const rarity = idf(term.term);
      return { ...term, idf: rarity, weight: (pageTitle * term.inTitle + term.inText) ** pagePower * rarity };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, limit);
}
