import type { Article } from '../domain/article.ts';
import { type CommentThread, threadHost } from '../domain/comment-thread.ts';
import { type CommentsAnswer, type CommentsRefusal, MOST_COMMENTS } from '../domain/comment.ts';
import type { FetchResult } from '../http/fetch-bytes.ts';
import { commentTree, type FlatComment } from './comment-tree.ts';
import { readCommentFeed } from './comments-feed.ts';
import { COMMENTS_PER_PAGE, commentsQuery } from './comments-query.ts';
import { readPostNumber, readWordpressComments } from './comments-wordpress.ts';
import { decodeBytes } from './decode-bytes.ts';
import { articleId } from './identify.ts';

const MOST_PAGES = MOST_COMMENTS / COMMENTS_PER_PAGE;

/** What was read, or why nothing was; `null` is "this way leads nowhere here", and the next one is tried. */
type Found = { readonly comments: readonly FlatComment[]; readonly isCut: boolean; readonly isFlat: boolean };
type Way = Promise<Found | CommentsRefusal | null>;

/** The one way out: the reply, or why it was not sent or failed. */
export type AskForComments = (
  url: string,
  accept: 'json' | 'feed',
) => Promise<(FetchResult & { readonly ok: true }) | CommentsRefusal>;

/**
 * The comments of an article, by as many requests as it takes: WordPress' interface first, since it says who answers
 * whom; where it is shut, the comments' feed. One host, at most five requests.
 */
export async function readConversation(
  article: Pick<Article, 'url' | 'comments'>,
  thread: CommentThread,
  request: AskForComments,
): Promise<CommentsAnswer> {
  return new Conversation(article, thread, request).read();
}

class Conversation {
  private readonly article: Pick<Article, 'url' | 'comments'>;
  private readonly thread: CommentThread;
  private readonly host: string;
  private readonly send: AskForComments;
  /** Why the last request failed. */
  private failed: CommentsRefusal | null = null;

  constructor(article: Pick<Article, 'url' | 'comments'>, thread: CommentThread, send: AskForComments) {
    this.article = article;
    this.thread = thread;
    this.send = send;
    this.host = threadHost(thread);
  }

  async read(): Promise<CommentsAnswer> {
    const found = (await this.fromWordpress()) ?? (await this.fromFeed());
    if (found === null) return this.failed ?? refusal('bad-reply');
    if ('ok' in found) return found;
    const { comments, count, isCut } = commentTree(found.comments);
    const isMore = found.isCut || isCut || (this.article.comments ?? 0) > count;
    return { ok: true, comments, count, isCut: isMore && count > 0, isFlat: found.isFlat };
  }

  private async fromWordpress(): Way {
    const api = this.thread.api ?? (await this.guessedApi());
    if (typeof api !== 'string') return api;
    const post = new URL(api).searchParams.get('post') ?? '';
    const comments: FlatComment[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const text = await this.text(api + commentsQuery(page), 'json');
      const read = text === null ? null : readWordpressComments(text, post, this.host);
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
    const text = await this.text(`${rest}/posts?slug=${slug}&_fields=id,link`, 'json');
    const isSamePage = (link: string): boolean =>
      URL.canParse(link) && articleId(link, null) === articleId(this.article.url, null);
    const post = text === null ? null : readPostNumber(text, isSamePage);
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
    const result = await this.request(feed, 'feed');
    if (!result || result.bytes === null) return null;
    const read = readCommentFeed(result.bytes, result.contentType, result.finalUrl, this.host);
    if (read === null) this.failed = refusal('not-a-feed', result.status);
    return read && { ...read, isCut: false };
  }

  private async text(url: string, accept: 'json' | 'feed'): Promise<string | null> {
    const result = await this.request(url, accept);
    if (!result || result.bytes === null) return null;
    // A page, an error that came as 200: the next way may be open.
    this.failed = refusal('bad-reply', result.status);
    return decodeBytes(result.bytes, result.contentType);
  }

  /** Null where it was not sent, or failed; `failed` says why. */
  private async request(url: string, accept: 'json' | 'feed'): Promise<(FetchResult & { readonly ok: true }) | null> {
    const result = await this.send(url, accept);
    if (result.ok) return result;
    this.failed = result;
    return null;
  }
}

function refusal(reason: CommentsRefusal['reason'], status: number | null = null): CommentsRefusal {
  return { ok: false, reason, status };
}
