import { systemClock } from '../clock.ts';
import type { CoinId } from '../domain/coin.ts';
import { type Currency, numberState, type PriceSource } from '../domain/quote.ts';
import { jitter } from '../http/back-off.ts';
import { spend, type SpendingPurpose } from '../prices/budget.ts';
import { afterFailure, afterSuccess, choosePriceSource, isWaiting, PROVIDERS } from '../prices/choose.ts';
import { globalUrl, marketsUrl, parseGlobal, parseMarkets } from '../prices/coingecko.ts';
import { PRICE_HOSTS } from '../prices/hosts.ts';
import type { ParsedPrices, PriceRequest, ReplyFailure, ReplyTime } from '../prices/provider.ts';
import { installSeed } from '../settings/install-seed.ts';
import { readSettings } from '../settings/settings-store.ts';
import { changeProvider, getProviders, spendBudget } from '../store/providers.ts';
import { getQuotes, putMarket, putQuotes, putSparklines } from '../store/quotes.ts';
import { ask } from './ask.ts';
import type { PollOutcome } from './outcome.ts';

export type Purpose = SpendingPurpose;

const MAX_PRICE_BYTES = 4_000_000;
/** Coins a page may name without being watched: the largest, in one call. */
const TOP_COINS = 250;

type Failed = { readonly ok: false; readonly reason: ReplyFailure['reason']; readonly retryAfterMs: number | null };

interface WatchedRound {
  /** With the seven-day lines, which only CoinGecko has. */
  readonly sparkline: boolean;
  /** The round's number; it decides the page where there are several. */
  readonly round: number;
}

/**
 * Quotes of the watched coins, with their sparklines every few hours: from CoinGecko, or from the exchange while
 * CoinGecko refuses, is silent, or its daily allowance is spent. A failed round erases nothing.
 *
 * CoinGecko answers for 250 coins a call, and the day's allowance has one call a round. With more coins than that the
 * rounds take turns: of up to 500 coins each is asked for every second round. A click asks for all at once.
 */
export async function pollWatched(purpose: Purpose, { sparkline, round }: WatchedRound): Promise<PollOutcome> {
  const { watchlist, currency } = await readSettings();
  if (watchlist.length === 0) return { kind: 'skipped' };
  const question = { currency, ids: watchlist, sparkline };
  let outcome: PollOutcome = { kind: 'skipped' };
  if ((await usableSource(currency)) === 'coingecko') {
    const pages = PROVIDERS.coingecko.ask(question);
    outcome = await pollFrom('coingecko', purpose === 'click' ? pages : turnOf(pages, round), purpose);
  }
  if (outcome.kind === 'stored' || sparkline) return outcome;
  const ids = await withoutFresh(watchlist, currency);
  const fallback = await pollFrom('kraken', PROVIDERS.kraken.ask({ currency, ids }), purpose);
  return fallback.kind === 'skipped' ? outcome : fallback;
}

function turnOf(pages: readonly PriceRequest[], round: number): readonly PriceRequest[] {
  const page = pages[round % pages.length];
  return page ? [page] : [];
}

/** The coins the exchange is to stand in for: its bare price is worth less than CoinGecko's of a few minutes ago. */
async function withoutFresh(ids: readonly CoinId[], currency: Currency): Promise<CoinId[]> {
  const quotes = await getQuotes(ids, currency);
  const now = systemClock();
  return ids.filter((coinId) => {
    const quote = quotes.get(coinId);
    return quote?.source !== 'coingecko' || numberState(quote.asOf, now) !== 'fresh';
  });
}

/** Quotes of the largest coins, for pages that name one nobody watches. */
export async function pollTop(purpose: Purpose): Promise<PollOutcome> {
  const { currency } = await readSettings();
  return askCoinGecko(marketsUrl({ currency, perPage: TOP_COINS }), currency, purpose, async (bytes, time) => {
    const parsed = parseMarkets(bytes, { currency, ...time });
    return parsed.ok ? putQuotes(parsed.quotes) : parsed;
  });
}

/** The market line: total capitalisation and bitcoin's share. */
export async function pollMarket(purpose: Purpose): Promise<PollOutcome> {
  const { currency } = await readSettings();
  return askCoinGecko(globalUrl(), currency, purpose, async (bytes, time) => {
    const parsed = parseGlobal(bytes, { currency, ...time });
    if (!parsed.ok) return parsed;
    await putMarket(parsed.market);
    return 1;
  });
}

/** One call to CoinGecko for what no exchange has; left out while CoinGecko is to be left alone. */
async function askCoinGecko(
  url: string,
  currency: Currency,
  purpose: Purpose,
  store: (bytes: Uint8Array, time: ReplyTime) => Promise<number | ReplyFailure>,
): Promise<PollOutcome> {
  if ((await usableSource(currency)) !== 'coingecko' || !(await spendCall(purpose))) return { kind: 'skipped' };
  const reply = await askPrices(url, 'coingecko', purpose);
  const stored = reply.ok ? await store(reply.bytes, reply.time) : reply;
  if (typeof stored !== 'number') return failed('coingecko', { retryAfterMs: null, ...stored });
  await succeeded('coingecko');
  return { kind: 'stored', changed: stored };
}

/** These calls, one after the other. What some of them brought stays, also when a later one fails. */
async function pollFrom(
  source: PriceSource,
  requests: readonly PriceRequest[],
  purpose: Purpose,
): Promise<PollOutcome> {
  if (requests.length === 0) return { kind: 'skipped' };
  if (await isToWait(source)) return { kind: 'failed', reason: 'rate-limited' };
  let changed = 0;
  let answered = 0;
  for (const request of requests) {
    if (source === 'coingecko' && !(await spendCall(purpose))) break;
    const parsed = await askFor(request, source, purpose);
    if (!parsed.ok) return failed(source, parsed);
    await putSparklines(parsed.sparklines);
    changed += await putQuotes(parsed.quotes);
    answered++;
  }
  if (answered === 0) return { kind: 'skipped' };
  await succeeded(source);
  return { kind: 'stored', changed };
}

/** One call; one name that the provider does not know costs it the unsure names, not the whole answer. */
async function askFor(request: PriceRequest, source: PriceSource, purpose: Purpose): Promise<ParsedPrices | Failed> {
  for (let next: PriceRequest | null = request; next; next = next.narrower) {
    const reply = await askPrices(next.url, source, purpose);
    if (!reply.ok) return reply;
    const parsed = next.parse(reply.bytes, reply.time);
    if (parsed.ok) return parsed;
    if (!parsed.unknownPair) return { ...parsed, retryAfterMs: null };
  }
  return { ok: false, reason: 'bad-reply', retryAfterMs: null };
}

async function askPrices(
  url: string,
  source: PriceSource,
  purpose: Purpose,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array; readonly time: ReplyTime } | Failed> {
  const hosts: readonly string[] = PRICE_HOSTS;
  const result = await ask(url, {
    accept: 'application/json',
    maxBytes: MAX_PRICE_BYTES,
    purpose: `prices:${source}`,
    byClick: purpose === 'click',
    redirect: 'error',
    allowHost: ({ host }) => hosts.includes(host),
  });
  if (!result.ok) return result;
  if (result.bytes === null) return { ok: false, reason: 'bad-reply', retryAfterMs: null };
  return { ok: true, bytes: result.bytes, time: { fetchedAt: systemClock(), serverTime: result.serverTime } };
}

async function usableSource(currency: Currency): Promise<PriceSource | null> {
  return choosePriceSource({ health: await getProviders(), now: systemClock(), currency });
}

async function isToWait(source: PriceSource): Promise<boolean> {
  const now = systemClock();
  return (await getProviders()).some((row) => row.source === source && isWaiting(row, now));
}

/** Takes one call from the day's allowance. */
function spendCall(purpose: Purpose): Promise<boolean> {
  const now = systemClock();
  return spendBudget((stored) => {
    const budget = spend(stored, purpose, now);
    return budget && { name: 'prices', ...budget };
  });
}

async function succeeded(source: PriceSource): Promise<void> {
  const now = systemClock();
  await changeProvider(source, (row) => ({ ...afterSuccess(row, now), lastSuccessAt: now, failure: null }));
}

async function failed(source: PriceSource, { reason, retryAfterMs }: Failed): Promise<PollOutcome> {
  const now = systemClock();
  const seed = await installSeed();
  await changeProvider(source, (row) => {
    const spread = jitter(seed, source, row.failures + 1);
    // Without a network nobody is to blame: no waiting beyond the next round.
    const waiting = reason === 'offline' ? { ...row, setAt: now } : afterFailure(row, retryAfterMs, now, spread);
    return { ...waiting, failure: { reason, at: now } };
  });
  return { kind: 'failed', reason };
}
