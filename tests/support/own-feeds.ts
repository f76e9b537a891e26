import { NOT_TUNED } from '../../lib/domain/own-feed.ts';
import type { FeedDraft } from '../../lib/settings/own-feed-schema.ts';

/** A feed as the options send it to be added. */
export function feedDraft(changes: Partial<FeedDraft> = {}): FeedDraft {
  return {
    url: 'https://site.example/feed',
    name: 'A site',
    siteHost: 'site.example',
    kind: 'blog',
    language: 'en',
    folder: '',
    tuning: NOT_TUNED,
    on: true,
    ...changes,
  };
}
