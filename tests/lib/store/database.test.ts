import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import { clearDatabase, database, wipeDatabase } from '../../../lib/store/database.ts';
import { claimFeed } from '../../../lib/store/feeds.ts';
import { claimJob } from '../../../lib/store/jobs.ts';
import { getBudget, getProviders, spendBudget } from '../../../lib/store/providers.ts';

const NOW = 1_800_000_000_000;

afterEach(clearDatabase);

it('wipes all but how long a provider is to be left alone and what was spent today', async () => {
  const db = await database();
  const provider = {
    source: 'coingecko',
    failures: 3,
    blockedUntil: NOW,
    setAt: NOW - 1,
    lastSuccessAt: null,
    failure: null,
  } as const;
  const budget = { name: 'prices', day: 20_000, scheduled: 264, other: 69 } as const;
  await db.put('providers', provider);
  await spendBudget(() => budget);
  await claimJob('poll-watched', NOW);
  await claimFeed('decrypt', NOW);

  await wipeDatabase();

  expect(await getProviders()).toEqual([provider]);
  expect(await getBudget()).toEqual(budget);
  const counts = await Promise.all([...db.objectStoreNames].map(async (name) => [name, await db.count(name)] as const));
  expect(counts.filter(([, count]) => count > 0).map(([name]) => name)).toEqual(['budgets', 'providers']);
});

it('empties everything when the database itself starts over', async () => {
  await spendBudget(() => ({ name: 'prices', day: 1, scheduled: 1, other: 0 }));
  await clearDatabase();
  expect(await getBudget()).toBeNull();
});
