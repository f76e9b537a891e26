import { packagedTopics } from '../articles/packaged-topics.ts';
import { primarySubtag } from '../domain/shelf-query.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { readSettings } from '../settings/settings-store.ts';
import { countArticles } from '../store/articles.ts';
import { knownFeeds } from './known-feeds.ts';
import { openIndex } from './open-index.ts';
import { openSaved } from './saved-articles.ts';
import type { ShelfChoices } from './shelf-views.ts';

/** What the shelf can be narrowed to. */
export async function getShelfChoices(): Promise<ShelfChoices> {
  const [feeds, { byFeed }, saved, segments, topics, { watchlist }, { byId }] = await Promise.all([
    knownFeeds(),
    countArticles(),
    openSaved(),
    openIndex(),
    packagedTopics(),
    readSettings(),
    packagedCatalogue(),
  ]);
  const pieces = saved.segment ? [...segments, saved.segment] : segments;
  const ids = new Set([...byFeed.keys(), ...saved.articles.map(({ feedId }) => feedId)]);
  const present = [...feeds.values()].filter(({ id, muted }) => ids.has(id) && !muted);
  return {
    sources: present.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    topics: topics.flatMap(({ id }, bit) => (pieces.some((piece) => piece.topicCounts[bit]! > 0) ? id : [])),
    languages: [...new Set(present.flatMap(({ language }) => (language ? [primarySubtag(language)] : [])))].sort(),
    coins: watchlist.map((coinId) => {
      const { id, symbol, name } = coinOrId(coinId, byId);
      return { id, symbol, name };
    }),
  };
}
