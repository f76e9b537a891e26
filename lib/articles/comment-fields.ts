import { MAX_ADDRESS } from './article-url.ts';
import { cutAtWord, htmlToLines, htmlToText, withoutMarkup } from './html-text.ts';

const MAX_TEXT = 4_000;
const MAX_NAME = 80;

/** The words of a comment, one paragraph a line, from any HTML. */
export function commentText(html: string): string {
  const lines = htmlToLines(html, 2 * MAX_TEXT).map(withoutMarkup);
  return cutAtWord(lines.join('\n'), MAX_TEXT);
}

/** A comment's author as plain text; null where nobody is named. */
export function commentAuthor(html: string): string | null {
  return cutAtWord(withoutMarkup(htmlToText(html, 2 * MAX_NAME)), MAX_NAME) || null;
}

/** The address of a comment: with its fragment, on the host that was asked; null for any other. */
export function commentUrl(written: string | null, host: string): string | null {
  if (written === null || written.length > MAX_ADDRESS || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol !== 'https:' || url.host !== host) return null;
  url.username = '';
  url.password = '';
  return url.href;
}
