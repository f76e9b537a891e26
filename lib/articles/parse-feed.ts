import { decodeBytes } from './decode-bytes.ts';
import { FeedError } from './feed-error.ts';
import { readJsonFeed } from './json-feed.ts';
import { MAX_FEED_BYTES, type ParsedFeed, type ParsedItem } from './parsed-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

/**
 * Reads a feed of any format in use: RSS 0.9x, 1.0, 2.0, Atom 0.3, 1.0, JSON Feed 1.x. Broken XML is read as far as
 * it goes.
 * @param contentType the answer's header, for its charset
 * @param feedUrl what relative addresses are relative to, where the feed says nothing else
 * @throws FeedError and nothing else
 */
export function parseFeed(bytes: Uint8Array, contentType: string | null, feedUrl: string): ParsedFeed {
  if (bytes.length > MAX_FEED_BYTES) throw new FeedError('too-large', `More than ${MAX_FEED_BYTES} bytes`);
  const text = decodeBytes(bytes, contentType);
  const feed = /^\s*\{/.test(text) ? readJsonFeed(text, feedUrl) : readXmlFeed(text, feedUrl);
  return { ...feed, items: withoutSharedGuids(feed.items) };
}

/** Some feeds give many items one guid (their site's address); as identities those would merge different articles. */
function withoutSharedGuids(items: readonly ParsedItem[]): ParsedItem[] {
  const links = new Map<string, string | null>();
  const shared = new Set<string>();
  for (const { guid, link } of items) {
    if (guid === null) continue;
    if (links.has(guid) && links.get(guid) !== link) shared.add(guid);
    links.set(guid, link);
  }
  return items.map((item) => (item.guid !== null && shared.has(item.guid) ? { ...item, guid: null } : item));
}
