import type { PageDescription } from '../domain/page.ts';
import { attribute, documentTitle, first, fold, headOf, rawTextOf } from './dom.ts';
import { isSharedAsArticle, isWorthReading, metaContent } from './worth-reading.ts';
import { mainText } from './main-text.ts';
import type { MainText } from './main-text.ts';
import { type Linked, linkedDescription, pageDate } from './page-date.ts';

const LONGEST_TITLE = 300;
/** Names under which a page hands on its title, best first. */
const SHARED = ['dc.title', 'DC.title', 'og:title', 'parsely-title', 'twitter:title', 'title'];
/** Below this a page that calls itself an article is a stub; below the other, any page is too thin to say anything. */
const LEAST_MARKED = 140;
const LEAST_UNMARKED = 600;
/** What stands in templates until somebody writes something. */
const FILLER = /lorem ipsum|dolor sit amet|consectetur adipisc/i;

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
  if (!isWorthReading(page, situation.address)) return null;
  const linked = linkedDescription(page, situation.now);
  const marked = linked.article || isSharedAsArticle(page);
  const { paragraphs, ...description } = describe(page, situation, linked);
  return isArticle(description.text, paragraphs, marked) ? description : null;
}

/** Any page as an article would be read, whatever it is: by this the parts of the reading are measured. */
export function readAnything(page: Document, situation: ReadingSituation): PageDescription {
  const { paragraphs: _, ...description } = describe(page, situation, linkedDescription(page, situation.now));
  return description;
}

function describe(page: Document, situation: ReadingSituation, linked: Linked): PageDescription & MainText {
  const language = pageLanguage(page);
  return {
    url: pageAddress(page, situation),
    title: pageTitle(page, linked),
    ...mainText(page),
    language,
    ...pageDate(page, { address: situation.address, language, now: situation.now }, linked),
  };
}

function isArticle(text: string, paragraphs: number, marked: boolean): boolean {
  if (FILLER.test(text)) return false;
  return marked ? text.length >= LEAST_MARKED : text.length >= LEAST_UNMARKED && paragraphs >= 2;
}

/**
 * The title that the page hands on (described or shared) without the publisher's name at its end; else the window's
 * without its last part, which is the publisher's; else the first heading. A template's leftovers and the publisher's
 * bare name are no title.
 */
function pageTitle(page: Document, linked: Linked): string {
  const siteName = metaContent(page, 'og:site_name') || linked.publisher;
  const isTitle = (text: string): boolean => text.length > 3 && text !== siteName && !text.includes('{{');
  const handed = [linked.headline, ...SHARED.map((name) => metaContent(page, name))].find(isTitle);
  if (handed) return siteName ? withoutName(handed, siteName) : handed;
  const windowTitle = fold(documentTitle(page), LONGEST_TITLE);
  if (isTitle(windowTitle)) return windowTitle.replace(/^(.*\S)\s+[|–—·»-]\s+\S[^|]{0,40}$/, '$1');
  const heading = first(page, 'article h1,main h1') ?? first(page, 'h1');
  return heading ? fold(rawTextOf(heading), LONGEST_TITLE) : windowTitle;
}

function withoutName(title: string, name: string): string {
  const cut = /^(.+\S)\s+[|–—·:»/-]+\s+([^|]{1,60})$/.exec(title);
  return cut?.[1] && cut[2]?.toLowerCase() === name.toLowerCase() ? cut[1] : title;
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
