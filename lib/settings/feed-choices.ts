import type { FeedId } from '../domain/article.ts';
import type { FeedTuning, OwnFeed } from '../domain/own-feed.ts';
import { readOwnFeeds } from './own-feeds-store.ts';
import { readSettings } from './settings-store.ts';
import type { Settings } from './settings.ts';

/** All that the reader chose about feeds. */
export interface FeedChoices {
  /** Feed ids switched against their default: true is on. */
  readonly switched: Readonly<Record<FeedId, boolean>>;
  /** In the order in which they were added. */
  readonly own: readonly OwnFeed[];
  readonly tuned: Readonly<Record<FeedId, FeedTuning>>;
}

/** The switches stand in the settings, own feeds and what was said about single ones in a document of their own. */
export async function readFeedChoices(settings: Promise<Settings> = readSettings()): Promise<FeedChoices> {
  const [{ feeds: switched }, { feeds: own, tuned }] = await Promise.all([settings, readOwnFeeds()]);
  return { switched, own, tuned };
}
