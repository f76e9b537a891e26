import type { Article } from '../domain/article.ts';
import { MAX_ARTICLE_TEXT } from '../domain/limits.ts';
import { cutAtWord, htmlToLines, withoutMarkup } from './html-text.ts';
import { WORDPRESS_TAIL } from './normalize-article.ts';
import type { ParsedItem } from './parsed-feed.ts';

/** So much more than the teaser it must bring, characters: a link "read more" is no text. */
const MORE_THAN_TEASER = 120;

/**
 * The text of an article as its feed brings it, clean as all that is stored: a paragraph a line, no markup, at most
 * `MAX_ARTICLE_TEXT` characters.
 * @param article as `normalizeArticle` made it of the item
 * @returns null where the feed brings no more than the teaser
 */
export function wholeText(item: Pick<ParsedItem, 'content' | 'summary'>, { title, summary }: Article): string | null {
  const html = item.content.length >= item.summary.length ? item.content : item.summary;
  // Most feeds bring teasers, which are short also with their markup.
  if (html.length < summary.length + MORE_THAN_TEASER) return null;
  const lines: string[] = [];
  let room = MAX_ARTICLE_TEXT;
  for (const read of htmlToLines(html, MAX_ARTICLE_TEXT)) {
    const line = withoutMarkup(read).replace(WORDPRESS_TAIL, '');
    if (line === '' || (lines.length === 0 && line === title)) continue;
    const kept = cutAtWord(line, room);
    lines.push(kept);
    room -= kept.length + 1;
    if (kept !== line || room < 2) break;
  }
  const text = lines.join('\n');
  return text.length < summary.length + MORE_THAN_TEASER ? null : text;
}
