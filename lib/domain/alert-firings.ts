/** What becomes of firings: kept until they are dismissed, told one by one or several as one. */
import { AWAY_AFTER_MS, MOST_TOLD_SINGLY } from './alert-limits.ts';
import type { AlertFiring } from './alert.ts';

/** `away`: seen for the first time after a while in which nobody looked. `quiet`: in quiet hours, kept back till they end. */
export type FiringMoment = 'now' | 'away' | 'quiet';

/** A firing as it is kept. Times are epoch milliseconds. */
export interface StoredFiring extends AlertFiring {
  readonly moment: FiringMoment;
  /** When it was notified of, or would have been where no notification may be shown; null while that is to be done. */
  readonly toldAt: number | null;
  /** When it was seen in a surface; null while the badge calls for it. */
  readonly seenAt: number | null;
}

/**
 * Whether nobody may have noticed it: it fired while the machine was away or in quiet hours, or no surface showed it
 * for a quarter of an hour. A notification may be there or not; that somebody read it nothing tells.
 */
export function isMissed({ moment, at, seenAt }: StoredFiring): boolean {
  return moment !== 'now' || seenAt === null || seenAt - at > AWAY_AFTER_MS;
}

/** What one notification says: one firing, or several as one. */
export interface FiringBundle {
  /** Of the notification: the oldest firing's own, so that a second one for it takes the first one's place. */
  readonly id: string;
  readonly kind: 'single' | 'away' | 'quiet' | 'many';
  /** Oldest first, never empty. */
  readonly firings: readonly StoredFiring[];
}

/** Firings that are still to be told of, oldest first. What was seen in a surface meanwhile needs no telling. */
export function untold(firings: readonly StoredFiring[]): StoredFiring[] {
  return firings.filter(({ toldAt, seenAt }) => toldAt === null && seenAt === null);
}

/** How firings are told: after an absence, after quiet hours, or when there are many, all as one; else each by itself. */
export function bundled(firings: readonly StoredFiring[]): FiringBundle[] {
  const [oldest] = firings;
  if (oldest === undefined) return [];
  const kind = bundleKind(firings);
  if (kind === 'single') return firings.map((firing) => ({ id: firing.id, kind, firings: [firing] }));
  return [{ id: oldest.id, kind, firings }];
}

function bundleKind(firings: readonly StoredFiring[]): FiringBundle['kind'] {
  if (firings.length === 1) return 'single';
  if (firings.some(({ moment }) => moment === 'away')) return 'away';
  if (firings.some(({ moment }) => moment === 'quiet')) return 'quiet';
  return firings.length > MOST_TOLD_SINGLY ? 'many' : 'single';
}
