import { commentAuthor, commentText, commentUrl } from './comment-fields.ts';
import type { FlatComment } from './comment-tree.ts';
import { parseFeedDate } from './feed-date.ts';
import { FeedError } from './feed-error.ts';
import { parseFeed } from './parse-feed.ts';
import type { ParsedItem } from './parsed-feed.ts';

/**
 * The comments in a feed of them. RSS does not say who answers whom; Atom may (RFC 4685, `thr:in-reply-to`).
 * @param host that was asked
 * @returns null where this is no feed
 */
export function readCommentFeed(
  bytes: Uint8Array,
  contentType: string | null,
  url: string,
  host: string,
): { readonly comments: FlatComment[]; readonly isFlat: boolean } | null {
  let items: readonly ParsedItem[];
  try {
    ({ items } = parseFeed(bytes, contentType, url));
  } catch (error) {
    if (error instanceof FeedError) return null;
    throw error;
  }
  const ids = new Set(items.flatMap(({ guid }) => guid ?? []));
  const comments = items.map((item, place): FlatComment => {
    const { guid, link, published, updated, inReplyTo = null } = item;
    const date = published ?? updated;
    return {
      id: guid ?? link ?? `item ${place}`,
      // Feeds name the post itself as what its first comments answer.
      parent: inReplyTo !== null && ids.has(inReplyTo) ? inReplyTo : null,
      author: commentAuthor(item.author ?? /^(?:by:|von:|par ?:|por:) (.+)$/i.exec(item.title)?.[1] ?? ''),
      text: commentText(item.content || item.summary),
      at: date === null ? null : parseFeedDate(date),
      url: commentUrl(link, host),
    };
  });
  return { comments, isFlat: !items.some(({ inReplyTo }) => inReplyTo !== undefined) };
}
