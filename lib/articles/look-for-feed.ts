import { readFeedAddress } from '../domain/feed-address.ts';
import type { FoundFeed, PreviewAnswer, PreviewRefusal } from '../domain/feed-preview.ts';
import { sameFeedKey } from '../domain/own-feed.ts';
import { isPublicHttpsUrl } from '../domain/public-address.ts';
import type { FetchResult } from '../http/fetch-bytes.ts';
import type { ListedFeed } from './all-feeds.ts';
import { decodeBytes } from './decode-bytes.ts';
import { discoverFeeds } from './discover-feeds.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { previewOf } from './preview.ts';
import { readFeed } from './read-feed.ts';

/** All requests of one click together: the page, then the feeds it names or the usual addresses. */
const MOST_REQUESTS = 6;
const PATIENCE_MS = 30_000;

/** What a look has of the background: what is known already, and the one way out. */
export interface LookDesk {
  readonly feeds: readonly ListedFeed[];
  /** Whether the browser lets the extension read this address. */
  readonly isAllowed: (url: string) => boolean;
  /** Asks in the host's turn and notes it in the log; a host that asked to be left alone is not asked. */
  readonly request: (url: string, redirect: 'follow' | 'manual') => Promise<FetchResult>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Looks for a feed at an address as a reader typed it: at the address itself and, where it is a page, at the feed that it
 * names; where it names none, at the few addresses where sites usually have theirs.
 */
export async function lookForFeed(typed: string, desk: LookDesk): Promise<PreviewAnswer> {
  const address = readFeedAddress(typed);
  if (!address.ok) return { ok: false, reason: 'unsafe-address', status: null };
  return new Look(desk).at(address.url);
}

/** One click's requests, counted together. */
class Look {
  private readonly desk: LookDesk;
  /** By the keys of their addresses. */
  private readonly known: ReadonlyMap<string, ListedFeed>;
  private readonly isAllowed: (url: string) => boolean;
  private readonly startedAt: number;
  private asked = 0;

  constructor(desk: LookDesk) {
    this.desk = desk;
    this.known = new Map(desk.feeds.map((feed) => [sameFeedKey(feed.url), feed]));
    this.isAllowed = desk.isAllowed;
    this.startedAt = desk.now();
  }

  async at(url: string): Promise<PreviewAnswer> {
    const already = this.already(url);
    if (already) return already;
    const result = await this.request(url);
    if (!result.ok) return this.failed(url, result);
    if (result.bytes === null) return { ok: false, reason: 'bad-reply', status: result.status };
    const read = feedIn(result.bytes, result.contentType, result.finalUrl);
    if (read) return this.already(result.finalUrl) ?? this.preview(read, result.finalUrl, []);
    const text = decodeBytes(result.bytes, result.contentType);
    if (!looksLikeHtml(text)) return { ok: false, reason: 'not-a-feed', status: result.status };
    return this.within(text, result.finalUrl);
  }

  /** The first feed of a page that can be read. */
  private async within(html: string, pageUrl: string): Promise<PreviewAnswer> {
    const { said, guessed } = discoverFeeds(html, pageUrl);
    const safe = said.filter(({ url }) => isPublicHttpsUrl(url));
    const near = safe.filter(({ url }) => this.isAllowed(url));
    if (safe.length > 0 && near.length === 0) return this.already(safe[0]?.url ?? '') ?? otherHost(safe);
    let last: PreviewRefusal | null = null;
    // A redirect may have ended at a host that reads without being allowed to be asked.
    const usual = guessed.filter(({ url }) => isPublicHttpsUrl(url) && this.isAllowed(url));
    for (const { url } of near.length > 0 ? near : usual) {
      if (this.isSpent()) break;
      const answer = await this.feedAt(url, safe);
      // Who asks to wait is not asked at its next address.
      if (answer.ok || answer.reason === 'already' || answer.reason === 'rate-limited') return answer;
      if (near.length > 0) last ??= answer;
    }
    return last ?? { ok: false, reason: 'no-feed', asked: this.asked };
  }

  private async feedAt(url: string, all: readonly FoundFeed[]): Promise<PreviewAnswer> {
    const already = this.already(url);
    if (already) return already;
    const result = await this.request(url);
    if (!result.ok) return { ok: false, reason: result.reason, status: result.status };
    if (result.bytes === null) return { ok: false, reason: 'bad-reply', status: result.status };
    const read = feedIn(result.bytes, result.contentType, result.finalUrl);
    if (!read) return { ok: false, reason: 'not-a-feed', status: result.status };
    const others = all.filter((other) => sameFeedKey(other.url) !== sameFeedKey(url));
    return this.already(result.finalUrl) ?? this.preview(read, result.finalUrl, others);
  }

  private preview(feed: ParsedFeed, url: string, others: readonly FoundFeed[]): PreviewAnswer {
    return { ok: true, feed: previewOf(feed, url, this.desk.now()), others, isAllowed: this.isAllowed(url) };
  }

  /**
   * "Cannot be reached" is what a browser says of a redirect to a host it has not allowed, too: asked once more without
   * following, it tells the two apart.
   */
  private async failed(url: string, { reason, status }: FetchResult & { ok: false }): Promise<PreviewRefusal> {
    if (reason !== 'unreachable' || this.isSpent()) return { ok: false, reason, status };
    const again = await this.request(url, 'manual');
    if (again.ok || !again.isRedirect) return { ok: false, reason, status };
    const guess = this.withOrWithoutWww(url);
    return { ok: false, reason: 'elsewhere', guess };
  }

  private withOrWithoutWww(url: string): string | null {
    const other = new URL(url);
    other.hostname = other.hostname.startsWith('www.') ? other.hostname.slice(4) : `www.${other.hostname}`;
    return isPublicHttpsUrl(other) && !this.isAllowed(other.href) ? other.href : null;
  }

  private already(url: string): PreviewRefusal | null {
    const feed = this.known.get(sameFeedKey(url));
    return feed ? { ok: false, reason: 'already', name: feed.name, isBuiltIn: feed.own === null } : null;
  }

  private isSpent(): boolean {
    return this.asked >= MOST_REQUESTS || this.desk.now() - this.startedAt > PATIENCE_MS;
  }

  private request(url: string, redirect: 'follow' | 'manual' = 'follow'): Promise<FetchResult> {
    this.asked += 1;
    return this.desk.request(url, redirect);
  }
}

function otherHost(found: readonly FoundFeed[]): PreviewRefusal {
  return { ok: false, reason: 'other-host', found };
}

function looksLikeHtml(text: string): boolean {
  return /<(!doctype\s+html|html|head|body|title|meta|link)\b/i.test(text.slice(0, 4_000));
}

function feedIn(bytes: Uint8Array, contentType: string | null, url: string): ParsedFeed | null {
  const read = readFeed(bytes, contentType, url);
  return read.ok ? read.feed : null;
}
