import type { CoinId } from './coin.ts';
import { type Currency, type PriceStanding, priceState } from './quote.ts';

/** A coin has to have moved by this much, in percent, to be told: an hour's noise is less. */
export const TOLD_MOVE_PERCENT = 2;
const MOST_MOVERS = 2;

/** What the popup showed when it was last open. */
export interface Look {
  /** The last moment it was seen, by our clock, epoch milliseconds. */
  readonly at: number;
  readonly currency: Currency;
  /** Only prices that were fresh and undoubted then. */
  readonly prices: readonly { readonly coinId: CoinId; readonly price: number }[];
}

export interface Mover {
  readonly coinId: CoinId;
  readonly symbol: string;
  /** Percent since the look. */
  readonly change: number;
}

/** What happened since a look; at least one mover or alert. */
export interface SinceLook {
  readonly at: number;
  /** The biggest first, at most two. */
  readonly movers: readonly Mover[];
  /** How many alerts fired. */
  readonly alerts: number;
}

interface LookedAt {
  readonly currency: Currency;
  readonly rows: readonly LookedAtRow[];
  readonly alerts: { readonly firings: readonly { readonly at: number }[] };
}

interface LookedAtRow extends PriceStanding {
  readonly coinId: CoinId;
  readonly symbol: string;
  readonly oneSource: boolean;
  readonly conversion: object | null;
}

/**
 * @param now by our clock
 * @param told what the ages of prices are told by
 */
export function lookOf(view: LookedAt, now: number, told: number): Look {
  const prices = view.rows.flatMap((row) => {
    const price = soundPrice(row, told);
    return price === null ? [] : [{ coinId: row.coinId, price }];
  });
  return { at: now, currency: view.currency, prices };
}

/**
 * What is to be told of the time since a look; null where it is nothing. Coins are compared only where both prices are
 * beyond doubt and in one currency. A look in the future is from before the clock was set back: nothing is known of it.
 */
export function sinceLook(look: Look, view: LookedAt, now: number, told: number): SinceLook | null {
  if (look.at > now) return null;
  const movers = look.currency === view.currency ? moversSince(look, view, told) : [];
  const alerts = view.alerts.firings.filter(({ at }) => at > look.at).length;
  return movers.length > 0 || alerts > 0 ? { at: look.at, movers, alerts } : null;
}

function moversSince(look: Look, view: LookedAt, told: number): Mover[] {
  const before = new Map(look.prices.map(({ coinId, price }) => [coinId, price]));
  return view.rows
    .flatMap((row) => {
      const [then, price] = [before.get(row.coinId), soundPrice(row, told)];
      if (then === undefined || price === null) return [];
      return { coinId: row.coinId, symbol: row.symbol, change: (price / then - 1) * 100 };
    })
    .filter(({ change }) => Math.abs(change) >= TOLD_MOVE_PERCENT)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, MOST_MOVERS);
}

/** A converted price moves with its rate too, and one on one source's word may be wrong: neither tells a move. */
function soundPrice(row: LookedAtRow, told: number): number | null {
  const isSound = priceState(row, told) === 'fresh' && !row.oneSource && row.conversion === null;
  return isSound ? row.price : null;
}
