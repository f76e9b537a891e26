import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';
import type { PriceNotice } from '../../lib/query/views.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import { timeOfDay } from '../controls/clock-time.ts';

/** What went wrong or is waited for, in one sentence. */
export function noticeWords(notice: PriceNotice, locale: string): string {
  if (notice.kind === 'budget-spent') return i18n.t('price.budgetSpent', [timeOfDay(notice.until, locale)]);
  if (notice.kind === 'clock') return clockWords(notice.aheadMs, locale);
  const source = SOURCE_NAMES[notice.source];
  if (notice.kind === 'waiting') {
    const until = timeOfDay(notice.until, locale);
    return notice.asked ? i18n.t('price.waiting', [source, until]) : i18n.t('price.askedAgain', [source, until]);
  }
  return failureWords(notice.reason, [source, timeOfDay(notice.at, locale)]);
}

/** Ages are told by the sources' clocks then; times of day are this machine's, and wrong. */
function clockWords(aheadMs: number, locale: string): string {
  const by = formatSpan(ageParts(aheadMs), locale);
  return aheadMs > 0 ? i18n.t('price.clockAhead', [by]) : i18n.t('price.clockBehind', [by]);
}

/** Catalogue keys are written out so that a missing one is a type error. */
function failureWords(reason: FailureReason, [source, at]: [string, string]): string {
  switch (reason) {
    case 'offline':
      return i18n.t('price.failed.offline', [source, at]);
    case 'unreachable':
      return i18n.t('price.failed.unreachable', [source, at]);
    case 'timeout':
      return i18n.t('price.failed.timeout', [source, at]);
    case 'rate-limited':
      return i18n.t('price.failed.rateLimited', [source, at]);
    case 'refused':
      return i18n.t('price.failed.refused', [source, at]);
    case 'key-refused':
      return i18n.t('price.failed.keyRefused', [source]);
    case 'key-of-other-plan':
      return i18n.t('price.failed.keyOfOtherPlan', [source]);
    case 'gone':
      return i18n.t('price.failed.gone', [source, at]);
    case 'server-error':
      return i18n.t('price.failed.serverError', [source, at]);
    case 'not-found':
      return i18n.t('price.failed.notFound', [source, at]);
    case 'bad-reply':
      return i18n.t('price.failed.badReply', [source, at]);
    case 'no-permission':
      return i18n.t('price.failed.noPermission', [source]);
    case 'storage-full':
      return i18n.t('price.failed.storageFull');
    default:
      return i18n.t('price.failed.other', [source, at]);
  }
}
