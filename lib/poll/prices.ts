import { systemClock } from '../clock.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Currency, PriceSource, Quote } from '../domain/quote.ts';
import type { FetchResult } from '../http/fetch-bytes.ts';
import { jitter } from '../http/back-off.ts';
import { maySpend, type Purpose } from '../prices/budget.ts';
import { afterFailure, afterSuccess, choosePriceSource, newHealth } from '../prices/choose.ts';
import { globalUrl, marketsUrl, parseGlobal, parseMarkets } from '../prices/coingecko.ts';
import { PRICE_HOSTS } from '../prices/hosts.ts';
import { krakenPairs, parseTicker, tickerUrl } from '../prices/kraken.ts';
import { installSeed } from '../settings/install-seed.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getProvider, getProviders, putProvider, spendBudget } from '../store/providers.ts';
import { putMarket, putQuotes, putSparklines } from '../store/quotes.ts';
import { ask } from './ask.ts';
import type { PollOutcome } from './outcome.ts';

const MAX_PRICE_BYTES = 4_000_000;
/** Coins a page may name without being watched: the largest, in one call. */
const TOP_COINS = 250;

/**
 * Quotes of the watched coins, with their sparklines every few hours: from CoinGecko, or from the exchange while
 * CoinGecko refuses, is silent, or its daily allowance is spent. A failed round erases nothing.
 */
export async function pollWatched(purpose: Purpose, sparkline: boolean): Promise<PollOutcome> {
  const { watchlist, currency } = await readSettings();
  if (watchlist.length === 0) return { kind: 'skipped' };
  const source = await chooseSource(currency, purpose);
  if (source === 'coingecko') {
    const outcome = await fromCoinGecko(marketsUrl({ currency, ids: watchlist, sparkline }), currency, purpose);
    if (outcome.kind !== 'failed') return outcome;
  }
  // An exchange has no seven-day line; the fallback is for prices.
  return sparkline ? { kind: 'skipped' } : fromKraken(watchlist, currency, purpose);
}

/** Quotes of the largest coins, for pages that name one nobody watches. */
export async function pollTop(purpose: Purpose): Promise<PollOutcome> {
  const { currency } = await readSettings();
  if ((await chooseSource(currency, purpose)) !== 'coingecko') return { kind: 'skipped' };
  return fromCoinGecko(marketsUrl({ currency, perPage: TOP_COINS }), currency, purpose);
}

/** The market line: total capitalisation and bitcoin's share. */
export async function pollMarket(purpose: Purpose): Promise<PollOutcome> {
  const { currency } = await readSettings();
  if ((await chooseSource(currency, purpose)) !== 'coingecko') return { kind: 'skipped' };
  const fetchedAt = systemClock();
  const result = await askPrices(globalUrl(), 'coingecko', purpose);
  return commit('coingecko', result, async (bytes) => {
    const totals = parseGlobal(bytes, { currency, fetchedAt });
    if (totals) await putMarket(totals);
    return totals ? 1 : null;
  });
}

async function fromCoinGecko(url: string, currency: Currency, purpose: Purpose): Promise<PollOutcome> {
  const fetchedAt = systemClock();
  const result = await askPrices(url, 'coingecko', purpose);
  return commit('coingecko', result, async (bytes) => {
    const parsed = parseMarkets(bytes, { currency, fetchedAt });
    if (!parsed) return null;
    await putSparklines(parsed.sparklines);
    return putQuotes(parsed.quotes);
  });
}

async function fromKraken(
  coinIds: readonly CoinId[],
  currency: Currency,
  purpose: Purpose,
): Promise<PollOutcome> {
  const pairs = krakenPairs(coinIds, currency);
  const health = await getProvider('kraken');
  if (pairs.length === 0 || (health && health.blockedUntil > systemClock())) {
    return { kind: 'failed', reason: 'rate-limited' };
  }
  const fetchedAt = systemClock();
  const result = await askPrices(tickerUrl(pairs), 'kraken', purpose);
  return commit('kraken', result, async (bytes) => {
    const quotes: Quote[] | null = parseTicker(bytes, pairs, { currency, fetchedAt });
    return quotes ? putQuotes(quotes) : null;
  });
}

/** The source to ask now, its call already taken from the day's allowance. */
async function chooseSource(currency: Currency, purpose: Purpose): Promise<PriceSource | null> {
  const now = systemClock();
  const source = choosePriceSource({ health: await getProviders(), now, currency });
  if (source !== 'coingecko') return source;
  const allowed = await spendBudget((row) => maySpend(row, purpose, now));
  return allowed ? 'coingecko' : 'kraken';
}

function askPrices(url: string, source: PriceSource, purpose: Purpose): Promise<FetchResult> {
  const hosts: readonly string[] = PRICE_HOSTS;
  return ask(url, {
    accept: 'application/json',
    maxBytes: MAX_PRICE_BYTES,
    purpose: `prices:${source}`,
    byClick: purpose === 'click',
    allowHost: ({ host }) => hosts.includes(host),
  });
}

/** Stores what a reply holds and how its source is doing. `store` answers null where the reply made no sense. */
async function commit(
  source: PriceSource,
  result: FetchResult,
  store: (bytes: Uint8Array) => Promise<number | null>,
): Promise<PollOutcome> {
  const now = systemClock();
  const health = (await getProvider(source)) ?? newHealth(source);
  const changed = result.ok && result.bytes ? await store(result.bytes) : null;
  if (changed !== null) {
    await putProvider(afterSuccess(health, now));
    return { kind: 'stored', changed };
  }
  const reason: FailureReason = result.ok ? 'bad-reply' : result.reason;
  const retryAfterMs = result.ok ? null : result.retryAfterMs;
  const spread = jitter(await installSeed(), source, health.failures + 1);
  await putProvider(afterFailure(health, { reason, retryAfterMs, now, jitter: spread }));
  return { kind: 'failed', reason };
}

export type { Purpose };
