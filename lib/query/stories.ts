import type { Article } from '../domain/article.ts';
import { type ArticleReader, getArticles } from '../store/read-articles.ts';
import type { PlacedArticle } from '../store/article-places.ts';
import { storiesOf } from '../store/stories.ts';
import type { ArticleChoice } from './article-choice.ts';
import type { HeadlineView } from './views.ts';

/** A story as a list tells it once: the articles that may be shown of it, one a publisher, the earliest first. */
export interface ToldStory {
  /** The article by which the story got onto the list; among `articles`, unless its publisher was earlier with another. */
  readonly found: Article;
  readonly place: number;
  readonly articles: readonly Article[];
}

/**
 * Tells the stories of the next articles of a list; see `storyTeller`.
 * @param asked the stories of their places, where these are looked up already
 */
export type StoryTeller = (
  placed: readonly PlacedArticle[],
  asked?: ReturnType<typeof storiesOf>,
) => Promise<ToldStory[]>;

/**
 * Lets a list of articles, given piece by piece, tell each story once, where its first article stands. What is in no
 * story is one of its own. A story of which the reader has muted an article is told no more, whoever else tells it.
 * @param isShown what may stand on this list; the given articles are taken to
 * @param read what the same answer reads its articles by
 */
export function storyTeller(
  { isDismissed }: Pick<ArticleChoice, 'isDismissed'>,
  isShown: (article: Article) => boolean,
  read: ArticleReader = getArticles,
): StoryTeller {
  const told = new Set<number>();
  return async (placed, asked = storiesOf(placed.map(({ place }) => place))) => {
    const stories = await asked;
    const untold = placed.flatMap(({ place }) => stories.get(place) ?? []).filter(({ id }) => !told.has(id));
    const places = new Set(untold.flatMap((story) => story.places));
    const members = new Map((await read([...places])).map(({ place, article }) => [place, article] as const));
    return placed.flatMap(({ place, article: found }) => {
      const story = stories.get(place);
      if (!story) return [{ found, place, articles: [found] }];
      if (told.has(story.id)) return [];
      told.add(story.id);
      const articles = story.places.flatMap((one) => (one === place ? found : (members.get(one) ?? [])));
      if (articles.some(isDismissed)) return [];
      return [{ found, place, articles: onePerPublisher(articles.filter((one) => one === found || isShown(one))) }];
    });
  };
}

/** The same of a whole list. */
export function tellOnce(
  placed: readonly PlacedArticle[],
  choice: Pick<ArticleChoice, 'isDismissed'>,
  isShown: (article: Article) => boolean,
): Promise<ToldStory[]> {
  return storyTeller(choice, isShown)(placed);
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
