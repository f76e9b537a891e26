/** The matching engine as the rest of the program asks it: page → sketch → related articles → reasons. */
import type { Coin } from '../domain/coin.ts';
import type { PageDescription } from '../domain/page.ts';
import type { Topic } from '../domain/topic.ts';
import { findCoins, type CoinMention } from './coins.ts';
import { explain, termSequence, type ExplainedPage, type Explanation } from './explain.ts';
import { pageTerms, type PageTerm } from './page-terms.ts';
import type { RelatedQuery } from './features.ts';
import { subjectScore } from './subject.ts';
import { hashTitle, words } from './text.ts';
import { articleTopics, pageTopics, preparedTopics, type TouchedTopic } from './topics.ts';

export { idfOver } from './corpus-figures.ts';
export { rankRelated } from './rank.ts';
export { hashTitle } from './text.ts';

/** All that matching needs of a page; holds no more of its text than its terms. Never stored. */
export interface PageSketch extends RelatedQuery {
  readonly terms: readonly PageTerm[];
  /** The coins the page names, the one it is most about first. */
  readonly coins: readonly CoinMention[];
  /** The topics it touches, the one it is most about first. */
  readonly topics: readonly TouchedTopic[];
  readonly page: ExplainedPage;
}

/**
 * Reads a page: its terms, its coins, its topics, how much it is about AI or crypto. `catalogue` and `topics` are prepared
 * on first use: pass the same arrays each time.
 */
export function describePage(
  page: Pick<PageDescription, 'title' | 'text' | 'publishedAt'>,
  catalogue: readonly Coin[],
  topics: readonly Topic[] = [],
): PageSketch {
  const title = words(page.title);
  const text = words(page.text);
  const terms = pageTerms(title, text, page.text);
  const coins = findCoins(page.title, page.text, catalogue);
  const sequence = `${termSequence(page.title, title)}|${termSequence(page.text, text)}`;
  const wordCount = terms.reduce((sum, { inTitle, inText }) => sum + inTitle + inText, 0);
  const mentions = coins.reduce((sum, { count }) => sum + count, 0);
  return {
    terms,
    coins,
    topics: pageTopics(page, { title, text }, coins, preparedTopics(topics)),
    publishedAt: page.publishedAt,
    titleHash: hashTitle(page.title),
    subjectScore: subjectScore(terms, mentions, wordCount),
    page: { counts: new Map(terms.map(({ term, inTitle, inText }) => [term, inTitle + inText])), sequence },
  };
}

/** What explaining needs beside page and article; `idf` comes from `idfOver(segments)`. */
export interface ExplainedBy {
  readonly catalogue: readonly Coin[];
  readonly topics: readonly Topic[];
  readonly idf: (term: string) => number;
}

/** Why an article relates to a page: what both of them truly contain. */
export function explainRelated(
  sketch: PageSketch,
  { title, summary }: { readonly title: string; readonly summary: string },
  { catalogue, topics, idf }: ExplainedBy,
): Explanation & { readonly topics: string[] } {
  const ofPage = new Set(sketch.coins.map(({ coinId }) => coinId));
  const named = findCoins(title, summary, catalogue);
  const shared = named.filter(({ coinId }) => ofPage.has(coinId));
  const bits = articleTopics(
    title,
    summary,
    named.map(({ coinId }) => coinId),
    preparedTopics(topics),
  );
  const told = explain(
    sketch.page,
    { title, summary },
    shared.map(({ name }) => name),
    shared.flatMap(({ evidence }) => evidence),
    idf,
  );
  return { ...told, topics: sketch.topics.filter(({ bit }) => (bits >>> bit) & 1).map(({ id }) => id) };
}
