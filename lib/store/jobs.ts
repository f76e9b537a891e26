import { database } from './database.ts';
import type { JobRow } from './schema.ts';

/** A round that is not finished after this long was killed with its worker; the next claim takes it over. */
export const LEASE_MS = 60_000;

function newJob(name: string): JobRow {
  return { name, dueAt: 0, leaseUntil: 0, round: 0, failures: 0 };
}

/**
 * Claims a round in one transaction: only if it is due (or asked for by a click, `force`) and nobody holds it.
 * @returns the job with its new round number, or null
 */
export async function claimJob(name: string, now: number, force = false): Promise<JobRow | null> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  const job = (await tx.store.get(name)) ?? newJob(name);
  // A lease far in the future can only come from a clock that was set back since; it holds nobody.
  const leased = job.leaseUntil > now && job.leaseUntil <= now + LEASE_MS;
  if (leased || (!force && job.dueAt > now)) {
    await tx.done;
    return null;
  }
  const claimed = { ...job, leaseUntil: now + LEASE_MS, round: job.round + 1 };
  void tx.store.put(claimed);
  await tx.done;
  return claimed;
}

/** Keeps a long round claimed while it goes on. */
export async function renewLease(name: string, now: number): Promise<void> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  const job = await tx.store.get(name);
  if (job && job.leaseUntil > 0) void tx.store.put({ ...job, leaseUntil: now + LEASE_MS });
  await tx.done;
}

/** Gives the round back, with the time of the next one and how many failed in a row. */
export async function finishJob(name: string, next: { dueAt: number; failures: number }): Promise<void> {
  const db = await database();
  const tx = db.transaction('jobs', 'readwrite');
  const job = (await tx.store.get(name)) ?? newJob(name);
  void tx.store.put({ ...job, ...next, leaseUntil: 0 });
  await tx.done;
}

/** Brings due times back that lie further ahead than any schedule sets them: the clock was set back. */
export async function repairDueTimes(now: number, furthestMs: number): Promise<void> {
  const db = await database();
  const tx = db.transaction(['jobs', 'feeds', 'providers'], 'readwrite');
  for (let at = await tx.objectStore('jobs').openCursor(); at; at = await at.continue()) {
    if (at.value.dueAt > now + furthestMs) void at.update({ ...at.value, dueAt: now, leaseUntil: 0 });
  }
  for (let at = await tx.objectStore('feeds').openCursor(); at; at = await at.continue()) {
    if (at.value.dueAt > now + furthestMs) void at.update({ ...at.value, dueAt: now, leaseUntil: 0 });
  }
  for (let at = await tx.objectStore('providers').openCursor(); at; at = await at.continue()) {
    if (at.value.blockedUntil > now + furthestMs) void at.update({ ...at.value, blockedUntil: now });
  }
  await tx.done;
}
