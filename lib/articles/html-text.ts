import { type Handler, Parser } from 'htmlparser2';

/** What a reader never sees as text. */
const UNSEEN = new Set(
  'script style noscript template iframe svg math head audio video canvas select button'.split(' '),
);
const BLOCKS = new Set(
  (
    'address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const MAX_DEPTH = 200;
/** Three layers of escaping do occur (an escaped post, in XHTML, in CDATA). */
const MAX_READINGS = 3;

/** Tags that only make sense as markup: seen as *text*, they were escaped once too often. */
const LEFT_OVER_TAG =
  /<(?:p|a|b|i|em|strong|div|span|h[1-6]|ul|ol|li|blockquote|figure|table|script)(?:\s[^<>]*)?>|<(?:br|img|hr|object|embed|iframe)\b[^<>]*>/i;
/** Among real tags, escaped ones may be what the text is about; whole paragraphs of them are not. */
const LEFT_OVER_BLOCK = /<(?:p|div|blockquote)(?:\s[^<>]*)?>/i;
const LEFT_OVER_BLOCK_END = /<\/(?:p|div|blockquote)>/i;
const LEFT_OVER_ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/**
 * The words a reader would see of a piece of HTML, on one line: tags, scripts and styles dropped, entities read,
 * whitespace folded. Feeds often escape twice (`&amp;amp;#8217;`, `&amp;lt;p&amp;gt;`), so what still looks like
 * markup afterwards is read again.
 * @param enough stop reading after about so many characters
 */
export function htmlToText(html: string, enough = Infinity): string {
  if (!/[<&]/.test(html)) return foldWhitespace(html);
  return foldWhitespace(seenText(html, enough, ' '));
}

/** The same words, a line for each paragraph or other block; lines without words are left out. */
export function htmlToLines(html: string, enough = Infinity): string[] {
  return seenText(html, enough, LINE).split(LINE).map(foldWhitespace).filter(Boolean);
}

/** Between blocks; no character of a text. */
const LINE = '\u0000';

function seenText(html: string, enough: number, gap: string): string {
  let source: string | null = html;
  let text = '';
  for (let reading = 0; source !== null && reading < MAX_READINGS; reading++) {
    const seen = readOnce(source, enough, gap);
    text = seen.text;
    source = leftOver(text, seen.hadElements);
  }
  return text;
}

/** What is to be read once more, null where the text is text. */
function leftOver(text: string, hadElements: boolean): string | null {
  const isMarkup = hadElements
    ? LEFT_OVER_BLOCK.test(text) && LEFT_OVER_BLOCK_END.test(text)
    : LEFT_OVER_TAG.test(text);
  if (isMarkup) return text;
  return LEFT_OVER_ENTITY.test(text) ? text.replaceAll('<', '&lt;') : null;
}

function readOnce(html: string, enough: number, gap: string): { text: string; hadElements: boolean } {
  let text = '';
  let length = 0;
  let unseen = 0;
  let depth = 0;
  let hadElements = false;
  const handler: Partial<Handler> = {
    onopentagname(name) {
      hadElements = true;
      if (UNSEEN.has(name)) unseen++;
      else if (BLOCKS.has(name)) text += gap;
      // Nesting without end costs quadratic time in the parser's stack.
      if (++depth > MAX_DEPTH) parser.pause();
    },
    onclosetag(name) {
      depth--;
      if (UNSEEN.has(name)) unseen--;
      else if (BLOCKS.has(name)) text += gap;
    },
    ontext(data) {
      if (unseen > 0) return;
      text += data;
      length += data.trim().length;
      if (length > enough) parser.pause();
    },
  };
  // `<iframe/>` opens something without end in HTML; in feeds it is XHTML and means what it says.
  const parser = new Parser(handler, { recognizeSelfClosing: true });
  parser.write(html);
  parser.end();
  return { text, hadElements };
}

/** Characters that show nothing or turn the direction of what follows; they hide words from search and eye. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is meant
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/g;
/** Windows-1252's characters at 80-9F, which reach us as control characters where a publisher took it for Latin-1. */
const WINDOWS_1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** One line of clean text: white space folded, what shows nothing removed. */
export function foldWhitespace(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(CONTROL, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]?.replace('\0', '') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
}

/**
 * The text with tags that it speaks of in other brackets: `‹canvas›`. What an HTML parser could take for a tag, a
 * comment or a declaration never gets into the store, so that no later mistake can bring it to life; "a < b" stays.
 */
export function withoutMarkup(text: string): string {
  return text.replace(/<(?=[a-z/!?])([^<>]*)(>?)/gi, (_, inner: string, end: string) => `‹${inner}${end && '›'}`);
}

/** At most `limit` characters, cut between words, with "…" where something was cut. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const kept = space > limit / 2 ? room.slice(0, space) : room;
  return `${kept.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.\-–—]+$/, '')}…`;
}
