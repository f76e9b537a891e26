/** How one value that a corpus expects of a feed is held against our reading. See ../feeds.ts for how values are compared. */
import { resolveAddress } from '../../../lib/articles/article-url.ts';
import { parseFeedDate } from '../../../lib/articles/feed-date.ts';
import { foldWhitespace, htmlToText } from '../../../lib/articles/html-text.ts';
import type { Enclosure, ParsedFeed, ParsedItem } from '../../../lib/articles/parsed-feed.ts';
import { personName } from '../../../lib/articles/person-name.ts';

/** One expectation of a feed. */
export interface Check {
  /** Of the number of items alone. */
  readonly isCount: boolean;
  /** Null where feed and expectation agree, else the disagreement in words. */
  readonly run: (feed: ParsedFeed) => string | null;
}

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
export const ITEM: Readonly<Record<string, Field<ParsedItem>>> = {
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
export const ENCLOSURE: Readonly<Record<string, Field<Enclosure>>> = {
  url: { ours: ({ url }) => [url], agree: sameAddress },
  type: { ours: ({ type }) => [type], agree: sameString },
};

/** Of a value: nothing is counted. */
export function valueCheck(run: Check['run']): Check {
  return { isCount: false, run };
}

/** One field of the feed. @param url where it was read from, for relative addresses */
export function feedCheck(name: keyof typeof FEED, expected: unknown, url: string): Check {
  return valueCheck((feed) => compare(FEED[name], feed, name, expected, url));
}

/** One field of the item at a place. */
export function itemCheck(at: number, name: keyof typeof ITEM, expected: unknown, url: string): Check {
  return valueCheck(({ items }) => {
    const item = items[at];
    return item ? compare(ITEM[name], item, `items[${at}].${name}`, expected, url) : `no item ${at}`;
  });
}

/** One field of one enclosure of the item at a place. */
export function enclosureCheck(
  at: number,
  which: number,
  name: keyof typeof ENCLOSURE,
  expected: unknown,
  url: string,
): Check {
  return valueCheck(({ items }) => {
    const enclosure = items[at]?.enclosures[which];
    const where = `items[${at}].enclosures[${which}].${name}`;
    return enclosure ? compare(ENCLOSURE[name], enclosure, where, expected, url) : `no ${where}`;
  });
}

/** Url and type of each; how long it is we do not keep. */
export function enclosureChecks(at: number, enclosures: unknown, url: string): Check[] {
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

/** The number of items. */
export function countCheck(expected: number): Check {
  return {
    isCount: true,
    run: ({ items }) => (items.length === expected ? null : `${items.length} items, expected ${expected}`),
  };
}

/** Whether a case is compared by its number of items alone. */
export function isOnlyCounted(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ isCount }) => isCount);
}

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}
