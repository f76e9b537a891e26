/** The matching engine as the rest of the program asks it: page → sketch → related articles → reasons. */
import type { PageDescription } from '../domain/page.ts';
import type { Topic } from '../domain/topic.ts';
import { coinsAmong, othersAmong, type CoinMention } from './coins.ts';
import { type EntityMention, findEntities } from './entities.ts';
import { explain, termSequence, type ExplainedPage, type Explanation } from './explain.ts';
import { pageTerms, type PageTerm } from './page-terms.ts';
import type { RelatedQuery } from './features.ts';
import { subjectScore } from './subject.ts';
import { hashTitle, type Word, words } from './text.ts';
import { pageTopics, preparedTopics, readArticleTopics, type TouchedTopic } from './topics.ts';

export { idfOver } from './corpus-figures.ts';
export { rankRelated } from './rank.ts';
export { hashTitle } from './text.ts';

/** All that matching needs of a page. Never stored. */
export interface PageSketch extends RelatedQuery {
  readonly terms: readonly PageTerm[];
  /** The coins the page names, the one it is most about first. */
  readonly coins: readonly CoinMention[];
  /** What else it names (labs, exchanges, people …), in the same order. */
  readonly others: readonly EntityMention[];
  /** The topics it touches, the one it is most about first. */
  readonly topics: readonly TouchedTopic[];
  /** What reasons are told by; made when the first is asked for. */
  readonly page: ExplainedPage;
}

/** The words of a page's texts, and its terms. */
export interface PageWords {
  readonly title: readonly Word[];
  readonly text: readonly Word[];
  readonly terms: readonly PageTerm[];
}

type PageTexts = Pick<PageDescription, 'title' | 'text' | 'publishedAt'>;

/** Reads a page's words: half of `describePage`'s work, and that half needs neither names nor topics. */
export function readPageWords({ title, text }: Pick<PageTexts, 'title' | 'text'>): PageWords {
  const read = { title: words(title), text: words(text) };
  return { ...read, terms: pageTerms(read.title, read.text, text) };
}

/**
 * Reads a page: its terms, what it names, its topics, how much it is about AI or crypto. `names` (public/data/names.bin)
 * and `topics` are prepared on first use: pass the same ones each time.
 * @param read the page's words, where they were read while the caller waited for the rest
 */
export function describePage(
  page: PageTexts,
  names: ArrayBuffer,
  topics: readonly Topic[] = [],
  read: PageWords = readPageWords(page),
): PageSketch {
  const { title, text, terms } = read;
  const entities = findEntities(page.title, page.text, names, page.publishedAt);
  const coins = coinsAmong(entities);
  const others = othersAmong(entities);
  const wordCount = terms.reduce((sum, { inTitle, inText }) => sum + inTitle + inText, 0);
  const mentions = coins.reduce((sum, { count }) => sum + count, 0);
  let explained: ExplainedPage | null = null;
  return {
    terms,
    coins,
    others,
    main: entities[0]?.id ?? null,
    topics: pageTopics(page, { title, text }, coins, preparedTopics(topics)),
    publishedAt: page.publishedAt,
    titleHash: hashTitle(page.title),
    subjectScore: subjectScore(terms, mentions, wordCount),
    get page() {
      return (explained ??= explainedPage(page, read));
    },
  };
}

function explainedPage(page: PageTexts, { title, text, terms }: PageWords): ExplainedPage {
  return {
    counts: new Map(terms.map(({ term, inTitle, inText }) => [term, inTitle + inText])),
    headline: new Set(title.map(({ term }) => term)),
    sequence: `${termSequence(page.title, title)}|${termSequence(page.text, text)}`,
  };
}

/** What explaining needs beside page and article; `idf` comes from `idfOver(segments)`. */
export interface ExplainedBy {
  readonly names: ArrayBuffer;
  readonly topics: readonly Topic[];
  readonly idf: (term: string) => number;
}

/** What is told of an article. */
export interface ExplainedArticle {
  readonly title: string;
  readonly summary: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
}

/** Why an article relates to a page: what both of them truly contain. */
export function explainRelated(
  sketch: PageSketch,
  { title, summary, publishedAt }: ExplainedArticle,
  { names, topics, idf }: ExplainedBy,
): Explanation & { readonly topics: string[] } {
  const ofPage = new Set([...sketch.coins, ...sketch.others].map(({ id }) => id));
  const named = findEntities(title, summary, names, publishedAt);
  const read = { title: words(title), summary: words(summary) };
  const shared = named.filter(({ id }) => ofPage.has(id));
  const { bits, shownBy } = readArticleTopics(
    { title, summary },
    read,
    coinsAmong(named).map(({ coinId }) => coinId),
    preparedTopics(topics),
  );
  const onBoth = sketch.topics.filter(({ bit }) => (bits >>> bit) & 1);
  const bitsOfBoth = onBoth.reduce((all, { bit }) => all | (1 << bit), 0);
  // "Mining" says no more than the topic that it showed.
  const told = explain(
    sketch.page,
    { title, summary },
    { coins: coinsAmong(shared).map(({ name }) => name), others: othersAmong(shared).map(({ name }) => name) },
    [
      ...shared.flatMap(({ evidence }) => evidence),
      ...onBoth.map(({ id }) => id),
      ...shownBy.filter(({ bits: shown }) => (shown & bitsOfBoth) !== 0).map(({ terms }) => terms.join(' ')),
    ],
    idf,
    read,
  );
  return { ...told, topics: onBoth.map(({ id }) => id) };
}
