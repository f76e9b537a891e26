import type { LabelMark } from './article-label.ts';
import type { CommentThread } from './comment-thread.ts';

/** Stable across URL variants: 16 hex digits of the canonical address (or the feed's guid where there is none). */
export type ArticleId = string;
export type FeedId = string;

export interface Article {
  readonly id: ArticleId;
  /** https or http, canonical, tracking parameters dropped. */
  readonly url: string;
  /** Plain text, never empty. */
  readonly title: string;
  /** Plain text, possibly empty, at most 600 characters. */
  readonly summary: string;
  readonly feedId: FeedId;
  /** The publisher's name as shown, e.g. "CoinDesk". */
  readonly source: string;
  readonly author: string | null;
  /** Epoch milliseconds; equals firstSeenAt where the feed gave no usable date. */
  readonly publishedAt: number;
  readonly dateKnown: boolean;
  /** Its feed tells only when it was changed: that is its date in lists, but not when it was published. */
  readonly isDateOfChange?: true;
  readonly firstSeenAt: number;
  /** Number of readers' comments as the feed tells (`slash:comments`), null where it does not. */
  readonly comments: number | null;
  /** Where those comments can be asked for; absent where the feed names no such place. */
  readonly thread?: CommentThread;
  /** What it is where it is not plain news, with what says so; null for news. */
  readonly label: LabelMark | null;
  /** It sells a coin, whatever its label: such a piece is never among what the program itself finds for the reader. */
  readonly isAdvert?: true;
}

/** In the order in which they are shown. */
export const FEED_TOPICS = ['crypto', 'ai', 'decentralised-ai'] as const;
export type FeedTopic = (typeof FEED_TOPICS)[number];

/** In the order in which they are offered. `feed`: nothing more is known of it than that it is one. */
export const FEED_KINDS = [
  'news',
  'lab',
  'research',
  'press-releases',
  'blog',
  'newsletter',
  'videos',
  'releases',
  'feed',
] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** A subscribed address of articles, as listed before anything was asked of it. */
export interface FeedSource {
  readonly id: FeedId;
  readonly name: string;
  readonly url: string;
  /** Host of the pages its articles live on; the sidebar's handle may stand there. */
  readonly siteHost: string;
  /** Null for a feed of the reader's own, which stands in a folder instead. */
  readonly topic: FeedTopic | null;
  readonly kind: FeedKind;
  /** BCP 47, null or absent where nobody said. */
  readonly language?: string | null;
  /** The reader's own word on how often it is asked at most, minutes; null or absent is the feed's own pace. */
  readonly paceMinutes?: number | null;
  /** True where nobody has seen this address answer yet. */
  readonly unverified?: boolean;
}
