import { database } from './database.ts';
import type { BudgetRow, ProviderRow } from './schema.ts';

export async function getProviders(): Promise<ProviderRow[]> {
  return (await database()).getAll('providers');
}

export async function putProvider(row: ProviderRow): Promise<void> {
  await (await database()).put('providers', row);
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
  if (next) void tx.store.put(next);
  await tx.done;
  return next !== null;
}
