import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { LEASE_MS } from '../../../lib/store/claim.ts';
import { clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { claimFeed } from '../../../lib/store/feeds.ts';
import { claimJob, finishJob, markDue, renewLease, repairDueTimes } from '../../../lib/store/jobs.ts';
import { changeProvider, getProviders } from '../../../lib/store/providers.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const AHEAD = NOW + 10 * HOUR;

/** As the schedule would: an hour for any job, a day for a feed. */
const FURTHEST = { job: () => HOUR, feed: 24 * HOUR };

afterEach(clearDatabase);

async function ran(name: string, at: number, dueAt: number): Promise<void> {
  const job = (await claimJob(name, at, true))!;
  await finishJob(job, { dueAt, failures: 0 }, at);
}

describe('claimJob', () => {
  it('gives a round to one of many who ask at once', async () => {
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimJob('poll-watched', NOW)));
    expect(claims.filter((job) => job !== null)).toHaveLength(1);
  });

  it('refuses until the lease ends, then takes the dead round over with a new number', async () => {
    await claimJob('poll-watched', NOW);
    expect(await claimJob('poll-watched', NOW + LEASE_MS - 1)).toBeNull();
    expect(await claimJob('poll-watched', NOW + LEASE_MS)).toMatchObject({ round: 2 });
  });

  it('does not let a click run beside a running round', async () => {
    await claimJob('poll-watched', NOW);
    expect(await claimJob('poll-watched', NOW, true)).toBeNull();
  });

  it('waits for the due time, unless a click asks', async () => {
    await ran('poll-watched', NOW, NOW + 1_000);
    expect(await claimJob('poll-watched', NOW + 999)).toBeNull();
    expect(await claimJob('poll-watched', NOW + 999, true)).not.toBeNull();
  });

  it('takes what is damaged for due, and counts its failures anew', async () => {
    await ran('poll-watched', NOW, NOW + 1_000);
    await (await database()).put('jobs', { name: 'poll-watched', setAt: NOW, dueAt: 'soon', failures: null } as never);
    expect(await claimJob('poll-watched', NOW + 1)).toMatchObject({ dueAt: NOW + 1, failures: 0 });
    await (await database()).put('feeds', { feedId: 'coindesk', dueAt: 'soon', failures: 'many', etag: 7 } as never);
    expect(await claimFeed('coindesk', NOW)).toMatchObject({ dueAt: NOW, failures: 0, etag: null });
  });

  it('keeps a long round that renews its lease', async () => {
    const job = (await claimJob('poll-feeds', NOW))!;
    await renewLease(job, NOW + 50_000);
    expect(await claimJob('poll-feeds', NOW + LEASE_MS + 1)).toBeNull();
    expect(await finishJob(job, { dueAt: NOW + HOUR, failures: 0 }, NOW + LEASE_MS + 2)).toBe('given-back');
    expect(await claimJob('poll-feeds', NOW + LEASE_MS + 3)).toBeNull();
  });

  it.each([365 * 24 * HOUR, 10 * HOUR, 2 * 60_000])('is not held by a clock that ran %d ms ahead', async (ms) => {
    await claimJob('poll-watched', NOW + ms);
    const job = await claimJob('poll-watched', NOW);
    expect(job).toMatchObject({ round: 2 });
    await finishJob(job!, { dueAt: NOW + 1_000, failures: 0 }, NOW);
    await ran('poll-watched', NOW + ms, NOW + ms + 1_000);
    expect(await claimJob('poll-watched', NOW)).not.toBeNull();
  });
});

describe('finishJob', () => {
  it('writes nothing for a round that began before everything was wiped, or that another took over', async () => {
    const wiped = (await claimJob('poll-watched', NOW))!;
    await wipeDatabase();
    await finishJob(wiped, { dueAt: NOW + HOUR, failures: 0 }, NOW);
    expect(await (await database()).count('jobs')).toBe(0);

    const dead = (await claimJob('poll-watched', NOW))!;
    await claimJob('poll-watched', NOW + LEASE_MS);
    await renewLease(dead, NOW + LEASE_MS + 1);
    await finishJob(dead, { dueAt: NOW + HOUR, failures: 9 }, NOW + LEASE_MS + 1);
    expect(await claimJob('poll-watched', NOW + 2 * LEASE_MS)).toMatchObject({ round: 3, failures: 0 });
  });

  it('leaves a job due that was marked while it ran', async () => {
    const job = (await claimJob('poll-watched', NOW))!;
    await markDue(['poll-watched', 'never-ran']);
    expect(await finishJob(job, { dueAt: NOW + HOUR, failures: 0 }, NOW + 1)).toBe('marked');
    expect(await claimJob('poll-watched', NOW + 2)).not.toBeNull();
  });

  it('makes a job due that waits', async () => {
    await ran('poll-watched', NOW, NOW + HOUR);
    await markDue(['poll-watched']);
    expect(await claimJob('poll-watched', NOW + 1)).not.toBeNull();
  });
});

describe('repairDueTimes', () => {
  it('makes due what a clock ten hours ahead had planned, and lets its waits go', async () => {
    await ran('poll-watched', AHEAD, AHEAD + 60_000);
    await claimFeed('coindesk', AHEAD);
    await changeProvider('coingecko', (row) => ({ ...row, setAt: AHEAD, blockedUntil: AHEAD + HOUR }));
    await repairDueTimes(NOW, FURTHEST);
    const db = await database();
    expect(await db.get('jobs', 'poll-watched')).toMatchObject({ dueAt: NOW });
    expect(await db.get('feeds', 'coindesk')).toMatchObject({ dueAt: NOW, leaseUntil: 0 });
    expect(await getProviders()).toMatchObject([{ blockedUntil: 0 }]);
  });

  it('makes due what is planned further ahead than its schedule does, and leaves the rest', async () => {
    await ran('poll-watched', NOW, NOW + 2 * HOUR);
    await ran('prune', NOW, NOW + HOUR);
    await changeProvider('coingecko', (row) => ({ ...row, setAt: NOW, blockedUntil: NOW + HOUR }));
    await repairDueTimes(NOW, FURTHEST);
    const db = await database();
    expect(await db.get('jobs', 'poll-watched')).toMatchObject({ dueAt: NOW });
    expect(await db.get('jobs', 'prune')).toMatchObject({ dueAt: NOW + HOUR });
    expect(await getProviders()).toMatchObject([{ blockedUntil: NOW + HOUR }]);
  });
});

describe('claimFeed', () => {
  it('gives a look at a feed to one of many who ask at once', async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimFeed('coindesk', NOW)));
    expect(claims.filter((state) => state !== null)).toHaveLength(1);
  });
});
