/** What becomes of a stored article when its feed tells it differently. */
import { HOUR_MS } from './durations.ts';
import type { Article, FeedId } from './article.ts';

/** A new headline, a new address and a new date at once are another article, whatever the guid says. */
const SAME_MOMENT_MS = HOUR_MS;
const SHARED_WORDS = 1 / 3;

/**
 * The stored article as its feed tells it now. It stays the article that it was: its id (by which marks know it), its
 * feed and when it was first seen; what the feed left out this time stays too. A later date does not make it newer, so
 * that nothing old comes back to the top by being published again; an earlier one, or the first usable one, is taken.
 */
export function editedArticle(stored: Article, found: Article): Article {
  // Where no date is known, the stored one is when the article was first seen: nothing was published after that.
  const isPublicationKnown = stored.dateKnown && !stored.isDateOfChange;
  const isDateBetter =
    found.dateKnown && found.publishedAt <= stored.publishedAt && !(found.isDateOfChange && isPublicationKnown);
  const { publishedAt, isDateOfChange } = isDateBetter ? found : stored;
  // What it is follows from the words it has now.
  const { isDateOfChange: _whose, ...told } = found;
  const { id, feedId, firstSeenAt, thread } = stored;
  return {
    ...(thread && { thread }),
    ...told,
    id,
    feedId,
    firstSeenAt,
    summary: found.summary || stored.summary,
    author: found.author ?? stored.author,
    comments: found.comments ?? stored.comments,
    publishedAt,
    dateKnown: stored.dateKnown || isDateBetter,
    ...(isDateOfChange && { isDateOfChange }),
  };
}

/**
 * Whether an item with the guid of a stored article, but another address, is that article: most often it moved with a
 * new headline, but some feeds give one guid to all they ever publish, one after the other.
 */
export function isSameByGuid(stored: Article, found: Article): boolean {
  if (!stored.dateKnown || !found.dateKnown) return true;
  if (Math.abs(stored.publishedAt - found.publishedAt) <= SAME_MOMENT_MS) return true;
  const before = wordsOf(stored.title);
  const now = wordsOf(found.title);
  const shared = [...now].filter((word) => before.has(word)).length;
  return shared >= SHARED_WORDS * Math.min(before.size, now.size);
}

function wordsOf(title: string): Set<string> {
  return new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/**
 * Two 32-bit numbers: of the feed that an article is from, and of all that an edit can change. They tell an edit
 * without reading what is stored. Never 0, which stands for "not known".
 * @param text what its feed brings beyond the teaser, if that is anything
 */
export function articlePrint(article: Article, text?: string | null): readonly [number, number] {
  const { url, title, summary, author, comments, dateKnown, isDateOfChange, label, isAdvert, thread } = article;
  // Only where they are there, so that rows of before are read anew for these alone.
  const more = [label, thread, isAdvert].flatMap((part) => (part ? [JSON.stringify(part)] : []));
  if (text) more.push(text);
  return [
    feedPrint(article.feedId),
    fnv1a32([url, title, summary, author, comments, isDateOfChange ? 2 : dateKnown, ...more].join('\n')),
  ];
}

/** The first of these two. */
export function feedPrint(feedId: FeedId): number {
  return fnv1a32(feedId);
}

/** 32-bit FNV-1a over UTF-16 code units. */
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0 || 1;
}
