/** What the test corpora expect of a feed, as checks of our reading of it. See ../feeds.ts for how values are compared. */
import { resolveAddress } from '../../../lib/articles/article-url.ts';
import { parseFeedDate } from '../../../lib/articles/feed-date.ts';
import { foldWhitespace, htmlToText } from '../../../lib/articles/html-text.ts';
import type { Enclosure, ParsedFeed, ParsedItem } from '../../../lib/articles/parsed-feed.ts';
import { personName } from '../../../lib/articles/person-name.ts';

/** Null where feed and expectation agree, else the disagreement in words. */
export type Check = (feed: ParsedFeed) => string | null;

/** Our values that may stand for an expected one; any of them may agree. */
type Ours<From> = (from: From) => readonly (string | number | null)[];
type Agree = (expected: unknown, ours: string | number | null, url: string) => boolean;

interface Field<From> {
  readonly ours: Ours<From>;
  readonly agree: Agree;
}

const written = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : value ? JSON.stringify(value) : '';
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

const sameText: Agree = (expected, ours) => {
  const read = htmlToText(String(ours ?? ''));
  const wanted = written(expected);
  // The third keeps htmlToText from reading markup once more that a corpus expects as text.
  return [foldWhitespace(wanted), htmlToText(wanted), htmlToText(`<div>${wanted}</div>`)].includes(read);
};
const sameString: Agree = (expected, ours) => written(expected).trim() === String(ours ?? '').trim();
const sameAddress: Agree = (expected, ours, url) =>
  isEmpty(expected)
    ? isEmpty(ours)
    : sameString(expected, ours, url) || resolveAddress(written(expected), url) === ours;
const sameLanguage: Agree = (expected, ours) =>
  written(expected).toLowerCase() ===
  String(ours ?? '')
    .trim()
    .toLowerCase();
const sameName: Agree = (expected, ours) => (personName(written(expected)) ?? '') === (ours ?? '');
const sameMoment: Agree = (expected, ours) => {
  const moment = isTuple(expected) ? momentOf(expected) : Date.parse(written(expected));
  const read = typeof ours === 'string' ? parseFeedDate(ours) : null;
  // Expectations are written to the second.
  return read !== null && Math.floor(read / 1000) === Math.floor(moment / 1000);
};

const isTuple = (value: unknown): value is readonly number[] => Array.isArray(value);

/** Python's time tuple: year, month from 1, day, hour, minute, second and more. */
function momentOf([year = NaN, month = NaN, day, hour, minute, second]: readonly number[]): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const FEED: Readonly<Record<string, Field<ParsedFeed>>> = {
  title: { ours: (feed) => [feed.title], agree: sameText },
  description: { ours: (feed) => [feed.description], agree: sameText },
  link: { ours: (feed) => [feed.siteUrl], agree: sameAddress },
  language: { ours: (feed) => [feed.language], agree: sameLanguage },
  ttl: { ours: (feed) => [feed.ttlMinutes], agree: sameString },
};
const ITEM: Readonly<Record<string, Field<ParsedItem>>> = {
  title: { ours: (item) => [item.title], agree: sameText },
  link: { ours: (item) => [item.link], agree: sameAddress },
  guid: { ours: (item) => [item.guid], agree: sameAddress },
  // The libraries give one as the other where only one is there.
  summary: { ours: (item) => [item.summary || item.content], agree: sameText },
  content: { ours: (item) => [item.content || item.summary], agree: sameText },
  either: { ours: (item) => [item.content, item.summary], agree: sameText },
  published: { ours: (item) => [item.published, item.updated], agree: sameString },
  updated: { ours: (item) => [item.updated, item.published], agree: sameString },
  publishedMoment: { ours: (item) => [item.published, item.updated], agree: sameMoment },
  updatedMoment: { ours: (item) => [item.updated, item.published], agree: sameMoment },
  author: { ours: (item) => [item.author, ...(item.author?.split(', ') ?? [])], agree: sameName },
  category: { ours: (item) => (item.categories.length > 0 ? item.categories : [null]), agree: sameText },
  comments: { ours: (item) => [item.comments], agree: sameString },
  commentRss: { ours: (item) => [item.commentRss], agree: sameAddress },
  commentPage: { ours: (item) => [item.commentPage], agree: sameAddress },
};
const ENCLOSURE: Readonly<Record<string, Field<Enclosure>>> = {
  url: { ours: ({ url }) => [url], agree: sameAddress },
  type: { ours: ({ type }) => [type], agree: sameString },
};

function feedCheck(name: keyof typeof FEED, expected: unknown, url: string): Check {
  return (feed) => compare(FEED[name], feed, name, expected, url);
}

function itemCheck(at: number, name: keyof typeof ITEM, expected: unknown, url: string): Check {
  return ({ items }) => {
    const item = items[at];
    return item ? compare(ITEM[name], item, `items[${at}].${name}`, expected, url) : `no item ${at}`;
  };
}

function enclosureCheck(
  at: number,
  which: number,
  name: keyof typeof ENCLOSURE,
  expected: unknown,
  url: string,
): Check {
  return ({ items }) => {
    const enclosure = items[at]?.enclosures[which];
    const where = `items[${at}].enclosures[${which}].${name}`;
    return enclosure ? compare(ENCLOSURE[name], enclosure, where, expected, url) : `no ${where}`;
  };
}

/** Url and type of each; how long it is we do not keep. */
function enclosureChecks(at: number, enclosures: unknown, url: string): Check[] {
  return fieldsIn(enclosures).flatMap((enclosure, which) =>
    Object.entries({ url: enclosure['url'] ?? enclosure['href'], type: enclosure['type'] })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => enclosureCheck(at, which, name, value, url)),
  );
}

function compare<From>(
  field: Field<From> | undefined,
  from: From,
  name: string,
  expected: unknown,
  url: string,
): string | null {
  // The bytes were lost before the expectation was written down: it holds nothing to compare with.
  if (typeof expected === 'string' && expected.includes('\uFFFD')) return null;
  const ours = field?.ours(from) ?? [];
  if (ours.some((value) => field?.agree(expected, value, url))) return null;
  return `${name}: expected ${JSON.stringify(expected)}, read ${JSON.stringify(ours)}`.slice(0, 300);
}

const counts = new WeakSet<Check>();

function countCheck(expected: number): Check {
  const check: Check = ({ items }) =>
    items.length === expected ? null : `${items.length} items, expected ${expected}`;
  counts.add(check);
  return check;
}

/** Whether a case is compared by its number of items alone. */
export function isOnlyCounted(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every((check) => counts.has(check));
}

const FEEDPARSER_FEED: Readonly<Record<string, string>> = {
  title: 'title',
  'title_detail.value': 'title',
  // One field under all the names that formats gave it.
  description: 'description',
  subtitle: 'description',
  tagline: 'description',
  info: 'description',
  'subtitle_detail.value': 'description',
  'tagline_detail.value': 'description',
  'info_detail.value': 'description',
  link: 'link',
  language: 'language',
  ttl: 'ttl',
};
const FEEDPARSER_ITEM: Readonly<Record<string, string>> = {
  title: 'title',
  'title_detail.value': 'title',
  link: 'link',
  id: 'guid',
  guid: 'guid',
  summary: 'summary',
  description: 'summary',
  'summary_detail.value': 'summary',
  'content.0.value': 'content',
  published: 'published',
  updated: 'updated',
  published_parsed: 'publishedMoment',
  updated_parsed: 'updatedMoment',
  author: 'author',
  'author_detail.name': 'author',
  'authors.N.name': 'author',
  category: 'category',
  'tags.N.term': 'category',
  slash_comments: 'comments',
  wfw_commentrss: 'commentRss',
  comments: 'commentPage',
};

export interface FeedparserRow {
  readonly path: readonly (string | number)[];
  readonly equals?: unknown;
  readonly not_equals?: unknown;
  readonly len?: number;
}

/** `checks` rows: `{path, equals | not_equals | len | truthy}`. */
export function feedparserChecks(rows: readonly FeedparserRow[], url: string): Check[] {
  return rows.flatMap((row) => {
    const { path, ...wanted } = row;
    if (path.length === 1 && path[0] === 'entries' && wanted.len !== undefined) return [countCheck(wanted.len)];
    const check = feedparserCheck(path, 'not_equals' in wanted ? wanted.not_equals : wanted.equals, url);
    if (check === null || !('equals' in wanted || 'not_equals' in wanted)) return [];
    if ('equals' in wanted) return [check];
    return [
      (feed: ParsedFeed) =>
        check(feed) === null ? `${path.join('.')} must not be ${String(wanted.not_equals)}` : null,
    ];
  });
}

function feedparserCheck(path: readonly (string | number)[], expected: unknown, url: string): Check | null {
  const [top, at, ...rest] = path;
  if (top === 'feed') {
    const name = FEEDPARSER_FEED[path.slice(1).join('.')];
    return name === undefined ? null : feedCheck(name, expected, url);
  }
  if (top !== 'entries' || typeof at !== 'number') return null;
  const [list, which, part] = rest;
  if (list === 'enclosures' && typeof which === 'number') {
    if (part === undefined) return both(enclosureChecksOf(at, which, expected, url));
    const name = part === 'href' ? 'url' : String(part);
    return ENCLOSURE[name] === undefined ? null : enclosureCheck(at, which, name, expected, url);
  }
  const written = rest.join('.');
  const name = FEEDPARSER_ITEM[written] ?? FEEDPARSER_ITEM[written.replace(/\.\d+\./, '.N.')];
  return name === undefined ? null : itemCheck(at, name, expected, url);
}

function enclosureChecksOf(at: number, which: number, expected: unknown, url: string): Check[] {
  return isFields(expected) ? enclosureChecks(at, [...Array.from({ length: which }, () => ({})), expected], url) : [];
}

/** One check of several. */
function both(checks: readonly Check[]): Check | null {
  if (checks.length === 0) return null;
  return (feed) => checks.map((check) => check(feed)).find((problem) => problem !== null) ?? null;
}

/**
 * Why nothing of a feedparser case is compared, by what its checks are about. `bozo` and `encoding` say how that
 * library judged the text; every other field here is one that we do not keep.
 */
export function whyNotCompared(kind: string, rows: readonly FeedparserRow[]): string {
  if (kind.endsWith('/cdf')) return 'a format we do not read (CDF)';
  const paths = rows.map(({ path }) => path).filter(([top]) => top !== undefined && !OWN_JUDGEMENT.has(String(top)));
  if (rows.length === 0) return 'an expectation in a form we do not know';
  if (paths.length === 0) return "only that library's own judgement (bozo, encoding, version, namespaces)";
  if (paths.every(([top]) => top === 'feed'))
    return 'only fields of the feed that we drop (copyright, persons, generator, image …)';
  return 'only fields of an item that we drop (persons beside the author, source, rights, media, places …)';
}

const OWN_JUDGEMENT = new Set(['bozo', 'encoding', 'version', 'namespaces', 'headers', 'status', 'href']);

type Fields = Readonly<Record<string, unknown>>;

/** gofeed: three shapes (universal, rss, atom), told apart by where the items are and what they are called. */
export function gofeedChecks(expected: unknown, url: string): Check[] {
  if (!isFields(expected)) return [];
  const items = fieldsIn(expected['entries'] ?? expected['items']);
  const checks = [countCheck(items.length)];
  for (const name of ['title', 'language', 'ttl'] as const) {
    if (expected[name] !== undefined) checks.push(feedCheck(name, expected[name], url));
  }
  const description = expected['description'] ?? expected['subtitle'];
  if (description !== undefined) checks.push(feedCheck('description', description, url));
  for (const link of linksOf(expected)) checks.push(link((value) => feedCheck('link', value, url)));
  for (const [at, item] of items.entries()) checks.push(...gofeedItemChecks(item, at, url));
  return checks;
}

/**
 * gofeed lists all links of an element and takes the last of equals for the link, others the first; the formats do not
 * say which. Any of the list will do.
 */
function linksOf(expected: Fields): ((check: (value: unknown) => Check) => Check)[] {
  const { link, links } = expected;
  if (link === undefined) return [];
  const allowed: unknown[] = Array.isArray(links) && links.length > 1 && links.includes(link) ? links : [link];
  return [
    (check) => (feed) => {
      const problems = allowed.map((value) => check(value)(feed));
      return problems.includes(null) ? null : (problems.at(-1) ?? null);
    },
  ];
}

function gofeedItemChecks(item: Fields, at: number, url: string): Check[] {
  const content = item['content'];
  const author = item['author'];
  const categories: unknown[] = Array.isArray(item['categories']) ? item['categories'] : [];
  const values: [keyof typeof ITEM, unknown][] = [
    ['title', item['title']],
    ['guid', isFields(item['guid']) ? item['guid']['value'] : (item['guid'] ?? item['id'])],
    ['summary', item['description'] ?? item['summary']],
    ['content', isFields(content) ? content['value'] : content],
    ['publishedMoment', item['publishedParsed'] ?? item['pubDateParsed']],
    ['updatedMoment', item['updatedParsed']],
    ['commentPage', item['comments']],
    ['author', isFields(author) ? author['name'] : author],
    ...categories.map((category): [keyof typeof ITEM, unknown] => [
      'category',
      isFields(category) ? (category['label'] ?? category['value'] ?? category['term']) : category,
    ]),
    ...fieldsIn(item['authors']).map((person): [keyof typeof ITEM, unknown] => ['author', person['name']]),
  ];
  const enclosures = item['enclosures'] ?? (item['enclosure'] === undefined ? [] : [item['enclosure']]);
  return [
    ...values.filter(([, value]) => value !== undefined).map(([name, value]) => itemCheck(at, name, value, url)),
    ...linksOf(item).map((link) => link((value) => itemCheck(at, 'link', value, url))),
    ...enclosureChecks(at, enclosures, url),
  ];
}

export function rssParserChecks(expected: unknown, url: string): Check[] {
  const feed = isFields(expected) ? expected['feed'] : undefined;
  if (!isFields(feed)) return [];
  const items = fieldsIn(feed['items']);
  const checks = [countCheck(items.length)];
  for (const name of ['title', 'description', 'link', 'language', 'ttl'] as const) {
    if (typeof feed[name] === 'string') checks.push(feedCheck(name, feed[name], url));
  }
  for (const [at, item] of items.entries()) {
    const values: [keyof typeof ITEM, unknown][] = [
      ['title', item['title']],
      ['link', item['link']],
      ['guid', item['guid'] ?? item['id']],
      ['either', item['content']],
      ['content', item['content:encoded']],
      ['summary', item['summary']],
      ['publishedMoment', item['isoDate']],
      ['author', item['creator'] || item['author']],
      ['commentPage', item['comments']],
    ];
    if (isFields(item['enclosure'])) checks.push(...enclosureChecks(at, [item['enclosure']], url));
    for (const [name, value] of values) if (typeof value === 'string') checks.push(itemCheck(at, name, value, url));
  }
  return checks;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
