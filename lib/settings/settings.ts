import type { ArticleLabel } from '../domain/article-label.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Keeping } from '../domain/keeping.ts';
import type { Mute } from '../domain/mute.ts';
import type { Currency } from '../domain/quote.ts';
import type { HandlePlace } from '../domain/handle-place.ts';
import type { SidebarMode } from '../domain/sidebar-sites.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { TickerChoices } from '../domain/ticker-choices.ts';

/** All that the user chose. Precious: versioned, repaired field by field, exported, never pruned. */
export interface Settings extends TickerChoices {
  readonly version: 8;
  /** In the user's own order; no coin twice; at most 500. */
  readonly watchlist: readonly CoinId[];
  readonly badgeCoinId: CoinId;
  readonly currency: Currency;
  /** Feed ids switched against their default: true is on. */
  readonly feeds: Readonly<Record<string, boolean>>;
  /** Hosts where the user said "not on this site". */
  readonly hiddenSites: readonly string[];
  readonly sidebarMode: SidebarMode;
  /** Hosts beside the publishers' where the sidebar may stand by itself, or `EVERYWHERE`. The browser has its say too. */
  readonly sidebarSites: readonly string[];
  /** Where the handle stands: at which edge in the direction of reading, and how far down, 0 to 1. The sidebar opens there. */
  readonly handlePlace: HandlePlace;
  /** Sidebar width in CSS pixels, 280 to 520. */
  readonly sidebarWidth: number;
  /** When no alert is to be heard, in local time; null is never. */
  readonly quietHours: QuietHours | null;
  /** How long articles are kept, and how many. */
  readonly keeping: Keeping;
  /** Kinds of articles that are shown nowhere, each once. */
  readonly labelsLeftOut: readonly ArticleLabel[];
  /** Words, coins, topics and single articles that are shown nowhere, in the order in which they were muted. */
  readonly mutes: readonly Mute[];
  /** Ids of topics whose stories the day's insights tell with those of the watched coins, each once. */
  readonly dayTopics: readonly string[];
  /** When the day is told by a notification, in minutes of the local day; null is never. */
  readonly dayNoteAt: number | null;
}

/** A change to some fields; what is absent stays. */
export type SettingsPatch = Partial<Omit<Settings, 'version'>>;
