import { allFeeds } from '../articles/all-feeds.ts';
import { newFeedState } from '../domain/feed-state.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { readFeedChoices } from '../settings/feed-choices.ts';
import { countArticles } from '../store/articles.ts';
import { getFeedStates } from '../store/feeds.ts';
import type { FeedView, SourcesView } from './views.ts';

/** Every known source with its health: the directory in its own order, then the reader's own as they were added. */
export async function getSourcesView(): Promise<SourcesView> {
  const [choices, states, counts, isAllowed] = await Promise.all([
    readFeedChoices(),
    getFeedStates(),
    countArticles(),
    readAllowedHosts(),
  ]);
  const feeds = allFeeds(choices).map((feed): FeedView => {
    const state = states.get(feed.id) ?? newFeedState(feed.id);
    const tally = counts.byFeed.get(feed.id);
    return {
      id: feed.id,
      name: feed.name,
      url: feed.url,
      siteHost: feed.siteHost,
      topic: feed.topic,
      kind: feed.kind,
      language: feed.language ?? null,
      own: feed.own !== null,
      folder: feed.own?.folder ?? null,
      unverified: feed.unverified === true && state.lastSuccessAt === null,
      on: feed.on,
      muted: feed.muted,
      paceMinutes: feed.paceMinutes ?? null,
      allowed: isAllowed(feed.url),
      lastSuccessAt: state.lastSuccessAt,
      nextTryAt: feed.on && state.retiredAt === null ? state.dueAt : null,
      failure: state.failure,
      articles: tally?.count ?? 0,
      newestArticleAt: tally?.newestAt ?? null,
    };
  });
  return { feeds, articlesStored: counts.total };
}
