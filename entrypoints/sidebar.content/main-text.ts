import { all, attribute, first, fold, parentOf, rawTextOf, tagOf } from './dom.ts';

const LONGEST_TEXT = 40_000;
/** Blocks looked at on one page, and ancestors climbed in all: a hostile page may hold 100,000 nested tags. */
const MOST_BLOCKS = 3000;
const MOST_STEPS = 20_000;

const BLOCKS = 'p,li,blockquote,dd,pre,h2,h3';
/** What is not the article, or is typed, hidden or a control: never read, not even inside a paragraph. */
const NEVER = 'nav,aside,footer,dialog,template,noscript,textarea,select,button,label,figure,script,style,svg,[hidden],[aria-hidden=true],[contenteditable]:not([contenteditable=false]),[role=navigation],[role=complementary],[role=contentinfo],[role=search],[role=dialog],[role=menu],[role=textbox],[role=grid]';
/** Words that publishers put in class or id around what is not the article: whole names or their beginnings. */
const NEVER_NAMES =
  /(^|\s)(comments?(-|\s|$)|(respond|sidebar)(\s|$)|disqus|cookie|consent|newsletter|subscri|related|recommend|breadcrumb|share|social|promo|advert|ads?(-|\s|$)|sponsor|author-bio|footer|menu|nav(-|bar|\s|$))/i;

export interface MainText {
  readonly text: string;
  /** Running paragraphs of 80 characters or more: what tells an article from a list of links. */
  readonly paragraphs: number;
}

/**
 * The page's running text: paragraphs whose words are mostly not links, outside navigation, forms and comments. Nothing
 * is cloned and no layout is asked for. Twice if need be: where names of classes shut out nearly everything, names are
 * not heeded.
 */
export function mainText(page: Document): MainText {
  const strict = collect(page, true);
  if (strict.text.length >= 500) return strict;
  const lenient = collect(page, false);
  return lenient.text.length > strict.text.length * 2 ? lenient : strict;
}

function collect(page: Document, heedNames: boolean): MainText {
  const shutOut = shutOutTest(heedNames);
  const parts: string[] = [];
  let length = 0;
  let paragraphs = 0;
  for (const block of all(page, BLOCKS, MOST_BLOCKS)) {
    if (length > LONGEST_TEXT) break;
    const text = shutOut(block) ? '' : blockText(block, shutOut);
    if (!text) continue;
    parts.push(text);
    length += text.length + 1;
    if (text.length >= 80) paragraphs++;
  }
  // Some publishers write no paragraphs at all, only text between line breaks.
  if (length < 500) {
    const body = first(page, '[itemprop=articleBody]') ?? first(page, 'article') ?? first(page, 'main,[role=main]');
    if (body) {
      const loose = looseText(body, shutOut);
      if (loose.length > length * 2) return { text: loose, paragraphs: Math.floor(loose.length / 200) };
    }
  }
  return { text: parts.join('\n').slice(0, LONGEST_TEXT), paragraphs };
}

/** Whether an element lies in a part of the page that is not read. Verdicts are kept by node: siblings share them. */
function shutOutTest(heedNames: boolean): (element: Element) => boolean {
  const verdicts = new Map<Node, boolean>();
  let steps = 0;
  return (element) => {
    const climbed: Node[] = [];
    let verdict = false;
    for (let node: Node | null = element; node instanceof Element; node = parentOf(node)) {
      const known = verdicts.get(node);
      if (known === undefined && ++steps > MOST_STEPS) return true;
      if (known === undefined) climbed.push(node);
      verdict = known ?? isNeverRead(node, heedNames);
      if (verdict || known === false) break;
    }
    for (const node of climbed) verdicts.set(node, verdict);
    return verdict;
  };
}

function isNeverRead(element: Element, heedNames: boolean): boolean {
  if (Element.prototype.matches.call(element, NEVER)) return true;
  const tag = tagOf(element);
  // Some old sites wrap the whole page in one form; a form around an article is the page.
  if (tag === 'form') return !first(element, 'article,main,h1');
  const names = `${attribute(element, 'class')} ${attribute(element, 'id')}`.slice(0, 300);
  return heedNames && !/^(html|body|article|main)$/.test(tag) && NEVER_NAMES.test(names);
}

function blockText(block: Element, shutOut: (element: Element) => boolean): string {
  const tag = tagOf(block);
  // A list item or quotation that holds paragraphs is read through them.
  if (tag !== 'p' && first(block, 'p,li')) return '';
  const text = !first(block, NEVER) ? fold(rawTextOf(block), LONGEST_TEXT) : looseText(block, shutOut);
  const heading = tag === 'h2' || tag === 'h3';
  if (text.length < (heading ? 8 : tag === 'p' ? 25 : 40)) return '';
  const linked = all(block, 'a', 50).reduce((sum, link) => sum + fold(rawTextOf(link), 1000).length, 0);
  return linked / text.length > (tag === 'p' ? 0.5 : 0.3) ? '' : text;
}

/** Text nodes under an element, leaving out anything typed or hidden. */
function looseText(root: Element, shutOut: (element: Element) => boolean): string {
  const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT);
  const parts: string[] = [];
  let length = 0;
  for (let seen = 0; seen < MOST_BLOCKS && length < LONGEST_TEXT; seen++) {
    const node = walker.nextNode();
    if (!node) break;
    const parent = parentOf(node);
    if (!(parent instanceof Element) || shutOut(parent)) continue;
    const text = fold(rawTextOf(node), LONGEST_TEXT);
    if (!text) continue;
    parts.push(text);
    length += text.length + 1;
  }
  return parts.join(' ').slice(0, LONGEST_TEXT);
}
