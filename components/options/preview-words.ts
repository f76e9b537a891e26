import { DAY_MS, WEEK_MS } from '../../lib/domain/durations.ts';
import { i18n } from '#i18n';
import { formatAge } from '../../lib/domain/age.ts';
import type { AddressFault } from '../../lib/domain/feed-address.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';
import type { FeedPreview, PreviewRefusal } from '../../lib/domain/feed-preview.ts';
import { kindText, reasonKeys } from './feed-words.ts';
import { shortHost } from './permission-words.ts';

/** "20 articles, newest 2 days ago, one a week." */
export function previewFacts(feed: FeedPreview, now: number, locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  const facts = [
    i18n.t('options.sources.add.articles', feed.count, [figure.format(feed.count)]),
    ...(feed.count === 0 ? [] : [newestText(feed, now, locale)]),
    ...(feed.everyMs === null ? [] : [paceText(feed.everyMs, locale)]),
  ];
  return `${facts.join(', ')}.`;
}

function newestText({ newestAt }: FeedPreview, now: number, locale: string): string {
  if (newestAt === null) return i18n.t('options.sources.add.noDates');
  return i18n.t('options.sources.add.newest', [formatAge(now - newestAt, locale)]);
}

/** What is said where the browser did not allow a host that was to be asked. */
export function notAllowedText(hostname: string): string {
  return i18n.t('options.sources.add.notAllowed', [shortHost(hostname)]);
}

/** How often something appears there, from the usual time between two articles. */
export function paceText(everyMs: number, locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  const aDay = Math.round(DAY_MS / Math.max(1, everyMs));
  if (aDay >= 2) return i18n.t('options.sources.add.manyADay', [figure.format(aDay)]);
  const aWeek = Math.round(WEEK_MS / everyMs);
  if (aWeek >= 6) return i18n.t('options.sources.add.oneADay');
  if (aWeek >= 2) return i18n.t('options.sources.add.manyAWeek', [figure.format(aWeek)]);
  const aMonth = Math.round((30 * DAY_MS) / everyMs);
  if (aMonth >= 4) return i18n.t('options.sources.add.oneAWeek');
  if (aMonth >= 2) return i18n.t('options.sources.add.manyAMonth', [figure.format(aMonth)]);
  return i18n.t(`options.sources.add.${aMonth >= 1 ? 'oneAMonth' : 'rarely'}`);
}

/** "Newsletter, English" */
export function kindAndLanguage(feed: Pick<FeedPreview, 'kind' | 'language'>, locale: string): string {
  return [kindText(feed.kind), ...(feed.language === null ? [] : [languageText(feed.language, locale)])].join(', ');
}

/** A language by its name; a tag that is none stays as it is. */
export function languageText(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** An address as it is read out: without scheme, `www.` and closing slash. */
export function shortAddress(url: string): string {
  const { host, pathname, search } = new URL(url);
  return shortHost(host) + pathname.replace(/\/$/, '') + search;
}

const faultKeys = {
  empty: 'empty',
  'not-an-address': 'notAnAddress',
  'other-scheme': 'otherScheme',
  credentials: 'credentials',
  private: 'private',
  'too-long': 'tooLong',
} as const satisfies Record<AddressFault, string>;

/** What is wrong with a typed address, and that nothing came of it. */
export function faultText(fault: AddressFault): string {
  return i18n.t(`options.sources.add.faults.${faultKeys[fault]}`);
}

/** Why a look found no feed to add, in a sentence. */
export function refusalText(refusal: PreviewRefusal, url: string): string {
  const host = shortHost(new URL(url).host);
  switch (refusal.reason) {
    case 'already':
      return i18n.t(`options.sources.add.${refusal.isBuiltIn ? 'alreadyBuiltIn' : 'already'}`, [refusal.name]);
    case 'other-host':
      return i18n.t('options.sources.add.otherHost');
    case 'elsewhere':
      return refusal.guess === null
        ? i18n.t('options.sources.add.elsewhere', [host])
        : i18n.t('options.sources.add.elsewhereGuess', [host, new URL(refusal.guess).host]);
    case 'no-feed':
      return i18n.t('options.sources.add.noFeed', [host]);
    default:
      return failedText(refusal.reason, 'status' in refusal ? refusal.status : null, host);
  }
}

function failedText(reason: FailureReason, status: number | null, host: string): string {
  const sentence = i18n.t(`options.sources.add.failed.${reasonKeys[reason]}`, [host]);
  // Of an address that may not be asked, its answer is no matter.
  const isRefusal = status !== null && status >= 400 && reason !== 'unsafe-address';
  return isRefusal ? i18n.t('options.sources.add.answers', [sentence, String(status)]) : sentence;
}
