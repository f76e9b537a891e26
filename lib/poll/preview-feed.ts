import { systemClock } from '../clock.ts';
import { MAX_FEED_BYTES } from '../articles/parsed-feed.ts';
import type { PreviewAnswer } from '../domain/feed-preview.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { ask } from './ask.ts';
import { FEED_ACCEPT } from './feed-accept.ts';
import { feedReading } from './feed-reading.ts';
import { holdHost, isHeldHost } from './hold-host.ts';
import { listFeeds } from './list-feeds.ts';
import { inTurnAt } from './turns.ts';

const ONE_TIMEOUT_MS = 10_000;

/**
 * Looks for a feed at an address: by the reader's click alone. Where it looks, and what it makes of the answers, is a part
 * of `feed-reading.js` (`lib/articles/look-for-feed.ts`). All of it stands in the request log as `preview`. Nothing is
 * stored.
 */
export async function previewFeed(typed: string): Promise<PreviewAnswer> {
  const { lookForFeed } = await feedReading();
  const feeds = await listFeeds();
  return lookForFeed(typed, {
    feeds,
    isAllowed: await readAllowedHosts(),
    now: systemClock,
    // In its turn at the host, as every look is; whoever asked to be left alone is.
    request: async (url, redirect) => {
      if (await isHeldHost(url, feeds)) return { ok: false, reason: 'rate-limited', status: null, retryAfterMs: null };
      const result = await inTurnAt(new URL(url).host, () =>
        ask(url, {
          accept: `${FEED_ACCEPT}, text/html;q=0.9`,
          maxBytes: MAX_FEED_BYTES,
          timeoutMs: ONE_TIMEOUT_MS,
          purpose: 'preview',
          byClick: true,
          redirect,
        }),
      );
      if (!result.ok) await holdHost(url, result.retryAfterMs, feeds);
      return result;
    },
  });
}
