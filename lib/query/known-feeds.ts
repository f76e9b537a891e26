import { allFeeds, type ListedFeed } from '../articles/all-feeds.ts';
import type { FeedId } from '../domain/article.ts';
import { readFeedChoices } from '../settings/feed-choices.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Every feed there is, by its id.
 * @param settings as the same answer reads them anyway
 */
export async function knownFeeds(settings?: Promise<Settings>): Promise<ReadonlyMap<FeedId, ListedFeed>> {
  return new Map(allFeeds(await readFeedChoices(settings)).map((feed) => [feed.id, feed]));
}
