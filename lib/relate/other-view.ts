/**
 * The other view: articles on the counter-topic of what a page is mostly about. The page's own words and the
 * counter-topic's are asked together, so that of those articles the ones come first that speak of the page's matter.
 */
import type { Topic } from '../domain/topic.ts';
import type { RelatedQuery } from './features.ts';
import { labelOfMarks, topicsOfMarks } from './marks.ts';
import type { PageTerm } from './page-terms.ts';
import { addCandidates, BestArticles, MIN_SUBJECT, type RankOptions, type RelatedArticle } from './rank.ts';
import type { Segment } from './segment.ts';
import { countTerms, words } from './text.ts';

export interface OtherSide {
  /** What the page is mostly about … */
  readonly of: string;
  /** … and the topic that sees it from the other side. */
  readonly topic: string;
}

/** A sure term of the counter-topic counts as often in the question as a word that the page says so many times. */
const AS_OFTEN = 3;

/** Null where the page's main topic has no other side. */
export function otherSideOf(touched: readonly { readonly id: string }[], topics: readonly Topic[]): OtherSide | null {
  const main = topics.find(({ id }) => id === touched[0]?.id);
  return main && main.counter !== null ? { of: main.id, topic: main.counter } : null;
}

/**
 * Articles on `side.topic` that are not on the page's main topic too, the nearest to the page's matter first, by the
 * floor that related articles have.
 */
export function rankOtherView(
  query: RelatedQuery,
  side: OtherSide,
  topics: readonly Topic[],
  segments: readonly Segment[],
  options: RankOptions,
): RelatedArticle[] {
  if (query.subjectScore < MIN_SUBJECT) return [];
  const bitOf = (id: string) => topics.findIndex((topic) => topic.id === id);
  const [wanted, own] = [bitOf(side.topic), bitOf(side.of)];
  const counter = topics[wanted];
  if (counter === undefined) return [];
  const coins = Object.keys(counter.coins).map((coinId) => ({ coinId }));
  const asked: RelatedQuery = {
    ...query,
    terms: withTopic(query.terms, counter),
    coins: [...query.coins.slice(0, 4), ...coins],
    topics: [{ bit: wanted, strength: 1 }],
  };
  const best = new BestArticles(options);
  addCandidates(best, asked, segments, options.now, ({ marks }, article) => {
    const bits = topicsOfMarks(marks[article]!);
    if (((bits >>> wanted) & 1) === 0 || ((bits >>> own) & 1) === 1) return false;
    // Where a price may go, and what was paid for, is nobody's view of the matter.
    const label = labelOfMarks(marks[article]!);
    return label === null || label === 'opinion';
  });
  return best.answer();
}

function withTopic(terms: readonly PageTerm[], { terms: ofTopic }: Topic): PageTerm[] {
  const sure = Object.keys(ofTopic).filter((term) => ofTopic[term] === 1);
  const added = countTerms(words(sure.join('. ')));
  const known = new Set(terms.map(({ term }) => term));
  const more = [...added.keys()]
    .filter((term) => !known.has(term))
    .map((term) => ({ term, inTitle: 0, inText: AS_OFTEN, inLead: 0, asName: 0 }));
  return [...terms.map((term) => (added.has(term.term) ? { ...term, inText: term.inText + AS_OFTEN } : term)), ...more];
}
