import { languageTag } from '../domain/language-tag.ts';
import type { FeedSource } from '../domain/article.ts';
import type { FeedPreview } from '../domain/feed-preview.ts';
import { kindOfFeedAt } from '../domain/feed-address.ts';
import { MAX_FEED_NAME } from '../domain/own-feed.ts';
import { htmlToText } from './html-text.ts';
import { normalizeArticle } from './normalize-article.ts';
import type { ParsedFeed } from './parsed-feed.ts';

const MOST_SHOWN = 3;

/**
 * A feed as it would be added, from what was just read at its address.
 * @param now epoch milliseconds, against which dates are judged
 */
export function previewOf(feed: ParsedFeed, url: string, now: number): FeedPreview {
  const { host } = new URL(url);
  const name = htmlToText(feed.title, MAX_FEED_NAME).slice(0, MAX_FEED_NAME).trim().toWellFormed() || host;
  const source: FeedSource = { id: 'preview', name, url, siteHost: host, topic: null, kind: 'feed' };
  const articles = feed.items
    .flatMap((item) => normalizeArticle(item, source, now) ?? [])
    .map(({ title, publishedAt, dateKnown }) => ({ title, publishedAt: dateKnown ? publishedAt : null }));
  const dates = articles.flatMap(({ publishedAt }) => publishedAt ?? []).sort((a, b) => b - a);
  return {
    url,
    name,
    siteHost: hostOf(feed.siteUrl) ?? host,
    kind: kindOfFeedAt(url),
    language: languageTag(feed.language),
    count: articles.length,
    newestAt: dates[0] ?? null,
    everyMs: usualGap(dates),
    // Undated ones keep the feed's own order, behind the dated.
    newest: articles.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)).slice(0, MOST_SHOWN),
  };
}

/** The median, so that one long pause or one busy day says nothing. */
function usualGap(newestFirst: readonly number[]): number | null {
  if (newestFirst.length < 3) return null;
  const gaps = newestFirst.slice(1).map((at, place) => (newestFirst[place] ?? at) - at);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? null;
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host || null : null;
}
