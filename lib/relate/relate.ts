/** The matching engine as the rest of the program asks it: page → sketch → related articles → reasons. */
import type { Coin } from '../domain/coin.ts';
import type { PageDescription } from '../domain/page.ts';
import { findCoins, type CoinMention } from './coins.ts';
import { explain, termSequence, type ExplainedPage, type Explanation } from './explain.ts';
import { pageTerms, type PageTerm } from './page-terms.ts';
import type { RelatedQuery } from './rank.ts';
import { subjectScore } from './subject.ts';
import { hashTitle, words } from './text.ts';

export { idfOver, rankRelated } from './rank.ts';
export { hashTitle } from './text.ts';

/** All that matching needs of a page; holds no more of its text than its terms. Never stored. */
export interface PageSketch extends RelatedQuery {
  readonly terms: readonly PageTerm[];
  /** The coins the page names, the one it is most about first. */
  readonly coins: readonly CoinMention[];
  readonly page: ExplainedPage;
}

/** Reads a page: its terms, its coins, how much it is about AI or crypto. Pass the same `catalogue` array each time. */
export function describePage(
  page: Pick<PageDescription, 'title' | 'text' | 'publishedAt'>,
  catalogue: readonly Coin[],
): PageSketch {
  const title = words(page.title);
  const text = words(page.text);
  const terms = pageTerms(title, text);
  const coins = findCoins(page.title, page.text, catalogue);
  const sequence = `${termSequence(page.title, title)}|${termSequence(page.text, text)}`;
  const wordCount = terms.reduce((sum, { inTitle, inText }) => sum + inTitle + inText, 0);
  const mentions = coins.reduce((sum, { count }) => sum + count, 0);
  return {
    terms,
    coins,
    publishedAt: page.publishedAt,
    titleHash: hashTitle(page.title),
    subjectScore: subjectScore(terms, mentions, wordCount),
    page: { counts: new Map(terms.map(({ term, inTitle, inText }) => [term, inTitle + inText])), sequence },
  };
}

/** Why an article relates to a page; `idf` comes from `idfOver(segments)`. */
export function explainRelated(
  sketch: PageSketch,
  article: { readonly title: string; readonly summary: string },
  catalogue: readonly Coin[],
  idf: (term: string) => number,
): Explanation {
  const ofPage = new Set(sketch.coins.map(({ coinId }) => coinId));
  const shared = findCoins(article.title, article.summary, catalogue).filter(({ coinId }) => ofPage.has(coinId));
  const spellings = shared.flatMap(({ evidence }) => evidence);
  return explain(
    sketch.page,
    article,
    shared.map(({ name }) => name),
    spellings,
    idf,
  );
}
