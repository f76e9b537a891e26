import { WEEK_MS } from '../domain/durations.ts';
import { database, queue } from './database.ts';
import type { RequestLogRow } from './schema.ts';

const KEPT_MS = WEEK_MS;

/** Notes one request that left the browser. */
export async function logRequest(row: RequestLogRow): Promise<void> {
  await (await database()).add('requestLog', row);
}

export async function pruneRequestLog(now: number): Promise<void> {
  const db = await database();
  const tx = db.transaction('requestLog', 'readwrite');
  const old = IDBKeyRange.upperBound(now - KEPT_MS);
  for (let at = await tx.store.index('byAt').openKeyCursor(old); at; at = await at.continue()) {
    queue(tx.store.delete(at.primaryKey));
  }
  await tx.done;
}
