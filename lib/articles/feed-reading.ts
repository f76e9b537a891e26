import { readConversation } from './conversation.ts';
import { decodeBytes } from './decode-bytes.ts';
import { lookForFeed } from './look-for-feed.ts';
import { normalizeArticle } from './normalize-article.ts';
import { readOpml } from './opml.ts';
import { sortOpml } from './opml-sort.ts';
import { readFeed } from './read-feed.ts';
import { wholeText } from './whole-text.ts';

/**
 * All that makes sense of foreign bytes: feeds, pages that name feeds, comments, lists of feeds; and where a click's look
 * for a feed or for comments goes on by what it finds. With its parser and the
 * tables of HTML's entities this is a third of the background's code, and most wakes of the worker need none of it, so it
 * is a file of its own (decision 0012). Nothing here keeps a state.
 */
export const feedReading = {
  readFeed,
  normalizeArticle,
  wholeText,
  lookForFeed,
  decodeBytes,
  readOpml,
  sortOpml,
  readConversation,
};

export type FeedReading = typeof feedReading;
