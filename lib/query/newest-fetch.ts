import { readSettings } from '../settings/settings-store.ts';
import { getQuotes } from '../store/quotes.ts';

/** When the newest price of the watched coins was received, epoch milliseconds; null where there is none. */
export async function getNewestFetch(): Promise<number | null> {
  const { watchlist, currency } = await readSettings();
  const quotes = await getQuotes(watchlist, currency);
  return quotes.size === 0 ? null : Math.max(...[...quotes.values()].map((quote) => quote.fetchedAt));
}
