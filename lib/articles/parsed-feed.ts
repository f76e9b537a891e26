/**
 * A feed as its author wrote it, the same for every format. Nothing here is safe or clean yet: the strings marked
 * HTML may hold any markup, addresses any scheme, dates any format. `normalizeArticle` makes an article of an item.
 */
export interface ParsedFeed {
  /** HTML; '' where there is none. */
  readonly title: string;
  /** HTML: what the feed says of itself; '' where it says nothing. */
  readonly description: string;
  /** Address of the site the feed belongs to, resolved. */
  readonly siteUrl: string | null;
  /** As written, e.g. "en-US". */
  readonly language: string | null;
  /** How long the publisher asks readers to wait (`ttl`, `sy:updatePeriod`), minutes. */
  readonly ttlMinutes: number | null;
  /** Hours of the day (GMT, 0 to 23) in which the publisher wants no reader (RSS `skipHours`); absent is none. */
  readonly skipHours?: readonly number[];
  /** Days (GMT, 0 is Sunday) on which it wants none (RSS `skipDays`); absent is none. */
  readonly skipDays?: readonly number[];
  readonly items: readonly ParsedItem[];
}

export interface ParsedItem {
  /** HTML. */
  readonly title: string;
  /** Resolved where it could be; an item that is only a file has the file's. */
  readonly link: string | null;
  /** Null also where the feed gives several items the same one, so that they cannot swallow each other. */
  readonly guid: string | null;
  /** HTML: the teaser. */
  readonly summary: string;
  /** HTML: the whole text, where the feed brings it. */
  readonly content: string;
  /** Dates as written. */
  readonly published: string | null;
  readonly updated: string | null;
  /** Names, joined by ", ". */
  readonly author: string | null;
  readonly categories: readonly string[];
  /** `slash:comments`, `thr:total`. */
  readonly comments: number | null;
  /** Address of the feed of this item's comments (`wfw:commentRss`), resolved. */
  readonly commentRss: string | null;
  /** Address of the page with this item's comments (RSS `comments`), resolved. */
  readonly commentPage: string | null;
  /** What this item answers, by its guid (`thr:in-reply-to`); absent for none. */
  readonly inReplyTo?: string;
  /** Files that come with the item (`enclosure`, Atom's links of that kind, JSON Feed's `attachments`). */
  readonly enclosures: readonly Enclosure[];
}

export interface Enclosure {
  /** Resolved. */
  readonly url: string;
  /** As written, e.g. "audio/mpeg"; null where nothing is said. */
  readonly type: string | null;
}

/** More than this is not read: a feed of articles is a few hundred kilobytes at most. */
export const MAX_FEED_BYTES = 2_000_000;
export const MAX_FEED_ITEMS = 1000;
/** Deeper nesting is no feed's; reading stops there with what was found so far. */
export const MAX_FEED_DEPTH = 200;
