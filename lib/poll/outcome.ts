import type { FailureReason } from '../domain/failure.ts';

/** How a round ended. `skipped`: not due, held by another, or nothing to do. */
export type PollOutcome =
  | { readonly kind: 'stored'; readonly changed: number }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly reason: FailureReason };
