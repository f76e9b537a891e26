import { all, attribute, designModeOf, first, fold, headOf, rawTextOf } from './dom.ts';

/**
 * Whether a page may be an article, by a glance at what it says of itself: mail boxes, editors, searches and front pages
 * are left alone. Cheap, since it is asked of every page; only where it says yes is the reader brought.
 */
export function isWorthReading(page: Document, address: URL): boolean {
  if (!/^(https?|file):$/.test(address.protocol)) return false;
  return isSharedAsArticle(page) || isDescribedAsArticle(page) || !(isNoReading(page, address) || isTool(page));
}

export function isSharedAsArticle(page: Document): boolean {
  return metaContent(page, 'og:type').toLowerCase() === 'article';
}

/** The content of a meta tag of this name, '' where there is none. */
export function metaContent(page: Document, name: string): string {
  const meta = first(headOf(page), `meta[property~="${name}"],meta[name~="${name}"]`);
  return meta ? fold(attribute(meta, 'content'), 300) : '';
}

function isDescribedAsArticle(page: Document): boolean {
  for (const script of all(page, 'script[type="application/ld+json"]', 12)) {
    if (
      /"@type":\s*\[?"(?!Discussion)\w{0,40}(Article|Posting|Report)"/.test((rawTextOf(script) ?? '').slice(0, 500_000))
    )
      return true;
  }
  return false;
}

/** Where people write or work rather than read: one look through the page for all of them. */
function isTool(page: Document): boolean {
  const tool = '[contenteditable]:not([contenteditable=false]):is(body,main,article),[role=application],[role=grid]';
  return designModeOf(page) === 'on' || first(page, tool) !== null;
}

/** Searches, boxes, shops' corners by their address, and front pages without a headline of their own. */
function isNoReading(page: Document, { pathname, search }: URL): boolean {
  return (
    /\/(search|login|account|cart|checkout|inbox|mail)\b|[?&](q|query|s|search)=/i.test(pathname + search) ||
    (pathname === '/' && !first(page, ':is(article,main) h1'))
  );
}
