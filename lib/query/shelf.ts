import { packagedTopics } from '../articles/packaged-topics.ts';
import { feedPrint } from '../domain/article-edits.ts';
import type { Article } from '../domain/article.ts';
import type { ShelfQuery } from '../domain/shelf-query.ts';
import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import type { Folding } from '../relate/fold.ts';
import { holdsPhrases } from '../relate/phrases.ts';
import type { Clause } from '../relate/search.ts';
import type { Segment } from '../relate/segment.ts';
import { tokenise } from '../relate/text.ts';
import { type ArticleDirectory, readDirectory } from '../store/article-directory.ts';
import { topicReader } from './muted.ts';
import { allRead } from '../store/read-marks.ts';
import { articleChoice } from './article-choice.ts';
import { acceptance, feedsAsked, savedAndStored } from './shelf-acceptance.ts';
import { openIndex } from './open-index.ts';
import { openSaved } from './saved-articles.ts';
import { coinNamed, feedsNamed, printsOf } from './shelf-names.ts';
import { searching } from './searching.ts';
import { readRows } from './shelf-rows.ts';
import type { ShelfView } from './shelf-views.ts';

let directoryOf: { readonly segments: readonly Segment[]; readonly directory: ArticleDirectory } | null = null;

/** Read again only with the index: each look that adds articles adds a piece of it, and pruning merges it. */
async function openDirectory(segments: readonly Segment[]): Promise<ArticleDirectory> {
  if (directoryOf?.segments !== segments) directoryOf = { segments, directory: await readDirectory() };
  return directoryOf.directory;
}

/**
 * A stretch of everything that is stored or saved and answers the query, each story once: by what is saved of it, else
 * by the earliest that answers.
 * @param from where the stretch begins, as `next` of the answer before said; 0 is the beginning
 * @param count rows wanted
 */
export async function getShelf(
  query: ShelfQuery,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Omit<ShelfView, 'isPrivate'>> {
  const [{ coins }, topics, segments, choice, saved, readIds, topicsOf] = await Promise.all([
    packagedCatalogue(),
    packagedTopics(),
    openIndex(),
    articleChoice(),
    openSaved(),
    query.part === 'unread' ? allRead() : null,
    topicReader(),
  ]);
  const directory = await openDirectory(segments);
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
  const shelves = { saved, directory, choice, topicsOf, isFolded, isWanted };
  // Rarely more than a few are turned away by their text; where more are, more are looked for.
  let most = from + 4 * count;
  const { search } = await searching();
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
