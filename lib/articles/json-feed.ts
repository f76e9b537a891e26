import * as z from '../zod.ts';
import { catch as otherwise } from '../zod.ts';
import { resolveAddress } from './article-url.ts';
import { FeedError } from './feed-error.ts';
import { MAX_FEED_ITEMS, type ParsedFeed, type ParsedItem } from './parsed-feed.ts';
import { escapeText } from './text-construct.ts';

const MANY_ENCLOSURES = 20;

/** A field of the wrong kind counts as missing: one bad field must not cost the feed. */
const text = otherwise(z.optional(z.string()), undefined);
const person = otherwise(z.object({ name: text }), {});
const people = otherwise(z.optional(z.array(person)), undefined);

const itemSchema = z.object({
  // Numbers are against the rules but common.
  id: otherwise(z.optional(z.union([z.string(), z.number()])), undefined),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  author: otherwise(z.optional(person), undefined),
  authors: people,
  attachments: otherwise(z.optional(z.array(otherwise(z.object({ url: text, mime_type: text }), {}))), undefined),
  tags: otherwise(z.optional(z.array(text)), undefined),
});

const feedSchema = z.object({
  version: z.string().check(z.regex(/^https?:\/\/jsonfeed\.org\/version\//)),
  title: text,
  description: text,
  home_page_url: text,
  language: text,
  items: z.array(otherwise(itemSchema, {})),
});

/**
 * JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).
 * @throws FeedError `not-a-feed` where it is other JSON or none
 */
export function readJsonFeed(source: string, feedUrl: string): ParsedFeed {
  const parsed = feedSchema.safeParse(parseJson(source));
  if (!parsed.success) throw new FeedError('not-a-feed', 'JSON, but no JSON Feed');
  const feed = parsed.data;
  const resolve = (address: string | undefined): string | null =>
    address ? (resolveAddress(address, feedUrl) ?? address) : null;
  const items = feed.items.slice(0, MAX_FEED_ITEMS).map((item): ParsedItem => {
    const enclosures = (item.attachments ?? []).flatMap(({ url, mime_type }) => {
      const address = resolve(url);
      return address === null ? [] : [{ url: address, type: mime_type ?? null }];
    });
    const names = (item.authors ?? [item.author]).flatMap((author) => author?.name || []);
    return {
      title: escapeText(item.title ?? ''),
      link: resolve(item.url) ?? resolve(item.external_url) ?? enclosures[0]?.url ?? null,
      guid: item.id === undefined ? null : String(item.id),
      summary: escapeText(item.summary ?? ''),
      content: item.content_html ?? escapeText(item.content_text ?? ''),
      published: item.date_published ?? null,
      updated: item.date_modified ?? null,
      author: names.length > 0 ? names.join(', ') : null,
      categories: (item.tags ?? []).flatMap((tag) => tag ?? []),
      comments: null,
      commentRss: null,
      commentPage: null,
      enclosures: enclosures.slice(0, MANY_ENCLOSURES),
    };
  });
  return {
    title: escapeText(feed.title ?? ''),
    description: escapeText(feed.description ?? ''),
    siteUrl: resolve(feed.home_page_url),
    language: feed.language ?? null,
    ttlMinutes: null,
    items,
  };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new FeedError('not-a-feed', 'Neither XML nor whole JSON');
  }
}
