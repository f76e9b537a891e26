import type { FailureReason } from '../domain/failure.ts';

/** How a round ended. `skipped`: not due, held by another, or nothing to do. */
export type PollOutcome =
  /** `againInMs`: sooner than the schedule says, since what was found wants another look. */
  | { readonly kind: 'stored'; readonly changed: number; readonly againInMs?: number }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly reason: FailureReason };
