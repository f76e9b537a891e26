import { systemClock } from '../clock.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getQuotes } from '../store/quotes.ts';
import { TOP_POLL_INTERVAL_MS, WATCHED_POLL_INTERVAL_MS } from '../domain/price-limits.ts';
import { allCoins } from './all-coins.ts';
import { searching } from './searching.ts';
import { priceView } from './price-view.ts';
import type { CoinSearchView } from './views.ts';

const LISTED = 20;

/** Coins of the catalogue that match a name, symbol or id, with their price where one is stored. */
export async function getCoinSearch(query: string): Promise<CoinSearchView> {
  const now = systemClock();
  const [coins, { currency, watchlist }, { searchCoins }] = await Promise.all([
    allCoins(now),
    readSettings(),
    searching(),
  ]);
  const { matches, total } = searchCoins(coins, query, LISTED);
  const quotes = await getQuotes(
    matches.map((coin) => coin.id),
    currency,
  );
  const symbols = matches.map((coin) => coin.symbol);
  return {
    matches: matches.map((coin) => {
      const watched = watchlist.includes(coin.id);
      const pollIntervalMs = watched ? WATCHED_POLL_INTERVAL_MS : TOP_POLL_INTERVAL_MS;
      return { ...coin, watched, ...priceView(quotes.get(coin.id), currency, now, pollIntervalMs) };
    }),
    total,
    catalogueSize: coins.size,
    currency,
    sharedSymbols: [...new Set(symbols.filter((symbol, place) => symbols.indexOf(symbol) !== place))],
  };
}
