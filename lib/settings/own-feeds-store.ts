import { keptDocument } from './kept-document.ts';
import { migrateOwnFeeds } from './own-feed-migrations.ts';
import { repairOwnFeeds } from './own-feed-repair.ts';
import type { OwnFeeds } from './own-feeds.ts';

export const OWN_FEEDS_KEY = 'ownFeeds';
export const UNREADABLE_OWN_FEEDS_KEY = 'ownFeeds.unreadable';

const ownFeeds = keptDocument<OwnFeeds>({
  key: OWN_FEEDS_KEY,
  unreadableKey: UNREADABLE_OWN_FEEDS_KEY,
  migrate: migrateOwnFeeds,
  repair: repairOwnFeeds,
});

/** The reader's own feeds and what was said about single ones, repaired feed by feed. */
export const readOwnFeeds = ownFeeds.read;
export const changeOwnFeeds = ownFeeds.change;
export const findOwnFeeds = ownFeeds.find;
/** Forgets every own feed. */
export const clearOwnFeeds = ownFeeds.clear;
