/**
 * Whether a price is to be believed. Pure steps from what is stored to what is stored next; all limits stand in
 * `domain/price-limits.ts`. A poll goes through `receive`; what a second source says goes through `compare`.
 */
import {
  AHEAD_MS,
  CHECK_HOLDS_MS,
  DISAGREE_GAP,
  DISAGREE_GAP_LARGEST,
  DISAGREE_KEPT_AFTER_MS,
  DISAGREE_TIMES,
  HELD_AGAINST_YOUNGER_MS,
  HELD_CONFIRM_GAP,
  HELD_JUMP,
  HELD_POLLS,
  HELD_POLLS_APART_MS,
  LARGEST_RANK,
  SAME_MOMENT_MS,
} from '../domain/price-limits.ts';
import type { HeldClaim, PriceCheck, Quote, Said, StoredQuote } from '../domain/quote.ts';

/**
 * What is stored after a poll brought a quote. Never older over newer; a jump away from a young price is held beside
 * it; anything else is taken over. A held price stays held, however old the good one has become, as long as polls go
 * on: agreement ends it (`compare`), or a silence after which a move is no surprise.
 * @param stored of the same coin and currency, null for a first price
 */
export function receive(stored: StoredQuote | null, quote: Quote): StoredQuote {
  if (!stored || isOfFuture(stored, quote)) return accepted(quote, null, null);
  if (quote.asOf < stored.asOf) return stored;
  const { held } = stored;
  if (!isJump(stored.price, quote.price)) return accepted(quote, stored, keptCheck(stored, quote));
  const lastHeardAt = Math.max(stored.asOf, held?.quote.asOf ?? 0);
  if (quote.asOf - lastHeardAt >= HELD_AGAINST_YOUNGER_MS) return accepted(quote, stored, null);
  if (held === null) {
    const claim = { quote, since: quote.fetchedAt, polls: 1, countedAt: quote.asOf, second: null };
    return { ...stored, held: claim };
  }
  const isOneMoment = quote.asOf - held.quote.asOf <= HELD_AGAINST_YOUNGER_MS;
  const isSame = gapOf(held.quote.price, quote.price) <= HELD_CONFIRM_GAP;
  if (quote.source !== held.quote.source && isOneMoment && isSame) {
    return accepted(quote, stored, checkOf(quote, held.quote, null, quote.fetchedAt));
  }
  return { ...stored, held: nextClaim(held, quote) };
}

/** The same claim again counts once for each time it was made; another claim begins anew. */
function nextClaim(held: HeldClaim, quote: Quote): HeldClaim {
  const { source, price } = held.quote;
  if (quote.source !== source || isJump(price, quote.price)) return { ...held, quote, polls: 1, countedAt: quote.asOf };
  const isAnother = quote.asOf - held.countedAt >= HELD_POLLS_APART_MS;
  return isAnother ? { ...held, quote, polls: held.polls + 1, countedAt: quote.asOf } : { ...held, quote };
}

/**
 * What is stored after a second source spoke of a price: a held one is believed or held on, any other is compared with
 * it. Quotes of another currency, converted ones, and ones of another moment say nothing.
 * @param second of the same coin
 * @param now our clock
 */
export function compare(stored: StoredQuote, second: Quote, now: number): StoredQuote {
  const { held } = stored;
  if (!isComparable(stored, second)) return stored;
  if (held) return judgeHeld(stored, held, second, now);
  return { ...stored, check: checkOf(stored, second, stored.check, now), oneSourceAt: null };
}

/**
 * What is stored of a held price of which there is no second source at all: said often enough, it is believed and marked.
 * Not for a price whose second source is merely silent for the moment.
 * @param now our clock
 */
export function believeAlone(stored: StoredQuote, now: number): StoredQuote {
  const { held } = stored;
  if (!held || held.quote.asOf < stored.asOf) return stored;
  const isAlone = held.second === null || now - held.second.at >= CHECK_HOLDS_MS;
  return isAlone && held.polls >= HELD_POLLS ? { ...accepted(held.quote, stored, null), oneSourceAt: now } : stored;
}

function judgeHeld(stored: StoredQuote, held: HeldClaim, other: Quote, now: number): StoredQuote {
  const { quote, since } = held;
  // Another second source made the good price known anew meanwhile: the claim has to be made again after that.
  if (quote.asOf < stored.asOf) return stored;
  if (gapOf(quote.price, other.price) <= HELD_CONFIRM_GAP) {
    return accepted(quote, stored, checkOf(quote, other, null, now));
  }
  if (now - since >= DISAGREE_KEPT_AFTER_MS) {
    const check = { ...checkOf(quote, other, null, now), apart: DISAGREE_TIMES, since };
    return accepted(quote, stored, check);
  }
  const heldOn = { ...held, second: { ...saidOf(other), at: now } };
  // Where the second source still tells the price from before, that price is known anew.
  const isKnownAnew = other.asOf >= stored.asOf && !isJump(stored.price, other.price);
  return { ...(isKnownAnew ? accepted(other, stored, null) : stored), held: heldOn };
}

/**
 * Whether a second source's quote says something of a stored one, or of the claim that is held beside it: one currency,
 * two sources, nothing converted, one moment. A jump is borne out or denied by any word of the minutes in which it would
 * be held: whoever tells the price from before then does not know of it.
 */
export function isComparable({ held, ...good }: StoredQuote, second: Quote): boolean {
  const primary: Quote = held?.quote ?? good;
  const moment = held ? HELD_AGAINST_YOUNGER_MS : SAME_MOMENT_MS;
  return (
    primary.coinId === second.coinId &&
    primary.currency === second.currency &&
    primary.source !== second.source &&
    primary.conversion === null &&
    second.conversion === null &&
    Math.abs(primary.asOf - second.asOf) <= moment
  );
}

function checkOf(primary: Quote, second: Quote, before: PriceCheck | null, now: number): PriceCheck {
  const gap = gapOf(primary.price, second.price);
  const limit = primary.rank !== null && primary.rank <= LARGEST_RANK ? DISAGREE_GAP_LARGEST : DISAGREE_GAP;
  const isApart = gap > limit;
  // A look of long ago is not the one before: "twice running" is of looks that follow one another.
  const last = before && now - before.at < CHECK_HOLDS_MS ? before : null;
  return {
    primary: saidOf(primary),
    second: saidOf(second),
    gap,
    apart: isApart ? (last?.apart ?? 0) + 1 : 0,
    since: isApart ? (last?.since ?? now) : null,
    at: now,
  };
}

function accepted(quote: Quote, before: StoredQuote | null, check: PriceCheck | null): StoredQuote {
  return {
    ...quote,
    // An exchange does not tell the rank; it changes slowly, and decides how far two sources may lie apart.
    rank: quote.rank ?? before?.rank ?? null,
    held: null,
    check,
    oneSourceAt: before?.oneSourceAt ?? null,
  };
}

/** A comparison goes on to hold for the price that follows, as long as the same source tells it. */
function keptCheck({ check }: StoredQuote, quote: Quote): PriceCheck | null {
  const isOfNow = check !== null && quote.fetchedAt - check.at < CHECK_HOLDS_MS;
  return isOfNow && check.primary.source === quote.source && quote.conversion === null ? check : null;
}

/**
 * Whether a stored price is of the future, from a clock that was wrong: it says nothing, and is newer than nothing. By
 * the new quote's own time and by that of its receipt, of which one may come from a slow clock.
 */
function isOfFuture(stored: StoredQuote, quote: Quote): boolean {
  return stored.asOf > Math.max(quote.asOf, quote.fetchedAt) + AHEAD_MS;
}

function isJump(from: number, to: number): boolean {
  return gapOf(from, to) > HELD_JUMP;
}

/** How far another price lies from a first, as a fraction of the first. */
function gapOf(price: number, other: number): number {
  return Math.abs(other - price) / price;
}

function saidOf({ source, price, asOf }: Quote): Said {
  return { source, price, asOf };
}
