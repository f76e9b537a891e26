import { systemClock } from '../clock.ts';
import type { CoinId } from '../domain/coin.ts';
import { CHECK_HOLDS_MS, WATCHED_POLL_INTERVAL_MS } from '../domain/price-limits.ts';
import {
  type Currency,
  numberState,
  PRICE_SOURCES,
  type PriceSource,
  type Quote,
  type StoredQuote,
} from '../domain/quote.ts';
import { PROVIDERS, usableSources } from '../prices/choose.ts';
import { believeAlone, compare, isComparable } from '../prices/verify.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getProviders } from '../store/providers.ts';
import { changeQuotes, getQuotes } from '../store/quotes.ts';
import type { ProviderRow } from '../store/schema.ts';
import { askSource, unknownMarkets } from './ask-source.ts';
import { sourcesClock } from './sources-clock.ts';
import { inTurn } from './in-turn.ts';
import type { PollOutcome } from './outcome.ts';

/**
 * Holds the watched coins' fresh prices against an independent exchange. Comes after a round of prices, so that both
 * are of the same moment; sooner again while a gap is open, because one alone is not yet a disagreement.
 */
export async function crossCheck(round: number): Promise<PollOutcome> {
  const { watchlist, currency } = await readSettings();
  const now = await sourcesClock();
  const quotes = await getQuotes(watchlist, currency);
  const isOpen = (coinId: CoinId): boolean => (quotes.get(coinId)?.check?.apart ?? 0) > 0;
  const ids = watchlist.filter((coinId) => {
    const quote = quotes.get(coinId);
    return quote && quote.held === null && quote.conversion === null && numberState(quote.asOf, now) === 'fresh';
  });
  // Open gaps first: where an exchange answers for one coin a call, not all get their turn.
  const changed = await askSecondSource([...ids.filter(isOpen), ...ids.filter((id) => !isOpen(id))], currency, round);
  if (changed.length === 0) return { kind: 'skipped' };
  const isAnyOpen = changed.some(({ check }) => (check?.apart ?? 0) > 0);
  return { kind: 'stored', changed: changed.length, ...(isAnyOpen ? { againInMs: WATCHED_POLL_INTERVAL_MS } : {}) };
}

/**
 * Asks the exchanges about stored prices, each coin one that did not itself tell its price, and stores what that makes
 * of them. Only in the currency itself: a converted price proves nothing.
 * @returns the rows that changed
 */
export async function askSecondSource(
  ids: readonly CoinId[],
  currency: Currency,
  round: number,
): Promise<StoredQuote[]> {
  const quotes = await getQuotes(ids, currency);
  const health = await getProviders();
  const sources = usableSources({ health, now: systemClock(), currency, canConvert: false });
  const changed: StoredQuote[] = [];
  let open = ids.filter((coinId) => quotes.has(coinId));
  for (const source of sources) {
    const provider = PROVIDERS[source];
    // CoinGecko tells a mean of the exchanges: it is nobody's second source.
    if (source === 'coingecko') continue;
    const asked = open.filter((coinId) => judgedOf(quotes.get(coinId))?.source !== source);
    const requests = provider.ask({ currency, ids: asked, without: await unknownMarkets(source) });
    const answered = new Set<CoinId>();
    await askSource(source, inTurn(requests, round, provider.callsPerRound), 'schedule', async ({ quotes: told }) => {
      changed.push(...(await compareWith(told, currency, answered)));
    });
    open = open.filter((coinId) => !answered.has(coinId));
  }
  const now = systemClock();
  const held = open.filter((coinId) => (quotes.get(coinId)?.held ?? null) !== null);
  const alone = await withoutSecondSource(held, currency, health, now);
  changed.push(...(await changeQuotes(alone, currency, (stored) => believeAlone(stored, now))));
  return changed;
}

/**
 * The coins of which there is no second source: no exchange lists them, or none that does has answered anything for an
 * hour, as where a network blocks them all. One that answers others, or has not had its turn, is waited for.
 */
async function withoutSecondSource(
  ids: readonly CoinId[],
  currency: Currency,
  health: readonly ProviderRow[],
  now: number,
): Promise<CoinId[]> {
  const spoken = health.filter(({ lastSuccessAt }) => lastSuccessAt !== null && now - lastSuccessAt < CHECK_HOLDS_MS);
  const listed = new Set<CoinId>();
  for (const { source } of spoken) {
    if (!isPriceSource(source) || source === 'coingecko') continue;
    const requests = PROVIDERS[source].ask({ currency, ids, without: await unknownMarkets(source) });
    for (const coinId of requests.flatMap((request) => request.coinIds)) listed.add(coinId);
  }
  return ids.filter((coinId) => !listed.has(coinId));
}

function isPriceSource(name: string): name is PriceSource {
  return (PRICE_SOURCES as readonly string[]).includes(name);
}

function judgedOf(stored: StoredQuote | undefined): Quote | undefined {
  return stored?.held?.quote ?? stored;
}

async function compareWith(told: readonly Quote[], currency: Currency, answered: Set<CoinId>): Promise<StoredQuote[]> {
  const now = systemClock();
  const byId = new Map(told.map((quote) => [quote.coinId, quote]));
  return changeQuotes([...byId.keys()], currency, (stored) => {
    const second = byId.get(stored.coinId);
    if (!second || !isComparable(stored, second)) return stored;
    answered.add(stored.coinId);
    return compare(stored, second, now);
  });
}
