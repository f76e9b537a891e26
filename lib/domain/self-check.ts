import type { FailureReason } from './failure.ts';
import type { PriceProviderName } from './sources.ts';

/** Something that went wrong and that only a developer can mend, without addresses and keys (`redacted`). */
export interface LastError {
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was being done: the name of a round, a feed, a message. */
  readonly where: string;
  readonly text: string;
}

/** How a source of prices fares. */
export interface ProviderHealth {
  readonly source: PriceProviderName;
  readonly lastSuccessAt: number | null;
  /** The newest failure; null after a success. */
  readonly failure: { readonly reason: FailureReason; readonly at: number } | null;
  /** Failures in a row. */
  readonly failures: number;
  /** It is not asked before then, epoch milliseconds. */
  readonly blockedUntil: number;
}

export interface IndexHealth {
  readonly version: number;
  readonly pieces: number;
  /** Of these, the ones whose checksum or form is wrong. */
  readonly damaged: number;
  /** In all sound pieces; an article that was edited may be in two. */
  readonly articles: number;
  readonly bytes: number;
}

/** What the background finds of itself; null stands for what it could not read. */
export interface SelfCheck {
  readonly providers: readonly ProviderHealth[] | null;
  readonly index: IndexHealth | null;
  /** The version of the database, and how many rows each store has. */
  readonly database: { readonly version: number; readonly rows: Readonly<Record<string, number>> } | null;
  /** When the alarm rings next; null where there was none, and one was set. */
  readonly ringsAt: number | null;
  /** The newest first. */
  readonly errors: readonly LastError[];
}
