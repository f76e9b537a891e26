import type { FeedId, FeedKind } from './article.ts';
import { fnv1a64 } from './fnv1a64.ts';

/** A feed that the reader added. Precious: an address somebody found and chose. */
export interface OwnFeed {
  /** From its address (`ownFeedId`), so that the same feed is the same one on every device and after every import. */
  readonly id: FeedId;
  /** https, public. */
  readonly url: string;
  readonly name: string;
  /** Host of the pages its articles live on. */
  readonly siteHost: string;
  readonly kind: FeedKind;
  /** BCP 47 as the feed says; null where it does not. */
  readonly language: string | null;
  /** The reader's own word, '' where it stands in none. Nested ones are joined by `FOLDER_JOINT`. */
  readonly folder: string;
  /** Epoch milliseconds. */
  readonly addedAt: number;
}

/** `already`: a feed of this address is there, built-in or own. `full`: 300 own ones are. */
export type AddFeedAnswer =
  | { readonly ok: true; readonly feedId: FeedId }
  | { readonly ok: false; readonly reason: 'already' | 'full' };

/** What the reader said about one feed, built-in or own, beside switching it on or off. */
export interface FeedTuning {
  /** Asked at most so often, minutes; null is its own pace. */
  readonly paceMinutes: number | null;
  /** Read and stored as ever, shown nowhere. */
  readonly muted: boolean;
  /** Since when, epoch milliseconds; absent where it is not muted, and of mutes of before this was kept. */
  readonly mutedAt?: number;
}

export const NOT_TUNED: FeedTuning = { paceMinutes: null, muted: false };

/** Paces to choose from, minutes. A feed is never asked more often than every half hour, nor less than daily. */
export const FEED_PACES = [60, 180, 360, 720, 1440] as const;

export const MAX_OWN_FEEDS = 300;
export const MAX_FEED_NAME = 200;
export const MAX_FOLDER_NAME = 120;
export const MAX_FEED_URL = 2048;
/** Between the names of nested folders. */
export const FOLDER_JOINT = ' / ';

const ID = /^own-[0-9a-f]{16}$/;

export function isOwnFeedId(feedId: FeedId): boolean {
  return ID.test(feedId);
}

/** The feed's name for good: `own-` and 16 hex digits of its address, the same for every spelling of it. */
export function ownFeedId(url: string): FeedId {
  return `own-${fnv1a64(sameFeedKey(url)).toString(16).padStart(16, '0')}`;
}

/**
 * What two spellings of one feed's address have in common: without scheme, `www.`, closing slash, fragment, campaign
 * parameters and the order of the others. What is no address comes back as it is.
 */
export function sameFeedKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const host = url.host.replace(/^www\./, '').replace(/\.$/, '');
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !/^utm_/i.test(part))
    .sort()
    .join('&');
  return `${host}${url.pathname.replace(/\/+$/, '')}${query === '' ? '' : `?${query}`}`;
}

/** A folder's name as it is kept: one line, single joints, cut to its limit. */
export function tidyFolder(written: string): string {
  return written
    .split('/')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(FOLDER_JOINT)
    .slice(0, MAX_FOLDER_NAME)
    .trim()
    .toWellFormed();
}
