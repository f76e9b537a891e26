import { DAY_MS } from '../../lib/domain/durations.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';
import type { FeedView } from '../../lib/query/views.ts';

/** What is shown of a feed: 'wait' will mend itself, 'broken' needs somebody. */
export type FeedHealth = 'off' | 'unread' | 'read' | 'wait' | 'broken';

/** Whose turn it is. */
export type FeedTurn = 'theirs' | 'gone' | 'moved' | 'connection' | 'permission' | 'room';

/** A day of what usually passes by itself no longer does. */
const PATIENCE_MS = DAY_MS;

interface Verdict {
  readonly passes: boolean;
  readonly turn: FeedTurn;
}

const verdicts: Record<FailureReason, Verdict> = {
  offline: { passes: true, turn: 'connection' },
  unreachable: { passes: true, turn: 'theirs' },
  timeout: { passes: true, turn: 'theirs' },
  'rate-limited': { passes: true, turn: 'theirs' },
  'server-error': { passes: true, turn: 'theirs' },
  refused: { passes: false, turn: 'theirs' },
  'key-refused': { passes: false, turn: 'theirs' },
  'key-of-other-plan': { passes: false, turn: 'theirs' },
  gone: { passes: false, turn: 'gone' },
  'not-found': { passes: false, turn: 'moved' },
  'not-a-feed': { passes: false, turn: 'moved' },
  'too-large': { passes: false, turn: 'theirs' },
  'bad-reply': { passes: false, turn: 'theirs' },
  'unsafe-address': { passes: false, turn: 'theirs' },
  'no-permission': { passes: false, turn: 'permission' },
  'storage-full': { passes: false, turn: 'room' },
};

/** How a feed fares at the time `now` (epoch milliseconds). */
export function feedHealth(feed: FeedView, now: number): FeedHealth {
  if (!feed.on) return 'off';
  if (!feed.allowed) return 'broken';
  const failure = feedFailure(feed);
  if (failure) return verdicts[failure.reason].passes && now - failure.since < PATIENCE_MS ? 'wait' : 'broken';
  return feed.lastSuccessAt === null ? 'unread' : 'read';
}

/** The newest failure that still holds: what the browser did not allow then, it may allow now. */
export function feedFailure({ failure, allowed }: FeedView): FeedView['failure'] {
  return failure?.reason === 'no-permission' && allowed ? null : failure;
}

export function feedTurn(reason: FailureReason): FeedTurn {
  return verdicts[reason].turn;
}
