import { HOUR_MS } from '../domain/durations.ts';
import type { Article, FeedSource } from '../domain/article.ts';
import { safeArticleUrl } from './article-url.ts';
import { commentThreadOf } from './comment-thread.ts';
import { parseFeedDate } from './feed-date.ts';
import { cutAtWord, htmlToText, withoutMarkup } from './html-text.ts';
import { articleId } from './identify.ts';
import { isCoinAdvert, judgeLabel } from './label.ts';
import type { ParsedItem } from './parsed-feed.ts';

const MAX_TITLE = 300;
const MAX_SUMMARY = 600;
const MAX_AUTHOR = 120;
/** A note without a title is called by its first words. */
const MADE_UP_TITLE = 100;
const EARLIEST = Date.UTC(1995, 0, 1);
const CLOCK_TOLERANCE_MS = HOUR_MS;

/** WordPress ends every teaser with this; it would make all of a site's articles look alike. */
export const WORDPRESS_TAIL = /\s*The post .{1,400} (?:first appeared|appeared first) on .{1,120}$/;

/**
 * An article ready to be stored, from an item as the feed has it.
 * @param now epoch milliseconds: when the article was first seen, and what dates are judged against
 * @returns null where there is no safe address or nothing to call it by
 */
export function normalizeArticle(item: ParsedItem, feed: FeedSource, now: number): Article | null {
  const url = item.link === null ? null : safeArticleUrl(item.link, feed.url);
  if (url === null) return null;
  const summary = summaryOf(item);
  const title = plainText(item.title, MAX_TITLE) || cutAtWord(summary, MADE_UP_TITLE);
  if (title === '') return null;
  const author = item.author === null ? null : plainText(item.author, MAX_AUTHOR) || null;
  const { categories } = item;
  const label = judgeLabel({ title, summary, url, author, categories, feedKind: feed.kind });
  const thread = commentThreadOf(item, url);
  const published = usableDate(item.published, now);
  const date = published ?? usableDate(item.updated, now);
  return {
    id: articleId(url, item.guid),
    url,
    title,
    summary: summary === title ? '' : summary,
    feedId: feed.id,
    source: feed.name,
    author,
    publishedAt: date ?? now,
    dateKnown: date !== null,
    ...(published === null && date !== null && { isDateOfChange: true }),
    firstSeenAt: now,
    comments: item.comments,
    ...(thread && { thread }),
    label,
    ...(isCoinAdvert({ title, summary }) && { isAdvert: true }),
  };
}

function summaryOf(item: ParsedItem): string {
  return teaser(item.summary) || teaser(item.content);
}

function teaser(html: string): string {
  // Read further than is kept, so that the tail is seen whole.
  const text = htmlToText(html, 2 * MAX_SUMMARY).slice(0, 4 * MAX_SUMMARY);
  return cutAtWord(withoutMarkup(text.replace(WORDPRESS_TAIL, '')), MAX_SUMMARY);
}

function plainText(html: string, limit: number): string {
  return cutAtWord(withoutMarkup(htmlToText(html, limit)), limit);
}

/** Null for no date, one that lies ahead of the clock, and those of feeds that count from 1970. */
function usableDate(written: string | null, now: number): number | null {
  const date = written === null ? null : parseFeedDate(written);
  return date === null || date > now + CLOCK_TOLERANCE_MS || date < EARLIEST ? null : date;
}
