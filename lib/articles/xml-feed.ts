import { Parser } from 'htmlparser2';
import { MAX_ADDRESS, resolveAddress as resolve } from './article-url.ts';
import { DraftItem, isEnclosure, linkRank, repliesField } from './draft-item.ts';
import { FeedError } from './feed-error.ts';
import {
  CHANNEL_FIELDS,
  type ChannelField,
  ITEM_FIELDS,
  skippedDays,
  skippedHours,
  syndicationMinutes,
} from './feed-fields.ts';
import { elementName, type Namespaces, UNDECLARED, withDeclared } from './feed-names.ts';
import { MAX_FEED_DEPTH, MAX_FEED_ITEMS, type ParsedFeed } from './parsed-feed.ts';
import { personName } from './person-name.ts';
import { TextConstruct } from './text-construct.ts';

type Attributes = Readonly<Record<string, string>>;

/** What an open element is to us; fields are read only directly under `channel` and `item`. */
type Role = 'outside' | 'channel' | 'item' | 'person' | 'field' | 'other';

interface Frame {
  readonly role: Role;
  readonly namespaces: Namespaces;
  readonly base: string;
  readonly item: DraftItem | null;
}

const ROOTS = new Set(['rss', 'feed', 'channel', 'rdf:rdf', 'rdf']);
/** Their titles and links are not the feed's. */
const BESIDE_THE_POINT = new Set(['image', 'textinput', 'source', 'cloud', 'contributor']);

/** What Atom puts beside a person's name. */
const NOT_A_NAME = new Set(['email', 'uri', 'url', 'homepage']);
/** These may be cut off at the end of a broken text and still be true. */
const STILL_TRUE_WHEN_CUT = new Set(['summary', 'content']);

const HTML = new Set(['title', 'description', 'summary', 'content']);
const ADDRESSES = new Set(['link', 'commentRss', 'commentPage']);

/**
 * RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0 in one pass, over events of a forgiving parser: tags left open, undeclared
 * prefixes and text before the root are taken as they come. Nothing is fetched, and no entity is known but XML's five
 * and numbers: a DTD's are text.
 * @throws FeedError `not-a-feed` where no feed begins, or a page does and holds no items
 */
export function readXmlFeed(text: string, feedUrl: string): ParsedFeed {
  const reader = new XmlFeedReader(feedUrl);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (data) => reader.text(data),
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  reader.stop = () => parser.pause();
  parser.write(text);
  reader.atEnd = true;
  parser.end();
  return reader.feed();
}

class XmlFeedReader {
  /** Set before the parser closes what the text left open: fields cut off there are not to be trusted. */
  atEnd = false;
  stop: () => void = () => undefined;
  /** In the order they begin; one inside another, as some broken feeds have it, takes nothing away from the outer. */
  private readonly items: DraftItem[] = [];
  private readonly channel = new Map<ChannelField, { readonly value: string; readonly rank: number }>();
  private readonly frames: [Frame, ...Frame[]];
  private construct: TextConstruct | null = null;
  private person = '';
  private isAtom = false;
  private begun = false;
  /** Some feeds are served inside a page's body; a page that merely speaks of feeds has no items. */
  private inHtml = false;
  private language: string | null = null;

  constructor(feedUrl: string) {
    this.frames = [{ role: 'outside', namespaces: UNDECLARED, base: feedUrl, item: null }];
  }

  open(rawName: string, attributes: Attributes): void {
    const depth = this.frames.length + (this.construct?.depth ?? 0);
    if (depth > MAX_FEED_DEPTH) return this.stop();
    if (this.construct) return this.construct.open(rawName);
    const outer = this.top();
    const namespaces = withDeclared(outer.namespaces, attributes);
    const name = elementName(rawName, namespaces);
    const xmlBase = attributes['xml:base'];
    const base = xmlBase ? (baseWithin(xmlBase, outer.base) ?? outer.base) : outer.base;
    const inner = { namespaces, base, item: outer.item };
    if (outer.role === 'outside') {
      this.frames.push({ ...inner, role: this.openOutside(name, attributes) ? 'channel' : 'outside' });
    } else if ((name === 'item' || name === 'entry') && outer.role !== 'person') {
      if (this.items.length >= MAX_FEED_ITEMS) return this.stop();
      const item = startItem(attributes, base);
      this.items.push(item);
      this.frames.push({ ...inner, role: 'item', item });
    } else {
      this.frames.push({ ...inner, role: this.openInside(name, attributes, outer.role) });
      if (outer.role !== 'other') this.readAttributes(name, attributes);
    }
  }

  text(data: string): void {
    this.construct?.add(data);
    if (!this.construct && this.top().role === 'person') this.person += data;
  }

  close(rawName: string): void {
    if (this.construct && this.construct.depth > 0) return this.construct.close(rawName);
    if (this.frames.length === 1) return;
    if (this.construct) {
      const construct = this.construct;
      this.construct = null;
      this.frames.pop();
      const field = ITEM_FIELDS.get(construct.name)?.field ?? '';
      if (!this.atEnd || STILL_TRUE_WHEN_CUT.has(field)) this.keep(construct);
      return;
    }
    const closed = this.frames.pop();
    if (closed?.role === 'person') closed.item?.set('author', personName(this.person) ?? '', 0);
  }

  feed(): ParsedFeed {
    if (!this.begun) throw new FeedError('not-a-feed', 'No feed begins in this text');
    if (this.inHtml && this.items.length === 0) throw new FeedError('not-a-feed', 'This is an HTML page');
    const value = (field: ChannelField): string | undefined => this.channel.get(field)?.value;
    const ttl = Number(value('ttl'));
    const period = value('updatePeriod');
    return {
      title: value('title') ?? '',
      description: value('description') ?? '',
      siteUrl: value('link') ?? null,
      language: value('language') ?? this.language,
      ttlMinutes:
        ttl > 0 && ttl < Infinity ? ttl : period ? syndicationMinutes(period, value('updateFrequency')) : null,
      skipHours: skippedHours(value('skipHours')),
      skipDays: skippedDays(value('skipDays')),
      items: this.items.map((item) => item.finish()),
    };
  }

  private openOutside(name: string, attributes: Attributes): boolean {
    if (/^(xhtml:)?(html|head|body)$/.test(name)) this.inHtml = true;
    if (!ROOTS.has(name)) return false;
    this.begun = true;
    this.isAtom = name === 'feed';
    this.language = attributes['xml:lang'] ?? null;
    return true;
  }

  /** The role of an element under the feed or an item; begins to collect the text where it is a field. */
  private openInside(name: string, attributes: Attributes, outer: Role): Role {
    if (outer === 'channel' && (name === 'channel' || ROOTS.has(name))) {
      this.language ??= attributes['xml:lang'] ?? null;
      return 'channel';
    }
    if (BESIDE_THE_POINT.has(name) || outer === 'other' || outer === 'field') return 'other';
    if (name === 'author' && outer === 'item') {
      this.person = '';
      return 'person';
    }
    if (outer === 'person') {
      if (name === 'name') this.person = '';
      return NOT_A_NAME.has(name) ? 'other' : 'person';
    }
    if (!(outer === 'item' ? ITEM_FIELDS : CHANNEL_FIELDS).has(name)) return 'other';
    this.construct = new TextConstruct(name, attributes);
    return 'field';
  }

  /** Fields that stand in attributes: Atom's links and categories, whether a guid is an address. */
  private readAttributes(name: string, attributes: Attributes): void {
    const { base, item } = this.top();
    const href = attributes['href'];
    if (name === 'link' && href !== undefined) {
      const rank = linkRank(attributes);
      const link = resolve(href, base);
      if (rank !== null && link) item?.set('link', link, rank);
      const replies = repliesField(attributes);
      if (replies && link) item?.set(replies, link, 1);
      if (replies) item?.set('comments', attributes['thr:count'] ?? '', 2);
      if (rank !== null && rank < 3 && link && !item) this.setChannel('link', link, rank);
    }
    const file = enclosureAddress(name, attributes);
    const fileUrl = file === null ? null : resolve(file, base);
    if (fileUrl) item?.addEnclosure(fileUrl, attributes['type']);
    if (ITEM_FIELDS.get(name)?.field === 'category') {
      item?.set('category', attributes['label'] ?? attributes['term'] ?? attributes['text'] ?? '', 0);
    }
    if (name === 'thr:in-reply-to') item?.set('inReplyTo', attributes['ref'] ?? attributes['href'] ?? '', 0);
    if (name === 'guid' && attributes['ispermalink']?.toLowerCase() === 'false') item?.forbidGuidAsLink();
  }

  private keep(construct: TextConstruct): void {
    const { item, base } = this.top();
    if (item) {
      const place = ITEM_FIELDS.get(construct.name);
      if (place?.field === 'author') item.set('author', personName(construct.bare()) ?? '', 0);
      else if (place) item.set(place.field, this.valueOf(construct, place.field, base), place.rank);
      return;
    }
    const place = CHANNEL_FIELDS.get(construct.name);
    if (!place) return;
    // Their elements, not their text run together.
    const isList = place.field === 'skipHours' || place.field === 'skipDays';
    this.setChannel(
      place.field,
      isList ? construct.html(false) : this.valueOf(construct, place.field, base),
      place.rank,
    );
  }

  private valueOf(construct: TextConstruct, field: string, base: string): string {
    if (HTML.has(field)) return construct.html(this.isAtom);
    const text = construct.bare();
    return text !== '' && ADDRESSES.has(field) ? (resolve(text, base) ?? text) : text;
  }

  private setChannel(field: ChannelField, value: string, rank: number): void {
    if (value !== '' && rank < (this.channel.get(field)?.rank ?? Infinity)) this.channel.set(field, { value, rank });
  }

  private top(): Frame {
    return this.frames.at(-1) ?? this.frames[0];
  }
}

/** Bases add up as elements nest, and every address below pays for theirs: one that is no address's length is none. */
function baseWithin(xmlBase: string, outer: string): string | null {
  const base = xmlBase.length > MAX_ADDRESS ? null : resolve(xmlBase, outer);
  return base !== null && base.length <= MAX_ADDRESS ? base : null;
}

/** RSS 2.0 `enclosure url`, RSS 1.0's module with `enc:url`, Atom's `link rel="enclosure"`. */
function enclosureAddress(name: string, attributes: Attributes): string | null {
  if (name === 'link') return isEnclosure(attributes) ? (attributes['href'] ?? null) : null;
  if (!/^(?:enc:)?enclosure$/.test(name)) return null;
  return attributes['url'] ?? attributes['href'] ?? attributes['rdf:resource'] ?? null;
}

/** RSS 1.0 names an item by `rdf:about`, which is its address by custom. */
function startItem(attributes: Attributes, base: string): DraftItem {
  const item = new DraftItem();
  const about = attributes['rdf:about'] ?? attributes['about'] ?? '';
  item.set('guid', about, 9);
  if (about) item.set('link', resolve(about, base) ?? '', 9);
  return item;
}
