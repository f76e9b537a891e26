import type { Article, ArticleId } from '../domain/article.ts';
import { threadHost } from '../domain/comment-thread.ts';
import { findArticle } from '../store/find-article.ts';
import type { DiscussionView, OwnDiscussionView } from './sidebar-views.ts';

/** Where the comments of an article can be read; null where its feed named no place to ask. */
export function discussionOf({ thread, url }: Article, isAllowed: (url: string) => boolean): DiscussionView | null {
  const asked = thread?.api ?? thread?.feed;
  if (!thread || asked === undefined) return null;
  return { host: threadHost(thread), allowed: isAllowed(asked), page: thread.page ?? url };
}

/**
 * The comments of the page itself, where it is an article that a feed brought. Asked for by itself: finding a page among
 * the addresses of all stored articles reads them all, and its comments stand last in the sidebar.
 * @param pageId of the page's address
 */
export async function getOwnDiscussion(
  pageId: ArticleId,
  isAllowed: Promise<(url: string) => boolean>,
): Promise<OwnDiscussionView | null> {
  isAllowed.catch(() => undefined);
  const article = await findArticle(pageId);
  const discussion = article && discussionOf(article, await isAllowed);
  return discussion && { ...discussion, articleId: article.id, title: article.title, comments: article.comments };
}
