import type { PageDescription } from '../../lib/domain/page.ts';
import { all, attribute, designModeOf, documentTitle, first, fold, headOf, rawTextOf } from './dom.ts';
import { mainText } from './main-text.ts';
import type { MainText } from './main-text.ts';
import { linkedDescription, pageDate } from './page-date.ts';

const LONGEST_TITLE = 300;
/** Below this a page that calls itself an article is a stub; below the other, any page is too thin to say anything. */
const LEAST_MARKED = 140;
const LEAST_UNMARKED = 400;

export interface ReadingSituation {
  readonly address: URL;
  readonly now: number;
  /** False after single-page navigation: such pages leave the former `<link rel=canonical>` standing. */
  readonly freshlyLoaded: boolean;
}

/**
 * What this page is about, or null where it is no article: mail boxes, editors, searches, front pages, pages with next
 * to no text. Reads no field that a person types into, and asks for no layout.
 */
export function readPage(page: Document, situation: ReadingSituation): PageDescription | null {
  const { address, now } = situation;
  if (!/^(https?|file):$/.test(address.protocol)) return null;
  const linked = linkedDescription(page, now);
  const marked = linked.article || metaContent(page, 'og:type').toLowerCase() === 'article';
  if (!marked && (isTool(page) || isNoReading(page, address))) return null;
  const body = mainText(page);
  if (!isArticle(body, marked)) return null;
  return {
    url: pageAddress(page, situation),
    title: pageTitle(page),
    text: body.text,
    language: pageLanguage(page),
    ...pageDate(page, address, linked, now),
  };
}

/** Where people write or work rather than read. */
function isTool(page: Document): boolean {
  const tool =
    '[contenteditable]:not([contenteditable=false]):is(body,main,article),[role=application],[role=main] [role=grid]';
  return designModeOf(page) === 'on' || first(page, tool) !== null;
}

/** Searches, boxes, shops' corners, and front pages without a headline of their own. */
function isNoReading(page: Document, { pathname, search }: URL): boolean {
  return (
    /\/(search|login|account|cart|checkout|inbox|mail)\b|[?&](q|query|s|search)=/i.test(pathname + search) ||
    (pathname === '/' && !first(page, 'article h1,main h1')) ||
    first(page, '[role=grid]') !== null
  );
}

function isArticle(body: MainText, marked: boolean): boolean {
  if (marked) return body.text.length >= LEAST_MARKED;
  return body.text.length >= LEAST_UNMARKED && body.paragraphs >= 2;
}

function metaContent(page: Document, property: string): string {
  const meta = first(headOf(page), `meta[property="${property}"],meta[name="${property}"]`);
  return meta ? fold(attribute(meta, 'content'), LONGEST_TITLE) : '';
}

/**
 * The headline: a first-level heading that the window's or the shared title confirms, else the shared title, else the
 * only heading, else the window's title without the publisher's name.
 */
function pageTitle(page: Document): string {
  const windowTitle = fold(documentTitle(page), LONGEST_TITLE);
  const shared = metaContent(page, 'og:title');
  const headings = [...all(page, 'h1', 5)]
    .map((heading) => fold(rawTextOf(heading), LONGEST_TITLE))
    .filter((text) => text.length >= 4);
  const siteName = metaContent(page, 'og:site_name');
  const confirmed = headings.find((text) => text !== siteName && (windowTitle.includes(text) || shared.includes(text)));
  if (confirmed) return confirmed;
  const next = shared || (headings.length === 1 && headings[0]);
  if (next) return next;
  return windowTitle.replace(/(.)\s+[|–—·-]\s+[^|–—·]{1,40}$/, '$1');
}

function pageAddress(page: Document, { address, freshlyLoaded }: ReadingSituation): string {
  const link = freshlyLoaded && first(headOf(page), 'link[rel=canonical]');
  try {
    const canonical = new URL(link ? attribute(link, 'href') : '', address);
    canonical.hash = '';
    // Never another site's; and a front page named as every page's canonical address is a common mistake.
    if (canonical.origin === address.origin && canonical.pathname !== '/') return canonical.href;
  } catch {
    // Not an address: the page's own stands.
  }
  return address.href;
}

function pageLanguage(page: Document): string {
  const root = first(page, ':root');
  const language = root ? attribute(root, 'lang') : '';
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(language) ? language : '';
}
