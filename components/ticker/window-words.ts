import { i18n } from '#i18n';
import type { ChangeWindow } from '../../lib/domain/ticker-choices.ts';

/** "24h", as its segment has it. */
export function windowShort(window: ChangeWindow): string {
  if (window === '1h') return i18n.t('view.short1h');
  return window === '24h' ? i18n.t('view.short24h') : i18n.t('view.short7d');
}

/** "24 hours" */
export function windowSpoken(window: ChangeWindow): string {
  if (window === '1h') return i18n.t('view.spoken1h');
  return window === '24h' ? i18n.t('view.spoken24h') : i18n.t('view.spoken7d');
}

/** "no 24 h change known": its column is empty, since the source does not tell. */
export function noChangeWords(window: ChangeWindow): string {
  if (window === '1h') return i18n.t('view.noChange1h');
  return window === '24h' ? i18n.t('view.noChange24h') : i18n.t('view.noChange7d');
}
