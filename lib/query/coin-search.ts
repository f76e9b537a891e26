import { systemClock } from '../clock.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getQuotes } from '../store/quotes.ts';
import { searchCoins } from '../prices/search-coins.ts';
import { allCoins } from './all-coins.ts';
import type { CoinSearchView } from './views.ts';

const LISTED = 20;

/** Coins of the catalogue that match a name, symbol or id, with their price where one is stored. */
export async function getCoinSearch(query: string): Promise<CoinSearchView> {
  const [coins, { currency, watchlist }] = await Promise.all([allCoins(systemClock()), readSettings()]);
  const { matches, total } = searchCoins(coins, query, LISTED);
  const quotes = await getQuotes(
    matches.map((coin) => coin.id),
    currency,
  );
  const symbols = matches.map((coin) => coin.symbol);
  return {
    matches: matches.map((coin) => ({
      ...coin,
      watched: watchlist.includes(coin.id),
      price: quotes.get(coin.id)?.price ?? null,
      asOf: quotes.get(coin.id)?.asOf ?? null,
    })),
    total,
    catalogueSize: coins.size,
    currency,
    sharedSymbols: [...new Set(symbols.filter((symbol, place) => symbols.indexOf(symbol) !== place))],
  };
}
