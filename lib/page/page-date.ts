import type { OwnDateOrigin, PageDescription } from '../domain/page.ts';
import { all, attribute, fold, headOf, isElement, parentOf, rawTextOf } from './dom.ts';
import { visibleDay } from './visible-date.ts';
import { writtenDay } from './written-date.ts';

const DAY_MS = 86_400_000;
const EARLIEST = Date.UTC(1995, 0, 1);
const MOST_SCRIPTS = 12;
const LONGEST_SCRIPT = 500_000;
const MOST_NODES = 600;

const BEST_META = /^(og:)?article:published(_time)?$/;
const OTHER_META =
  /^(?:datepublished|parsely-pub-date|citation_(?:publication_)?date|dc\.date(?:\.issued)?|publish(?:ed)?[-_]?(?:date|time)|pub_?date|sailthru\.date|(?:.*\.)?article[-_]?date|date)$/;

/** https://schema.org types of pages that are no piece of writing, and of things that an article may speak of too. */
const OTHER_PAGES = /DiscussionForum|QAPage|CollectionPage|SearchResults|ProfilePage/;
const THINGS = /JobPosting|Product|Application\b|ExchangeRate/;
export const OTHER_TYPES = new RegExp(`${OTHER_PAGES.source}|${THINGS.source}`);

type Found = Pick<PageDescription, 'publishedAt' | 'publishedFrom'>;

/** What the page's own structured description says of it. */
export interface Linked {
  readonly publishedAt: number | null;
  /** True where it calls itself an article. */
  readonly article: boolean;
  /** True where it calls itself a list, a discussion, a person or something to buy. */
  readonly other: boolean;
  /** '' where it says none. */
  readonly headline: string;
  readonly publisher: string;
}

/**
 * When the page, or the one story of it, was first published, from the strongest place that tells: its JSON-LD, its meta tags and
 * marked items, its first `<time>` that tells of no change, its address, what stands beside its headline, a `<time>` in its margin. A date in the future or before 1995 is no date.
 */
export function pageDate(page: Document | Element, { address, language, now }: Place, linked: Linked): Found {
  const places: [OwnDateOrigin, () => number | null][] = [
    ['json-ld', () => linked.publishedAt],
    ['meta', () => fromMeta(page, now)],
    ['meta', () => fromItem(page, language, now)],
    ['time', () => fromTime(page, now, false)],
    ['url', () => fromPath(address.pathname, now)],
    ['text', () => sane(visibleDay(page, language) ?? Number.NaN, now)],
    ['time', () => fromTime(page, now, true)],
  ];
  for (const [publishedFrom, look] of places) {
    const publishedAt = look();
    if (publishedAt !== null) return { publishedAt, publishedFrom };
  }
  return { publishedAt: null, publishedFrom: null };
}

/** What a page's date is read by, beside the page. */
export interface Place {
  readonly address: URL;
  /** BCP 47, '' where unknown. */
  readonly language: string;
  readonly now: number;
}

/** schema.org as publishers write it: arrays, @graph, nested, often broken. https://schema.org/datePublished */
export function linkedDescription(page: Document | Element, now: number): Linked {
  let article = false;
  let other = false;
  let headline = '';
  let publisher = '';
  let weaker: number | null = null;
  let best: number | null = null;
  for (const script of all(page, 'script[type="application/ld+json"]', MOST_SCRIPTS)) {
    const text = rawTextOf(script) ?? '';
    if (text.length > LONGEST_SCRIPT) continue;
    const nodes = nodesOf(text);
    // Broken by a line break or a comma too many; the one field can still be read.
    if (nodes.length === 0) weaker ??= dateOf(/"datePublished"\s*:\s*"([^"]{4,40})"/.exec(text)?.[1], now);
    for (const { node, isOfPage } of nodes) {
      const type = JSON.stringify(node['@type'] ?? '');
      if (/Comment|Review|Object/.test(type)) continue;
      other ||= (isOfPage ? OTHER_TYPES : OTHER_PAGES).test(type);
      const strong = /Article|Posting|Report/.test(type) && !OTHER_TYPES.test(type);
      article ||= strong;
      if (strong) headline ||= wordsOf(node['headline']);
      if (strong || /WebSite/.test(type)) publisher ||= wordsOf(Object(node['publisher'])['name']);
      const at = dateOf(node['datePublished'], now);
      if (at === null) continue;
      if (strong) best ??= at;
      else weaker ??= at;
    }
  }
  return { publishedAt: best ?? weaker, article, other, headline, publisher };
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? fold(value, 300) : '';
}

interface LinkedNode {
  readonly node: Record<string, unknown>;
  /** False where it only says something of another: what an article is about, its publisher's app. */
  readonly isOfPage: boolean;
}

/** The objects of one script, breadth first; none where it is not JSON. */
function nodesOf(text: string): LinkedNode[] {
  const found: LinkedNode[] = [];
  try {
    const queue: [node: unknown, isOfPage: boolean][] = [[JSON.parse(text), true]];
    for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
      const [node, isOfPage] = queue[i]!;
      if (typeof node !== 'object' || node === null) continue;
      const isList = Array.isArray(node);
      if (!isList) found.push({ node: node as Record<string, unknown>, isOfPage });
      for (const [name, value] of Object.entries(node).slice(0, MOST_NODES)) {
        queue.push([value, isOfPage && (isList || name === '@graph' || name === 'mainEntity')]);
      }
    }
  } catch {
    // Garbage, or a template's leftovers: the other places tell the date.
  }
  return found;
}

function fromMeta(page: Document | Element, now: number): number | null {
  let other: number | null = null;
  for (const meta of all(headOf(page), 'meta[content]', 300)) {
    const name = (attribute(meta, 'property') || attribute(meta, 'name') || attribute(meta, 'itemprop')).toLowerCase();
    const best = BEST_META.test(name);
    if (!best && !OTHER_META.test(name)) continue;
    const at = dateOf(attribute(meta, 'content'), now);
    if (best && at !== null) return at;
    other ??= at;
  }
  return other;
}

/** https://schema.org/datePublished as microdata: a machine's form, or the words themselves. */
function fromItem(page: Document | Element, language: string, now: number): number | null {
  for (const item of all(page, '[itemprop~=datePublished]', 5)) {
    const machine = ['content', 'datetime', 'title'].map((name) => attribute(item, name)).find(Boolean);
    const at = dateOf(machine, now) ?? sane(writtenDay(fold(rawTextOf(item), 100), language) ?? Number.NaN, now);
    if (at !== null) return at;
  }
  return null;
}

/** @param aside of those in a margin, where the dates of other articles stand too */
function fromTime(page: Document | Element, now: number, aside: boolean): number | null {
  let other: number | null = null;
  let last: number | null = null;
  for (const time of all(page, 'time', 9)) {
    const margin = Element.prototype.closest.call(time, 'aside,nav,footer');
    if ((margin !== null) !== aside || isInCard(time) || isOfChange(time)) continue;
    const at = dateOf(attribute(time, 'datetime'), now);
    // hAtom demands this class, and themes give it to the only date that they show: of a change only beside another.
    if (/(^|\s)updated(\s|$)/i.test(attribute(time, 'class')) && !/publish/i.test(attribute(time, 'class'))) {
      last ??= at;
      continue;
    }
    const best = Element.prototype.matches.call(time, '[itemprop=datePublished],article *,main *');
    if (best && at !== null) return at;
    other ??= at;
  }
  return other ?? last;
}

/** In a link with more words than the date: of the article that it leads to. */
function isInCard(time: Element): boolean {
  const link = Element.prototype.closest.call(time, 'a');
  return link !== null && fold(rawTextOf(link), 200).length > fold(rawTextOf(time), 200).length + 12;
}

const CHANGE =
  '(?:updated?|modified|edited|revised|changed|aktualisiert|actualizado|actualización|atualizado|aggiornato|mise? à jour|bijgewerkt)';
const CHANGE_BEFORE = new RegExp(`${CHANGE}(?:\\s+(?:on|at|am|el|em|il|le|op))?[\\s:·|—–-]*$`, 'i');
/**
 * Of lower-case words behind up to three signs, which may be of two units each. Whether they end there is looked at
 * afterwards: V8 makes 23 kB of code of the same told by `iu` and `\\p{L}`.
 */
const CHANGE_FIRST = new RegExp(`^\\W{0,6}(?:(?:last|zuletzt|última|dernière|ultimo|laatst) )?${CHANGE}`);

/** When something was changed: by its own name, its own first words, or the words right before it. A page's first day is not told by that. */
function isOfChange(time: Element): boolean {
  const names = `${attribute(time, 'class')} ${attribute(time, 'itemprop')}`.slice(0, 300);
  if (/publish/i.test(names)) return false;
  if (/modified/i.test(names)) return true;
  const own = rawTextOf(time) ?? '';
  const words = fold(own, 60).toLowerCase();
  const said = CHANGE_FIRST.exec(words)?.[0];
  if (said && !isLetter(words.charAt(said.length))) return true;
  let node: Node | null = time;
  // Its own wrapper says nothing; the line around it does.
  for (let up = 0; up < 3; up++) {
    node = parentOf(node);
    if (!isElement(node)) return false;
    const line = (rawTextOf(node) ?? '').slice(0, 1000);
    const before = fold(line.slice(0, Math.max(0, line.indexOf(own))), 400);
    if (before) return CHANGE_BEFORE.test(before.slice(-60));
  }
  return false;
}

/** Of a script that has cases, which the words of change are all written in. */
function isLetter(char: string): boolean {
  return char.toLowerCase() !== char.toUpperCase();
}

function fromPath(path: string, now: number): number | null {
  const match = /\/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)/.exec(path);
  return match && sane(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])), now);
}

/**
 * Epoch milliseconds of a written date; null for what is not one. Without a zone the reader's own is meant. Engines read
 * a year out of nearly any words ("Issue 2023"), so a second number has to stand beside it.
 */
export function dateOf(written: unknown, now: number): number | null {
  const text = typeof written === 'string' ? written.slice(0, 60) : '';
  return /(19|20)\d\d\D+\d|\d\D+(19|20)\d\d/.test(text) ? sane(Date.parse(text), now) : null;
}

/** Neither in the future (but for time zones), nor before there were pages, nor no number at all. */
function sane(at: number, now: number): number | null {
  return at >= EARLIEST && at <= now + DAY_MS ? at : null;
}
