/**
 * What each surface shows, as plain JSON: times are epoch milliseconds, absent figures are null.
 * Surfaces format; nothing here is a sentence.
 */
import type { FiringMoment } from '../domain/alert-firings.ts';
import type { Alert, AlertFiring } from '../domain/alert.ts';
import type { LabelMark } from '../domain/article-label.ts';
import type { ArticleId, FeedId, FeedKind, FeedTopic } from '../domain/article.ts';
import type { Coin, CoinId } from '../domain/coin.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { MuteName } from '../domain/mute.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { Conversion, Currency, PriceSource } from '../domain/quote.ts';
import type { Changes, TickerChoices } from '../domain/ticker-choices.ts';

export type { FailureReason } from '../domain/failure.ts';

/** One number with all that makes it honest. `price` null is "no price". */
export interface PriceView {
  readonly price: number | null;
  readonly currency: Currency;
  readonly change24h: number | null;
  readonly asOf: number | null;
  readonly source: PriceSource | null;
  /** How often this number is asked for; what `priceState` needs. */
  readonly pollIntervalMs: number;
  /** A later price that is not believed yet; `price` is the last good one. */
  readonly held: HeldView | null;
  /** Two sources that lie too far apart, both as they were at one moment. */
  readonly disagreement: DisagreementView | null;
  /** A jump was believed on the word of one source, since no second one could be asked. */
  readonly oneSource: boolean;
  /** The dated rate by which a dollar price came into this currency; null where the source quotes in it. */
  readonly conversion: Conversion | null;
}

export interface HeldView {
  readonly source: PriceSource;
  /** What that source says now. */
  readonly price: number;
  readonly asOf: number;
  /** From the good price to the held one, percent with its sign. */
  readonly change: number;
  /** The second source that was asked and did not bear it out; null while none has answered. */
  readonly contradictedBy: PriceSource | null;
}

export interface DisagreementView {
  readonly primary: { readonly source: PriceSource; readonly price: number };
  readonly second: { readonly source: PriceSource; readonly price: number };
  /** Percent of the primary's price, positive. */
  readonly gap: number;
  /** Since when they lie apart, and when they were last compared, by the sources' clocks. */
  readonly since: number;
  readonly at: number;
}

export interface TickerRow extends PriceView, Changes {
  readonly coinId: CoinId;
  readonly symbol: string;
  readonly name: string;
  readonly group: 'ai' | 'watch';
  /** Seven days, oldest first, at most 43 points; empty where unknown. */
  readonly spark: readonly number[];
  /** What the coin was called when it was put on the list, where it goes under another id since. */
  readonly was: FormerCoin | null;
  /** In whole units of `currency`. */
  readonly marketCap: number | null;
  /** An alert of this coin may still fire. */
  readonly alert: boolean;
}

/** Something that fired, as the band, the since-line and notifications tell it. */
export interface FiringView extends AlertFiring {
  readonly symbol: string;
  readonly name: string;
  readonly moment: FiringMoment;
  /** A surface has shown it (`seeFirings`). */
  readonly seen: boolean;
}

export interface AlertView extends Alert {
  readonly symbol: string;
  readonly name: string;
  /**
   * `armed`: fires when its condition comes true. `holds-already`: it is true, and has to be untrue once before it can
   * fire. `fired`: a `once` alert that did. `not-watched`: its coin left the watch list. `other-currency`: prices are
   * not shown in its currency. The last two wait, unchanged.
   */
  readonly status: 'armed' | 'holds-already' | 'snoozed' | 'fired' | 'expired' | 'not-watched' | 'other-currency';
  readonly lastFiredAt: number | null;
}

/** `full`: 200 are there. `unknown`: none of that id. `not-watched`: no price is asked for. `ended`: its end is past. */
export type AlertAnswer =
  | { readonly ok: true; readonly alert: AlertView }
  | { readonly ok: false; readonly reason: 'full' | 'unknown' | 'not-watched' | 'ended' };

export interface AlertsView {
  /** In the order in which they were made. */
  readonly alerts: readonly AlertView[];
  /** Newest first. */
  readonly firings: readonly FiringView[];
  readonly quietHours: QuietHours | null;
  /** How many alerts there can be. */
  readonly most: number;
}

/** When a coin last was at a level, epoch milliseconds. */
export interface LevelReached {
  /** `hour`: by the stored week. `close`: `at` begins the UTC day that closed there. `never`: in no close since then. */
  readonly kind: 'hour' | 'close' | 'never';
  readonly at: number;
}

/** An article named beside something that fired. */
export interface HeadlineView {
  readonly id: ArticleId;
  readonly title: string;
  readonly source: string;
  readonly url: string;
  readonly publishedAt: number;
  /** What it is where it is not plain news. */
  readonly label: LabelMark | null;
}

/** A headline that stands for its story. */
export interface StoryHeadlineView extends HeadlineView {
  /** The same story at other publishers, the earliest first. */
  readonly also: readonly HeadlineView[];
}

/** What a coin did in 24 hours, percent with its sign; null where nobody told. */
export interface DailyMover {
  readonly coinId: CoinId;
  readonly symbol: string;
  /** Percent; null where no source told it, or the price is old, held or disputed. */
  readonly change24h: number | null;
}

export interface DailyStory extends StoryHeadlineView {
  /** The watched coins that it is about, at most three. */
  readonly coins: readonly DailyMover[];
  /** Ids of the chosen topics that it is on, at most two. */
  readonly topics: readonly string[];
}

/** The last 24 hours, by what is stored. */
export interface DailyInsights {
  /** When they began, epoch milliseconds. */
  readonly since: number;
  /** The one that most publishers tell first, at most five. */
  readonly stories: readonly DailyStory[];
  /** How many alerts fired in them. */
  readonly alerts: number;
  /** Those of them that nobody may have noticed, newest first. */
  readonly missed: readonly FiringView[];
}

export interface FormerCoin {
  readonly symbol: string;
  /** Since when it goes under the present name, epoch milliseconds. */
  readonly at: number;
  /** Units of the present coin for one of the former. */
  readonly ratio: number;
}

/** What a coin was before: under another symbol, or as another coin that went on as this one or was taken in by it. */
export interface CoinPast extends FormerCoin {
  readonly kind: 'symbol' | 'migration' | 'merger';
  /** What it was called from then on. */
  readonly presentSymbol: string;
}

/** What the open row shows of a coin beside its price, which is the ticker's, and its chart. */
export interface CoinView {
  readonly coinId: CoinId;
  readonly currency: Currency;
  readonly marketCap: number | null;
  /** By market cap, 1 is the largest. */
  readonly rank: number | null;
  /** The newest first. */
  readonly past: readonly CoinPast[];
  /** The newest first, at most two. */
  readonly headlines: readonly StoryHeadlineView[];
}

/** What went wrong or is waited for, in the order of weight; empty when all is well. */
export type PriceNotice =
  /** `asked`: the source itself asked for it; otherwise it is ours, after failures. */
  | { readonly kind: 'waiting'; readonly source: PriceSource; readonly until: number; readonly asked: boolean }
  | { readonly kind: 'failed'; readonly source: PriceSource; readonly reason: FailureReason; readonly at: number }
  | { readonly kind: 'budget-spent'; readonly until: number }
  /** The sources' clocks say that this machine's is wrong: ahead of them by so much, behind where negative. */
  | { readonly kind: 'clock'; readonly aheadMs: number };

/** The ticker whole: the popup's first paint, also the stored snapshot. */
export interface TickerView {
  readonly version: 5;
  readonly currency: Currency;
  readonly rows: readonly TickerRow[];
  readonly market: {
    readonly marketCap: number;
    readonly change24h: number | null;
    readonly btcShare: number | null;
    readonly source: PriceSource;
    readonly asOf: number;
  } | null;
  readonly badgeCoinId: CoinId;
  /** How the list is shown. */
  readonly choices: TickerChoices;
  readonly notices: readonly PriceNotice[];
  readonly alerts: {
    /** Firings that no surface has shown yet: the badge says "!" while there is one. */
    readonly unseen: number;
    /** What fired and was not dismissed, newest first. */
    readonly firings: readonly FiringView[];
  };
  readonly writtenAt: number;
}

export interface CoinMatch extends Coin, PriceView {
  readonly watched: boolean;
}

export interface CoinSearchView {
  readonly matches: readonly CoinMatch[];
  /** Matches in all, more than are listed. */
  readonly total: number;
  readonly catalogueSize: number;
  readonly currency: Currency;
  /** Symbols that two or more of the listed coins share. */
  readonly sharedSymbols: readonly string[];
}

export interface FeedView {
  readonly id: FeedId;
  readonly name: string;
  readonly url: string;
  readonly siteHost: string;
  /** Null for a feed of the reader's own: `folder` says where it stands. */
  readonly topic: FeedTopic | null;
  readonly kind: FeedKind;
  /** BCP 47, null where nobody said. */
  readonly language: string | null;
  /** Added by the reader: can be renamed, moved and removed. */
  readonly own: boolean;
  /** The reader's own word, '' where it stands in none; null for a built-in feed. */
  readonly folder: string | null;
  readonly unverified: boolean;
  readonly on: boolean;
  /** Read and stored, shown nowhere. */
  readonly muted: boolean;
  /** Asked at most so often, minutes; null is its own pace. */
  readonly paceMinutes: number | null;
  /** Whether the browser lets us read its address. */
  readonly allowed: boolean;
  readonly lastSuccessAt: number | null;
  /** When it will be asked next; null while off, and where it is asked no more. */
  readonly nextTryAt: number | null;
  /** The newest failure, null after a success. */
  readonly failure: { readonly reason: FailureReason; readonly status: number | null; readonly since: number } | null;
  readonly articles: number;
  readonly newestArticleAt: number | null;
}

/** What is kept of articles, and what all of it takes on this device. */
export interface KeepingView {
  readonly articles: number;
  readonly saved: number;
  /** When the oldest of them was first seen; null without any. */
  readonly oldestAt: number | null;
  /** `articles` is an estimate; `all` and `allowed` are the browser's own figures, null where it gives none. */
  readonly bytes: {
    readonly articles: number;
    readonly index: number;
    readonly closes: number;
    readonly all: number | null;
    readonly allowed: number | null;
  };
  /** The last time that old articles went because the device was full; null where that never happened. */
  readonly madeRoom: { readonly at: number; readonly articles: number } | null;
}

export interface SourcesView {
  readonly feeds: readonly FeedView[];
  readonly articlesStored: number;
}

/** One thing that is muted, as it is listed. */
export interface MuteView extends MuteName {
  /** What the reader knows it by; null for a topic (its id has a name) and for an article that is stored no more. */
  readonly name: string | null;
  /** Epoch milliseconds; null where it was not kept. */
  readonly since: number | null;
}
