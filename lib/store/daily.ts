import type { CoinId } from '../domain/coin.ts';
import { database, queue } from './database.ts';
import type { DailyRow } from './schema.ts';

/** All series of these coins, in one transaction; a coin without any has no entry. */
export async function getDaily(coinIds: readonly CoinId[]): Promise<Map<CoinId, DailyRow[]>> {
  const db = await database();
  const { store } = db.transaction('daily');
  const rows = await Promise.all(coinIds.map((coinId) => store.getAll(IDBKeyRange.bound([coinId], [coinId, []]))));
  return new Map(coinIds.flatMap((coinId, at) => (rows[at]?.length ? [[coinId, rows[at]] as const] : [])));
}

/**
 * Changes one series in one transaction: a stretch of days goes in whole, or not at all.
 * @param change gets the stored row, null where there is none
 */
export async function changeDaily(
  coinId: CoinId,
  name: string,
  change: (row: DailyRow | null) => DailyRow,
): Promise<void> {
  const db = await database();
  const tx = db.transaction('daily', 'readwrite');
  queue(tx.store.put(change((await tx.store.get([coinId, name])) ?? null)));
  await tx.done;
}

/** Stores whole series in one transaction, in place of those of the same names. */
export async function putDaily(rows: readonly DailyRow[]): Promise<void> {
  const db = await database();
  const tx = db.transaction('daily', 'readwrite');
  for (const row of rows) queue(tx.store.put(row));
  await tx.done;
}
