import { packagedTopics } from '../articles/packaged-topics.ts';
import { feedPrint } from '../domain/article-edits.ts';
import type { Article } from '../domain/article.ts';
import type { ShelfQuery } from '../domain/shelf-query.ts';
import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { type Clause, type Found, holdsPhrases, search } from '../relate/search.ts';
import type { Segment } from '../relate/segment.ts';
import { tokenise } from '../relate/text.ts';
import { type ArticleDirectory, readDirectory } from '../store/article-directory.ts';
import { getArticles } from '../store/articles.ts';
import { allRead, readAmong } from '../store/read-marks.ts';
import { type ArticleChoice, articleChoice } from './article-choice.ts';
import { acceptance, feedsAsked } from './shelf-acceptance.ts';
import { openIndex } from './open-index.ts';
import { openSaved, type SavedArticles } from './saved-articles.ts';
import { coinNamed, feedsNamed, printsOf } from './shelf-names.ts';
import type { ShelfArticle, ShelfView } from './shelf-views.ts';

/** Texts are read in groups of so many, until there are rows enough. */
const READ_AT_ONCE = 30;

let directoryOf: { readonly segments: readonly Segment[]; readonly directory: ArticleDirectory } | null = null;

/** Read again only with the index: each look that adds articles adds a piece of it, and pruning merges it. */
async function openDirectory(segments: readonly Segment[]): Promise<ArticleDirectory> {
  if (directoryOf?.segments !== segments) directoryOf = { segments, directory: await readDirectory() };
  return directoryOf.directory;
}

/**
 * A stretch of everything that is stored or saved and answers the query.
 * @param from where the stretch begins, as `next` of the answer before said; 0 is the beginning
 * @param count rows wanted
 */
export async function getShelf(
  query: ShelfQuery,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Omit<ShelfView, 'isPrivate'>> {
  const [{ coins }, topics, segments, choice, saved, readIds] = await Promise.all([
    packagedCatalogue(),
    packagedTopics(),
    openIndex(),
    articleChoice(),
    openSaved(),
    query.part === 'unread' ? allRead() : null,
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
  // Rarely more than a few are turned away by their text; where more are, more are looked for.
  let most = from + 4 * READ_AT_ONCE;
  let answer = search(clauses, pieces, order, isAccepted, most);
  let { articles, next } = await readSome(answer.found, from, count, saved, isWanted);
  while (articles.length < count && most < answer.total) {
    most *= 4;
    answer = search(clauses, pieces, order, isAccepted, most);
    ({ articles, next } = await readSome(answer.found, from, count, saved, isWanted));
  }
  if (next === null && most < answer.total) next = answer.found.length;
  const isExact = phrases.length === 0 && choice.labelsLeftOut.length === 0;
  return {
    articles: await rowsOf(articles, choice, saved),
    next,
    total: isExact ? answer.total : null,
    isEmpty: pieces.every(({ articleCount }) => articleCount === 0),
  };
}

/** Rows from a place in the answer on, as far as needed to have enough. */
async function readSome(
  found: readonly Found[],
  from: number,
  count: number,
  saved: SavedArticles,
  isWanted: (article: Article) => boolean,
): Promise<{ articles: Article[]; next: number | null }> {
  const articles: Article[] = [];
  let next = from;
  while (articles.length < count && next < found.length) {
    const places = found.slice(next, next + READ_AT_ONCE).map(({ place }) => place);
    const stored = await getArticles(places.filter((place) => saved.at(place) === null));
    const texts = new Map(stored.map(({ place, article }) => [place, article]));
    for (const place of places) {
      if (articles.length === count) break;
      next++;
      const article = saved.at(place) ?? texts.get(place);
      if (article && isWanted(article)) articles.push(article);
    }
  }
  return { articles, next: next < found.length ? next : null };
}

async function rowsOf(
  articles: readonly Article[],
  choice: ArticleChoice,
  saved: SavedArticles,
): Promise<ShelfArticle[]> {
  const read = await readAmong(articles.map(({ id }) => id));
  return articles.map((article) => {
    const { id, url, title, summary, author, publishedAt, dateKnown } = article;
    const feed = choice.feeds.get(article.feedId);
    return {
      read: read.has(id),
      saved: saved.ids.has(id),
      id,
      url,
      title,
      summary,
      author,
      publishedAt,
      dateKnown,
      source: feed?.name ?? article.source,
      label: choice.labelOf(article),
      language: feed?.language ?? null,
    };
  });
}
