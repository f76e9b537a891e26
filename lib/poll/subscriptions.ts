import { systemClock } from '../clock.ts';
import type { ListedFeed } from '../articles/all-feeds.ts';
import type { FeedId } from '../domain/article.ts';
import { type AddFeedAnswer, type OwnFeed, ownFeedId, sameFeedKey } from '../domain/own-feed.ts';
import { EVERYWHERE } from '../domain/sidebar-sites.ts';
import { giveBackHosts, hostPattern, readAllowedHosts } from '../host-permissions.ts';
import { withChange, withFeed, withoutFeed } from '../settings/own-feed-changes.ts';
import type { FeedChange, FeedDraft } from '../settings/own-feed-schema.ts';
import { changeOwnFeeds } from '../settings/own-feeds-store.ts';
import { changeSettings, readSettings } from '../settings/settings-store.ts';
import { retimeFeeds } from '../store/feeds.ts';
import { listFeeds } from './list-feeds.ts';
import { nextLookAt } from '../domain/feed-pace.ts';
import { jitter } from '../http/back-off.ts';
import { installSeed } from '../settings/install-seed.ts';

/** Adds a feed of the reader's own. Asks nobody: its first look is the caller's business. */
export async function addFeed(draft: FeedDraft): Promise<AddFeedAnswer> {
  const key = sameFeedKey(draft.url);
  if ((await listFeeds()).some(({ url }) => sameFeedKey(url) === key)) return { ok: false, reason: 'already' };
  // The switch first: a feed that is added switched off must not be read should the worker die in between.
  await setSwitches(new Map([[ownFeedId(draft.url), draft.on]]));
  const added = await changeOwnFeeds((current) => withFeed(current, draft, systemClock()));
  return typeof added === 'string' ? { ok: false, reason: added } : { ok: true, feedId: added.id };
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

/** An own feed is on where nothing is said of it: what was said of a former one under its address is not of this one. */
export async function setSwitches(switches: ReadonlyMap<FeedId, boolean>): Promise<void> {
  const { feeds } = await readSettings();
  if ([...switches].every(([id, on]) => (feeds[id] ?? true) === on)) return;
  await changeSettings((current) => ({
    feeds: {
      ...Object.fromEntries(Object.entries(current.feeds).filter(([id]) => !switches.has(id))),
      ...Object.fromEntries([...switches].filter(([, on]) => !on)),
    },
  }));
}

/** Changes one feed; of a built-in one only its pace and whether it is muted. */
export async function changeFeed(feedId: FeedId, change: FeedChange): Promise<void> {
  const before = (await listFeeds()).find(({ id }) => id === feedId);
  if (!before) return;
  await changeOwnFeeds((current) => [withChange(current, feedId, change, systemClock()), null]);
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
            freshForMs: state.freshForMs,
            paceMinutes: pace,
            jitter: jitter(seed, `feed:${feedId}`, state.round),
          })
        : null,
    systemClock(),
  );
}

/**
 * Mutes a source or lets it be seen again.
 * @returns false where it is not known (any more): nothing is changed then
 */
export async function muteFeed(feedId: FeedId, muted: boolean): Promise<boolean> {
  if (!(await listFeeds()).some(({ id }) => id === feedId)) return false;
  await changeFeed(feedId, { tuning: { muted } });
  return true;
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

/** Hosts of these feeds go back to the browser, unless a feed that is read or the reader's own, or the sidebar there, needs them still. */
export async function giveBackUnneeded(urls: readonly string[]): Promise<void> {
  const needed = new Set(
    (await listFeeds()).filter(({ on, own }) => on || own !== null).map(({ url }) => hostPattern(url)),
  );
  const { sidebarSites } = await readSettings();
  for (const site of sidebarSites) if (site !== EVERYWHERE) needed.add(hostPattern(`https://${site}/`));
  await giveBackHosts(urls.filter((url) => !needed.has(hostPattern(url))));
}

function draftOf({ on, muted, mutedAt, paceMinutes }: ListedFeed, own: OwnFeed): FeedDraft {
  const { id: _id, addedAt: _addedAt, ...feed } = own;
  const since = mutedAt === null ? {} : { mutedAt };
  return { ...feed, tuning: { paceMinutes: paceMinutes ?? null, muted, ...since }, on };
}
