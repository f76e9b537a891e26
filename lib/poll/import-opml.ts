import { systemClock } from '../clock.ts';
import { MAX_OPML_BYTES, type OpmlImportAnswer } from '../domain/opml-report.ts';
import { MAX_OWN_FEEDS, sameFeedKey } from '../domain/own-feed.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { withFeeds } from '../settings/own-feed-changes.ts';
import { changeOwnFeeds } from '../settings/own-feeds-store.ts';
import { feedReading } from './feed-reading.ts';
import { listFeeds } from './list-feeds.ts';
import { setSwitches } from './subscriptions.ts';

/**
 * Adds the feeds of an OPML file and tells what became of each. Nobody is asked for anything: what the browser does not
 * allow yet is added all the same, and waits.
 * @param bytes the file as it lies on the disk
 */
export async function importOpml(bytes: Uint8Array): Promise<OpmlImportAnswer> {
  if (bytes.length > MAX_OPML_BYTES) return { ok: false, reason: 'too-large' };
  const { decodeBytes, readOpml, sortOpml } = await feedReading();
  const list = readOpml(decodeBytes(bytes, null));
  if (!list) return { ok: false, reason: 'not-opml' };
  const known = new Map((await listFeeds()).map((feed) => [sameFeedKey(feed.url), feed] as const));
  const isAllowed = await readAllowedHosts();
  const now = systemClock();
  await setSwitches(new Map(sortOpml(list.feeds, known, MAX_OWN_FEEDS, now).fresh.map(({ id }) => [id, true])));
  const report = await changeOwnFeeds((current) => {
    const sorted = sortOpml(list.feeds, known, MAX_OWN_FEEDS - current.feeds.length, now);
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
