import { DAY_MS } from '../domain/durations.ts';
import type { CoinId } from '../domain/coin.ts';
import { dayOf } from '../domain/daily.ts';
import { isWithin } from '../domain/day-ranges.ts';
import {
  CLOSE_AGAIN_AFTER_MS,
  CLOSE_KNOWN_AFTER_MS,
  INDEX_CLOSE_KNOWN_AFTER_MS,
  MARKET_UNKNOWN_FOR_MS,
} from '../domain/price-limits.ts';
import { CANDLES_PER_CALL } from './binance.ts';
import { BINANCE_BEGINS, dailyCandles, isOnBinance } from './binance-daily.ts';
import { COINGECKO_DAYS, marketChart } from './coingecko-chart.ts';
import { chart, DEFILLAMA_COINS, DEFILLAMA_POINTS } from './defillama.ts';
import { type AskedForHistory, HISTORY_BEGINS, type HistoryRequest, type Wanted } from './history-provider.ts';
import { type KeptSeries, knownGaps, lastSettledDay } from './history-row.ts';

/** What decides who is asked for which days. */
export interface HistoryState {
  /** In the order in which they are filled. */
  readonly coinIds: readonly CoinId[];
  /** The last day of coins that went on under another id since: nothing is asked for behind it. */
  readonly lastDays: ReadonlyMap<CoinId, number>;
  readonly series: ReadonlyMap<CoinId, readonly KeptSeries[]>;
  readonly now: number;
  /** Sources that cannot be asked for now: another one takes what would be theirs. */
  readonly out: ReadonlySet<AskedForHistory>;
}

export interface HistoryPlan {
  readonly calls: Readonly<Record<AskedForHistory, readonly HistoryRequest[]>>;
  /** A source that was asked lately did not have yesterday's close yet. */
  readonly isAwaiting: boolean;
}

/** When a close that cannot be asked for yet can be, epoch milliseconds: of an exchange, or of an index. */
export function nextCloseAt(now: number): number {
  const next = (after: number): number => (dayOf(now - after) + 1) * DAY_MS + after;
  return Math.min(next(CLOSE_KNOWN_AFTER_MS), next(INDEX_CLOSE_KNOWN_AFTER_MS));
}

/**
 * Calls for what the coins lack, one stretch a coin and source, the newest first: Binance where it trades the coin, else
 * CoinGecko for the past 365 days, and DefiLlama for what neither has. A perpetual or an opening price stands in for
 * nothing. Empty once everything is there that can be had.
 */
export function planHistory({ coinIds, lastDays, series, now, out }: HistoryState): HistoryPlan {
  const through = dayOf(now - CLOSE_KNOWN_AFTER_MS) - 1;
  const throughOfIndex = dayOf(now - INDEX_CLOSE_KNOWN_AFTER_MS) - 1;
  const binance: HistoryRequest[] = [];
  const coingecko: HistoryRequest[] = [];
  const defillama: Wanted[] = [];
  let isAwaiting = false;
  for (const coinId of new Set(coinIds)) {
    const own = series.get(coinId) ?? [];
    const ask = (source: AskedForHistory) => askable(own, source, now);
    const fromBinance = isOnBinance(coinId) ? ask('binance') : null;
    const fromCoinGecko = fromBinance ? null : ask('coingecko');
    const fromDefiLlama = ask('defillama');
    const lack: Record<AskedForHistory, number[]> = { binance: [], coingecko: [], defillama: [] };
    for (const day of daysLacking(own, Math.min(through, lastDays.get(coinId) ?? Infinity))) {
      const atBinance = day >= BINANCE_BEGINS ? (fromBinance?.(day) ?? 'no') : 'no';
      const atCoinGecko = day > throughOfIndex - COINGECKO_DAYS ? (fromCoinGecko?.(day) ?? 'no') : 'no';
      const atDefiLlama = fromDefiLlama?.(day) ?? 'no';
      if (atBinance === 'yes') lack.binance.push(day);
      if (day > throughOfIndex) continue;
      if (atCoinGecko === 'yes') lack.coingecko.push(day);
      const isOthers = (atBinance !== 'no' && !out.has('binance')) || (atCoinGecko !== 'no' && !out.has('coingecko'));
      if (atDefiLlama === 'yes' && !isOthers) lack.defillama.push(day);
      isAwaiting ||= [atBinance, atCoinGecko, atDefiLlama].includes('later');
    }
    const candles = newestStretch(coinId, lack.binance, CANDLES_PER_CALL);
    const request = candles && dailyCandles(candles);
    if (request) binance.push(request);
    const recent = newestStretch(coinId, lack.coingecko, COINGECKO_DAYS);
    if (recent) coingecko.push(marketChart(recent, dayOf(now)));
    const rest = newestStretch(coinId, lack.defillama, DEFILLAMA_POINTS);
    if (rest) defillama.push(rest);
  }
  return { calls: { binance, coingecko, defillama: together(defillama) }, isAwaiting };
}

/** Days without a close on a market of the coin itself, oldest first. */
function daysLacking(series: readonly KeptSeries[], through: number): number[] {
  const has = new Uint8Array(Math.max(0, through - HISTORY_BEGINS + 1));
  for (const { instrument, figure, firstDay, closes } of series) {
    if (instrument === 'perpetual' || figure === 'open') continue;
    for (const [at, close] of closes.entries()) {
      const day = firstDay + at - HISTORY_BEGINS;
      if (close > 0 && day >= 0 && day < has.length) has[day] = 1;
    }
  }
  const days: number[] = [];
  for (const [at, hasClose] of has.entries()) if (hasClose === 0) days.push(HISTORY_BEGINS + at);
  return days;
}

/** Tells of a day whether the source can be asked for it, now or later; null where it does not know the coin. */
function askable(
  series: readonly KeptSeries[],
  source: AskedForHistory,
  now: number,
): ((day: number) => 'yes' | 'later' | 'no') | null {
  const own = series.find((one) => one.source === source && one.packagedBy === null);
  if (!own) return () => 'yes';
  // A time to come is from a clock that was set back since.
  const since = (time: number): number => (time <= now ? now - time : Infinity);
  if (own.absentAt !== null && since(own.absentAt) < MARKET_UNKNOWN_FOR_MS) return null;
  const isTooSoon = since(own.triedAt) < CLOSE_AGAIN_AFTER_MS;
  const settled = lastSettledDay(now);
  const gaps = knownGaps(own, now);
  return (day) => (isWithin(gaps, day) ? 'no' : isTooSoon && day > settled ? 'later' : 'yes');
}

/** The stretch of one call that holds the newest of these days, and begins and ends with one of them. */
function newestStretch(coinId: CoinId, days: readonly number[], most: number): Wanted | null {
  const through = days.at(-1);
  if (through === undefined) return null;
  const from = days.find((day) => day > through - most) ?? through;
  return { coinId, from, through };
}

/** Coins that lack the same days share a call, as far as its points go. */
function together(wanted: readonly Wanted[]): HistoryRequest[] {
  const groups = Map.groupBy(wanted, ({ from, through }) => `${from} ${through}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { from, through } = first;
    const most = Math.max(1, Math.min(DEFILLAMA_COINS, Math.floor(DEFILLAMA_POINTS / (through - from + 1))));
    const calls: HistoryRequest[] = [];
    for (let at = 0; at < group.length; at += most) {
      const ids = group.slice(at, at + most).map(({ coinId }) => coinId);
      calls.push(chart(ids, from, through));
    }
    return calls;
  });
}
