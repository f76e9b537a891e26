import type { CoinId } from '../domain/coin.ts';
import type { Currency, MarketTotals, Quote, Sparkline } from '../domain/quote.ts';
import { database, queue } from './database.ts';

/** How far ahead a time may lie and still be the present one, by another clock. */
const AHEAD_MS = 5 * 60_000;

/**
 * Stores quotes in one transaction. A quote older (by its own as-of) than the stored one of the same coin and currency
 * is left out: never older over newer. A stored one of the future, from a clock that was wrong, is newer than nothing.
 * @returns how many were written
 */
export async function putQuotes(quotes: readonly Quote[]): Promise<number> {
  const db = await database();
  const tx = db.transaction('quotes', 'readwrite');
  const known = await Promise.all(quotes.map((quote) => tx.store.get([quote.coinId, quote.currency])));
  let written = 0;
  for (const [place, quote] of quotes.entries()) {
    const stored = known[place];
    if (stored && stored.asOf > quote.asOf && !isOfFuture(stored, quote)) continue;
    queue(tx.store.put(quote));
    written++;
  }
  await tx.done;
  return written;
}

/** By the new quote's own time and by that of its receipt, of which one may come from a slow clock. */
function isOfFuture(stored: Quote, quote: Quote): boolean {
  return stored.asOf > Math.max(quote.asOf, quote.fetchedAt) + AHEAD_MS;
}

export async function getQuotes(coinIds: readonly CoinId[], currency: Currency): Promise<Map<CoinId, Quote>> {
  const db = await database();
  const tx = db.transaction('quotes');
  const rows = await Promise.all(coinIds.map((coinId) => tx.store.get([coinId, currency])));
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.coinId, row]));
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
