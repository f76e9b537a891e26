import type { Article } from '../domain/article.ts';
import type { Found } from '../relate/search.ts';
import type { ArticleDirectory } from '../store/article-directory.ts';
import type { getArticles } from '../store/read-articles.ts';
import type { readAmong } from '../store/read-marks.ts';
import type { ArticleChoice } from './article-choice.ts';
import type { SavedArticles } from './saved-articles.ts';
import type { ShelfArticle } from './shelf-views.ts';
import { headlineOf } from './stories.ts';

/** What rows are read from. */
export interface Shelves {
  readonly saved: SavedArticles;
  readonly directory: ArticleDirectory;
  readonly choice: ArticleChoice;
  /** Which topics an article is on. */
  readonly topicsOf: (article: Article) => readonly string[];
  /** Whether each story is one row. */
  readonly isFolded: boolean;
  /** What of an answer only its text tells. */
  readonly isWanted: (article: Article) => boolean;
  /** The store's own, given by the worker: nothing of the store exists twice. */
  readonly getArticles: typeof getArticles;
  readonly readAmong: typeof readAmong;
}

/**
 * Rows from a place in the answer on, as far as needed to have enough.
 * @returns the rows, and where in `found` the next ones begin; null where it is at its end
 */
export async function readRows(
  found: readonly Found[],
  from: number,
  count: number,
  shelves: Shelves,
): Promise<{ readonly rows: ShelfArticle[]; readonly next: number | null }> {
  const rows: ShelfArticle[] = [];
  let next = from;
  while (rows.length < count && next < found.length) {
    // Scattered rows lie in as many blocks, and each that is read for nothing takes its time.
    const some = found.slice(next, next + count - rows.length);
    const { articleAt, read } = await readTexts(some, shelves);
    for (const one of some) {
      next++;
      const row = rowOf(one, articleAt, read, shelves);
      if (row) rows.push(row);
    }
  }
  return { rows, next: next < found.length ? next : null };
}

/** An article, those of its story, and what of them was read, all asked for at once. */
async function readTexts(
  some: readonly Found[],
  { saved, directory, isFolded, getArticles, readAmong }: Shelves,
): Promise<{ readonly articleAt: (place: number) => Article | null; readonly read: ReadonlySet<string> }> {
  const places = some.flatMap(({ place }) => (isFolded && directory.storyAt(place)) || [place]);
  const ids = places.flatMap((place) => saved.at(place)?.id ?? directory.idAt(place) ?? []);
  const [stored, read] = await Promise.all([
    getArticles(places.filter((place) => saved.at(place) === null)),
    readAmong(ids),
  ]);
  const texts = new Map(stored.map(({ place, article }) => [place, article]));
  return { articleAt: (place) => saved.at(place) ?? texts.get(place) ?? null, read };
}

/** The first of a story that is wanted, with the others behind it; null where none is. */
function rowOf(
  { place, others }: Found,
  articleAt: (place: number) => Article | null,
  read: ReadonlySet<string>,
  { saved, directory, choice, topicsOf, isFolded, isWanted }: Shelves,
): ShelfArticle | null {
  const story = (isFolded && directory.storyAt(place)) || [place];
  const answering = [place, ...story.filter((one) => others.includes(one))];
  const article = answering.map(articleAt).find((one) => one !== null && isWanted(one));
  if (!article) return null;
  const marksOf = (id: string) => ({ read: read.has(id), saved: saved.ids.has(id) });
  const also = story.flatMap((one) => {
    const other = articleAt(one);
    if (!other || other === article || !choice.isShown(other)) return [];
    return [{ ...headlineOf(other, choice), ...marksOf(other.id) }];
  });
  const { id, url, title, summary, author, publishedAt, dateKnown } = article;
  const feed = choice.feeds.get(article.feedId);
  const marks = marksOf(id);
  return {
    id,
    url,
    title,
    summary,
    author,
    publishedAt,
    dateKnown,
    source: feed?.name ?? article.source,
    feedId: article.feedId,
    topics: topicsOf(article),
    label: choice.labelOf(article),
    language: feed?.language ?? null,
    read: marks.read || also.some((one) => one.read),
    saved: marks.saved,
    also,
  };
}
