import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/domain/durations.ts';
import { i18n } from '#i18n';
import { ageParts, formatAge, formatSpan } from '../../lib/domain/age.ts';
import type { FeedKind } from '../../lib/domain/article.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';
import type { FeedView } from '../../lib/query/views.ts';
import { feedFailure, feedHealth, feedTurn } from './feed-health.ts';

/** A feed that answers well but brings nothing for so long may have been left behind by its site. */
const SILENT_AFTER_MS = 14 * DAY_MS;

const kindKeys = {
  news: 'news',
  lab: 'lab',
  research: 'research',
  'press-releases': 'pressReleases',
  blog: 'blog',
  newsletter: 'newsletter',
  videos: 'videos',
  releases: 'releases',
  feed: 'feed',
} as const satisfies Record<FeedKind, string>;

/** "Press releases", "Lab": what a source publishes, in words. */
export function kindText(kind: FeedKind): string {
  return i18n.t(`options.sources.kinds.${kindKeys[kind]}`);
}

/** One figure for every count of articles: "no articles", "1 article", "3,118 articles". */
export function articlesText(count: number, locale: string): string {
  return i18n.t('options.sources.articles', count, [String(count), new Intl.NumberFormat(locale).format(count)]);
}

/** Health in a few words: "read 6 min ago", "asked us to wait". */
export function healthText(feed: FeedView, now: number, locale: string): string {
  const health = feedHealth(feed, now);
  if (health === 'off') return i18n.t('options.sources.switchedOff');
  if (!feed.allowed) return reasonText('no-permission');
  const failure = feedFailure(feed);
  if (failure) return reasonText(failure.reason);
  if (feed.lastSuccessAt === null) return i18n.t('options.sources.notRead');
  const silence = feed.newestArticleAt === null ? 0 : now - feed.newestArticleAt;
  if (silence >= SILENT_AFTER_MS) return i18n.t('options.sources.silent', [formatSpan(ageParts(silence), locale)]);
  return i18n.t('options.sources.read', [formatAge(now - feed.lastSuccessAt, locale)]);
}

/** When a feed is looked at next: "soon", "in 24 min", "14:20", "Tue 14:20", "3 Dec"; '' while off. */
export function nextLookText(feed: FeedView, now: number, locale: string): string {
  if (!feed.on || !feed.allowed || feed.nextTryAt === null) return '';
  const ahead = feed.nextTryAt - now;
  if (ahead < MINUTE_MS) return i18n.t('options.sources.soon');
  // Whole minutes, rounded up, so that "in 1 min" is not shown for nearly two.
  if (ahead < HOUR_MS) return formatAge(-Math.ceil(ahead / MINUTE_MS) * MINUTE_MS, locale);
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  if (dayOf(feed.nextTryAt) === dayOf(now)) return new Intl.DateTimeFormat(locale, time).format(feed.nextTryAt);
  if (ahead < 6 * DAY_MS) {
    return new Intl.DateTimeFormat(locale, { weekday: 'short', ...time }).format(feed.nextTryAt);
  }
  return dayText(feed.nextTryAt, now, locale);
}

/** What is wrong since when, whose turn it is, what stays; '' for a feed that is not broken. */
export function brokenText(feed: FeedView, now: number, locale: string): string {
  const failure = feedFailure(feed);
  if (!failure || !feed.allowed || feedHealth(feed, now) !== 'broken') return '';
  const { reason, status, since } = failure;
  const day = dayText(since, now, locale);
  const first =
    status !== null && status >= 400 && reason !== 'gone'
      ? i18n.t('options.sources.since.status', [String(status), day])
      : sinceText(reason, day);
  const count = new Intl.NumberFormat(locale).format(feed.articles);
  const second = i18n.t('options.sources.stays', feed.articles, [String(feed.articles), turnText(reason), count]);
  return `${first} ${second}`;
}

function turnText(reason: FailureReason): string {
  return i18n.t(`options.sources.turn.${feedTurn(reason)}`);
}

/** "21 Apr" this year, "21 Apr 2025" in another; the time of day where it was today. */
function dayText(at: number, now: number, locale: string): string {
  if (dayOf(at) === dayOf(now)) {
    return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(at);
  }
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}

/** Of the words for each reason, wherever they stand. */
export const reasonKeys = {
  offline: 'offline',
  unreachable: 'unreachable',
  timeout: 'timeout',
  'rate-limited': 'rateLimited',
  refused: 'refused',
  'key-refused': 'refused',
  'key-of-other-plan': 'refused',
  gone: 'gone',
  'server-error': 'serverError',
  'not-found': 'notFound',
  'too-large': 'tooLarge',
  'not-a-feed': 'notAFeed',
  'bad-reply': 'badReply',
  'unsafe-address': 'unsafeAddress',
  'no-permission': 'noPermission',
  'storage-full': 'storageFull',
} as const satisfies Record<FailureReason, string>;

/** "refuses readers", "no such page", … */
export function reasonText(reason: FailureReason): string {
  return i18n.t(`options.sources.reasons.${reasonKeys[reason]}`);
}

function sinceText(reason: FailureReason, day: string): string {
  return i18n.t(`options.sources.since.${reasonKeys[reason]}`, [day]);
}
