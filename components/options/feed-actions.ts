import type { FeedKind } from '../../lib/domain/article.ts';
import type { FeedTuning } from '../../lib/domain/own-feed.ts';
import type { FeedView } from '../../lib/query/views.ts';

/** A change to one feed; name, folder and kind of own ones only. */
export interface FeedEdit {
  readonly name?: string;
  readonly folder?: string;
  readonly kind?: FeedKind;
  readonly tuning?: Partial<FeedTuning>;
}

/** What can be done with one feed of the list. */
export interface FeedActions {
  readonly onSwitch: (feed: FeedView, on: boolean) => void;
  readonly onTry: (feed: FeedView) => void;
  /** Within the click: here the browser is asked. */
  readonly onAllow: (feed: FeedView) => void;
  readonly onEdit: (feed: FeedView, edit: FeedEdit) => void;
  readonly onRemove: (feed: FeedView) => void;
}
