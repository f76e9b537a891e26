import type { CommentThread } from '../domain/comment-thread.ts';
import { MAX_ADDRESS } from './article-url.ts';
import type { ParsedItem } from './parsed-feed.ts';

/**
 * Where an item's comments are, from what its feed tells: the address of their feed, and the post's number in WordPress,
 * which stands in its guid (`https://site.example/blog/?p=123`, wp-includes/feed-rss2.php) whatever its address looks
 * like. The interface lies where the guid's site does; only the article's own host counts, since a site that moved keeps
 * its old guids.
 * @param articleUrl as stored
 * @returns undefined where the feed names no comments, or no safe place of theirs
 */
export function commentThreadOf(
  { guid, comments, commentRss, commentPage }: Pick<ParsedItem, 'guid' | 'comments' | 'commentRss' | 'commentPage'>,
  articleUrl: string,
): CommentThread | undefined {
  if (comments === null && commentRss === null && commentPage === null) return undefined;
  const feed = httpsAddress(commentRss);
  const page = httpsAddress(commentPage);
  const api = wordpressComments(guid, feed, articleUrl);
  if (api === null && feed === null) return undefined;
  return { ...(api && { api: api.href }), ...(feed && { feed: feed.href }), ...(page && { page: page.href }) };
}

function httpsAddress(written: string | null): URL | null {
  if (written === null || written.length > MAX_ADDRESS || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  return url;
}

function wordpressComments(guid: string | null, feed: URL | null, articleUrl: string): URL | null {
  const article = new URL(articleUrl);
  if (article.protocol !== 'https:') return null;
  const named = guid !== null && guid.length <= MAX_ADDRESS && URL.canParse(guid) ? new URL(guid) : null;
  // Sites without speaking addresses have the number in the address of the comments' feed, too.
  for (const place of [named, feed]) {
    const post = place?.searchParams.get('p') ?? '';
    if (!place || !/^[1-9]\d{0,15}$/.test(post) || bareHost(place) !== bareHost(article)) continue;
    const folder = place.pathname.replace(/[^/]*$/, '');
    return new URL(`https://${article.host}${folder}wp-json/wp/v2/comments?post=${post}`);
  }
  return null;
}

/** Without `www.`, which guids of before a move to it lack. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, '');
}
