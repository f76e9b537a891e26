import { DAY_MS } from '../domain/durations.ts';
import type { CoinId } from '../domain/coin.ts';
import { type DayFigures, dayOf, type SeriesKind } from '../domain/daily.ts';
import { candlesUrl, parseCandles } from './binance.ts';
import { exchangeCoin } from './exchange-coins.ts';
import { type HistoryRequest, isPossiblePrice, type Wanted } from './history-provider.ts';

/** Binance opened on 17 August 2017: there is nothing to ask for before. */
export const BINANCE_BEGINS = Date.UTC(2017, 7, 17) / DAY_MS;

/** Dollar tokens are what it trades nearly everything for. */
const QUOTE = 'usdt';
const KIND: SeriesKind = { source: 'binance', instrument: 'spot', currency: QUOTE, figure: 'close' };

/** A code that was off the market for longer and came back may be another coin's (LUNA in May 2022). */
const LONGEST_PAUSE_DAYS = 7;

/** Whether it trades the coin, as far as we know. */
export function isOnBinance(coinId: CoinId): boolean {
  return exchangeCoin('binance', coinId, QUOTE) !== null;
}

/**
 * Daily candles out of a reply of `/klines`, oldest first, each of one UTC day. Where trading paused for more than a
 * week, only what came after counts.
 */
export function parseDailyCandles(bytes: Uint8Array, from: number, through: number) {
  const reply = parseCandles(bytes);
  if (!reply.ok) return reply;
  const days = new Map<number, DayFigures>();
  for (const { openTime, close, low, high } of reply.candles) {
    const day = dayOf(openTime);
    const isAsked = openTime % DAY_MS === 0 && day >= from && day <= through;
    if (isAsked && isPossiblePrice(low) && isPossiblePrice(high)) days.set(day, { day, close, low, high });
  }
  return { ok: true, days: afterLastPause([...days.values()]) } as const;
}

function afterLastPause(days: readonly DayFigures[]): readonly DayFigures[] {
  const at = days.findLastIndex(({ day }, place) => day - (days[place - 1]?.day ?? day) > LONGEST_PAUSE_DAYS);
  return days.slice(Math.max(0, at));
}

/** Whether days are of another time of a code than the candles known: a pause too long lies between. */
export function isBeforePause(days: readonly DayFigures[], firstKnownDay: number | null): boolean {
  const last = days.at(-1)?.day;
  return last !== undefined && firstKnownDay !== null && firstKnownDay - last > LONGEST_PAUSE_DAYS;
}

/** The call for what a coin lacks; null where Binance does not trade it. */
export function dailyCandles({ coinId, from, through }: Wanted): HistoryRequest | null {
  const coin = exchangeCoin('binance', coinId, QUOTE);
  if (!coin) return null;
  return {
    source: 'binance',
    kind: KIND,
    coinIds: [coinId],
    url: candlesUrl(`${coin.code}${QUOTE.toUpperCase()}`, '1d', from * DAY_MS, through - from + 1),
    from,
    through,
    parse(bytes) {
      const reply = parseDailyCandles(bytes, from, through);
      return reply.ok ? { ok: true, told: new Map([[coinId, reply.days]]) } : reply;
    },
  };
}
