import type { FailureReason } from './failure.ts';

/** A reader's comment as shown: text, never markup. */
export interface Comment {
  /** Unique within its thread. */
  readonly id: string;
  /** Null where nobody signed. */
  readonly author: string | null;
  /** Paragraphs, one a line; '' where it had no words. */
  readonly text: string;
  /** Epoch milliseconds, null where unknown. */
  readonly at: number | null;
  /** Its own place at the site: https, on the host that was asked. */
  readonly url: string | null;
  /** It answers a comment that was not among those read. */
  readonly isOrphan: boolean;
  readonly answers: readonly Comment[];
  /** Answers, and answers to them, that lie deeper than is shown. */
  readonly deeper: number;
}

/** So deep are threads shown; what is deeper is read at the site. */
export const COMMENT_LEVELS = 4;
/** As many comments of one thread are shown, the oldest first. */
export const MOST_COMMENTS = 300;

/** What came of asking for a thread. */
export type CommentsAnswer =
  | {
      readonly ok: true;
      readonly comments: readonly Comment[];
      /** All that is in the tree, answers and what lies deeper with them. */
      readonly count: number;
      /** There are more than were read. */
      readonly isCut: boolean;
      /** The source does not say who answers whom. */
      readonly isFlat: boolean;
    }
  | CommentsRefusal;

/** `gone-from-store`: the article was pruned meanwhile. `elsewhere`: the host leads on to another one, which is not asked. */
export interface CommentsRefusal {
  readonly ok: false;
  readonly reason: FailureReason | 'gone-from-store' | 'elsewhere';
  readonly status: number | null;
}
