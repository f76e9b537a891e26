import type { ArticleId } from '../domain/article.ts';
import { presentCoinId } from '../domain/renames.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { readSettings } from '../settings/settings-store.ts';
import { readDirectory } from '../store/article-directory.ts';
import { getArticles } from '../store/read-articles.ts';
import { getSaved } from '../store/saved.ts';
import { knownFeeds } from './known-feeds.ts';
import type { MuteView } from './views.ts';

/**
 * All that is muted, what was muted last first.
 * @param now epoch milliseconds
 */
export async function getMutes(now: number): Promise<readonly MuteView[]> {
  const [{ mutes }, feeds, { byId }] = await Promise.all([readSettings(), knownFeeds(), packagedCatalogue()]);
  const titles = await titlesOf(mutes.flatMap(({ kind, value }) => (kind === 'article' ? value : [])));
  const named = mutes.map(({ kind, value, since }): MuteView => {
    if (kind === 'coin') {
      const { name, symbol } = coinOrId(presentCoinId(value, now), byId);
      return { kind, value, since, name: `${name} (${symbol})` };
    }
    return { kind, value, since, name: kind === 'word' ? value : (titles.get(value) ?? null) };
  });
  const sources = [...feeds.values()]
    .filter(({ muted }) => muted)
    .map(({ id, name, mutedAt }): MuteView => ({ kind: 'source', value: id, name, since: mutedAt }));
  return [...named.toReversed(), ...sources].sort((a, b) => (b.since ?? 0) - (a.since ?? 0));
}

/** The titles of those that are stored or saved. */
async function titlesOf(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, string>> {
  if (ids.length === 0) return new Map();
  const [directory, saved] = await Promise.all([readDirectory(), getSaved()]);
  const stored = await getArticles([...directory.placesOf(ids).values()]);
  return new Map([...saved, ...stored].map(({ article: { id, title } }) => [id, title]));
}
