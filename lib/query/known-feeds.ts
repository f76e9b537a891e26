import { allFeeds, type ListedFeed } from '../articles/all-feeds.ts';
import type { FeedId } from '../domain/article.ts';
import { readFeedChoices } from '../settings/feed-choices.ts';

/** Every feed there is, by its id. */
export async function knownFeeds(): Promise<ReadonlyMap<FeedId, ListedFeed>> {
  return new Map(allFeeds(await readFeedChoices()).map((feed) => [feed.id, feed]));
}
