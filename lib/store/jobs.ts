import { wasClockSetBack } from '../domain/clock-set-back.ts';
import { claim, isHeldBy, isLeased, LEASE_MS, repaired } from './claim.ts';
import { database, queue } from './database.ts';
import type { JobRow } from './schema.ts';

function newJob(name: string): JobRow {
  return { name, setAt: 0, dueAt: 0, leaseUntil: 0, round: 0, failures: 0 };
}

/**
 * Claims a round in one transaction: only if it is due (or asked for by a click, `force`) and nobody holds it.
 * @returns the job with its new round number, or null
 */
export async function claimJob(name: string, now: number, force = false): Promise<JobRow | null> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  const row = { ...newJob(name), ...(await tx.store.get(name)) };
  const failures = Number.isFinite(row.failures) ? row.failures : 0;
  const claimed = claim({ ...row, failures }, now, force);
  if (claimed) queue(tx.store.put(claimed));
  await tx.done;
  return claimed;
}

/** Whether somebody holds a round now; one whose worker died counts for as long as its lease. */
export async function isJobRunning(name: string, now: number): Promise<boolean> {
  const row = await (await database()).get('jobs', name);
  return row !== undefined && isLeased(row, now);
}

/** Keeps a long round claimed while it goes on. */
export async function renewLease(job: JobRow, now: number): Promise<void> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  const row = await tx.store.get(job.name);
  if (isHeldBy(row, job)) queue(tx.store.put({ ...row, leaseUntil: now + LEASE_MS }));
  await tx.done;
}

/**
 * Gives the round back, with the time of the next one and how many failed in a row. Nothing is written where the round
 * is not this claim's any more: everything was wiped, or another took it over.
 * @param job as `claimJob` returned it
 * @returns `marked` where the job was marked due meanwhile and stays so; `lost` where nothing was written
 */
export async function finishJob(
  job: JobRow,
  next: { readonly dueAt: number; readonly failures: number },
  now: number,
): Promise<'given-back' | 'marked' | 'lost'> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  const row = await tx.store.get(job.name);
  const isHeld = isHeldBy(row, job);
  const isMarked = isHeld && row.dueAt !== job.dueAt;
  if (isHeld) {
    const dueAt = isMarked ? row.dueAt : next.dueAt;
    queue(tx.store.put({ ...row, setAt: now, dueAt, failures: next.failures, leaseUntil: 0 }));
  }
  await tx.done;
  return isMarked ? 'marked' : isHeld ? 'given-back' : 'lost';
}

/** Makes jobs due at once, also those that run now: what they ask for was changed by the user's choice. */
export async function markDue(names: readonly string[]): Promise<void> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  for (const name of names) {
    const row = await tx.store.get(name);
    // A job that never ran is due already.
    if (row) queue(tx.store.put({ ...row, dueAt: 0 }));
  }
  await tx.done;
}

/**
 * Makes due what was planned by a clock that has been set back since, and lets waits from then go.
 * @param furthestMs how far ahead a job (by its name) or a feed may be planned
 */
export async function repairDueTimes(
  now: number,
  furthestMs: { readonly job: (name: string) => number; readonly feed: number },
): Promise<void> {
  const db = await database();
  const tx = db.transaction(['jobs', 'feeds', 'providers'], 'readwrite');
  for (let at = await tx.objectStore('jobs').openCursor(); at; at = await at.continue()) {
    const row = repaired(at.value, now, furthestMs.job(at.value.name));
    if (row) queue(at.update(row));
  }
  for (let at = await tx.objectStore('feeds').openCursor(); at; at = await at.continue()) {
    const row = repaired(at.value, now, furthestMs.feed);
    if (row) queue(at.update({ ...row, waitUntil: 0 }));
  }
  for (let at = await tx.objectStore('providers').openCursor(); at; at = await at.continue()) {
    if (wasClockSetBack(at.value.setAt, now)) queue(at.update({ ...at.value, setAt: now, blockedUntil: 0 }));
  }
  await tx.done;
}
