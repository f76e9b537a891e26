import type { FailureReason } from '../domain/failure.ts';

/** The only thing `parseFeed` throws: what came is no feed, or is more than we read. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly reason: Extract<FailureReason, 'not-a-feed' | 'too-large'>;

  constructor(reason: 'not-a-feed' | 'too-large', message: string) {
    super(message);
    this.reason = reason;
  }
}
