import type { WatchedCoin } from '../../components/options/WatchRow.tsx';
import type { CoinId } from '../../lib/domain/coin.ts';
import { WATCHED_POLL_INTERVAL_MS } from '../../lib/domain/price-limits.ts';
import type { TickerView } from '../../lib/query/views.ts';

/**
 * The watch list in the user's order, with what the ticker knows of each coin. The ticker may be one commit behind
 * the list: a coin it doesn't name yet goes by its id, without a price.
 */
export function watchedCoins(watchlist: readonly CoinId[], ticker: TickerView): readonly WatchedCoin[] {
  const rows = new Map(ticker.rows.map((row) => [row.coinId, row]));
  return watchlist.map(
    (coinId): WatchedCoin =>
      rows.get(coinId) ?? {
        coinId,
        symbol: '',
        name: coinId,
        price: null,
        currency: ticker.currency,
        change24h: null,
        asOf: null,
        source: null,
        pollIntervalMs: WATCHED_POLL_INTERVAL_MS,
        held: null,
        disagreement: null,
        oneSource: false,
        conversion: null,
        was: null,
      },
  );
}
