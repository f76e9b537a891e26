/** Where a page itself says its date, strongest first. */
export type OwnDateOrigin = 'json-ld' | 'meta' | 'time' | 'url' | 'text';

/** `feed`: the page is an article that a feed brought, and the feed says when it was published. */
export type PageDateOrigin = OwnDateOrigin | 'feed';

/** What the content script tells of the page being read. It stays on this machine and in memory. */
export interface PageDescription {
  /** Address without fragment. */
  readonly url: string;
  readonly title: string;
  /** Main text, whitespace folded, at most 40,000 characters. */
  readonly text: string;
  /** BCP 47, or '' where the page does not say. */
  readonly language: string;
  /** Epoch milliseconds; null is "the page has no date". */
  readonly publishedAt: number | null;
  readonly publishedFrom: PageDateOrigin | null;
  /** True where the text is what the reader selected of the page, and wants related. */
  readonly isSelection?: boolean | undefined;
}

/** So much of a selection is looked at. */
export const MAX_SELECTION = 5_000;
