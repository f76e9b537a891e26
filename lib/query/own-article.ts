/** The page as one of the stored articles. */
import { articleId } from '../articles/identify.ts';
import type { Article } from '../domain/article.ts';
import type { PageDescription } from '../domain/page.ts';
import { findArticle } from '../store/find-article.ts';

/** The article that a feed brought and that stands on this page; null where none did. */
export function findOwnArticle({ url }: PageDescription): Promise<Article | null> {
  return findArticle(articleId(url, null));
}

/**
 * The page with the date that its feed gives it, where it tells none itself, or only in words beside its headline. The
 * store is waited for only then.
 * @param now epoch milliseconds: a feed's date in the future is none
 */
export async function datedByFeed(
  page: PageDescription,
  own: Promise<Article | null>,
  now: number,
): Promise<PageDescription> {
  if (page.publishedFrom !== null && page.publishedFrom !== 'text') return page;
  const article = await own;
  if (!article?.dateKnown || article.publishedAt > now) return page;
  return { ...page, publishedAt: article.publishedAt, publishedFrom: 'feed' };
}
