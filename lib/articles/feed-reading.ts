import { FeedError } from './feed-error.ts';
import { commentTree } from './comment-tree.ts';
import { readCommentFeed } from './comments-feed.ts';
import { readPostNumber, readWordpressComments } from './comments-wordpress.ts';
import { decodeBytes } from './decode-bytes.ts';
import { discoverFeeds } from './discover-feeds.ts';
import { normalizeArticle } from './normalize-article.ts';
import { readOpml } from './opml.ts';
import { sortOpml } from './opml-sort.ts';
import { parseFeed } from './parse-feed.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { previewOf } from './preview.ts';
import { wholeText } from './whole-text.ts';

/** A feed as it was read, or why it is none. */
export type FeedRead =
  | { readonly ok: true; readonly feed: ParsedFeed }
  | { readonly ok: false; readonly reason: FeedError['reason'] };

/**
 * `parseFeed` with its error as a value: a thrown one would be of a class that the bundle which asks does not know.
 * @param url where the bytes came from, for relative addresses
 */
function readFeed(bytes: Uint8Array, contentType: string | null, url: string): FeedRead {
  try {
    return { ok: true, feed: parseFeed(bytes, contentType, url) };
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, reason: error.reason };
    throw error;
  }
}

/**
 * All that makes sense of foreign bytes: feeds, pages that name feeds, comments, lists of feeds. With its parser and the
 * tables of HTML's entities this is a third of the background's code, and most wakes of the worker need none of it, so it
 * is a file of its own (decision 0012). Nothing here keeps a state.
 */
export const feedReading = {
  readFeed,
  normalizeArticle,
  wholeText,
  previewOf,
  discoverFeeds,
  decodeBytes,
  readOpml,
  sortOpml,
  readWordpressComments,
  readPostNumber,
  readCommentFeed,
  commentTree,
};

export type FeedReading = typeof feedReading;
