import { systemClock } from '../clock.ts';
import type { Article } from '../domain/article.ts';
import { threadHost } from '../domain/comment-thread.ts';
import type { CommentsAnswer, CommentsRefusal } from '../domain/comment.ts';
import { isPublicHttpsUrl } from '../domain/public-address.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import { type AskOptions, ask } from './ask.ts';
import { FEED_ACCEPT } from './feed-accept.ts';
import { feedReading } from './feed-reading.ts';
import { holdHost, isHeldHost } from './hold-host.ts';
import { listFeeds } from './list-feeds.ts';
import { inTurnAt } from './turns.ts';

/** Of one answer: a hundred comments are a few hundred kilobytes at most. */
const MAX_BYTES = 1_000_000;
const ONE_TIMEOUT_MS = 10_000;
/** For all requests of one click together. */
const PATIENCE_MS = 25_000;

/**
 * Asks a site for the readers' comments of one of its articles: by the reader's click alone, one host, which the click
 * names. What is asked for, and what the answers say, is a part of `feed-reading.js` (`lib/articles/conversation.ts`): at
 * most five requests, each in its turn at the host and in the request log as `comments`; a redirect is not followed.
 * Nothing is stored.
 */
export async function readComments(article: Article, options: AskOptions = {}): Promise<CommentsAnswer> {
  const { thread } = article;
  if (!thread) return refusal('not-found');
  const { readConversation } = await feedReading();
  const startedAt = systemClock();
  return readConversation(article, thread, async (url, accept) => {
    const feeds = await listFeeds();
    if (!isPublicHttpsUrl(url)) return refusal('unsafe-address');
    if (!(await readAllowedHosts())(url)) return refusal('no-permission');
    if (await isHeldHost(url, feeds)) return refusal('rate-limited');
    const left = PATIENCE_MS - (systemClock() - startedAt);
    if (left <= 0) return refusal('timeout');
    const result = await inTurnAt(threadHost(thread), () =>
      ask(
        url,
        {
          accept: accept === 'json' ? 'application/json' : FEED_ACCEPT,
          maxBytes: MAX_BYTES,
          timeoutMs: Math.min(ONE_TIMEOUT_MS, left),
          purpose: 'comments',
          byClick: true,
          redirect: 'manual',
        },
        options,
      ),
    );
    if (result.ok) return result;
    await holdHost(url, result.retryAfterMs, feeds);
    return refusal(result.isRedirect ? 'elsewhere' : result.reason, result.status);
  });
}

function refusal(reason: CommentsRefusal['reason'], status: number | null = null): CommentsRefusal {
  return { ok: false, reason, status };
}
