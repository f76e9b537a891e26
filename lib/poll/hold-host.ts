import { systemClock } from '../clock.ts';
import type { FeedId, FeedSource } from '../domain/article.ts';
import { wasClockSetBack } from '../domain/clock-set-back.ts';
import { jitter } from '../http/back-off.ts';
import { installSeed } from '../settings/install-seed.ts';
import { getFeedStates, holdFeeds } from '../store/feeds.ts';

/**
 * A server that wants to be left alone means all of its feeds, whether they are read now or not; so does the server of
 * their pages, which is asked for comments.
 * @param address what was asked there
 * @param retryAfterMs what it asked for; null where it did not
 * @param feeds every feed there is
 * @param except the one whose own row its look writes
 */
export async function holdHost(
  address: string,
  retryAfterMs: number | null,
  feeds: readonly FeedSource[],
  except: FeedId | null = null,
): Promise<void> {
  if (retryAfterMs === null) return;
  const seed = await installSeed();
  const now = systemClock();
  const held = at(address, feeds)
    .filter(({ id }) => id !== except)
    .map(({ id, paceMinutes = null }) => ({ id, paceMinutes, jitter: jitter(seed, `held:${id}`, now) }));
  if (held.length > 0) await holdFeeds(held, now + retryAfterMs, now);
}

/** Whether the server of an address, or of a feed whose pages lie there, asked to leave it alone until later than now. */
export async function isHeldHost(address: string, feeds: readonly FeedSource[]): Promise<boolean> {
  const states = await getFeedStates();
  const now = systemClock();
  return at(address, feeds).some(({ id }) => {
    const state = states.get(id);
    return state !== undefined && state.waitUntil > now && !wasClockSetBack(state.setAt, now);
  });
}

function at(address: string, feeds: readonly FeedSource[]): FeedSource[] {
  const { host } = new URL(address);
  return feeds.filter(({ url, siteHost }) => new URL(url).host === host || siteHost === host);
}
