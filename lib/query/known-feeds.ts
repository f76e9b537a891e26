import { allFeeds, type ListedFeed } from '../articles/all-feeds.ts';
import type { FeedId } from '../domain/article.ts';
import { readOwnFeeds } from '../settings/own-feeds-store.ts';
import { readSettings } from '../settings/settings-store.ts';

/** Every feed there is, by its id. */
export async function knownFeeds(): Promise<ReadonlyMap<FeedId, ListedFeed>> {
  const [{ feeds: switched }, { feeds: own, tuned }] = await Promise.all([readSettings(), readOwnFeeds()]);
  return new Map(allFeeds({ switched, own, tuned }).map((feed) => [feed.id, feed]));
}
