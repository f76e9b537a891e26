/**
 * Every limit by which a price is trusted, in one place: how often it is asked for, how old it may be, how far it may
 * jump, and how far two sources may lie apart. Durations in milliseconds, gaps and jumps as fractions (0.01 is 1 %).
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from './durations.ts';

/** How often the watched coins are asked for, and the rest of the 250 largest. */
export const WATCHED_POLL_INTERVAL_MS = 6 * MINUTE_MS;
export const TOP_POLL_INTERVAL_MS = 2 * HOUR_MS;
/** How often the totals of the whole market are asked for. */
export const MARKET_POLL_INTERVAL_MS = 3 * HOUR_MS;
/** Fresh is younger than this many poll intervals of what fetches it. */
export const FRESH_INTERVALS = 2;

/** 10,000 calls a month, CoinGecko's smallest free plan, over its 30 days. */
export const BUDGET_PER_DAY = 333;
/** Of these for the schedule: watched coins 240, largest coins 12, sparklines 4, totals 8. */
export const SCHEDULE_PER_DAY = 264;

/** How often the watched coins are held against an independent exchange. */
export const CROSS_CHECK_INTERVAL_MS = 12 * MINUTE_MS;
/** Two prices are of the same moment, and can be compared, when their as-of differ by no more than this. */
export const SAME_MOMENT_MS = 120_000;
/** Sources disagree when their gap is larger than this: of the largest coins, and of all others. */
export const DISAGREE_GAP_LARGEST = 0.01;
export const DISAGREE_GAP = 0.03;
/** "Largest": up to this rank by market cap. */
export const LARGEST_RANK = 50;
/** So many comparisons in a row must be apart before it is called a disagreement: one may be a quick market. */
export const DISAGREE_TIMES = 2;
/** A comparison says something of the present for this long; after that nobody knows. */
export const CHECK_HOLDS_MS = HOUR_MS;
/** After this long of disagreement, or of a price held, the primary source's word stands and the surfaces say so. */
export const DISAGREE_KEPT_AFTER_MS = 6 * HOUR_MS;

/** A price further than this from the one before is held back … */
export const HELD_JUMP = 0.2;
/** … where the one before is younger than this: over a longer time a price may really move. */
export const HELD_AGAINST_YOUNGER_MS = 15 * MINUTE_MS;
/** A second source bears a held price out when it lies within this of it; in a quick market two are never equal. */
export const HELD_CONFIRM_GAP = 0.05;
/** Where no second source can be asked, so many polls in a row must say the same. */
export const HELD_POLLS = 3;
/** Polls count each for itself when their as-of lie at least so far apart: sources cache an answer for a minute. */
export const HELD_POLLS_APART_MS = MINUTE_MS;
/** For so long a price that was believed without a second source is marked "one source". */
export const ONE_SOURCE_MARKED_MS = 6 * HOUR_MS;

/** A rate of exchange older than this converts nothing. */
export const RATE_HOLDS_MS = DAY_MS;

/** How far a source's time may run ahead of its own web server, for rounding and for two machines. */
export const AHEAD_MS = 5 * MINUTE_MS;
/** This machine's clock is called wrong when the sources' clocks are further from it than this. */
export const CLOCK_WRONG_MS = 3 * MINUTE_MS;
/** What a source's clock said longer ago than this says nothing of ours today. */
export const CLOCK_HEARD_WITHIN_MS = 30 * MINUTE_MS;

/** Nobody has touched this machine for so long: prices wait until somebody does. */
export const LONG_IDLE_MS = 30 * MINUTE_MS;

/** A market that a source was found not to know is not asked for again for so long. */
export const MARKET_UNKNOWN_FOR_MS = WEEK_MS;
/** How often the list of all coins is read anew. */
export const CATALOGUE_INTERVAL_MS = WEEK_MS;

/** A gap in a daily series of at most so many days is bridged; over a longer one nobody knows the price. */
export const INTERPOLATED_DAYS = 7;
/** Two sources of one day that lie further apart than this say something different. */
export const HISTORY_APART_GAP = 0.02;
/** A day's close is asked for from so long after its end: until then sources are still making it. */
export const CLOSE_KNOWN_AFTER_MS = 10 * MINUTE_MS;
/** CoinGecko has it 35 minutes after midnight and drops its cache at 40 (its documentation); DefiLlama has it from there. */
export const INDEX_CLOSE_KNOWN_AFTER_MS = 45 * MINUTE_MS;
/** What a source does not have of a day by then, it will not have. */
export const CLOSE_SETTLED_AFTER_MS = 12 * HOUR_MS;
/** A day that a source did not have yet is asked for again after so long. */
export const CLOSE_AGAIN_AFTER_MS = 3 * HOUR_MS;
/** What a source was found not to have is asked for once more after so long: it may have been an error of that day. */
export const HISTORY_GAP_HOLDS_MS = 90 * DAY_MS;
/** Daily closes are kept of the watched coins and of those up to this rank. */
export const HISTORY_TO_RANK = 50;
/** Calls to CoinGecko for daily closes on one day, out of the schedule's. */
export const HISTORY_CALLS_PER_DAY = 20;
/** A point of a chart is a day's close when it lies so near to midnight. */
export const CLOSE_WITHIN_MS = 2 * HOUR_MS;
