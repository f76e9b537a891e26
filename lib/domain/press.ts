import type { ArticleId } from './article.ts';
import type { CoinId } from './coin.ts';
import type { MuteChange } from './mute.ts';

/**
 * What a press in the sidebar wants: the kinds that change something or ask somebody. Where nobody can tell whether the
 * reader saw what they pressed, it travels as text into a tab of our own, and waits there.
 */
export type Press =
  | { readonly kind: 'refresh' }
  | { readonly kind: 'follow'; readonly coinId: CoinId; readonly name: string }
  | { readonly kind: 'save'; readonly articleId: ArticleId; readonly title: string; readonly on: boolean }
  /** `name`: what the reader knows it by; null for topics, which have names of their own. */
  | { readonly kind: 'mute'; readonly change: MuteChange; readonly name: string | null }
  | {
      readonly kind: 'comments';
      readonly articleId: ArticleId;
      readonly title: string;
      readonly comments: number | null;
      readonly discussion: { readonly host: string; readonly allowed: boolean; readonly page: string };
      /** Pressed beside a private page: that it was asked for is noted nowhere. */
      readonly isPrivate: boolean;
    }
  | { readonly kind: 'hide-site'; readonly host: string }
  /** From the frame into the browser's own panel, from then on. */
  | { readonly kind: 'panel' };

/**
 * Under which the text of a press waits, in `storage.session` alone, until the tab of our own takes it. `tabId`: beside
 * whose page it was pressed; it is in the address of that tab too, so that each takes its own.
 */
export const waitingPressKey = (tabId: number): string => `press ${tabId}`;
export const MAX_PRESS_PART = 1_000;
export const MAX_PRESS_LENGTH = 8_000;

/** The text of a press; what is longer than any title or address is cut. */
export function writePress(press: Press): string {
  return JSON.stringify(press, (_key, value: unknown) =>
    typeof value === 'string' ? value.slice(0, MAX_PRESS_PART) : value,
  );
}
