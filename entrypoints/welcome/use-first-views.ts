import { useEffect, useState } from 'preact/hooks';
import { WHOLE_SHELF } from '../../lib/domain/shelf-query.ts';
import { ask } from '../../lib/messages/client.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import type { FeedView, TickerView } from '../../lib/query/views.ts';
import { REVISION_KEY, watchKey } from '../../lib/revision.ts';
import type { Settings } from '../../lib/settings/settings.ts';

export interface FirstViews {
  readonly settings: Settings;
  readonly ticker: TickerView;
  readonly feeds: readonly FeedView[];
  /** Newest first. */
  readonly articles: readonly ShelfArticle[];
}

/** Enough that some are left of whatever sources are chosen. */
const ARTICLES = 100;

/** What the welcome shows, asked again after every commit: right after the install prices and articles are on their way. */
export function useFirstViews(): FirstViews | null {
  const [views, setViews] = useState<FirstViews | null>(null);
  useEffect(() => {
    const read = async (): Promise<void> => {
      try {
        const [settings, ticker, { feeds }, { articles }] = await Promise.all([
          ask('getSettings', {}),
          ask('getTicker', {}),
          ask('getSources', {}),
          ask('getShelf', { query: { ...WHOLE_SHELF, order: 'newest' }, from: 0, count: ARTICLES }),
        ]);
        setViews({ settings, ticker, feeds, articles });
      } catch {
        // The background is only just starting; its first commit asks again.
      }
    };
    void read();
    return watchKey('local', REVISION_KEY, () => void read());
  }, []);
  return views;
}
