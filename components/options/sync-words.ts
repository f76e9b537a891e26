import { i18n } from '#i18n';
import type { SyncTrouble, SyncView } from '../../lib/domain/sync-view.ts';
import { sizeText } from './keeping-words.ts';

const troubleKeys = {
  full: 'full',
  newer: 'newer',
  gone: 'gone',
  busy: 'busy',
  failed: 'failed',
} as const satisfies Record<SyncTrouble, string>;

/** Why nothing is exchanged and what to do, in the reader's words. */
export function syncTroubleText({ bytes, allowed }: SyncView, trouble: SyncTrouble, locale: string): string {
  if (trouble !== 'full') return i18n.t(`options.sync.trouble.${troubleKeys[trouble]}`);
  return i18n.t('options.sync.trouble.full', [sizeText(allowed, locale), sizeText(bytes, locale)]);
}

/** "21 Apr, 14:05"; "not yet". */
export function syncTimeText(at: number | null, locale: string): string {
  if (at === null) return i18n.t('options.sync.never');
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
