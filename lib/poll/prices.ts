import { systemClock } from '../clock.ts';
import type { CoinId } from '../domain/coin.ts';
import type { FailureReason } from '../domain/failure.ts';
import {
  type Conversion,
  type Currency,
  numberState,
  type PriceSource,
  type Quote,
  type StoredQuote,
} from '../domain/quote.ts';
import { PROVIDERS, usableSources } from '../prices/choose.ts';
import { globalUrl, marketsUrl, parseGlobal, parseMarkets } from '../prices/coingecko.ts';
import { converted, dollarRate } from '../prices/convert.ts';
import type { ParsedPrices, PriceRequest } from '../prices/provider.ts';
import { receive } from '../prices/verify.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getProviders } from '../store/providers.ts';
import { getMarket, getQuotes, putMarket, putQuotes, putSparklines } from '../store/quotes.ts';
import { askOnce, askSource, type Purpose, unknownMarkets } from './ask-source.ts';
import { askSecondSource } from './cross-check.ts';
import { sourcesClock } from './sources-clock.ts';
import { inTurn } from './in-turn.ts';
import type { PollOutcome } from './outcome.ts';

/** Coins a page may name without being watched: the largest, in one call. */
const TOP_COINS = 250;

/**
 * About once an hour the round of prices asks for the seven-day lines in its own call, so that a day's chart has no hole
 * before now and the day's allowance no call more. An odd number, for where rounds take turns between two pages of coins.
 */
const LINE_EVERY_ROUNDS = 9;

interface WatchedRound {
  /** With the seven-day lines, which only CoinGecko has. */
  readonly sparkline: boolean;
  /** The round's number; it decides whose turn it is where not all can be asked for at once. */
  readonly round: number;
  /** Keeps the round claimed: with every source slow it takes longer than a lease. */
  readonly renew: () => Promise<void>;
}

/**
 * Quotes of the watched coins, with their seven-day lines about once an hour. CoinGecko is asked first; the exchanges fill in
 * what it did not answer: all coins while it refuses, is silent, or its daily allowance is spent, else the few that its
 * answer left out. Then a second source is asked about each price that is held. A failed round erases nothing.
 *
 * CoinGecko answers for 250 coins a call, and the day's allowance has one call a round. With more coins than that the
 * rounds take turns: of up to 500 coins each is asked for every second round. A click asks for all at once.
 */
export async function pollWatched(purpose: Purpose, { sparkline, round, renew }: WatchedRound): Promise<PollOutcome> {
  const { watchlist, currency } = await readSettings();
  if (watchlist.length === 0) return { kind: 'skipped' };
  const withLine = sparkline || round % LINE_EVERY_ROUNDS === 0;
  const startedAt = systemClock();
  const rate = dollarRate(await getMarket(currency), currency, startedAt);
  const sources = usableSources({
    health: await getProviders(),
    now: startedAt,
    currency,
    canConvert: rate !== null,
  });
  const changed: StoredQuote[] = [];
  /** What CoinGecko said in this round, also where a newer price of an exchange stays in force. */
  const told: Quote[] = [];
  let answered = 0;
  let failure: FailureReason | null = null;
  for (const source of sparkline ? sources.filter((one) => one === 'coingecko') : sources) {
    const ids = source === 'coingecko' ? watchlist : await unanswered(watchlist, currency, startedAt, told);
    if (ids.length === 0) break;
    await renew();
    const requests = await requestsTo(source, { ids, currency, sparkline: withLine, rate, round, purpose });
    const answer = await askSource(source, requests, purpose, async (parsed) => {
      changed.push(...(await storePrices(parsed, currency, rate)));
      if (source === 'coingecko') for (const quote of parsed.quotes) told.push(quote);
    });
    answered += answer.answered;
    failure = answer.failure ?? failure;
  }
  const held = changed.filter((quote) => quote.held !== null).map(({ coinId }) => coinId);
  await renew();
  if (held.length > 0) await askSecondSource(held, currency, round);
  if (answered > 0) return { kind: 'stored', changed: changed.length };
  return failure ? { kind: 'failed', reason: failure } : { kind: 'skipped' };
}

interface Wanted {
  readonly ids: readonly CoinId[];
  readonly currency: Currency;
  readonly sparkline: boolean;
  readonly rate: Conversion | null;
  readonly round: number;
  readonly purpose: Purpose;
}

async function requestsTo(source: PriceSource, wanted: Wanted): Promise<readonly PriceRequest[]> {
  const { ids, sparkline, round, purpose } = wanted;
  const provider = PROVIDERS[source];
  const without = await unknownMarkets(source);
  const native = provider.ask({ currency: wanted.currency, ids, sparkline, without });
  const covered = new Set(native.flatMap(({ coinIds }) => coinIds));
  // What an exchange does not trade for the reader's money it may trade for dollars, of which the rate is known.
  const others = wanted.rate === null || source === 'coingecko' ? [] : ids.filter((coinId) => !covered.has(coinId));
  const dollars = provider.ask({ currency: wanted.rate?.from ?? wanted.currency, ids: others, without });
  const isSpare = source === 'coingecko' && purpose !== 'click';
  return inTurn([...native, ...dollars], round, isSpare ? 1 : provider.callsPerRound);
}

/** Stores an answer: in the reader's currency as it is, in dollars by the dated rate. @returns the rows that changed */
async function storePrices(parsed: ParsedPrices, currency: Currency, rate: Conversion | null): Promise<StoredQuote[]> {
  const quotes = parsed.quotes.flatMap((quote) => {
    if (quote.currency === currency) return [quote];
    return rate?.from === quote.currency ? [converted(quote, currency, rate)] : [];
  });
  const changed = await putQuotes(quotes, receive);
  // The line of a price that is not believed is not believed either.
  const held = new Set(changed.filter((quote) => quote.held !== null).map(({ coinId }) => coinId));
  await putSparklines(parsed.sparklines.filter(({ coinId }) => !held.has(coinId)));
  return changed;
}

/**
 * The coins that nobody has answered for: no exchange in this round, and CoinGecko not lately, whose price of a few
 * minutes ago is worth more than an exchange's bare one. Held prices are not among them: what becomes of them a second source
 * decides, not whoever happens to be asked next.
 */
async function unanswered(
  ids: readonly CoinId[],
  currency: Currency,
  startedAt: number,
  told: readonly Quote[],
): Promise<CoinId[]> {
  const quotes = await getQuotes(ids, currency);
  const now = await sourcesClock();
  const toldNow = new Set(told.filter(({ asOf }) => numberState(asOf, now) === 'fresh').map(({ coinId }) => coinId));
  const isAnswered = (quote: StoredQuote): boolean =>
    (quote.source === 'coingecko' ? numberState(quote.asOf, now) === 'fresh' : quote.fetchedAt >= startedAt) ||
    (quote.held !== null && numberState(quote.held.quote.asOf, now) === 'fresh');
  return ids.filter((coinId) => {
    const quote = quotes.get(coinId);
    return !toldNow.has(coinId) && (!quote || !isAnswered(quote));
  });
}

/** Quotes of the largest coins, for pages that name one nobody watches. */
export async function pollTop(purpose: Purpose): Promise<PollOutcome> {
  const { currency } = await readSettings();
  const answer = await askOnce('coingecko', marketsUrl({ currency, perPage: TOP_COINS }), purpose, (bytes, time) =>
    parseMarkets(bytes, { currency, ...time }),
  );
  if (!answer.ok) return notStored(answer.failure);
  return { kind: 'stored', changed: (await putQuotes(answer.value.quotes, receive)).length };
}

/** The market line: total capitalisation and bitcoin's share. */
export async function pollMarket(purpose: Purpose): Promise<PollOutcome> {
  const { currency } = await readSettings();
  const answer = await askOnce('coingecko', globalUrl(), purpose, (bytes, time) =>
    parseGlobal(bytes, { currency, ...time }),
  );
  if (!answer.ok) return notStored(answer.failure);
  await putMarket(answer.value.market);
  return { kind: 'stored', changed: 1 };
}

/** A call for what no exchange has is left out, not failed, while CoinGecko is to be left alone. */
function notStored(failure: FailureReason | null): PollOutcome {
  return failure ? { kind: 'failed', reason: failure } : { kind: 'skipped' };
}
