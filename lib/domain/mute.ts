/** What the reader does not want to see of articles. */
export const MUTE_KINDS = ['word', 'coin', 'topic', 'source', 'article'] as const;
export type MuteKind = (typeof MUTE_KINDS)[number];

/**
 * What is muted: a word or phrase as typed, a coin's or a feed's id, a topic's id in `public/data/topics.json`, an
 * article's id.
 */
export interface MuteName {
  readonly kind: MuteKind;
  readonly value: string;
}

/**
 * One mute as the settings keep it. Sources are not among them: whether one is muted stands with what else was said of
 * it (`FeedTuning`), and nowhere else.
 */
export interface Mute {
  readonly kind: Exclude<MuteKind, 'source'>;
  readonly value: string;
  /** Epoch milliseconds. */
  readonly since: number;
}

/** A mute set or taken back, as a surface sends it. */
export interface MuteChange extends MuteName {
  readonly on: boolean;
}

/** `full`: as many are muted as can be. `private`: a private window leaves nothing behind. `unknown`: no such source. */
export type MuteAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'full' | 'private' | 'unknown' };

/** Words, coins and topics together, and beside them single articles, of which the newest mutes are kept. */
export const MAX_MUTES = 200;
export const MAX_MUTED_ARTICLES = 300;
export const MAX_MUTED_WORD = 60;

/** A word as it is kept: one line, single spaces, cut to its limit; '' where there is no letter or digit to find. */
export function tidyMutedWord(typed: string): string {
  const tidy = typed.replace(/\s+/g, ' ').trim().slice(0, MAX_MUTED_WORD).trim().toWellFormed();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}

/** Two mutes of one key are one: a word's letters' size makes no other word. */
export function muteKey({ kind, value }: MuteName): string {
  return `${kind} ${kind === 'word' ? value.toLowerCase() : value}`;
}
