import { all, documentTitle, fold, rawTextOf } from './dom.ts';
import type { Linked } from './page-date.ts';
import { metaContent } from './worth-reading.ts';

const LONGEST = 300;
/** Names under which a page hands on its title, best first; by the latter it may be shortened, or written to be clicked. */
const SHARED = ['dc.title', 'dc:title', 'DC.title', 'og:title'];
const SHARED_SHORT = ['parsely-title', 'twitter:title', 'title'];
/** Alone it says too little: what stands beside it belongs to it. */
const ONE_WORD = /^[\w.-]+$/;
const SEPARATOR = /^\s*[|–—·»:]|^\s+[-/]\s/;
/** The last part of a title. A colon parts only where blanks are on both sides of it. */
const LAST_PART = /^(.*\S)\s+(?:[|–—·»:/]|-+)\s+(\S[^|]{0,59})$/;
const YEAR = /\b(?:19|20)\d\d\b/;

/**
 * The page's title: what it hands on (described, shared or in the window's title) and its headline says too; else the
 * first that it hands on without the publisher's name at its end; else the window's without its last part; else the
 * headline. A template's leftovers and the publisher's bare name are no title.
 */
export function pageTitle(page: Document, address: URL, linked: Linked): string {
  const siteName = metaContent(page, 'og:site_name') || linked.publisher;
  const isTitle = (text: string): boolean =>
    text.length > 3 && !isSame(text, siteName) && !isHostName(text, address) && !text.includes('{{');
  const sharedAs = (names: readonly string[]): string[] => names.map((name) => metaContent(page, name));
  const windowTitle = fold(documentTitle(page), LONGEST);
  const best = [linked.headline, ...sharedAs(SHARED)].filter(isTitle);
  const headlines = headlinesOf(page).filter(isTitle);
  const handed = best[0] ?? sharedAs(SHARED_SHORT).find(isTitle);
  for (const title of handed ? best : [windowTitle]) {
    const agreed = headlines.map((headline) => partSaidBy(title, headline)).find(Boolean);
    if (agreed) return agreed;
  }
  if (handed) return withoutPlace(handed, siteName, address);
  if (isTitle(windowTitle)) return withoutLastPart(windowTitle, siteName, address);
  return headlines[0] ?? windowTitle;
}

/** First headings, those of the article itself before others; a page may call its logo one. */
function headlinesOf(page: Document): string[] {
  const headings = (selector: string): string[] =>
    [...all(page, selector, 3)].map((heading) => fold(rawTextOf(heading), LONGEST)).filter(Boolean);
  const anywhere = headings('h1');
  return anywhere.length > 0 ? [...headings(':is(article,main) h1'), ...anywhere] : headings('h2');
}

/** A title, or the part of it before or after a separator that a headline says word for word; '' where it says none. */
function partSaidBy(title: string, headline: string): string {
  if (isSame(title, headline)) return title;
  if (ONE_WORD.test(headline)) return '';
  const { length } = headline;
  if (isSame(title.slice(0, length), headline) && SEPARATOR.test(title.slice(length))) return title.slice(0, length);
  const before = title.slice(0, -length);
  // A name of the site stands at the end too, and may be a heading; it is the shorter part.
  const isLonger = length > before.length && /[|–—·»:]\s*$|\s[-/]\s+$/.test(before);
  return isLonger && isSame(title.slice(-length), headline) ? title.slice(-length) : '';
}

/**
 * Without the publisher's name ("Figma Blog" on figma.com), or one that the path has too: "… | Politics" under /politics/;
 * without both where both stand there.
 */
function withoutPlace(title: string, siteName: string, address: URL): string {
  const [, rest, last = ''] = LAST_PART.exec(title) ?? [];
  const path = `/${address.host}${address.pathname}/`.toLowerCase();
  const [, firstWord = ''] = /^(\S+) \S+$/.exec(last) ?? [];
  const isPlace =
    isSame(last, siteName) ||
    isHostName(last, address) ||
    isHostName(firstWord, address) ||
    path.includes(`/${plain(last).replaceAll(' ', '-')}/`);
  return rest && isPlace ? withoutPlace(rest, siteName, address) : title;
}

/** A part with a year is no publisher, and only one that is known to be leaves a word alone. */
function withoutLastPart(title: string, siteName: string, address: URL): string {
  const [, rest = title, last = ''] = LAST_PART.exec(title) ?? [];
  if (isSame(last, siteName)) return withoutPlace(rest, siteName, address);
  return ONE_WORD.test(rest) || YEAR.test(last) ? title : withoutPlace(rest, siteName, address);
}

/** "Example AI" on example-ai.com. */
function isHostName(text: string, { hostname }: URL): boolean {
  const letters = plain(text).replace(/[^\p{L}\p{N}]/gu, '');
  return hostname
    .replace(/^www\./, '')
    .replace(/[^\p{L}\p{N}.]/gu, '')
    .split('.')
    .slice(0, -1)
    .includes(letters);
}

function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** But for case and the form of quotation marks and dashes. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐-―]/g, '-');
}
