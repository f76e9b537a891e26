import type { CoinId } from '../domain/coin.ts';
import { type DailySeries, dayOf, type PastPrice } from '../domain/daily.ts';
import { AI_COINS } from '../domain/first-watchlist.ts';
import type { Currency } from '../domain/quote.ts';
import { equalParts, isOfNow, type ThenAndNow, type ThenCoin, type Yardstick } from '../domain/then-and-now.ts';
import { dollarRate } from '../prices/convert.ts';
import { inPreference, isComparable, priceAt, toldOn } from '../prices/history.ts';
import { getMarket } from '../store/quotes.ts';
import { type SeriesReader, seriesOf } from './history.ts';
import type { SidebarCoin } from './sidebar-views.ts';

const BITCOIN: CoinId = 'bitcoin';
/** Points of a line between then and now, both among them. */
const POINTS = 48;

/** When, all in epoch milliseconds. */
interface Times {
  /** Of the page. */
  readonly pageAt: number;
  /** By our clock: which days are over. */
  readonly now: number;
  /** By the sources' clocks: which prices are of the present. */
  readonly told: number;
}

/**
 * What the page's coins cost on its day against now, with bitcoin as the yardstick. Only fresh prices are of now: what
 * is old, held or missing is compared with nothing. From the store alone. Null where the page's day is not over, or
 * nobody's history reaches there.
 * @param bitcoin as it would stand on the page, named there or not
 * @param read what the same answer reads series by
 */
export async function getThenAndNow(
  coins: readonly SidebarCoin[],
  bitcoin: SidebarCoin,
  { pageAt, now, told: sourcesNow }: Times,
  read: SeriesReader = seriesOf,
): Promise<ThenAndNow | null> {
  const day = dayOf(pageAt);
  if (coins.length === 0 || day >= dayOf(now)) return null;
  const series = await read([...new Set([...coins.map(({ coinId }) => coinId), BITCOIN])]);
  const dollars = await dollarsOf(bitcoin.currency, now, sourcesNow);
  const told = coins.map((coin) => thenCoin(coin, series.get(coin.coinId) ?? [], pageAt, now, dollars(coin)));
  if (told.every(({ past }) => past === null)) return null;
  const yardstick = thenCoin(bitcoin, series.get(BITCOIN) ?? [], pageAt, now, dollars(bitcoin));
  return { coins: told, basket: basketOf(coins, told), bitcoin: yardstickOf([bitcoin], [yardstick]) };
}

function thenCoin(
  { coinId }: SidebarCoin,
  series: readonly DailySeries[],
  pageAt: number,
  now: number,
  present: number | null,
): ThenCoin {
  const told = priceAt(series, coinId, pageAt, now);
  const past = told.kind === 'unknown' ? null : told;
  const price = past && isComparable(past) ? present : null;
  return {
    coinId,
    past,
    knownSince: past ? null : knownSince(series, dayOf(pageAt)),
    now: price,
    change: past && price !== null ? (price / past.value - 1) * 100 : null,
    line: past ? lineOf(series, past, price, now) : [],
  };
}

/** The first day of which anything is known; null where that is before `day`, or nothing is. */
function knownSince(series: readonly DailySeries[], day: number): number | null {
  const starts = series.flatMap(({ firstDay, closes }) => {
    const at = closes.findIndex((figure) => figure > 0);
    return at < 0 ? [] : [firstDay + at];
  });
  const first = Math.min(...starts);
  return starts.length > 0 && first > day ? first : null;
}

/** From the page's day to now at even distances; figures of another market than `then`'s are left out. */
function lineOf(
  series: readonly DailySeries[],
  then: PastPrice,
  present: number | null,
  now: number,
): (number | null)[] {
  const comparable = inPreference(series.filter((one) => isComparable(one) === isComparable(then)));
  const last = dayOf(now) - 1;
  const days = last - then.day;
  const count = Math.max(2, Math.min(POINTS, days + 2));
  const line = Array.from({ length: count }, (_, at): number | null => {
    if (at === 0) return then.value;
    if (at === count - 1) return present;
    const day = then.day + Math.round((at * (days + 1)) / (count - 1));
    return figureNear(comparable, day);
  });
  return line.map((value) => value && Number(value.toPrecision(7)));
}

/** The close of a day or of one of the three before it: a small picture needs no more. */
function figureNear(series: readonly DailySeries[], day: number): number | null {
  for (let before = 0; before <= 3; before++) {
    const told = toldOn(series, day - before);
    if (told) return told.value;
  }
  return null;
}

function basketOf(coins: readonly SidebarCoin[], told: readonly ThenCoin[]): Yardstick | null {
  const isAi = ({ coinId }: { readonly coinId: CoinId }): boolean => AI_COINS.has(coinId);
  return yardstickOf(coins.filter(isAi), told.filter(isAi));
}

/** Several coins in equal parts, of those that can be compared; null where none can. */
function yardstickOf(coins: readonly SidebarCoin[], told: readonly ThenCoin[]): Yardstick | null {
  const known = told.filter(({ change }) => change !== null);
  if (known.length === 0) return null;
  const ids = new Set(known.map(({ coinId }) => coinId));
  const line = equalParts(known.map((one) => one.line)).map((value) => value && Number(value.toPrecision(5)));
  return {
    coins: known.length,
    of: told.length,
    change: known.reduce((sum, one) => sum + (one.change ?? 0), 0) / known.length,
    line,
    standings: coins.filter(({ coinId }) => ids.has(coinId)),
  };
}

/** Present prices in dollars, in which history is told: by today's rate where the reader has another currency. */
async function dollarsOf(
  currency: Currency,
  now: number,
  sourcesNow: number,
): Promise<(coin: SidebarCoin) => number | null> {
  const perDollar = currency === 'usd' ? 1 : dollarRate(await getMarket(currency), currency, now)?.rate;
  return (coin) => {
    if (coin.price === null || !coin.followed || !isOfNow(coin, sourcesNow)) return null;
    return perDollar === undefined ? null : coin.price / perDollar;
  };
}
