import type { PageDescription } from '../domain/page.ts';
import { all, attribute, first, fold, rawTextOf } from './dom.ts';
import type { MainText } from './main-text.ts';
import { type Linked, OTHER_TYPES } from './page-date.ts';
import { isSharedAsArticle, metaContent } from './worth-reading.ts';

/** Below this a page that calls itself an article is a stub. */
const LEAST_MARKED = 140;
/** Without a headline, and shorter than this, it is somebody's note among others. */
const LEAST_WITHOUT_HEADLINE = 400;
/** Of a page that says nothing of itself. A date is the mark of a piece of writing: with one, less will do. */
const LEAST_UNMARKED = 600;
const LEAST_DATED = 350;
/** Of an undated page that calls itself a website, as most front pages do and all pages of some publishers, and of a film's or song's. */
const LEAST_WEBSITE = 3000;
/** So many articles, none of them longer, are a list of what can be read elsewhere. */
const LEAST_LISTED = 3;
const LONGEST_LISTED = 600;
/** What stands in templates until somebody writes something. */
const FILLER = /lorem ipsum|dolor sit amet|consectetur adipisc/i;
/** https://ogp.me/#types of what is no piece of writing. */
const SHARED_AS_OTHER = /^(?:object|profile|product|business|place|game|app)\b/i;
const SHARED_AS_MEDIA = /^(video|music)\b/i;
/**
 * Where publishers keep lists by subject or author (a long last part is a headline's), those of them under which stories
 * lie too, and what a coin costs.
 */
const LIST_PATH = /\/(?:tags?|categor(?:y|ies)|authors?|page)\/\w+(?:-\w+){0,3}\/?$/i;
const SUBJECT_PATH = /\/(?:topics?|sections?)\/\w+(?:-\w+){0,3}\/?$/i;
const PRICE_PATH = /\/(?:prices?|coins|currencies|quotes?)\/[\w.]+(?:-[\w.]+){0,2}\/?$|^\/(?:\w\w\/)?\w+-price\/?$/i;
/** What is said by turns, by whoever: a chat with a machine, a log. One by one: as one list they take the browser five times as long. */
const CONVERSATIONS = ['[data-message-author-role]', 'main [role=log]'];

/** What WordPress, which every second publisher writes with, says of its pages in the body's class. */
const POST = /(?<!\S)single-post(?!\S)/;
const LISTING =
  /(?<!\S)(?:search-results|error404|archive\s(?:.*\s)?(?:category|tag|author|date|post-type-archive))(?!\S)/;

/** Whether what was read is a piece of writing, by what the page says of itself and by how much there is to read. */
export function isArticle(
  page: Document,
  { pathname }: URL,
  { article, other }: Linked,
  { text, paragraphs, publishedAt }: MainText & Pick<PageDescription, 'publishedAt'>,
): boolean {
  if (FILLER.test(text)) return false;
  const body = first(page, 'body');
  const names = body ? attribute(body, 'class').slice(0, 1000) : '';
  const isOther = other || LISTING.test(names) || isMarkedAsOther(page) || LIST_PATH.test(pathname);
  if (article || ((isSharedAsArticle(page) || POST.test(names)) && !isOther)) {
    const least = first(page, 'h1,h2') ? LEAST_MARKED : LEAST_WITHOUT_HEADLINE;
    return text.length >= least;
  }
  const type = metaContent(page, 'og:type');
  if (isOther || SHARED_AS_OTHER.test(type) || SUBJECT_PATH.test(pathname) || PRICE_PATH.test(pathname)) return false;
  if (paragraphs < 2 || CONVERSATIONS.some((one) => first(page, one)) || isList(page, text.length)) return false;
  if (SHARED_AS_MEDIA.test(type)) return text.length >= LEAST_WEBSITE;
  if (publishedAt !== null) return text.length >= LEAST_DATED;
  return text.length >= (/^website$/i.test(type) ? LEAST_WEBSITE : LEAST_UNMARKED);
}

/** As microdata of the page as a whole, which themes write where others write JSON-LD. */
function isMarkedAsOther(page: Document): boolean {
  const whole = first(page, ':is(html,body,main)[itemtype]');
  return whole !== null && OTHER_TYPES.test(attribute(whole, 'itemtype').slice(0, 200));
}

/** Short articles that hold most of what was read. */
function isList(page: Document, readLength: number): boolean {
  const lengths = [...all(page, 'article', 12)]
    .filter((article) => !first(article, 'article'))
    .map((article) => fold(rawTextOf(article), 2 * LONGEST_LISTED).length);
  const inAll = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.length >= LEAST_LISTED && Math.max(...lengths) <= LONGEST_LISTED && inAll * 2 > readLength;
}
