/** What the index is asked for beside a page: its strongest terms, its coins and topics, each with its part of the whole. */
import { namedFrequency, countIn, idfOver, inverseFrequency, topicFrequency } from './corpus-figures.ts';
import type { RankSettings, RelatedQuery } from './features.ts';
import { strongestTerms } from './page-terms.ts';
import { articlesNaming, type Ordinals, type Segment } from './segment.ts';
import { hashTerm } from './text.ts';

export interface AskedTerm {
  readonly hash: number;
  readonly idf: number;
  /** What a match adds to each of the four sums, at most 1 together over all terms. */
  readonly terms: number;
  readonly title: number;
  readonly names: number;
  readonly lead: number;
  readonly rarity: number;
}

/** The page's strongest terms, each with its share of the four sums. */
export function askedTerms(query: RelatedQuery, segments: readonly Segment[], settings: RankSettings): AskedTerm[] {
  const strongest = strongestTerms(query.terms, settings.moreTerms, idfOver(segments), settings);
  // About the idf of what stands in one article alone.
  const rarest = Math.log(1 + countIn(segments));
  const parts = strongest.map(({ term, inTitle, inText, inLead, asName, idf, weight }, at) => ({
    hash: hashTerm(term),
    idf,
    terms: at < settings.terms ? weight : 0,
    title: inTitle > 0 ? idf : 0,
    names: inText > 0 ? (weight * asName) / inText : 0,
    lead: idf * Math.sqrt(inLead),
    rarity: (idf / rarest) * Math.min(1, (settings.pageTitle * inTitle + inText) / 4),
  }));
  const total = (of: 'terms' | 'title' | 'names' | 'lead') =>
    parts.reduce((sum, part) => sum + part[of], 0) || Infinity;
  const [terms, title, names, lead] = [total('terms'), total('title'), total('names'), total('lead')];
  return parts.map((part) => ({
    ...part,
    terms: part.terms / terms,
    title: part.title / title,
    names: part.names / names,
    lead: part.lead / lead,
  }));
}

/** A coin, or something else, that the page names. */
export interface AskedName {
  readonly idf: number;
  readonly articles: (segment: Segment) => Ordinals;
}

/** Looks up what the page names, by id. */
export function askedNames(ids: readonly string[], segments: readonly Segment[]): AskedName[] {
  const articles = countIn(segments);
  return ids.map((id) => {
    const lists = new Map(segments.map((segment) => [segment, articlesNaming(segment, id)]));
    return {
      idf: inverseFrequency(articles, namedFrequency(segments, id)),
      articles: (segment) => lists.get(segment) ?? new Uint32Array(),
    };
  });
}

/** The part of the page's topics that each is: what few articles are on says more. */
export function askedTopics({ topics }: RelatedQuery, segments: readonly Segment[]) {
  const articles = countIn(segments);
  const gains = topics.map(
    ({ bit, strength }) => strength * Math.log(1 + articles / Math.max(1, topicFrequency(segments, bit))),
  );
  const all = gains.reduce((sum, gain) => sum + gain, 0) || Infinity;
  return {
    bits: topics.reduce((bits, { bit }) => bits | (1 << bit), 0),
    parts: topics.map(({ bit }, at) => ({ bit, part: (gains[at] ?? 0) / all })),
  };
}
