import { defaultFeeds, isFeedOn } from '../articles/default-feeds.ts';
import { newFeedState } from '../domain/feed-state.ts';
import { readSettings } from '../settings/settings-store.ts';
import { countArticles } from '../store/articles.ts';
import { getFeedStates } from '../store/feeds.ts';
import type { FeedView, SourcesView } from './views.ts';

/** Every known source with its health, in the order of the directory. */
export async function getSourcesView(): Promise<SourcesView> {
  const [settings, states, counts] = await Promise.all([readSettings(), getFeedStates(), countArticles()]);
  const feeds = defaultFeeds.map((feed): FeedView => {
    const state = states.get(feed.id) ?? newFeedState(feed.id);
    const tally = counts.byFeed.get(feed.id);
    const on = isFeedOn(feed, settings.feeds);
    return {
      id: feed.id,
      name: feed.name,
      url: feed.url,
      siteHost: feed.siteHost,
      topic: feed.topic,
      kind: feed.kind,
      unverified: feed.unverified === true && state.lastSuccessAt === null,
      on,
      lastSuccessAt: state.lastSuccessAt,
      nextTryAt: on && state.retiredAt === null ? state.dueAt : null,
      failure: state.failure,
      articles: tally?.count ?? 0,
      newestArticleAt: tally?.newestAt ?? null,
    };
  });
  return { feeds, articlesStored: counts.total };
}
