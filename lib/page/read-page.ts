import type { PageDescription } from '../domain/page.ts';
import { all, attribute, documentTitle, first, fold, headOf, rawTextOf } from './dom.ts';
import { isWorthReading } from './worth-reading.ts';
import { mainText } from './main-text.ts';
import type { MainText } from './main-text.ts';
import { type Linked, linkedDescription, pageDate } from './page-date.ts';
import { isArticle } from './page-kind.ts';
import { pageTitle } from './page-title.ts';

export interface ReadingSituation {
  readonly address: URL;
  readonly now: number;
  /** False after single-page navigation: such pages leave the former `<link rel=canonical>` standing, some the former story. */
  readonly freshlyLoaded: boolean;
}

/**
 * What this page is about, or null where it is no article: mail boxes, editors, searches, front pages, pages with next
 * to no text. Reads no field that a person types into, and asks for no layout.
 */
export function readPage(page: Document, situation: ReadingSituation): PageDescription | null {
  // Also where it was found worth it before the reader came: meanwhile it may have become a mail box.
  if (!isWorthReading(page, situation.address)) return null;
  const linked = linkedDescription(page, situation.now);
  const read = describe(page, situation, linked);
  if (!isArticle(page, situation.address, linked, read)) return null;
  const { paragraphs: _, ...description } = read;
  return description;
}

/** Any page as an article would be read, whatever it is: by this the parts of the reading are measured. */
export function readAnything(page: Document, situation: ReadingSituation): PageDescription {
  const { paragraphs: _, ...description } = describe(page, situation, linkedDescription(page, situation.now));
  return description;
}

function describe(page: Document, situation: ReadingSituation, linked: Linked): PageDescription & MainText {
  const language = pageLanguage(page);
  const story = situation.freshlyLoaded ? null : laterStory(page);
  const of = story?.element ?? page;
  // What stands in the head is of the first story.
  const told = story ? linkedDescription(story.element, situation.now) : linked;
  return {
    url: pageAddress(page, situation),
    title: story?.title ?? pageTitle(page, situation.address, linked),
    ...mainText(of),
    language,
    ...pageDate(of, { address: situation.address, language, now: situation.now }, told),
  };
}

/** Shorter headings may stand in any title. */
const SHORTEST_HEADLINE = 12;

/**
 * Of a page that appends one story below the other as it is scrolled: the one whose headline the window's title has, as
 * publishers set it together with the address. Null where that is the first, or none.
 */
function laterStory(page: Document): { readonly element: Element; readonly title: string } | null {
  const windowTitle = fold(documentTitle(page), 300).toLowerCase();
  let isFirst = true;
  for (const element of all(page, 'article', 12)) {
    const heading = first(element, 'h1,h2');
    const title = heading ? fold(rawTextOf(heading), 300) : '';
    if (title.length < SHORTEST_HEADLINE) continue;
    if (windowTitle.includes(title.toLowerCase())) return isFirst ? null : { element, title };
    isFirst = false;
  }
  return null;
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
