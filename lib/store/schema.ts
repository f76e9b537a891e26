/**
 * What lies in IndexedDB. All of it but `saved`, `savedTexts` and `readMarks` is cache (docs/data.md): it can be fetched again, articles as far back
 * as their feeds go. The user's choices live in `storage.local` (lib/settings).
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Article, ArticleId, FeedId } from '../domain/article.ts';
import type { DailySeries } from '../domain/daily.ts';
import type { DayRange } from '../domain/day-ranges.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { FeedState } from '../domain/feed-state.ts';
import type { LoggedRequest } from '../domain/logged-request.ts';
import type { MarketTotals, Sparkline, StoredQuote } from '../domain/quote.ts';
import type { PriceProviderName } from '../domain/sources.ts';
import type { Claimable } from './claim.ts';

/** A scheduled round: when it is due, who holds it, how often it ran. */
export interface JobRow extends Claimable {
  readonly name: string;
  readonly failures: number;
}

/** The daily closes of one coin from one source. Dear to fetch: never pruned. */
export interface DailyRow extends DailySeries {
  /** Among the series of its coin (`seriesName`). */
  readonly name: string;
  /** Days that the source was asked for: where there is no figure, it has none. */
  readonly asked: readonly DayRange[];
  /** When the first of these was asked for; 0 where there are none. */
  readonly askedSince: number;
  /** When it was last asked, by our clock; 0 is "never". */
  readonly triedAt: number;
  /** When the source was found not to know the coin; null while it knows it. */
  readonly absentAt: number | null;
  /** The version of the package that it came with; null where it was fetched. */
  readonly packagedBy: string | null;
}

/** Health of one price source. */
export interface ProviderRow {
  readonly source: PriceProviderName;
  /** When the row was written, by our clock then: later than now means that the clock was set back. */
  readonly setAt: number;
  readonly failures: number;
  /** Not to be asked before this time. */
  readonly blockedUntil: number;
  readonly lastSuccessAt: number | null;
  readonly failure: { readonly reason: FailureReason; readonly at: number } | null;
  /** How far its clock was ahead of ours when it last told, and when that was by ours; null where it never told. */
  readonly clock: { readonly aheadMs: number; readonly at: number } | null;
  /** Markets that it was found not to know, and when, by our clock then. */
  readonly unknownMarkets: Readonly<Record<string, number>>;
}

/** All coins of the provider in one text (lib/prices/catalogue.ts has its form): a search reads one record. */
export interface CatalogueRow {
  readonly name: 'coins';
  readonly text: string;
  readonly fetchedAt: number;
}

/** Calls spent on one UTC day, of the daily allowance. */
export interface BudgetRow {
  readonly name: 'prices';
  /** UTC day number: epoch milliseconds / 86,400,000. */
  readonly day: number;
  readonly scheduled: number;
  readonly other: number;
  /** Of the scheduled ones, those for daily closes; absent in rows of before there were any. */
  readonly history?: number;
}

/**
 * A hundred articles in the order they were found; an edit changes one where it lies. One record per article would cost ten to twenty times the write
 * (IndexedDB pays per record, not per byte). An article's place is `block * 100 + slot` and never changes.
 */
export interface ArticleBlockRow {
  readonly block: number;
  readonly articles: readonly Article[];
}

/**
 * The identities of a block's articles (two 64-bit keys each: address and guid; 0 is "none"), kept after its texts are
 * pruned so that an old item cannot come back as new. Small, so that a feed round reads these and not the texts.
 */
export interface ArticleKeysRow {
  readonly block: number;
  readonly keys: BigUint64Array;
  readonly pruned: boolean;
  /** When the newest of them was first seen: they are kept from then. */
  readonly lastFoundAt: number;
  /** `articlePrint` of each article, two numbers each; 0 or absent is "not known". */
  readonly prints?: Uint32Array;
  /** Identities learned later: of an article that moved, changed its guid, or stands in another feed too. */
  readonly learned?: { readonly keys: BigUint64Array; readonly slots: Uint8Array };
  /** When a feed last listed any of them, give or take a day; absent in rows of before this was noted. */
  readonly seenAt?: number;
  /** Articles per feed, and the newest publication per feed. */
  readonly byFeed: Readonly<Record<FeedId, { readonly count: number; readonly newestAt: number }>>;
}

/** Articles of one story, two or more, the earliest published first; each is in one story at most. */
export interface StoryRow {
  readonly id: number;
  readonly places: readonly number[];
  /** When each was published, epoch milliseconds. */
  readonly publishedAt: readonly number[];
}

/** A full copy of an article that the reader saved: precious, and never pruned. */
export interface SavedRow {
  readonly id: ArticleId;
  readonly article: Article;
  readonly savedAt: number;
}

/** That the reader opened an article from a surface of ours: precious, and never pruned. */
export interface ReadMarkRow {
  readonly id: ArticleId;
  readonly readAt: number;
}

/** That articles had to go because the device was full. */
export interface MadeRoomRow {
  readonly name: 'made-room';
  readonly at: number;
  readonly articles: number;
}

/**
 * The numbers behind the first stored block that are of none: what was dropped out of order. Absent where that is not
 * known.
 */
export interface BlockGapsRow {
  readonly name: 'block-gaps';
  readonly blocks: readonly number[];
}

/** That the database was begun, written with its stores, until it was seen whether it replaces one that was lost. */
export interface BegunRow {
  readonly name: 'begun';
  /** All that the one before had was put into it, and the copy that it came from is still to be taken away. */
  readonly isWhole?: true;
}

export interface CoinsideSchema extends DBSchema {
  quotes: { key: [string, string]; value: StoredQuote; indexes: { byCurrency: string } };
  sparklines: { key: [string, string]; value: Sparkline; indexes: { byCurrency: string } };
  market: { key: string; value: MarketTotals };
  articleBlocks: { key: number; value: ArticleBlockRow };
  articleKeys: { key: number; value: ArticleKeysRow };
  feeds: { key: FeedId; value: FeedState };
  jobs: { key: string; value: JobRow };
  providers: { key: PriceProviderName; value: ProviderRow };
  budgets: { key: string; value: BudgetRow };
  catalogue: { key: string; value: CatalogueRow };
  daily: { key: [string, string]; value: DailyRow };
  stories: { key: number; value: StoryRow; indexes: { byPlace: number } };
  indexSegments: { key: number; value: Blob };
  articleTexts: { key: number; value: string };
  saved: { key: ArticleId; value: SavedRow };
  savedTexts: { key: ArticleId; value: string };
  readMarks: { key: ArticleId; value: ReadMarkRow };
  keeping: { key: string; value: MadeRoomRow | BlockGapsRow | BegunRow };
  requestLog: { key: number; value: LoggedRequest; indexes: { byAt: number } };
}

export type StoreName = StoreNames<CoinsideSchema>;
export type Database = IDBPDatabase<CoinsideSchema>;
export type UpgradeTransaction = IDBPTransaction<CoinsideSchema, StoreName[], 'versionchange'>;
