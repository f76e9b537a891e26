import type { Article } from '../domain/article.ts';
import { type ArticleReader, getArticles } from '../store/articles.ts';
import type { PlacedArticle } from '../store/article-places.ts';
import { storiesOf } from '../store/stories.ts';
import type { ArticleChoice } from './article-choice.ts';
import type { HeadlineView } from './views.ts';

/** A story as a list tells it once: the articles that may be shown of it, one a publisher, the earliest first. */
export interface ToldStory {
  /** The article by which the story got onto the list; among `articles`, unless its publisher was earlier with another. */
  readonly found: Article;
  readonly articles: readonly Article[];
}

/**
 * Lets a list of articles tell each story once, where its first article stands. What is in no story is one of its own.
 * A story of which the reader has muted an article is told no more, whoever else tells it.
 * @param isShown what may stand on this list; the given articles are taken to
 * @param read what the same answer reads its articles by
 */
export async function tellOnce(
  placed: readonly PlacedArticle[],
  { isDismissed }: Pick<ArticleChoice, 'isDismissed'>,
  isShown: (article: Article) => boolean,
  read: ArticleReader = getArticles,
): Promise<ToldStory[]> {
  const stories = await storiesOf(placed.map(({ place }) => place));
  const members = new Map(
    (await read([...new Set([...stories.values()].flatMap(({ places }) => places))])).map(
      ({ place, article }) => [place, article] as const,
    ),
  );
  const told = new Set<number>();
  return placed.flatMap(({ place, article: found }) => {
    const story = stories.get(place);
    if (!story) return [{ found, articles: [found] }];
    if (told.has(story.id)) return [];
    told.add(story.id);
    const articles = story.places.flatMap((one) => (one === place ? found : (members.get(one) ?? [])));
    if (articles.some(isDismissed)) return [];
    return [{ found, articles: onePerPublisher(articles.filter((one) => one === found || isShown(one))) }];
  });
}

function onePerPublisher(articles: readonly Article[]): Article[] {
  const sources = new Set<string>();
  return articles.filter(({ source }) => !sources.has(source) && sources.add(source));
}

/** An article as a headline, with its source as the reader knows it. */
export function headlineOf(article: Article, { feeds, labelOf }: ArticleChoice): HeadlineView {
  const { id, title, url, publishedAt, feedId } = article;
  const source = feeds.get(feedId)?.name ?? article.source;
  return { id, title, source, url, publishedAt, label: labelOf(article) };
}
