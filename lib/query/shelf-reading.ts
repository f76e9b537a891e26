/** How the shelf answers, over what is opened for it; a part of `searching.js`. */
import { feedPrint } from '../domain/article-edits.ts';
import type { Article, ArticleId } from '../domain/article.ts';
import type { Coin } from '../domain/coin.ts';
import type { ShelfQuery } from '../domain/shelf-query.ts';
import type { Topic } from '../domain/topic.ts';
import type { Folding } from '../relate/fold.ts';
import { holdsPhrases } from '../relate/phrases.ts';
import { type Clause, search } from '../relate/search.ts';
import type { Segment } from '../relate/segment.ts';
import { tokenise } from '../relate/text.ts';
import { acceptance, feedsAsked, savedAndStored } from './shelf-acceptance.ts';
import { coinNamed, feedsNamed, printsOf } from './shelf-names.ts';
import { readRows, type Shelves } from './shelf-rows.ts';
import type { ShelfView } from './shelf-views.ts';

/** Which rows of an answer are wanted. */
export interface ShelfStretch {
  /** Where the stretch begins, as `next` of the answer before said; 0 is the beginning. */
  readonly from: number;
  readonly count: number;
}

/** What an answer is read from. */
export interface ShelfGround extends Omit<Shelves, 'isFolded' | 'isWanted'> {
  readonly coins: readonly Coin[];
  /** In the order of their bits. */
  readonly topics: readonly Topic[];
  readonly segments: readonly Segment[];
  /** What was read, where that is asked. */
  readonly readIds: readonly ArticleId[] | null;
}

/**
 * A stretch of everything that is stored or saved and answers the query, each story once: by what is saved of it, else
 * by the earliest that answers.
 */
export async function readShelf(
  query: ShelfQuery,
  { from, count }: ShelfStretch,
  ground: ShelfGround,
): Promise<Omit<ShelfView, 'isPrivate'>> {
  const { coins, topics, segments, choice, saved, directory, readIds } = ground;
  const feedAt = (place: number): number => {
    const article = saved.at(place);
    return article ? feedPrint(article.feedId) : directory.feedAt(place);
  };
  const clauses = query.words.map((text): Clause => {
    const coinId = coinNamed(text, coins);
    const named = printsOf(feedsNamed(text, choice.feeds));
    return {
      text,
      coin: coinId ?? undefined,
      isFrom: named.size === 0 ? undefined : (place) => named.has(feedAt(place)),
    };
  });
  if (query.coin !== null) clauses.push({ text: '', coin: coinNamed(query.coin, coins) ?? query.coin });
  const feeds = feedsAsked(query, choice);
  const isAccepted = acceptance(query, feeds, choice, { saved, directory, feedAt, readIds, topics });
  const order = query.words.length === 0 ? 'newest' : query.order;
  const pieces = [...segments, ...(saved.segment ? [saved.segment] : [])];
  const phrases = clauses.filter((one) => !one.coin && !one.isFrom && tokenise(one.text).length > 1);
  const isWanted = (article: Article): boolean =>
    (query.part === 'saved' || choice.isShown(article)) &&
    (feeds === null || feeds.has(article.feedId)) &&
    holdsPhrases(
      phrases.map(({ text }) => text),
      article.title,
      article.summary,
    );
  // What is saved was chosen by itself, and each stands by itself.
  const isFolded = query.part !== 'saved';
  const savedPlaces = new Set(savedAndStored(saved, directory).values());
  const folding: Folding = {
    groupOf: directory.storyAt,
    isPreferred: (place) => savedPlaces.has(place),
  };
  const shelves = { ...ground, isFolded, isWanted };
  // Rarely more than a few are turned away by their text; where more are, more are looked for.
  let most = from + 4 * count;
  let answer = search(clauses, pieces, order, isAccepted, most, isFolded ? folding : null);
  let { rows, next } = await readRows(answer.found, from, count, shelves);
  while (rows.length < count && most < answer.total) {
    most *= 4;
    answer = search(clauses, pieces, order, isAccepted, most, isFolded ? folding : null);
    ({ rows, next } = await readRows(answer.found, from, count, shelves));
  }
  if (next === null && most < answer.total) next = answer.found.length;
  const isByTextAlone = choice.labelsLeftOut.length > 0 || choice.mutes.some(({ kind }) => kind !== 'article');
  return {
    articles: rows,
    next,
    total: phrases.length === 0 && !isByTextAlone ? answer.total + answer.folded : null,
    isEmpty: pieces.every(({ articleCount }) => articleCount === 0),
  };
}
