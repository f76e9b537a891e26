import { readFileSync } from 'node:fs';
import type { CoinId } from '../lib/domain/coin.ts';
import { formerCoinIds } from '../lib/domain/renames.ts';

/** So many of the largest coins of the shipped catalogue by their present ids: as many rows as ids on a watch list. */
export function largestCoins(count: number): CoinId[] {
  const catalogue = new URL('../public/data/coins.json', import.meta.url);
  const listed = JSON.parse(readFileSync(catalogue, 'utf8')) as [id: CoinId][];
  const former = formerCoinIds(Date.now());
  return listed
    .map(([id]) => id)
    .filter((id) => !former.has(id))
    .slice(0, count);
}
