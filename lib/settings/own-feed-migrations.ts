import { type Step, walk } from './migrations.ts';
import { OWN_FEEDS_VERSION } from './own-feeds.ts';

/** From the version named to the next. Append only; a step uses no constant that may change later. */
const steps: Readonly<Record<number, Step>> = {};

/** Walks stored feeds of any version to the newest. */
export function migrateOwnFeeds(stored: unknown): unknown {
  return walk(stored, steps, OWN_FEEDS_VERSION);
}
