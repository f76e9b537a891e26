/** What the reader asked to be told of, and what is known of it: plain JSON, as stored. Times are epoch milliseconds. */
import { HYSTERESIS, HYSTERESIS_POINTS } from './alert-limits.ts';
import type { CoinId } from './coin.ts';
import type { Currency, PriceSource } from './quote.ts';
import type { QuietHours } from './quiet-hours.ts';

export type AlertDirection = 'up' | 'down';

/** The windows for which the sources themselves tell a change. */
export const ALERT_WINDOWS = ['1h', '24h', '7d'] as const;
export type AlertWindow = (typeof ALERT_WINDOWS)[number];

export type AlertCondition =
  | { readonly kind: 'above'; readonly level: number }
  | { readonly kind: 'below'; readonly level: number }
  | {
      readonly kind: 'moves';
      /** Greater than zero. */
      readonly percent: number;
      readonly direction: AlertDirection | 'either';
      readonly window: AlertWindow;
    }
  | {
      readonly kind: 'from-reference';
      /** Greater than zero; below 100 where the direction is not `up`. */
      readonly percent: number;
      readonly direction: AlertDirection | 'either';
      /** The price that is measured from, e.g. what somebody paid. */
      readonly reference: number;
    };

/** An alert as the reader made it. */
export interface Alert {
  readonly id: string;
  readonly coinId: CoinId;
  /** Of the level or the reference. Prices in another currency say nothing to it. */
  readonly currency: Currency;
  readonly condition: AlertCondition;
  readonly repeat: 'once' | 'repeating';
  /** Nothing fires from then on; null is never. */
  readonly expiresAt: number | null;
  /** Nothing fires before; what holds then fires then. */
  readonly snoozedUntil: number | null;
  readonly createdAt: number;
  readonly note: string | null;
}

/** What a surface asks for; `id` null makes a new alert, in the currency in force. */
export type AlertDraft = Pick<Alert, 'coinId' | 'condition' | 'repeat' | 'expiresAt' | 'note'> & {
  readonly id: string | null;
};

/** What a click on "Set alert" asks for, all at once. */
export interface AlertWish {
  readonly draft: AlertDraft;
  /** Of all alerts. Undefined leaves them as they are. */
  readonly quietHours: QuietHours | null | undefined;
  /** The browser is to be asked for notifications, in this very click. */
  readonly askPermission: boolean;
}

/** What is known of an alert; changed by `judge` alone. */
export interface AlertState {
  /**
   * Whether the price has been on the near side of each line since it was last beyond it; null while no price is known.
   * Only an armed line fires.
   */
  readonly armed: Readonly<Record<AlertDirection, boolean | null>>;
  readonly lastFiredAt: number | null;
  /** When a `once` alert fired: it does not fire again. */
  readonly spentAt: number | null;
  /** As-of of the newest price that was judged. */
  readonly seenAsOf: number | null;
}

/** That an alert fired: all that has to be told of it, also when the alert is gone. */
export interface AlertFiring {
  /** The same whenever the same alert fires on the same price. */
  readonly id: string;
  readonly alertId: string;
  readonly coinId: CoinId;
  readonly currency: Currency;
  readonly condition: AlertCondition;
  /** Across which of its lines. */
  readonly direction: AlertDirection;
  readonly price: number;
  /** Of `moves`: the change in its window, percent. Null for the others. */
  readonly change: number | null;
  readonly source: PriceSource;
  /** The independent source that agreed about this very price; null where none was asked. */
  readonly confirmedBy: PriceSource | null;
  readonly asOf: number;
  /** When it fired, by our clock. */
  readonly at: number;
  readonly note: string | null;
}

/** Figures of one coin at one time. */
export interface AlertFigures {
  readonly price: number;
  readonly change1h: number | null;
  readonly change24h: number | null;
  readonly change7d: number | null;
}

/** One edge that a figure can cross: it holds at `at` and beyond, and is armed again at `rearmsAt` and behind. */
export interface AlertLine {
  readonly direction: AlertDirection;
  readonly of: keyof AlertFigures;
  readonly at: number;
  readonly rearmsAt: number;
}

const CHANGE_OF: Readonly<Record<AlertWindow, 'change1h' | 'change24h' | 'change7d'>> = {
  '1h': 'change1h',
  '24h': 'change24h',
  '7d': 'change7d',
};

/** The lines of a condition: one, or two for `either`. */
export function linesOf(condition: AlertCondition): AlertLine[] {
  if (condition.kind === 'above') return [priceLine('up', condition.level)];
  if (condition.kind === 'below') return [priceLine('down', condition.level)];
  const { percent, direction } = condition;
  const directions: readonly AlertDirection[] = direction === 'either' ? ['up', 'down'] : [direction];
  return directions.map((one): AlertLine => {
    const signed = one === 'up' ? percent : -percent;
    if (condition.kind === 'from-reference') return priceLine(one, (condition.reference * (100 + signed)) / 100);
    const back = Math.min(HYSTERESIS_POINTS, percent / 2);
    return {
      direction: one,
      of: CHANGE_OF[condition.window],
      at: signed,
      rearmsAt: one === 'up' ? signed - back : signed + back,
    };
  });
}

/** Whether a figure is at a line or beyond it; null where the source does not tell the figure. */
export function isBeyond({ direction, of, at }: AlertLine, seen: AlertFigures): boolean | null {
  const figure = seen[of];
  if (figure === null) return null;
  return direction === 'up' ? figure >= at : figure <= at;
}

function priceLine(direction: AlertDirection, at: number): AlertLine {
  return {
    direction,
    of: 'price',
    at,
    rearmsAt: direction === 'up' ? at * (1 - HYSTERESIS) : at * (1 + HYSTERESIS),
  };
}
