/** What a query leaves of the shelf before any text is read. */
import type { ArticleId, FeedId } from '../domain/article.ts';
import { primarySubtag, type ShelfQuery } from '../domain/shelf-query.ts';
import type { Topic } from '../domain/topic.ts';
import { topicsOfMarks } from '../relate/marks.ts';
import type { ArticleDirectory } from '../store/article-directory.ts';
import type { ArticleChoice } from './article-choice.ts';
import type { SavedArticles } from './saved-articles.ts';
import { feedsNamed, printsOf } from './shelf-names.ts';

/** The feeds that source and language leave; null where neither is asked. */
export function feedsAsked({ source, language }: ShelfQuery, { feeds }: ArticleChoice): Set<FeedId> | null {
  if (source === null && language === null) return null;
  const named = source === null ? null : feedsNamed(source, feeds);
  const fitting = [...feeds.values()].filter(
    (feed) => (named?.has(feed.id) ?? true) && (language === null || primarySubtag(feed.language ?? '') === language),
  );
  return new Set(fitting.map(({ id }) => id));
}

const storedOf = new WeakMap<
  ArticleDirectory,
  { readonly saved: SavedArticles; readonly places: Map<ArticleId, number> }
>();

/** Where saved articles lie that are stored too, looked up once for both as they are. */
export function savedAndStored(saved: SavedArticles, directory: ArticleDirectory): ReadonlyMap<ArticleId, number> {
  let known = storedOf.get(directory);
  if (known?.saved !== saved) {
    known = { saved, places: directory.placesOf([...saved.ids]) };
    storedOf.set(directory, known);
  }
  return known.places;
}

interface Places {
  readonly saved: SavedArticles;
  readonly directory: ArticleDirectory;
  readonly feedAt: (place: number) => number;
  /** What was read, where that is asked. */
  readonly readIds: readonly ArticleId[] | null;
  /** In the order of their bits. */
  readonly topics: readonly Topic[];
}

/** What of a query the index alone decides: places, dates, topics. What a row does not tell is let through for its text to decide. */
export function acceptance(
  { part, after, before, topic }: ShelfQuery,
  feeds: ReadonlySet<FeedId> | null,
  choice: ArticleChoice,
  { saved, directory, feedAt, readIds: all, topics }: Places,
): (place: number, publishedAt: number, marks: number) => boolean {
  const asked = feeds && printsOf(feeds);
  const muted = printsOf([...choice.feeds.values()].filter((feed) => feed.muted).map(({ id }) => id));
  const storedToo = savedAndStored(saved, directory);
  const readIds = all && new Set(all);
  const placesOf = (ids: readonly string[]) =>
    new Set([...directory.placesOf(ids).values()].flatMap((place) => directory.storyAt(place) ?? [place]));
  // Who has read one of a story has read the story, and who has muted one wants none of it.
  const readPlaces = all && placesOf(all);
  const dismissed = new Set(choice.mutes.flatMap(({ kind, value }) => (kind === 'article' ? value : [])));
  const dismissedPlaces = placesOf([...dismissed]);
  const bit = topics.findIndex(({ id }) => id === topic);
  // A topic that nobody knows, nothing is on.
  const topicMask = bit < 0 ? 0 : 1 << bit;
  return (place, publishedAt, marks) => {
    if (topic !== null && (topicsOfMarks(marks) & topicMask) === 0) return false;
    if ((after !== null && publishedAt < after) || (before !== null && publishedAt >= before)) return false;
    const copy = saved.at(place);
    if (part === 'saved') return copy !== null && (asked?.has(feedAt(place)) ?? true);
    // What is stored too is shown as it is now.
    if (copy && (storedToo.has(copy.id) || readIds?.has(copy.id) || dismissed.has(copy.id))) return false;
    if (readPlaces?.has(place) || dismissedPlaces.has(place)) return false;
    const feed = feedAt(place);
    return feed === 0 || (!muted.has(feed) && (asked?.has(feed) ?? true));
  };
}
