import type { CoinId } from '../domain/coin.ts';
import { AHEAD_MS } from '../domain/price-limits.ts';
import type { Currency, MarketTotals, Quote, Sparkline, StoredQuote } from '../domain/quote.ts';
import { database, queue } from './database.ts';

/**
 * Stores what becomes of quotes in one transaction.
 * @param merge what is stored of a coin and currency, and the quote that came, to what is stored next; the same object
 *   where nothing changes
 * @returns the rows that changed, as they are now
 */
export async function putQuotes(
  quotes: readonly Quote[],
  merge: (stored: StoredQuote | null, quote: Quote) => StoredQuote,
): Promise<StoredQuote[]> {
  const db = await database();
  const tx = db.transaction('quotes', 'readwrite');
  const known = await Promise.all(quotes.map((quote) => tx.store.get([quote.coinId, quote.currency])));
  const changed: StoredQuote[] = [];
  for (const [place, quote] of quotes.entries()) {
    const row = known[place];
    const stored = isSound(row) ? row : null;
    const next = merge(stored, quote);
    if (next === stored) continue;
    queue(tx.store.put(next));
    changed.push(next);
  }
  await tx.done;
  return changed;
}

/**
 * Changes stored quotes in one transaction; coins without one are passed over.
 * @returns the rows that changed, as they are now
 */
export async function changeQuotes(
  coinIds: readonly CoinId[],
  currency: Currency,
  change: (stored: StoredQuote) => StoredQuote,
): Promise<StoredQuote[]> {
  const db = await database();
  const tx = db.transaction('quotes', 'readwrite');
  const rows = await Promise.all(coinIds.map((coinId) => tx.store.get([coinId, currency])));
  const changed: StoredQuote[] = [];
  for (const row of rows) {
    const next = isSound(row) ? change(row) : undefined;
    if (!next || next === row) continue;
    queue(tx.store.put(next));
    changed.push(next);
  }
  await tx.done;
  return changed;
}

export async function getQuotes(coinIds: readonly CoinId[], currency: Currency): Promise<Map<CoinId, StoredQuote>> {
  const db = await database();
  const tx = db.transaction('quotes');
  const rows = await Promise.all(coinIds.map((coinId) => tx.store.get([coinId, currency])));
  return new Map(rows.filter(isSound).map((row) => [row.coinId, row]));
}

/** Whether a row holds a price: a profile that was damaged on disk gives back anything. */
function isSound(row: StoredQuote | undefined): row is StoredQuote {
  return row !== undefined && row.price > 0 && [row.price, row.asOf, row.fetchedAt].every(Number.isFinite);
}

/** The coins of the largest market caps by the stored prices, the largest first. @param toRank 1 is the largest */
export async function getLargest(currency: Currency, toRank: number): Promise<CoinId[]> {
  const rows = await (await database()).getAllFromIndex('quotes', 'byCurrency', currency);
  const rankOf = ({ rank }: StoredQuote): number => rank ?? Infinity;
  return rows
    .filter((row) => rankOf(row) <= toRank)
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map(({ coinId }) => coinId);
}

export async function putSparklines(sparklines: readonly Sparkline[]): Promise<void> {
  const db = await database();
  const tx = db.transaction('sparklines', 'readwrite');
  for (const sparkline of sparklines) queue(tx.store.put(sparkline));
  await tx.done;
}

export async function getSparklines(coinIds: readonly CoinId[], currency: Currency): Promise<Map<CoinId, Sparkline>> {
  const db = await database();
  const tx = db.transaction('sparklines');
  const rows = await Promise.all(coinIds.map((coinId) => tx.store.get([coinId, currency])));
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.coinId, row]));
}

export async function putMarket(totals: MarketTotals): Promise<void> {
  await (await database()).put('market', totals);
}

export async function getMarket(currency: Currency): Promise<MarketTotals | null> {
  return (await (await database()).get('market', currency)) ?? null;
}

/**
 * Drops prices in currencies that are no longer shown, quotes nobody refreshed for `maxAgeMs`, and those received in the
 * future: the clock was set back since, and nobody knows how old they are.
 */
export async function pruneQuotes(currency: Currency, now: number, maxAgeMs: number): Promise<void> {
  const db = await database();
  const tx = db.transaction(['quotes', 'sparklines', 'market'], 'readwrite');
  for (let at = await tx.objectStore('quotes').openCursor(); at; at = await at.continue()) {
    const age = now - at.value.fetchedAt;
    if (at.value.currency !== currency || age > maxAgeMs || age < -AHEAD_MS) queue(at.delete());
  }
  for (let at = await tx.objectStore('sparklines').openCursor(); at; at = await at.continue()) {
    if (at.value.currency !== currency) queue(at.delete());
  }
  for (let at = await tx.objectStore('market').openCursor(); at; at = await at.continue()) {
    if (at.value.currency !== currency) queue(at.delete());
  }
  await tx.done;
}
