import { allFeeds, type ListedFeed } from '../articles/all-feeds.ts';
import { readFeedChoices } from '../settings/feed-choices.ts';

/** Every feed there is, built-in and own, with what the reader made of it. */
export async function listFeeds(): Promise<ListedFeed[]> {
  return allFeeds(await readFeedChoices());
}
