import type { FeedId } from '../domain/article.ts';
import type { FeedTuning, OwnFeed } from '../domain/own-feed.ts';

export const OWN_FEEDS_VERSION = 1;

/**
 * The reader's own feeds, and what was said about single feeds. Precious, as the settings are; whether a feed is on
 * stands in the settings (`feeds`), for own ones as for built-in ones.
 */
export interface OwnFeeds {
  readonly version: typeof OWN_FEEDS_VERSION;
  /** In the order in which they were added; no id twice; at most 300. */
  readonly feeds: readonly OwnFeed[];
  /** By feed, built-in and own alike; only those of which something was said. */
  readonly tuned: Readonly<Record<FeedId, FeedTuning>>;
}

export const NO_OWN_FEEDS: OwnFeeds = { version: OWN_FEEDS_VERSION, feeds: [], tuned: {} };
