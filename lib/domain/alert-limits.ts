/** Every limit of alerts, in one place. Durations in milliseconds. */
import { DAY_MS, MINUTE_MS } from './durations.ts';

export const MAX_ALERTS = 200;
/** Firings that nobody has dismissed yet; of more the oldest go. */
export const MAX_FIRINGS = 50;
/** In UTF-16 units. */
export const MAX_NOTE_LENGTH = 200;

/** So far behind its line, as a fraction of the line's price, a price must fall back before the alert is armed again. */
export const HYSTERESIS = 0.005;
/** The same where the line is a change in percent: half a point, but never more than half of the line itself. */
export const HYSTERESIS_POINTS = 0.5;
/** A line crossed again within this long of a firing is not told again. */
export const COOLDOWN_MS = 15 * MINUTE_MS;

/** The smallest and largest move that can be asked for, percent. */
export const MIN_PERCENT = 0.1;
export const MAX_PERCENT = 10_000;

/** A snooze further ahead than this was set by a clock that was wrong. */
export const MAX_SNOOZE_MS = 30 * DAY_MS;

/** Nobody has looked at prices for longer than this: what fires then happened while the machine or the network was away. */
export const AWAY_AFTER_MS = 15 * MINUTE_MS;
/** More than this at once are told as one. */
export const MOST_TOLD_SINGLY = 3;
