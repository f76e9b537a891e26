import type { FeedId } from './article.ts';
import type { FailureReason } from './failure.ts';
import type { FeedDetour } from './feed-move.ts';
import type { FeedPace } from './feed-pace.ts';

/** What is known of one feed between two looks at it. */
export interface FeedState {
  readonly feedId: FeedId;
  /** When this was written, by our clock then: later than now means that the clock was set back. */
  readonly setAt: number;
  /** When it is asked next, epoch milliseconds; 0 is "at once". */
  readonly dueAt: number;
  /** Until when a running look holds it; a killed worker's look is given up then. */
  readonly leaseUntil: number;
  /** How many looks were begun; with the install seed it decides the jitter. */
  readonly round: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly lastSuccessAt: number | null;
  /** Looks failed in a row. */
  readonly failures: number;
  readonly failure: { readonly reason: FailureReason; readonly status: number | null; readonly since: number } | null;
  /** Looks in a row that were begun and never ended: their workers died. */
  readonly unfinished: number;
  /** Its server asked to be left alone until then, which holds for clicks too; 0 where it did not. */
  readonly waitUntil: number;
  /** When it said that it is gone for good: from then on only a click asks it. */
  readonly retiredAt: number | null;
  /** What it publishes and asks for, as of the last reply that was read whole. */
  readonly pace: FeedPace | null;
  /** How long its last reply asked to be taken for fresh (Cache-Control, Expires); null where it did not say. */
  readonly freshForMs: number | null;
  /** When it was last read whole, and not told to be as before; 0 is "never". */
  readonly wholeAt: number;
  /** Where its address leads, if elsewhere. */
  readonly detour: FeedDetour | null;
  /** Where the reply ended that `etag` and `lastModified` came with: they say nothing of another place. */
  readonly validatorsOf: string | null;
}

export function newFeedState(feedId: FeedId): FeedState {
  return {
    feedId,
    setAt: 0,
    dueAt: 0,
    leaseUntil: 0,
    round: 0,
    etag: null,
    lastModified: null,
    lastSuccessAt: null,
    failures: 0,
    failure: null,
    unfinished: 0,
    waitUntil: 0,
    retiredAt: null,
    pace: null,
    freshForMs: null,
    wholeAt: 0,
    detour: null,
    validatorsOf: null,
  };
}

const NUMBERS = ['setAt', 'dueAt', 'leaseUntil', 'round', 'failures', 'unfinished', 'waitUntil', 'wholeAt'] as const;
const VALIDATORS = ['etag', 'lastModified', 'validatorsOf'] as const;

/** A stored row with the fields that a row of an older version lacks, or that are damaged, as they begin. */
export function wholeFeedState(row: FeedState): FeedState {
  const fresh = newFeedState(row.feedId);
  const whole = { ...fresh, ...row };
  for (const name of NUMBERS) if (!Number.isFinite(whole[name])) whole[name] = fresh[name];
  for (const name of VALIDATORS) if (typeof whole[name] !== 'string') whole[name] = null;
  return whole;
}
