import { WEEK_MS } from '../domain/durations.ts';
import type { LoggedRequest, RequestAnswer, RequestSent } from '../domain/logged-request.ts';
import { database, queue } from './database.ts';

const KEPT_MS = WEEK_MS;
/** About twice what a week of many sources makes; what is over goes first, whatever its age. */
const MOST_KEPT = 25_000;

/** Notes one request that leaves the browser. Resolves to the key by which its answer is noted. */
export async function noteSent(sent: RequestSent): Promise<number> {
  return (await database()).add('requestLog', { ...sent, bytes: 0, answer: null, endedAt: null });
}

/** Notes what came of a request. One whose row was cleared meanwhile stays cleared. */
export async function noteAnswer(key: number, answer: RequestAnswer): Promise<void> {
  const tx = (await database()).transaction('requestLog', 'readwrite');
  const row = await tx.store.get(key);
  if (row) queue(tx.store.put({ ...row, ...answer }, key));
  await tx.done;
}

/** Every request of the last seven days, newest first. */
export async function readRequestLog(now: number): Promise<LoggedRequest[]> {
  const rows = await (await database()).getAllFromIndex('requestLog', 'byAt', IDBKeyRange.lowerBound(now - KEPT_MS));
  return rows.reverse();
}

export async function clearRequestLog(): Promise<void> {
  await (await database()).clear('requestLog');
}

/** Drops what is older than seven days, and the oldest of what is too many. */
export async function pruneRequestLog(now: number, most = MOST_KEPT): Promise<void> {
  const tx = (await database()).transaction('requestLog', 'readwrite');
  let over = (await tx.store.count()) - most;
  for (let at = await tx.store.index('byAt').openKeyCursor(); at; at = await at.continue()) {
    if (over-- <= 0 && at.key > now - KEPT_MS) break;
    queue(tx.store.delete(at.primaryKey));
  }
  await tx.done;
}
