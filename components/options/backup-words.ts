import { i18n } from '#i18n';
import type { BackupHead, BroughtBack } from '../../lib/domain/backup.ts';
import { sizeText } from './keeping-words.ts';

/** "29 Nov 2026, 14:05". */
export function backupTimeText(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** "21 coins, 3 alerts, 2 sources of your own, 14 saved articles; 12 kB". */
export function backupText({ coins, alerts, ownFeeds, saved, bytes }: BackupHead, locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  const parts = [
    i18n.t('options.backup.coins', coins, [figure.format(coins)]),
    ...(alerts > 0 ? [i18n.t('options.backup.alerts', alerts, [figure.format(alerts)])] : []),
    ...(ownFeeds > 0 ? [i18n.t('options.backup.ownFeeds', ownFeeds, [figure.format(ownFeeds)])] : []),
    ...(saved > 0 ? [i18n.t('options.backup.saved', saved, [figure.format(saved)])] : []),
    sizeText(bytes, locale),
  ];
  return new Intl.ListFormat(locale, { type: 'unit', style: 'long' }).format(parts);
}

/** That the browser lost the database, and what was brought back of when, if anything could be. */
export function broughtBackText({ backupAt, saved, read }: BroughtBack, locale: string): string {
  if (backupAt === null) return i18n.t('options.backup.lost');
  const figure = new Intl.NumberFormat(locale);
  return i18n.t('options.backup.broughtBack', [
    backupTimeText(backupAt, locale),
    i18n.t('options.backup.saved', saved, [figure.format(saved)]),
    i18n.t('options.backup.read', read, [figure.format(read)]),
  ]);
}
