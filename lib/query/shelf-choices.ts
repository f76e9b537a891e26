import { FEED_TOPICS } from '../domain/article.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { readSettings } from '../settings/settings-store.ts';
import { countArticles } from '../store/articles.ts';
import { getSaved } from '../store/saved.ts';
import { knownFeeds } from './known-feeds.ts';
import { primary } from './shelf.ts';
import type { ShelfChoices } from './shelf-views.ts';

/** What the shelf can be narrowed to. */
export async function getShelfChoices(): Promise<ShelfChoices> {
  const [feeds, { byFeed }, saved, { watchlist }, { byId }] = await Promise.all([
    knownFeeds(),
    countArticles(),
    getSaved(),
    readSettings(),
    packagedCatalogue(),
  ]);
  const ids = new Set([...byFeed.keys(), ...saved.map(({ article }) => article.feedId)]);
  const present = [...feeds.values()].filter(({ id, muted }) => ids.has(id) && !muted);
  return {
    sources: present.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    topics: FEED_TOPICS.filter((topic) => present.some((feed) => feed.topic === topic)),
    languages: [...new Set(present.flatMap(({ language }) => (language ? [primary(language)] : [])))].sort(),
    coins: watchlist.map((coinId) => {
      const { id, symbol, name } = coinOrId(coinId, byId);
      return { id, symbol, name };
    }),
  };
}
