import { FeedError } from './feed-error.ts';
import { parseFeed } from './parse-feed.ts';
import type { ParsedFeed } from './parsed-feed.ts';

/** A feed as it was read, or why it is none. */
export type FeedRead =
  | { readonly ok: true; readonly feed: ParsedFeed }
  | { readonly ok: false; readonly reason: FeedError['reason'] };

/**
 * `parseFeed` with its error as a value: a thrown one would be of a class that the bundle which asks does not know.
 * @param url where the bytes came from, for relative addresses
 */
export function readFeed(bytes: Uint8Array, contentType: string | null, url: string): FeedRead {
  try {
    return { ok: true, feed: parseFeed(bytes, contentType, url) };
  } catch (error) {
    if (error instanceof FeedError) return { ok: false, reason: error.reason };
    throw error;
  }
}
