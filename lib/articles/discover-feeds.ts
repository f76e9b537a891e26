import { type Handler, Parser } from 'htmlparser2';
import type { FoundFeed } from '../domain/feed-preview.ts';
import { sameFeedKey } from '../domain/own-feed.ts';
import { youtubeChannelFeed } from '../domain/known-sites.ts';
import { resolveAddress } from './article-url.ts';
import { foldWhitespace } from './html-text.ts';

export interface Discovery {
  /** What the page says itself, the most likely first. */
  readonly said: readonly FoundFeed[];
  /** Where it says nothing: the usual addresses, the most likely first. */
  readonly guessed: readonly FoundFeed[];
}

const MOST_FOUND = 12;
/** Nesting without end costs quadratic time in the parser's stack. No page of a site nests so deep. */
const MAX_DEPTH = 512;
const MAX_TITLE = 120;
const FEED_TYPE = /^(application\/(rss|atom|rdf)\+xml|application\/feed\+json|application\/xml|text\/(xml|rss))\b/i;
/** A type that other things have too: WordPress names its whole interface so. */
const JSON_TYPE = /^application\/json\b/i;
const FEED_PATH =
  /(^|\/)(feeds?|rss|atom)(\.(xml|json|rss|atom|rdf))?\/?$|\.(rss|atom|rdf)$|\/(feed|index)\.(xml|json)$/i;
const COMMENTS = /\bcomments?\b|\bkommentare?\b|\bcommentaires\b|\bcomentarios\b/i;
/** The feeds of the software that most sites use; WordPress first, since it is every second one. */
const USUAL_PATHS = ['/feed/', '/rss.xml', '/atom.xml', '/index.xml'];

type Attributes = Readonly<Record<string, string>>;

/**
 * The feeds that an HTML page names: `link rel="alternate"` (WHATWG HTML 4.6.7.1), the channel id of a YouTube page,
 * links in its text that look like one; else where WordPress and other software have theirs, on the page's own host.
 * Reads as far as the text goes, or as deep as a page nests, and asks nobody.
 * @param pageUrl where the page was read, after redirects
 */
export function discoverFeeds(html: string, pageUrl: string): Discovery {
  const page = new PageReader(pageUrl);
  const handler = page.handler(() => parser.pause());
  const parser = new Parser(handler, { lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.write(html);
  parser.end();
  return { said: page.said(), guessed: page.guessed() };
}

class PageReader {
  private base: string;
  private readonly pageUrl: string;
  private readonly links: FoundFeed[] = [];
  private readonly anchors: FoundFeed[] = [];
  private channelFeed: string | null = null;
  private wordpressHome: string | null = null;
  private isWordpress = false;
  private anchor: { readonly url: string; text: string } | null = null;

  constructor(pageUrl: string) {
    this.pageUrl = pageUrl;
    this.base = pageUrl;
  }

  handler(stop: () => void): Partial<Handler> {
    let depth = 0;
    return {
      onopentag: (name, attributes) => {
        this.open(name, attributes);
        if (++depth > MAX_DEPTH) stop();
      },
      ontext: (text) => {
        if (this.anchor && this.anchor.text.length < MAX_TITLE) this.anchor.text += text;
      },
      onclosetag: (name) => {
        depth--;
        if (name !== 'a' || !this.anchor) return;
        this.anchors.push({ url: this.anchor.url, title: titleOf(this.anchor.text) });
        this.anchor = null;
      },
    };
  }

  said(): FoundFeed[] {
    const channel = this.channelFeed === null ? [] : [{ url: this.channelFeed, title: '' }];
    const named = distinct([...this.links, ...channel]);
    const found = named.length > 0 ? named : distinct(this.anchors);
    return [...found.filter((feed) => !isOfComments(feed)), ...found.filter(isOfComments)].slice(0, MOST_FOUND);
  }

  guessed(): FoundFeed[] {
    const { origin } = new URL(this.pageUrl);
    if (this.isWordpress || this.wordpressHome !== null) {
      return [{ url: resolveAddress('feed/', this.wordpressHome ?? `${origin}/`) ?? `${origin}/feed/`, title: '' }];
    }
    return USUAL_PATHS.map((path) => ({ url: origin + path, title: '' }));
  }

  private open(name: string, attributes: Attributes): void {
    if (name === 'link') this.link(attributes);
    else if (name === 'meta') this.meta(attributes);
    else if (name === 'base' && attributes['href']) {
      const base = this.resolve(attributes['href']);
      if (base !== null) this.base = base;
    } else if (name === 'a' && this.anchors.length < MOST_FOUND && FEED_PATH.test(pathOf(attributes['href']))) {
      const url = this.resolve(attributes['href'] ?? '');
      this.anchor = url === null ? null : { url, text: attributes['title'] ?? '' };
    }
  }

  private link(attributes: Attributes): void {
    const rel = (attributes['rel'] ?? '').toLowerCase().split(/\s+/);
    const href = attributes['href'] ?? '';
    const type = (attributes['type'] ?? '').trim();
    const url = href === '' ? null : this.resolve(href);
    if (url === null) return;
    // A page does not speak for another host.
    if (rel.includes('https://api.w.org/') && new URL(url).origin === new URL(this.pageUrl).origin) {
      this.wordpressHome = url.replace(/(index\.php\/)?wp-json\/.*$/, '');
    }
    if (rel.includes('canonical')) this.channelFeed ??= channelFeedOf(url);
    const isFeed = FEED_TYPE.test(type) || (JSON_TYPE.test(type) && /feed/i.test(pathOf(href)));
    if (rel.includes('feed') || (rel.includes('alternate') && !rel.includes('stylesheet') && isFeed)) {
      if (this.links.length < 4 * MOST_FOUND) this.links.push({ url, title: titleOf(attributes['title'] ?? '') });
    }
  }

  private meta(attributes: Attributes): void {
    const content = attributes['content'] ?? '';
    if (attributes['name']?.toLowerCase() === 'generator' && /wordpress/i.test(content)) this.isWordpress = true;
    if (/^(identifier|channelid)$/i.test(attributes['itemprop'] ?? '') && this.isYoutube()) {
      this.channelFeed ??= youtubeChannelFeed(content);
    }
  }

  private isYoutube(): boolean {
    return /(^|\.)youtube\.com$/.test(new URL(this.pageUrl).hostname);
  }

  /** As https: an http address would not be asked, and a site that is read by https has its feed there too. */
  private resolve(href: string): string | null {
    const url = resolveAddress(href.replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), this.base);
    return url !== null && /^https?:/.test(url) ? url.replace(/^http:/, 'https:').replace(/#.*$/, '') : null;
  }
}

function channelFeedOf(url: string): string | null {
  const [, id] = /^https:\/\/www\.youtube\.com\/channel\/([^/?]+)/.exec(url) ?? [];
  return id === undefined ? null : youtubeChannelFeed(id);
}

function pathOf(href: string | undefined): string {
  return (href ?? '').split(/[?#]/, 1)[0] ?? '';
}

function titleOf(text: string): string {
  return foldWhitespace(text).slice(0, MAX_TITLE);
}

function isOfComments({ url, title }: FoundFeed): boolean {
  return COMMENTS.test(title) || /\/comments\b/i.test(url);
}

function distinct(found: readonly FoundFeed[]): FoundFeed[] {
  const seen = new Set<string>();
  return found.filter(({ url }) => {
    const key = sameFeedKey(url);
    return !seen.has(key) && seen.add(key);
  });
}
