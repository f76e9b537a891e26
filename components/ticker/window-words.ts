import { i18n } from '#i18n';
import type { ChangeWindow } from '../../lib/domain/ticker-choices.ts';

/** "24h", as its segment has it. */
export function windowShort(window: ChangeWindow): string {
  return i18n.t(`view.short${window}`);
}

/** "24 hours" */
export function windowSpoken(window: ChangeWindow): string {
  return i18n.t(`view.spoken${window}`);
}

/** "no 24 h change known": its column is empty, since the source does not tell. */
export function noChangeWords(window: ChangeWindow): string {
  return i18n.t(`view.noChange${window}`);
}
