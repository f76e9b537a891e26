import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { clearDatabase } from '../../../lib/store/database.ts';
import { claimFeed } from '../../../lib/store/feeds.ts';
import { claimJob, finishJob, LEASE_MS, renewLease, repairDueTimes } from '../../../lib/store/jobs.ts';

const NOW = 1_800_000_000_000;

afterEach(clearDatabase);

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
    await claimJob('poll-watched', NOW);
    await finishJob('poll-watched', { dueAt: NOW + 1_000, failures: 0 });
    expect(await claimJob('poll-watched', NOW + 999)).toBeNull();
    expect(await claimJob('poll-watched', NOW + 999, true)).not.toBeNull();
  });

  it('keeps a long round that renews its lease', async () => {
    await claimJob('poll-feeds', NOW);
    await renewLease('poll-feeds', NOW + 50_000);
    expect(await claimJob('poll-feeds', NOW + LEASE_MS + 1)).toBeNull();
  });

  it('is not held for ever by a lease or due time from before the clock was set back', async () => {
    await claimJob('poll-watched', NOW + 365 * 86_400_000);
    expect(await claimJob('poll-watched', NOW)).not.toBeNull();
    await finishJob('poll-watched', { dueAt: NOW + 365 * 86_400_000, failures: 0 });
    await repairDueTimes(NOW, 86_400_000);
    expect(await claimJob('poll-watched', NOW)).not.toBeNull();
  });
});

describe('claimFeed', () => {
  it('gives a look at a feed to one of many who ask at once', async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => claimFeed('coindesk', NOW)));
    expect(claims.filter((state) => state !== null)).toHaveLength(1);
  });
});
