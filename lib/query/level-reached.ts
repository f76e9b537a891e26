import { shareScale } from '../domain/chart.ts';
import type { CoinId } from '../domain/coin.ts';
import { dayOf, type DailySeries } from '../domain/daily.ts';
import { DAY_MS } from '../domain/durations.ts';
import type { Currency } from '../domain/quote.ts';
import { inPreference, toldOn } from '../prices/history.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getCoinChart } from './coin-chart.ts';
import { seriesOf } from './history.ts';
import type { LevelReached } from './views.ts';

/** Closes that end earlier than this say nothing of "last": what came after is not known. */
const NEWEST_CLOSE_DAYS = 3;
/** "Never" over less than this says too little. */
const FEWEST_DAYS = 30;
const WEEK_SAID_FOR_MS = DAY_MS / 2;

/**
 * When a coin last was at a level or beyond it, in the reader's currency: by the hours of the stored week, else by daily
 * closes without a gap since, which are in dollars and say nothing of a level in other money. Null where nobody knows.
 * Reads the store alone.
 * @param side on which side of the level it is to have been
 * @param now epoch milliseconds
 */
export async function getLevelReached(
  coinId: CoinId,
  side: 'above' | 'below',
  level: number,
  now: number,
): Promise<LevelReached | null> {
  const isReached = (price: number): boolean => (side === 'above' ? price >= level : price <= level);
  const { currency } = await readSettings();
  return (
    (await hourReached(coinId, currency, isReached, now)) ??
    (shareScale(currency, 'usd') ? closeReached((await seriesOf([coinId])).get(coinId) ?? [], isReached, now) : null)
  );
}

async function hourReached(
  coinId: CoinId,
  currency: Currency,
  isReached: (price: number) => boolean,
  now: number,
): Promise<LevelReached | null> {
  const line = (await getCoinChart(coinId, '7d', now)).stretches.at(-1);
  if (!line || line.currency !== currency) return null;
  const { start, step, values } = line;
  if (now - (start + step * (values.length - 1)) > WEEK_SAID_FOR_MS) return null;
  const at = values.findLastIndex((price) => price !== null && isReached(price));
  return at < 0 ? null : { kind: 'hour', at: Math.round(start + step * at) };
}

function closeReached(
  series: readonly DailySeries[],
  isReached: (price: number) => boolean,
  now: number,
): LevelReached | null {
  // Neither a future nor an opening price is a close of the coin.
  const own = inPreference(series.filter(({ instrument, figure }) => instrument !== 'perpetual' && figure === 'close'));
  const yesterday = dayOf(now) - 1;
  let newest = yesterday;
  while (toldOn(own, newest) === null) if (yesterday - --newest >= NEWEST_CLOSE_DAYS) return null;
  for (let day = newest; ; day--) {
    const close = toldOn(own, day);
    // What was before a gap may not be the last time: it is told as far as every day is known.
    if (close === null) return newest - day < FEWEST_DAYS ? null : { kind: 'never', at: (day + 1) * DAY_MS };
    if (isReached(close.value)) return { kind: 'close', at: day * DAY_MS };
  }
}
