import { systemClock } from '../clock.ts';
import type { ListedFeed } from '../articles/all-feeds.ts';
import type { FeedReading } from '../articles/feed-reading.ts';
import { MAX_FEED_BYTES, type ParsedFeed } from '../articles/parsed-feed.ts';
import { readFeedAddress } from '../domain/feed-address.ts';
import type { FoundFeed, PreviewAnswer, PreviewRefusal } from '../domain/feed-preview.ts';
import { sameFeedKey } from '../domain/own-feed.ts';
import { isPublicHttpsUrl } from '../domain/public-address.ts';
import { readAllowedHosts } from '../host-permissions.ts';
import type { FetchResult } from '../http/fetch-bytes.ts';
import { ask } from './ask.ts';
import { FEED_ACCEPT } from './feed-accept.ts';
import { feedReading } from './feed-reading.ts';
import { holdHost, isHeldHost } from './hold-host.ts';
import { listFeeds } from './list-feeds.ts';
import { inTurnAt } from './turns.ts';

/** All requests of one click together: the page, then the feeds it names or the usual addresses. */
const MOST_REQUESTS = 6;
const PATIENCE_MS = 30_000;
const ONE_TIMEOUT_MS = 10_000;

/**
 * Looks for a feed at an address: by the reader's click alone. Asks for the address itself and, where it is a page, for
 * the feed that it names; where it names none, for the few addresses where sites usually have theirs. All of it stands
 * in the request log as `preview`. Nothing is stored.
 */
export async function previewFeed(typed: string): Promise<PreviewAnswer> {
  const address = readFeedAddress(typed);
  if (!address.ok) return { ok: false, reason: 'unsafe-address', status: null };
  return new Look(await feedReading(), await listFeeds(), await readAllowedHosts()).at(address.url);
}

/** One click's requests, counted together. */
class Look {
  private readonly reading: FeedReading;
  private readonly feeds: readonly ListedFeed[];
  /** By the keys of their addresses. */
  private readonly known: ReadonlyMap<string, ListedFeed>;
  private readonly isAllowed: (url: string) => boolean;
  private readonly startedAt = systemClock();
  private asked = 0;

  constructor(reading: FeedReading, feeds: readonly ListedFeed[], isAllowed: (url: string) => boolean) {
    this.reading = reading;
    this.feeds = feeds;
    this.known = new Map(feeds.map((feed) => [sameFeedKey(feed.url), feed]));
    this.isAllowed = isAllowed;
  }

  async at(url: string): Promise<PreviewAnswer> {
    const already = this.already(url);
    if (already) return already;
    const result = await this.request(url);
    if (!result.ok) return this.failed(url, result);
    if (result.bytes === null) return { ok: false, reason: 'bad-reply', status: result.status };
    const read = this.readFeed(result.bytes, result.contentType, result.finalUrl);
    if (read) return this.already(result.finalUrl) ?? this.preview(read, result.finalUrl, []);
    const text = this.reading.decodeBytes(result.bytes, result.contentType);
    if (!looksLikeHtml(text)) return { ok: false, reason: 'not-a-feed', status: result.status };
    return this.within(text, result.finalUrl);
  }

  /** The first feed of a page that can be read. */
  private async within(html: string, pageUrl: string): Promise<PreviewAnswer> {
    const { said, guessed } = this.reading.discoverFeeds(html, pageUrl);
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
    const read = this.readFeed(result.bytes, result.contentType, result.finalUrl);
    if (!read) return { ok: false, reason: 'not-a-feed', status: result.status };
    const others = all.filter((other) => sameFeedKey(other.url) !== sameFeedKey(url));
    return this.already(result.finalUrl) ?? this.preview(read, result.finalUrl, others);
  }

  private preview(feed: ParsedFeed, url: string, others: readonly FoundFeed[]): PreviewAnswer {
    return { ok: true, feed: this.reading.previewOf(feed, url, systemClock()), others, isAllowed: this.isAllowed(url) };
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

  private readFeed(bytes: Uint8Array, contentType: string | null, url: string): ParsedFeed | null {
    const read = this.reading.readFeed(bytes, contentType, url);
    return read.ok ? read.feed : null;
  }

  private already(url: string): PreviewRefusal | null {
    const feed = this.known.get(sameFeedKey(url));
    return feed ? { ok: false, reason: 'already', name: feed.name, isBuiltIn: feed.own === null } : null;
  }

  private isSpent(): boolean {
    return this.asked >= MOST_REQUESTS || systemClock() - this.startedAt > PATIENCE_MS;
  }

  /** In its turn at the host, as every look is; whoever asked to be left alone is. */
  private async request(url: string, redirect: 'follow' | 'manual' = 'follow'): Promise<FetchResult> {
    if (await isHeldHost(url, this.feeds))
      return { ok: false, reason: 'rate-limited', status: null, retryAfterMs: null };
    this.asked += 1;
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
    if (!result.ok) await holdHost(url, result.retryAfterMs, this.feeds);
    return result;
  }
}

function otherHost(found: readonly FoundFeed[]): PreviewRefusal {
  return { ok: false, reason: 'other-host', found };
}

function looksLikeHtml(text: string): boolean {
  return /<(!doctype\s+html|html|head|body|title|meta|link)\b/i.test(text.slice(0, 4_000));
}
