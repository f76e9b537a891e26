import { database } from './database.ts';
import type { RequestLogRow } from './schema.ts';

const KEPT_MS = 7 * 86_400_000;

/** Notes one request that left the browser. */
export async function logRequest(row: RequestLogRow): Promise<void> {
  await (await database()).add('requestLog', row);
}

/** Newest first, at most `limit`. */
export async function listRequests(limit: number): Promise<RequestLogRow[]> {
  const db = await database();
  const rows: RequestLogRow[] = [];
  const tx = db.transaction('requestLog');
  for (let at = await tx.store.openCursor(null, 'prev'); at && rows.length < limit; at = await at.continue()) {
    rows.push(at.value);
  }
  return rows;
}

export async function pruneRequestLog(now: number): Promise<void> {
  const db = await database();
  const tx = db.transaction('requestLog', 'readwrite');
  const old = IDBKeyRange.upperBound(now - KEPT_MS);
  for (let at = await tx.store.index('byAt').openKeyCursor(old); at; at = await at.continue()) {
    void tx.store.delete(at.primaryKey);
  }
  await tx.done;
}
