import { systemClock } from '../clock.ts';
import type { FlatComment } from '../articles/comment-tree.ts';
import { COMMENTS_PER_PAGE, commentsQuery } from '../articles/comments-query.ts';
import type { FeedReading } from '../articles/feed-reading.ts';
import { articleId } from '../articles/identify.ts';
import type { Article } from '../domain/article.ts';
import { type CommentThread, threadHost } from '../domain/comment-thread.ts';
import { type CommentsAnswer, type CommentsRefusal, MOST_COMMENTS } from '../domain/comment.ts';
import { isPublicHttpsUrl } from '../domain/public-address.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import type { FetchResult } from '../http/fetch-bytes.ts';
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
const MOST_PAGES = MOST_COMMENTS / COMMENTS_PER_PAGE;

/** What was read, or why nothing was; `null` is "this way leads nowhere here", and the next one is tried. */
type Found = { readonly comments: readonly FlatComment[]; readonly isCut: boolean; readonly isFlat: boolean };
type Way = Promise<Found | CommentsRefusal | null>;

/**
 * Asks a site for the readers' comments of one of its articles: by the reader's click alone, one host, which the click
 * names. WordPress' interface first, since it says who answers whom; where it is shut, the comments' feed. At most five
 * requests, each in its turn at the host and in the request log as `comments`; a redirect is not followed. Nothing is
 * stored.
 */
export async function readComments(article: Article, options: AskOptions = {}): Promise<CommentsAnswer> {
  const { thread } = article;
  if (!thread) return refusal('not-found');
  return new Conversation(article, thread, options, await feedReading()).read();
}

class Conversation {
  private readonly article: Article;
  private readonly thread: CommentThread;
  private readonly options: AskOptions;
  private readonly reading: FeedReading;
  private readonly host: string;
  private readonly startedAt = systemClock();
  /** Why the last request failed. */
  private failed: CommentsRefusal | null = null;

  constructor(article: Article, thread: CommentThread, options: AskOptions, reading: FeedReading) {
    this.article = article;
    this.thread = thread;
    this.options = options;
    this.reading = reading;
    this.host = threadHost(thread);
  }

  async read(): Promise<CommentsAnswer> {
    const found = (await this.fromWordpress()) ?? (await this.fromFeed());
    if (found === null) return this.failed ?? refusal('bad-reply');
    if ('ok' in found) return found;
    const { comments, count, isCut } = this.reading.commentTree(found.comments);
    const isMore = found.isCut || isCut || (this.article.comments ?? 0) > count;
    return { ok: true, comments, count, isCut: isMore && count > 0, isFlat: found.isFlat };
  }

  private async fromWordpress(): Way {
    const api = this.thread.api ?? (await this.guessedApi());
    if (typeof api !== 'string') return api;
    const post = new URL(api).searchParams.get('post') ?? '';
    const comments: FlatComment[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const text = await this.text(api + commentsQuery(page), 'application/json');
      const read = text === null ? null : this.reading.readWordpressComments(text, post, this.host);
      // What came before the page that failed is still true.
      if (read === null) return comments.length > 0 ? { comments, isCut: true, isFlat: false } : this.unlessShut();
      comments.push(...read.comments);
      if (read.rows < COMMENTS_PER_PAGE) return { comments, isCut: false, isFlat: false };
    }
    return { comments, isCut: true, isFlat: false };
  }

  /**
   * Some sites hide the post's number. Its address without the closing `feed/` is the article's, and WordPress finds a
   * post by the last part of it.
   */
  private async guessedApi(): Promise<string | CommentsRefusal | null> {
    const { feed } = this.thread;
    const slug = feed === undefined ? undefined : /\/([\w%.~-]+)\/feed\/?$/.exec(new URL(feed).pathname)?.[1];
    if (slug === undefined) return null;
    const rest = `https://${this.host}/wp-json/wp/v2`;
    const text = await this.text(`${rest}/posts?slug=${slug}&_fields=id,link`, 'application/json');
    const isSamePage = (link: string): boolean =>
      URL.canParse(link) && articleId(link, null) === articleId(this.article.url, null);
    const post = text === null ? null : this.reading.readPostNumber(text, isSamePage);
    return post === null ? this.unlessShut() : `${rest}/comments?post=${post}`;
  }

  /** A refusal that holds for whatever else could be asked there; null where another way may be open. */
  private unlessShut(): CommentsRefusal | null {
    const open = ['refused', 'not-found', 'gone', 'bad-reply', 'elsewhere', 'too-large'];
    return this.failed && !open.includes(this.failed.reason) ? this.failed : null;
  }

  private async fromFeed(): Way {
    const { feed } = this.thread;
    // The click named one host.
    if (feed === undefined || new URL(feed).host !== this.host) return null;
    const result = await this.request(feed, FEED_ACCEPT);
    if (!result?.ok || result.bytes === null) return null;
    const read = this.reading.readCommentFeed(result.bytes, result.contentType, result.finalUrl, this.host);
    if (read === null) this.failed = refusal('not-a-feed', result.status);
    return read && { ...read, isCut: false };
  }

  private async text(url: string, accept: string): Promise<string | null> {
    const result = await this.request(url, accept);
    if (!result?.ok || result.bytes === null) return null;
    // A page, an error that came as 200: the next way may be open.
    this.failed = refusal('bad-reply', result.status);
    return this.reading.decodeBytes(result.bytes, result.contentType);
  }

  /** Null where it was not sent, or failed; `failed` says why. */
  private async request(url: string, accept: string): Promise<FetchResult | null> {
    const feeds = await listFeeds();
    if (!isPublicHttpsUrl(url)) return this.fail('unsafe-address');
    if (!(await readAllowedHosts())(url)) return this.fail('no-permission');
    if (await isHeldHost(url, feeds)) return this.fail('rate-limited');
    const left = PATIENCE_MS - (systemClock() - this.startedAt);
    if (left <= 0) return this.fail('timeout');
    const result = await inTurnAt(this.host, () =>
      ask(
        url,
        {
          accept,
          maxBytes: MAX_BYTES,
          timeoutMs: Math.min(ONE_TIMEOUT_MS, left),
          purpose: 'comments',
          byClick: true,
          redirect: 'manual',
        },
        this.options,
      ),
    );
    if (result.ok) return result;
    await holdHost(url, result.retryAfterMs, feeds);
    return this.fail(result.isRedirect ? 'elsewhere' : result.reason, result.status);
  }

  private fail(reason: CommentsRefusal['reason'], status: number | null = null): null {
    this.failed = refusal(reason, status);
    return null;
  }
}

function refusal(reason: CommentsRefusal['reason'], status: number | null = null): CommentsRefusal {
  return { ok: false, reason, status };
}
