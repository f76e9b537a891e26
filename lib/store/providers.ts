import type { PriceProviderName } from '../domain/sources.ts';
import { database, queue } from './database.ts';
import type { BudgetRow, ProviderRow } from './schema.ts';

export async function getProviders(): Promise<ProviderRow[]> {
  return (await database()).getAll('providers');
}

/** Changes what is known of a provider, in one transaction: two rounds may hear from it at once. */
export async function changeProvider(
  source: PriceProviderName,
  change: (row: ProviderRow) => ProviderRow,
): Promise<void> {
  const db = await database();
  const tx = db.transaction('providers', 'readwrite');
  queue(tx.store.put(change((await tx.store.get(source)) ?? newProvider(source))));
  await tx.done;
}

function newProvider(source: PriceProviderName): ProviderRow {
  const never = { setAt: 0, failures: 0, blockedUntil: 0, lastSuccessAt: null, failure: null };
  return { source, ...never, clock: null, unknownMarkets: {} };
}

export async function getBudget(): Promise<BudgetRow | null> {
  return (await (await database()).get('budgets', 'prices')) ?? null;
}

/**
 * Changes the budget in one transaction, so that two callers cannot both spend the last call.
 * @param spend gets the stored row and returns the new one, or null to refuse
 * @returns whether the call was allowed
 */
export async function spendBudget(spend: (row: BudgetRow | null) => BudgetRow | null): Promise<boolean> {
  const db = await database();
  const tx = db.transaction('budgets', 'readwrite');
  const next = spend((await tx.store.get('prices')) ?? null);
  if (next) queue(tx.store.put(next));
  await tx.done;
  return next !== null;
}
