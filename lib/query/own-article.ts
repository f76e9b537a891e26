/** The page as one of the stored articles. */
import { articleId } from '../articles/identify.ts';
import { DAY_MS } from '../domain/durations.ts';
import type { PageDescription } from '../domain/page.ts';
import { findArticle } from '../store/find-article.ts';

/**
 * A page's words name a day in a zone that is not told, so a feed may say a little later. What is later than that is when
 * the piece was changed, or handed on by a feed that collects others' pieces.
 */
const LATER_AT_MOST_MS = 2 * DAY_MS;

/**
 * The page with the date that its feed gives it, where it tells none itself, or only in words beside its headline
 * and the feed's is not a later one, nor that of a change. The store is asked only then: it reads the addresses of all articles.
 * @param now epoch milliseconds: a feed's date in the future is none
 */
export async function datedByFeed(page: PageDescription, now: number): Promise<PageDescription> {
  if ((page.publishedFrom ?? 'text') !== 'text') return page;
  const article = await findArticle(articleId(page.url, null));
  if (!article?.dateKnown || article.isDateOfChange) return page;
  const { publishedAt } = article;
  const latest = Math.min(now, (page.publishedAt ?? now) + LATER_AT_MOST_MS);
  return publishedAt > latest ? page : { ...page, publishedAt, publishedFrom: 'feed' };
}
