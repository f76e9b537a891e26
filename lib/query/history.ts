import type { CoinId } from '../domain/coin.ts';
import type { DailySeries, PriceAt } from '../domain/daily.ts';
import { formerLives } from '../domain/renames.ts';
import { withFormerLives } from '../prices/former-series.ts';
import { priceAt } from '../prices/history.ts';
import { getDaily } from '../store/daily.ts';

/**
 * What these coins cost at a time, each as `priceAt` says; one entry for every coin asked for. Reads the store alone.
 * @param time epoch milliseconds
 * @param now epoch milliseconds
 */
export async function getPriceAt(
  coinIds: readonly CoinId[],
  time: number,
  now: number,
): Promise<ReadonlyMap<CoinId, PriceAt>> {
  const series = await seriesOf(coinIds);
  return new Map(coinIds.map((coinId) => [coinId, priceAt(series.get(coinId) ?? [], coinId, time, now)]));
}

/** Reads series as `seriesOf` does. */
export type SeriesReader = typeof seriesOf;

/** For one answer: what it asks for several times is read once. */
export function seriesReader(): SeriesReader {
  const known = new Map<CoinId, Promise<readonly DailySeries[]>>();
  return async (coinIds) => {
    const missing = coinIds.filter((coinId) => !known.has(coinId));
    if (missing.length > 0) {
      const reading = seriesOf(missing);
      for (const coinId of missing)
        known.set(
          coinId,
          reading.then((read) => read.get(coinId) ?? []),
        );
    }
    return new Map(
      await Promise.all(coinIds.map(async (coinId) => [coinId, (await known.get(coinId)) ?? []] as const)),
    );
  };
}

/** All that is known of these coins' days, those under former ids among them. */
export async function seriesOf(coinIds: readonly CoinId[]): Promise<ReadonlyMap<CoinId, readonly DailySeries[]>> {
  const before = coinIds.flatMap((coinId) => formerLives(coinId).map((life) => life.coinId));
  const stored = await getDaily([...new Set([...coinIds, ...before])]);
  return new Map(coinIds.map((coinId) => [coinId, withFormerLives(coinId, stored)]));
}
