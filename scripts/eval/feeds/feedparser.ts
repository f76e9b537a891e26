/** What feedparser's cases expect, as checks of our reading. */
import {
  type Check,
  countCheck,
  ENCLOSURE,
  enclosureCheck,
  enclosureChecks,
  feedCheck,
  isFields,
  itemCheck,
  valueCheck,
} from './compare.ts';

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
    const isNot = `${path.join('.')} must not be ${String(wanted.not_equals)}`;
    return [valueCheck((feed) => (check.run(feed) === null ? isNot : null))];
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
  return valueCheck((feed) => checks.map(({ run }) => run(feed)).find((problem) => problem !== null) ?? null);
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
