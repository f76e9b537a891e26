import type { CoinId } from '../domain/coin.ts';
import { type DailySeries, dayOf, type PastPrice } from '../domain/daily.ts';
import { DAY_MS } from '../domain/durations.ts';
import { AI_COINS } from '../domain/first-watchlist.ts';
import { equalParts, type ThenAndNow, type ThenCoin, type Yardstick } from '../domain/then-and-now.ts';
import { inPreference, priceAt, toldOn } from '../prices/history.ts';
import { getMarket } from '../store/quotes.ts';
import { seriesOf } from './history.ts';
import type { SidebarCoin } from './views.ts';

const BITCOIN: CoinId = 'bitcoin';
/** Points of a line between then and now, both among them. */
const POINTS = 48;

/**
 * What the page's coins cost on its day against now, with bitcoin as the yardstick. From the store alone. Null where the
 * page's day is not over, or nobody's history reaches there.
 * @param pageAt epoch milliseconds
 * @param now epoch milliseconds
 */
export async function getThenAndNow(
  coins: readonly SidebarCoin[],
  pageAt: number,
  now: number,
): Promise<ThenAndNow | null> {
  const day = dayOf(pageAt);
  if (coins.length === 0 || day >= dayOf(now)) return null;
  const series = await seriesOf([...new Set([...coins.map(({ coinId }) => coinId), BITCOIN])]);
  const dollars = await dollarsOf(coins);
  const told = coins.map((coin) => thenCoin(coin, series.get(coin.coinId) ?? [], pageAt, now, dollars(coin)));
  if (told.every(({ past }) => past === null)) return null;
  return { coins: told, basket: basketOf(told), bitcoin: bitcoinOf(told, series.get(BITCOIN) ?? [], pageAt, now) };
}

/** The price of the past that anything may be compared with: spot or index, in dollars. */
export function isComparable({ instrument, currency }: Pick<PastPrice, 'instrument' | 'currency'>): boolean {
  return instrument !== 'perpetual' && currency === 'usd';
}

function thenCoin(
  { coinId }: SidebarCoin,
  series: readonly DailySeries[],
  pageAt: number,
  now: number,
  present: number | null,
): ThenCoin {
  const past = knownAt(series, coinId, pageAt, now);
  if (!past) return { coinId, past, now: null, change: null, line: [] };
  const price = isComparable(past) ? present : null;
  const change = price === null ? null : (price / past.value - 1) * 100;
  return { coinId, past, now: price, change, line: lineOf(series, past, price, now) };
}

function knownAt(series: readonly DailySeries[], coinId: CoinId, at: number, now: number): PastPrice | null {
  const price = priceAt(series, coinId, at, now);
  return price.kind === 'unknown' ? null : price;
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

function basketOf(coins: readonly ThenCoin[]): Yardstick | null {
  const ofAi = coins.filter(({ coinId }) => AI_COINS.has(coinId));
  const known = ofAi.filter(({ change }) => change !== null);
  if (known.length === 0) return null;
  const change = known.reduce((sum, coin) => sum + (coin.change ?? 0), 0) / known.length;
  return { coins: known.length, of: ofAi.length, change, line: sharesOf(known.map(({ line }) => line)) };
}

function sharesOf(lines: readonly (readonly (number | null)[])[]): (number | null)[] {
  return equalParts(lines).map((value) => value && Number(value.toPrecision(5)));
}

function bitcoinOf(
  coins: readonly ThenCoin[],
  series: readonly DailySeries[],
  pageAt: number,
  now: number,
): Yardstick | null {
  const onPage = coins.find(({ coinId }) => coinId === BITCOIN);
  // Bitcoin that the page does not name has no quote among these: its last close stands for now.
  const then = knownAt(series, BITCOIN, pageAt, now);
  const present = onPage?.now ?? knownAt(series, BITCOIN, now - DAY_MS, now)?.value ?? null;
  if (!then || present === null || !isComparable(then)) return null;
  const line = sharesOf([lineOf(series, then, present, now)]);
  return { coins: 1, of: 1, change: (present / then.value - 1) * 100, line };
}

/** Present prices in dollars, in which history is told: by today's rate where the reader has another currency. */
async function dollarsOf(coins: readonly SidebarCoin[]): Promise<(coin: SidebarCoin) => number | null> {
  const currency = coins[0]?.currency ?? 'usd';
  const perDollar = currency === 'usd' ? 1 : ((await getMarket(currency))?.perDollar ?? null);
  return ({ price, followed, held }) => (price === null || !followed || held || !perDollar ? null : price / perDollar);
}
