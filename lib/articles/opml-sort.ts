import { languageTag } from '../domain/language-tag.ts';
import { kindOfFeedAt, readFeedAddress } from '../domain/feed-address.ts';
import type { OpmlReport } from '../domain/opml-report.ts';
import { type OwnFeed, ownFeedId, sameFeedKey } from '../domain/own-feed.ts';
import type { ListedFeed } from './all-feeds.ts';
import type { OpmlFeed } from './opml.ts';

interface SortedOut {
  readonly fresh: OwnFeed[];
  readonly already: OpmlReport['already'][number][];
  readonly refused: OpmlReport['refused'][number][];
}

/**
 * What becomes of each feed of an OPML file: new, there already (built-in, own, or earlier in the file), or refused.
 * @param known every feed there is by `sameFeedKey`
 * @param room how many more own feeds there may be
 * @param now epoch milliseconds, from when the new ones are the reader's
 */
export function sortOpml(
  feeds: readonly OpmlFeed[],
  known: ReadonlyMap<string, Pick<ListedFeed, 'name' | 'own'>>,
  room: number,
  now: number,
): SortedOut {
  const sorted: SortedOut = { fresh: [], already: [], refused: [] };
  const seen = new Map(known);
  for (const feed of feeds) {
    const address = feed.url === null ? null : readFeedAddress(feed.url);
    const name = feed.name || (address?.ok ? new URL(address.url).host : (feed.url ?? ''));
    if (!address?.ok) {
      sorted.refused.push({ name, url: feed.url, reason: address?.fault ?? 'no-address' });
      continue;
    }
    const key = sameFeedKey(address.url);
    const there = seen.get(key);
    if (there) sorted.already.push({ name, url: address.url, as: there.name, isBuiltIn: there.own === null });
    else if (sorted.fresh.length >= room) sorted.refused.push({ name, url: address.url, reason: 'full' });
    else {
      const own = ownFeedOf(feed, address.url, name, now);
      seen.set(key, { name, own });
      sorted.fresh.push(own);
    }
  }
  return sorted;
}

function ownFeedOf({ siteUrl, folder, language }: OpmlFeed, url: string, name: string, now: number): OwnFeed {
  const site = siteUrl === null ? null : readFeedAddress(siteUrl);
  return {
    id: ownFeedId(url),
    url,
    name,
    siteHost: new URL(site?.ok ? site.url : url).host,
    kind: kindOfFeedAt(url),
    language: languageTag(language),
    folder,
    addedAt: now,
  };
}
