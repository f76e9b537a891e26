import type { ChangeClaimView } from '../domain/claim-view.ts';
import { type DailySeries, dayOf, figureOn } from '../domain/daily.ts';
import { DAY_MS } from '../domain/durations.ts';
import type { PriceClaim } from '../domain/price-claim.ts';
import { isPlausible } from './held-price.ts';
import { inPreference, isComparable, known } from './history.ts';

/** As a part of the price; less than that is the time of day. */
const OTHER_WAY = 0.02;

/** From the end of one UTC day to the end of another. */
interface Period {
  readonly fromDay: number;
  readonly toDay: number;
}

/**
 * A stated change or multiple beside how the price changed in that period, by the closes of one source. Words leave open
 * when a day ends and when "this week" began: of the periods that they allow, the one that agrees best with the page. Null
 * where the words name no period that can be told, where nobody knows it, and where the figure is so far off that it is
 * most likely misread.
 * @param series of the coin
 * @param publishedAt epoch milliseconds; of a UTC day that is over
 */
export function heldChange(
  claim: PriceClaim,
  name: string,
  series: readonly DailySeries[],
  publishedAt: number,
): ChangeClaimView | null {
  const periods = periodsOf(claim.window ?? '', dayOf(publishedAt));
  for (const one of inPreference(series.filter(isComparable))) {
    if (one.figure !== 'close') continue;
    const best = bestOf(claim, name, one, periods);
    if (best) return best;
  }
  return null;
}

/** What was, as a factor, so that −12 % and 5x are one thing. */
function factorOf({ kind, value }: Pick<PriceClaim, 'kind' | 'value'>): number {
  return kind === 'multiple' ? value : 1 + value / 100;
}

function bestOf(
  claim: PriceClaim,
  name: string,
  series: DailySeries,
  periods: readonly Period[],
): ChangeClaimView | null {
  const stated = factorOf(claim);
  let best: (Period & { readonly factor: number }) | null = null;
  for (const period of periods) {
    const [from, to] = [figureOn(series, period.fromDay), figureOn(series, period.toDay)];
    if (from === null || to === null) continue;
    const factor = to / from;
    if (!best || Math.abs(Math.log(factor / stated)) < Math.abs(Math.log(best.factor / stated)))
      best = { ...period, factor };
  }
  if (!best || !isPlausible(stated / best.factor) || isOtherWay(stated, best.factor)) return null;
  const { fromDay, toDay, factor } = best;
  const { coinId, quote, value, ofMarketCap } = claim;
  const kind = claim.kind === 'multiple' ? 'multiple' : 'change';
  const { source, instrument, currency, figure } = series;
  return {
    kind,
    coinId,
    name,
    quote,
    stated: value,
    told: kind === 'multiple' ? factor : (factor - 1) * 100,
    series: { source, instrument, currency, figure },
    fromDay,
    toDay,
    isWithin: isWithin(stated, series, best),
    ofMarketCap,
  };
}

/** Up by more than a little where it is said to be down, or the reverse: most likely another thing was meant. */
function isOtherWay(stated: number, told: number): boolean {
  return (stated - 1) * (told - 1) < 0 && Math.min(Math.abs(stated - 1), Math.abs(told - 1)) > OTHER_WAY;
}

/** Whether any two moments, one of each day, are so far apart. */
function isWithin(stated: number, { firstDay, lows, highs }: DailySeries, { fromDay, toDay }: Period): boolean | null {
  const [low, high] = [known(lows?.[fromDay - firstDay]), known(highs?.[fromDay - firstDay])];
  const [lowThen, highThen] = [known(lows?.[toDay - firstDay]), known(highs?.[toDay - firstDay])];
  if (low === null || high === null || lowThen === null || highThen === null) return null;
  return stated >= lowThen / high && stated <= highThen / low;
}

/** The periods that the words may mean. @param day UTC day of the page */
function periodsOf(window: string, day: number): Period[] {
  const date = new Date(day * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const lastDayBefore = (ofYear: number, ofMonth: number): number => dayOf(Date.UTC(ofYear, ofMonth, 1)) - 1;
  // Of a page of noon, neither that day's close is nearer nor that of the day before.
  const until = [day, day - 1];
  const rolling = (...lengths: number[]): Period[] =>
    lengths.flatMap((length) => until.map((toDay) => ({ fromDay: toDay - length, toDay })));
  const since = (...days: number[]): Period[] =>
    days.flatMap((fromDay) => until.filter((toDay) => toDay > fromDay).map((toDay) => ({ fromDay, toDay })));
  switch (window) {
    case '24h':
      return rolling(1);
    case '7d':
      return rolling(7);
    case '1mo':
      return rolling(30, 31);
    case '1y':
      return rolling(365);
    case 'week': {
      // Weeks begin on Monday here, on Sunday there; many say "this week" of the last seven days.
      const weekday = date.getUTCDay();
      return [...rolling(7), ...since(day - ((weekday + 6) % 7) - 1, day - weekday - 1)];
    }
    case 'month':
      return [...rolling(30), ...since(lastDayBefore(year, month))];
    case 'year':
      return since(lastDayBefore(year, 0));
    default:
      return [];
  }
}
