/** Whether an alert fires: pure steps from what is known and one more price to what is known next. */
import { COOLDOWN_MS, MAX_SNOOZE_MS } from './alert-limits.ts';
import {
  type Alert,
  type AlertCondition,
  type AlertFigures,
  type AlertFiring,
  type AlertLine,
  type AlertState,
  isBeyond,
  linesOf,
} from './alert.ts';
import { AHEAD_MS, CHECK_HOLDS_MS, WATCHED_POLL_INTERVAL_MS } from './price-limits.ts';
import {
  comparedAt,
  isDisagreement,
  type NumberState,
  type PriceSource,
  priceState,
  type StoredQuote,
} from './quote.ts';

/**
 * What a price is worth to an alert; only `fresh` ones count. Stricter than what surfaces show: `open-gap` is one look
 * away from a disagreement, and `converted` is nobody's quote in this currency, so no second source can bear it out.
 */
export type AlertStanding = NumberState | 'open-gap' | 'converted';

/** One price of the alert's coin, in its currency. */
export interface AlertObservation extends AlertFigures {
  readonly standing: AlertStanding;
  readonly asOf: number;
  readonly source: PriceSource;
  readonly confirmedBy: PriceSource | null;
}

export interface Judged {
  readonly state: AlertState;
  readonly firing: AlertFiring | null;
}

/** A stored price as alerts see it. @param told the present by the sources' clocks */
export function observe(quote: StoredQuote, told: number): AlertObservation {
  const { price, change1h, change24h, change7d, asOf, source, check } = quote;
  const isThisPrice = check?.apart === 0 && check.primary.source === source && check.primary.asOf === asOf;
  const confirmedBy = isThisPrice ? check.second.source : null;
  return { price, change1h, change24h, change7d, asOf, source, confirmedBy, standing: standingOf(quote, told) };
}

function standingOf({ price, asOf, held, check, conversion }: StoredQuote, told: number): AlertStanding {
  const disagreement = isDisagreement(check) ? { at: comparedAt(check) } : null;
  const standing = { price, asOf, held: held && held.quote, disagreement, pollIntervalMs: WATCHED_POLL_INTERVAL_MS };
  const state = priceState(standing, told);
  if (state !== 'fresh') return state;
  if (check && check.apart > 0 && told - comparedAt(check) < CHECK_HOLDS_MS) return 'open-gap';
  return conversion === null ? 'fresh' : 'converted';
}

/**
 * The state of an alert just made (or changed), beside the figures that its maker saw, whatever they are worth: whoever
 * asks for "above 100" while 95 is shown is told when the next price is 101. Null where none was shown.
 */
export function firstState(
  condition: AlertCondition,
  shown: (AlertFigures & { readonly asOf: number }) | null,
): AlertState {
  const armed: Record<AlertLine['direction'], boolean | null> = { up: null, down: null };
  for (const line of linesOf(condition)) {
    const side = shown && sideOf(line, shown);
    if (side) armed[line.direction] = side !== 'beyond';
  }
  return { armed, lastFiredAt: null, spentAt: null, seenAsOf: shown?.asOf ?? null };
}

/** Whether the price is beyond a line of the alert already, so that it has to fall back behind it before that fires. */
export function isWaiting({ condition }: Alert, { armed }: AlertState): boolean {
  return linesOf(condition).some(({ direction }) => armed[direction] === false);
}

/**
 * One price more. A line that is crossed fires if it was armed, and is armed again only when the price has fallen back
 * behind it by the hysteresis. A crossing within the cooldown is passed over, and has to fall back as any other.
 *
 * Prices that are not fresh, that are no newer than the last one judged, or that come while the alert is snoozed, spent
 * or expired, change nothing: they neither fire nor arm. The first price an alert ever sees never fires it. Times that
 * lie in the future are from a clock that was set back, and are repaired.
 * @param now by our clock
 * @param told by the sources' clocks, where ours is known to be wrong
 */
export function judge(
  alert: Alert,
  before: AlertState,
  seen: AlertObservation,
  now: number,
  told: number = now,
): Judged {
  const state = repaired(before, now, told);
  if (!isListening(alert, state, now) || seen.standing !== 'fresh') return { state, firing: null };
  if (state.seenAsOf !== null && seen.asOf <= state.seenAsOf) return { state, firing: null };
  const armed = { ...state.armed };
  let crossed: AlertLine | null = null;
  for (const line of linesOf(alert.condition)) {
    const { direction } = line;
    const side = sideOf(line, seen);
    if (side === null) continue;
    if (side === 'beyond') {
      if (armed[direction] === true) crossed = line;
      armed[direction] = false;
    } else if (side === 'back' || armed[direction] === null) armed[direction] = true;
  }
  const judged = { ...state, armed, seenAsOf: seen.asOf };
  if (crossed === null || isCoolingDown(state, now)) return { state: judged, firing: null };
  const spentAt = alert.repeat === 'once' ? now : null;
  return { state: { ...judged, lastFiredAt: now, spentAt }, firing: firingOf(alert, crossed, seen, now) };
}

/** Whether an alert is over for good: a `once` one that fired, or one whose time has run out. */
export function isOver({ expiresAt }: Alert, { spentAt }: AlertState, now: number): boolean {
  return spentAt !== null || (expiresAt !== null && expiresAt <= now);
}

/** Whether an alert is silent for now. */
export function isSnoozed({ snoozedUntil }: Alert, now: number): boolean {
  return snoozedUntil !== null && now < snoozedUntil && snoozedUntil - now <= MAX_SNOOZE_MS;
}

function isListening(alert: Alert, state: AlertState, now: number): boolean {
  return !isOver(alert, state, now) && !isSnoozed(alert, now);
}

function isCoolingDown({ lastFiredAt }: AlertState, now: number): boolean {
  return lastFiredAt !== null && now - lastFiredAt < COOLDOWN_MS;
}

/** Null where the source does not tell the figure. `between` is the strip of the hysteresis: behind the line, not back. */
function sideOf(line: AlertLine, seen: AlertFigures): 'beyond' | 'between' | 'back' | null {
  const { direction, of, rearmsAt } = line;
  const figure = seen[of];
  if (figure === null) return null;
  if (isBeyond(line, seen)) return 'beyond';
  const sign = direction === 'up' ? 1 : -1;
  return sign * figure <= sign * rearmsAt ? 'back' : 'between';
}

function repaired(state: AlertState, now: number, told: number): AlertState {
  const { lastFiredAt, spentAt, seenAsOf } = state;
  return {
    ...state,
    lastFiredAt: lastFiredAt === null ? null : Math.min(lastFiredAt, now),
    spentAt: spentAt === null ? null : Math.min(spentAt, now),
    // A source's clock may run ahead of ours.
    seenAsOf: seenAsOf !== null && seenAsOf > told + AHEAD_MS ? null : seenAsOf,
  };
}

function firingOf(alert: Alert, line: AlertLine, seen: AlertObservation, now: number): AlertFiring {
  const { coinId, currency, condition, note } = alert;
  const { price, source, confirmedBy, asOf } = seen;
  const change = line.of === 'price' ? null : seen[line.of];
  const id = `${alert.id}@${asOf}`;
  const { direction } = line;
  return {
    id,
    alertId: alert.id,
    coinId,
    currency,
    condition,
    direction,
    price,
    change,
    source,
    confirmedBy,
    asOf,
    at: now,
    note,
  };
}
