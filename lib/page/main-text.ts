import { all, attribute, first, firstInside, fold, parentOf, rawTextOf, tagOf } from './dom.ts';

const LONGEST_TEXT = 40_000;
/** With fewer characters outside foreign names, the names are not heeded: the lines before a wall to pay at are more. */
const LEAST_STRICT = 200;
/** With fewer characters in paragraphs, text outside of them is looked at. */
const LEAST_JOINED = 500;
/** Blocks looked at on one page, and ancestors climbed in all: a hostile page may hold 100,000 nested tags. */
const MOST_BLOCKS = 3000;
const MOST_STEPS = 20_000;

/** One selector with alternatives: a list of selectors takes the browser a third longer. */
const BLOCKS = ':is(p,h2,h3,:is(article,main) li)';
/** What is not the article, or is typed, hidden or a control: never read, not even inside a paragraph. */
const NEVER =
  'nav,aside,footer,dialog,template,noscript,textarea,select,button,label,figure,script,style,svg,math,[hidden],[aria-hidden=true],[contenteditable]:not([contenteditable=false]),[role=navigation],[role=complementary],[role=contentinfo],[role=search],[role=dialog],[role=menu],[role=textbox],[role=grid]';
/**
 * Words that publishers put in class or id around what is not the article: whole names or their beginnings. Bounds are
 * looked at and not matched: V8 makes a quarter of the code of that, which every page that is read keeps.
 */
const NEVER_NAMES =
  /(?<!\S)(?:comments?(?![^-\s])|(?:respond|sidebar)(?!\S)|disqus|cookie|consent|newsletter|subscri|related|recommend|breadcrumb|share|social|promo|advert|ads?(?![^-\s])|sponsor|author-bio|footer|menu|nav(?:bar|(?![^-\s])))/i;

export interface MainText {
  readonly text: string;
  /** Running paragraphs of 80 characters or more: what tells an article from a list of links. */
  readonly paragraphs: number;
}

/** 0: read. 1: read only where next to nothing else is. 2: never read. */
type Verdict = 0 | 1 | 2;
type Judge = (element: Element) => Verdict;

/**
 * The running text of a page, or of one story of it: paragraphs whose words are mostly not links, outside navigation, forms and comments. Nothing
 * is cloned and no layout is asked for. Where names of classes shut out nearly everything, names are not heeded.
 */
export function mainText(page: Document | Element): MainText {
  const judge = makeJudge();
  const strict: string[] = [];
  const lenient: string[] = [];
  let length = 0;
  for (const block of all(page, BLOCKS, MOST_BLOCKS)) {
    if (length > LONGEST_TEXT) break;
    // Cheap first: most blocks of a front page are links, and fall here.
    const text = blockText(block);
    const verdict = text ? judge(block) : 2;
    if (verdict > 1) continue;
    const open =
      firstInside(block) && first(block, NEVER) ? looseText(block, judge).join(' ').slice(0, LONGEST_TEXT) : text;
    lenient.push(open);
    if (verdict) continue;
    strict.push(open);
    length += open.length;
  }
  const parts = length < LEAST_STRICT ? lenient : strict;
  const joined = parts.join('\n').slice(0, LONGEST_TEXT);
  const told = { text: joined, paragraphs: countParagraphs(parts) };
  return joined.length < LEAST_JOINED ? (unparagraphed(page, judge, joined.length * 2) ?? told) : told;
}

/** Some publishers write no paragraphs at all, only text between line breaks. Null where that is no longer than `least`. */
function unparagraphed(page: Document | Element, judge: Judge, least: number): MainText | null {
  for (const root of all(page, '[itemprop=articleBody],article,main,[role=main]', 4)) {
    const text = looseText(root, judge).join(' ').slice(0, LONGEST_TEXT);
    if (text.length <= least) continue;
    return { text, paragraphs: linkedLength(root) > text.length / 2 ? 0 : Math.floor(text.length / 200) };
  }
  const body = first(page, 'body');
  const loose = body ? looseText(body, judge) : [];
  const text = loose.join('\n').slice(0, LONGEST_TEXT);
  return text.length > least ? { text, paragraphs: countParagraphs(loose) } : null;
}

function countParagraphs(parts: readonly string[]): number {
  return parts.filter((part) => part.length >= 80).length;
}

/** Verdicts are kept by node, since siblings share their ancestors. */
function makeJudge(): Judge {
  const verdicts = new Map<Node, Verdict>();
  let steps = 0;
  return (element) => {
    const climbed: Element[] = [];
    let verdict: Verdict = 0;
    for (let node: Node | null = element; node instanceof Element; node = parentOf(node)) {
      const known = verdicts.get(node);
      if (known !== undefined) {
        verdict = known;
        break;
      }
      if (++steps > MOST_STEPS) return 2;
      climbed.push(node);
    }
    // Downwards again: what an ancestor is, its descendants are at least.
    for (const node of climbed.reverse()) {
      verdict = verdict > 1 || isNeverRead(node) ? 2 : verdict || hasForeignName(node) ? 1 : 0;
      verdicts.set(node, verdict);
    }
    return verdict;
  };
}

function isNeverRead(element: Element): boolean {
  // What is never read by what it is called alone is no block.
  if (isBare(element) && /^(?:p|h[23]|li)$/.test(tagOf(element))) return false;
  if (Element.prototype.matches.call(element, NEVER)) return true;
  const tag = tagOf(element);
  // Some old sites wrap the whole page in one form; a form around an article is the page.
  if (tag === 'form') return !first(element, 'article,main,h1');
  // A link around paragraphs leads to another article.
  return tag === 'a' && first(element, 'p,h2,h3,h4') !== null;
}

/** Without an attribute, as most paragraphs are. */
function isBare(element: Element): boolean {
  return !Element.prototype.hasAttributes.call(element);
}

function hasForeignName(element: Element): boolean {
  if (isBare(element)) return false;
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`.slice(0, 300);
  return NEVER_NAMES.test(names) && !/^(html|body|article|main)$/.test(tagOf(element));
}

/** A block's words, '' where they are too few or mostly links. A list item that holds paragraphs is read through them. */
function blockText(block: Element): string {
  const tag = tagOf(block);
  const text = fold(rawTextOf(block), LONGEST_TEXT);
  if (text.length < (tag === 'p' ? 25 : tag[0] === 'h' ? 8 : 40)) return '';
  // Most paragraphs hold words alone.
  if (!firstInside(block)) return text;
  if (tag !== 'p' && first(block, 'p,li')) return '';
  return linkedLength(block) / text.length > (tag === 'p' ? 0.5 : 0.3) ? '' : text;
}

function linkedLength(root: Element): number {
  let length = 0;
  for (const link of all(root, 'a', 50)) length += fold(rawTextOf(link), 1000).length;
  return length;
}

/** Text nodes under an element, leaving out anything typed or hidden. */
function looseText(root: Element, judge: Judge): string[] {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  let length = 0;
  for (let seen = 0; seen < MOST_BLOCKS && length < LONGEST_TEXT; seen++) {
    const node = walker.nextNode();
    if (!node) break;
    const parent = parentOf(node);
    const text = parent instanceof Element && judge(parent) < 2 ? fold(rawTextOf(node), LONGEST_TEXT) : '';
    if (text) parts.push(text);
    length += text.length;
  }
  return parts;
}
