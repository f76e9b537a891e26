import { packagedTopics } from '../articles/packaged-topics.ts';
import type { Article, ArticleId } from '../domain/article.ts';
import { packagedNames } from '../prices/packaged-names.ts';
import { findCoins } from '../relate/coins.ts';
import { documentOfPlace } from '../relate/document.ts';
import { buildSegment } from '../relate/index-segment.ts';
import { openSegment, type Segment } from '../relate/segment.ts';
import { articleTopics, preparedTopics } from '../relate/topics.ts';
import { getSaved, savedIds } from '../store/saved.ts';

/** Saved articles have places of their own, beyond all that are stored. */
const FIRST_PLACE = 2 ** 40;

export interface SavedArticles {
  readonly articles: readonly Article[];
  readonly ids: ReadonlySet<ArticleId>;
  /** Their index: what is saved is found by the same search, also once its block is pruned. */
  readonly segment: Segment | null;
  /** The saved article of a place; null where the place is of a stored one. */
  readonly at: (place: number) => Article | null;
}

let opened: (SavedArticles & { readonly written: string }) | null = null;

/** The saved articles, read and indexed when they are first asked for and whenever there are others. */
export async function openSaved(): Promise<SavedArticles> {
  const written = (await savedIds()).join();
  if (opened?.written === written) return opened;
  const articles = (await getSaved()).map(({ article }) => article);
  const [names, list] = await Promise.all([packagedNames(), packagedTopics()]);
  const topics = preparedTopics(list);
  const indexed = articles.map(({ title, summary, publishedAt }, at) => {
    const coins = findCoins(title, summary, names, publishedAt).map(({ coinId }) => coinId);
    const id = documentOfPlace(FIRST_PLACE + at);
    return { id, title, summary, publishedAt, coins, topics: articleTopics(title, summary, coins, topics) };
  });
  const segment = articles.length === 0 ? null : openSegment(buildSegment(indexed));
  // A negative number is no index but a name, and looked up like one: slow, for each of all stored articles.
  const at = (place: number): Article | null => (place < FIRST_PLACE ? null : (articles[place - FIRST_PLACE] ?? null));
  opened = { articles, ids: new Set(articles.map(({ id }) => id)), segment, written, at };
  return opened;
}
