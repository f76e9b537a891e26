import { allFeeds, type ListedFeed } from '../articles/all-feeds.ts';
import { readOwnFeeds } from '../settings/own-feeds-store.ts';
import { readSettings } from '../settings/settings-store.ts';

/** Every feed there is, built-in and own, with what the reader made of it. */
export async function listFeeds(): Promise<ListedFeed[]> {
  const [{ feeds: switched }, { feeds: own, tuned }] = await Promise.all([readSettings(), readOwnFeeds()]);
  return allFeeds({ switched, own, tuned });
}
