import type { FeedKind } from './article.ts';
import type { FailureReason } from './failure.ts';

/** An address where a page says that there is a feed, or where its software usually has one. */
export interface FoundFeed {
  /** https. */
  readonly url: string;
  /** As the page calls it; '' where it does not. */
  readonly title: string;
}

/** What a reader is shown of a feed before adding it. */
export interface FeedPreview {
  readonly url: string;
  readonly name: string;
  readonly siteHost: string;
  readonly kind: FeedKind;
  /** BCP 47 as the feed says; null where it does not. */
  readonly language: string | null;
  /** Articles in the feed now. */
  readonly count: number;
  /** Newest publication, epoch milliseconds; null where no item has a date. */
  readonly newestAt: number | null;
  /** The usual time between two articles, milliseconds; null for fewer than three dated ones. */
  readonly everyMs: number | null;
  /** The newest, at most three. */
  readonly newest: readonly { readonly title: string; readonly publishedAt: number | null }[];
}

/** What a look at an address came to. */
export type PreviewAnswer =
  | {
      readonly ok: true;
      readonly feed: FeedPreview;
      /** Other feeds of the same page. */
      readonly others: readonly FoundFeed[];
      /** Whether the browser lets us read the feed's host from now on. */
      readonly isAllowed: boolean;
    }
  | PreviewRefusal;

export type PreviewRefusal =
  /** It is on the list already; nothing was asked where the address said so by itself. */
  | { readonly ok: false; readonly reason: 'already'; readonly name: string; readonly isBuiltIn: boolean }
  /** The page names feeds at a host that the browser has not allowed yet; nothing was asked there. */
  | { readonly ok: false; readonly reason: 'other-host'; readonly found: readonly FoundFeed[] }
  /** It redirects to a host that the browser has not allowed, and does not say which. `guess`: most often it is this. */
  | { readonly ok: false; readonly reason: 'elsewhere'; readonly guess: string | null }
  /** A page, and neither it nor the usual addresses have a feed. */
  | { readonly ok: false; readonly reason: 'no-feed'; readonly asked: number }
  | { readonly ok: false; readonly reason: FailureReason; readonly status: number | null };
