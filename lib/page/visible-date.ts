import { all, first, fold, isElement, parentOf, rawTextOf, tagOf } from './dom.ts';
import { writtenDay } from './written-date.ts';

/** Text nodes looked at on either side of the headline. */
const MOST_AFTER = 40;
const MOST_BEFORE = 12;
const LONGEST = 90;
const ELSEWHERE =
  'nav,aside,footer,figure,script,style,noscript,template,blockquote,pre,code,form,[hidden],[class*="related" i],[class*="comment" i],[class*="recommend" i],[class*="sidebar" i]';
const CHANGED = /updated|modified|edited|revised|last |aktualisiert|actualizado|mise? à jour|expires|copyright|©/i;
/** Names of classes that publishers give to the line with the date. */
const NAMED =
  '[class*="publish" i],[class*="posted" i],[class*="byline" i],[class*="post-time" i],[class*="postdate" i],[class*="post-date" i],[class*="article-date" i],[class*="story-date" i],[class*="entry-date" i],[class~="date" i],[class*="datetime" i],[class*="__date" i],[class*="timestamp" i]';

/**
 * The day written beside the headline: the nearest after it, before the text has well begun, else the nearest before.
 * A line that tells of a change or of rights is passed over.
 */
export function visibleDay(page: Document | Element, language: string): number | null {
  const heading = first(page, ':is(article,main) h1') ?? first(page, 'h1') ?? first(page, 'h2');
  if (heading) {
    const after = nearby(page, heading, true, language);
    if (after !== null) return after;
    const before = nearby(page, heading, false, language);
    if (before !== null) return before;
  }
  for (const place of all(page, NAMED, 12)) {
    const text = fold(rawTextOf(place), 200);
    if (text.length > 160 || CHANGED.test(text) || isElsewhere(place)) continue;
    const day = writtenDay(text, language);
    if (day !== null) return day;
  }
  return null;
}

function nearby(page: Document | Element, heading: Element, forward: boolean, language: string): number | null {
  const walker = Document.prototype.createTreeWalker.call(document, page, NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  const most = forward ? MOST_AFTER : MOST_BEFORE;
  let running = 0;
  let line = '';
  for (let seen = 0, steps = 0; seen < most && steps < 400; steps++) {
    const node = forward ? walker.nextNode() : walker.previousNode();
    if (!node) return null;
    const text = fold(rawTextOf(node), 300);
    const parent = parentOf(node);
    if (!text || !isElement(parent) || /^(script|style|noscript)$/.test(tagOf(parent))) continue;
    seen++;
    if (text.length > LONGEST) {
      // A dateline opens the text: "April 17, 2015 -- ".
      const opening = forward && !running ? writtenDay(/^.{0,40}\s[-–—]/.exec(text)?.[0] ?? '', language) : null;
      if (opening !== null) return opening;
      if (++running > 1) return null;
      continue;
    }
    // Dates come in pieces: <b>18</b> <i>Nov</i> 2019.
    const whole = (forward ? `${line} ${text}` : `${text} ${line}`)
      .trim()
      .slice(forward ? -LONGEST : 0, forward ? undefined : LONGEST);
    const changed = CHANGED.test(whole);
    const day = changed || isElsewhere(parent) ? null : (writtenDay(text, language) ?? writtenDay(whole, language));
    if (day !== null) return day;
    line = changed && writtenDay(whole, language) !== null ? '' : text.length < 40 ? whole : text;
  }
  return null;
}

function isElsewhere(element: Element): boolean {
  return Element.prototype.closest.call(element, ELSEWHERE) !== null;
}
