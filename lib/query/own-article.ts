/** The page as one of the stored articles. */
import { articleId } from '../articles/identify.ts';
import type { PageDescription } from '../domain/page.ts';
import { findArticle } from '../store/find-article.ts';

/**
 * The page with the date that its feed gives it, where it tells none itself, or only in words beside its headline. The
 * store is asked only then: it reads the addresses of all articles.
 * @param now epoch milliseconds: a feed's date in the future is none
 */
export async function datedByFeed(page: PageDescription, now: number): Promise<PageDescription> {
  if (page.publishedFrom !== null && page.publishedFrom !== 'text') return page;
  const article = await findArticle(articleId(page.url, null));
  if (!article?.dateKnown || article.publishedAt > now) return page;
  return { ...page, publishedAt: article.publishedAt, publishedFrom: 'feed' };
}
