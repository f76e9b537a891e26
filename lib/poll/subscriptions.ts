import { systemClock } from '../clock.ts';
import type { ListedFeed } from '../articles/all-feeds.ts';
import { decodeBytes } from '../articles/decode-bytes.ts';
import { MAX_OPML_BYTES, type OpmlFeed, readOpml } from '../articles/opml.ts';
import type { FeedId } from '../domain/article.ts';
import { kindOfFeedAt, readFeedAddress } from '../domain/feed-address.ts';
import type { OpmlImportAnswer, OpmlReport } from '../domain/opml-report.ts';
import { MAX_OWN_FEEDS, type OwnFeed, ownFeedId, sameFeedKey } from '../domain/own-feed.ts';
import { giveBackHosts, hostPattern, readAllowedHosts } from '../host-permissions.ts';
import { withChange, withFeed, withFeeds, withoutFeed } from '../settings/own-feed-changes.ts';
import type { FeedChange, FeedDraft } from '../settings/own-feed-schema.ts';
import { changeOwnFeeds } from '../settings/own-feeds-store.ts';
import { changeSettings } from '../settings/settings-store.ts';
import { retimeFeeds } from '../store/feeds.ts';
import { listFeeds } from './list-feeds.ts';
import { nextLookAt } from '../domain/feed-pace.ts';
import { jitter } from '../http/back-off.ts';
import { installSeed } from '../settings/install-seed.ts';

export type AddFeedAnswer =
  | { readonly ok: true; readonly feedId: FeedId }
  | { readonly ok: false; readonly reason: 'already' | 'full' };

/** Adds a feed of the reader's own. Asks nobody: its first look is the caller's business. */
export async function addFeed(draft: FeedDraft): Promise<AddFeedAnswer> {
  const key = sameFeedKey(draft.url);
  if ((await listFeeds()).some(({ url }) => sameFeedKey(url) === key)) return { ok: false, reason: 'already' };
  const added = await changeOwnFeeds((current) => withFeed(current, draft, systemClock()));
  if (typeof added === 'string') return { ok: false, reason: added };
  if (!draft.on) await changeSettings(({ feeds }) => ({ feeds: { ...feeds, [added.id]: false } }));
  return { ok: true, feedId: added.id };
}

/**
 * Takes a feed of the reader's own off the list, with its switch, and gives its host back to the browser where nothing
 * else needs it. What it brought stays stored until it is pruned, and is shown nowhere.
 * @returns what was taken, so that `addFeed` can bring it back; null where there was none
 */
export async function removeFeed(feedId: FeedId): Promise<FeedDraft | null> {
  const feed = (await listFeeds()).find(({ id, own }) => id === feedId && own !== null);
  if (!feed?.own) return null;
  await changeOwnFeeds((current) => [withoutFeed(current, feedId), null]);
  await changeSettings(({ feeds: { [feedId]: _switch, ...feeds } }) => ({ feeds }));
  await giveBackUnneeded([feed.url]);
  return draftOf(feed, feed.own);
}

/** Changes one feed; of a built-in one only its pace and whether it is muted. */
export async function changeFeed(feedId: FeedId, change: FeedChange): Promise<void> {
  const before = (await listFeeds()).find(({ id }) => id === feedId);
  if (!before) return;
  await changeOwnFeeds((current) => [withChange(current, feedId, change), null]);
  const pace = change.tuning?.paceMinutes;
  if (pace === undefined || pace === before.paceMinutes) return;
  const seed = await installSeed();
  // What a failing source asked for is not the reader's to shorten.
  await retimeFeeds(
    (state) =>
      state.feedId === feedId && state.failure === null && state.lastSuccessAt !== null
        ? nextLookAt({
            now: state.lastSuccessAt,
            pace: state.pace,
            freshForMs: null,
            paceMinutes: pace,
            jitter: jitter(seed, `feed:${feedId}`, state.round),
          })
        : null,
    systemClock(),
  );
}

/** Feeds that were left alone because the browser did not allow their hosts, and that it allows now, are due at once. */
export async function wakeAllowedFeeds(): Promise<void> {
  const isAllowed = await readAllowedHosts();
  const allowed = new Set((await listFeeds()).filter(({ url }) => isAllowed(url)).map(({ id }) => id));
  const now = systemClock();
  await retimeFeeds(
    ({ feedId, failure }) => (failure?.reason === 'no-permission' && allowed.has(feedId) ? now : null),
    now,
  );
}

/** Hosts of these feeds go back to the browser, unless a feed that is read or the reader's own needs them still. */
export async function giveBackUnneeded(urls: readonly string[]): Promise<void> {
  const needed = new Set(
    (await listFeeds()).filter(({ on, own }) => on || own !== null).map(({ url }) => hostPattern(url)),
  );
  await giveBackHosts(urls.filter((url) => !needed.has(hostPattern(url))));
}

function draftOf({ on, muted, paceMinutes }: ListedFeed, { id: _id, addedAt: _addedAt, ...feed }: OwnFeed): FeedDraft {
  return { ...feed, tuning: { paceMinutes: paceMinutes ?? null, muted }, on };
}

/**
 * Adds the feeds of an OPML file and tells what became of each. Nobody is asked for anything: what the browser does not
 * allow yet is added all the same, and waits.
 * @param bytes the file as it lies on the disk
 */
export async function importOpml(bytes: Uint8Array): Promise<OpmlImportAnswer> {
  if (bytes.length > MAX_OPML_BYTES) return { ok: false, reason: 'too-large' };
  const list = readOpml(decodeBytes(bytes, null));
  if (!list) return { ok: false, reason: 'not-opml' };
  const known = new Map((await listFeeds()).map((feed) => [sameFeedKey(feed.url), feed] as const));
  const isAllowed = await readAllowedHosts();
  const now = systemClock();
  const report = await changeOwnFeeds((current) => {
    const sorted = sortOut(list.feeds, known, MAX_OWN_FEEDS - current.feeds.length, now);
    return [withFeeds(current, sorted.fresh), sorted];
  });
  const { fresh, already, refused } = report;
  return {
    ok: true,
    report: {
      added: fresh.map(({ name, url, folder }) => ({ name, url, folder })),
      already,
      refused,
      beyond: list.beyond,
      isCutOff: list.isCutOff,
      toAllow: fresh.map(({ url }) => url).filter((url) => !isAllowed(url)),
    },
  };
}

interface SortedOut {
  readonly fresh: OwnFeed[];
  readonly already: OpmlReport['already'][number][];
  readonly refused: OpmlReport['refused'][number][];
}

function sortOut(
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
    language: language !== null && /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i.test(language) ? language : null,
    folder,
    addedAt: now,
  };
}
