import { AI_COINS, shortName } from '../domain/first-watchlist.ts';
import type { MarketTotals, Sparkline } from '../domain/quote.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getMarket, getQuotes, getSparklines } from '../store/quotes.ts';
import { getPriceNotices } from './price-notices.ts';
import { priceView } from './price-view.ts';
import type { TickerRow, TickerView } from './views.ts';

/** A line older than two of its rounds no longer shows "7 days". */
const SPARKLINE_SHOWN_FOR_MS = 12 * 60 * 60_000;

/** The watched coins and the market line as the store has them now. */
export async function getTickerView(now: number): Promise<TickerView> {
  const { watchlist, currency, badgeCoinId } = await readSettings();
  const [quotes, sparklines, market, { byId }] = await Promise.all([
    getQuotes(watchlist, currency),
    getSparklines(watchlist, currency),
    getMarket(currency),
    packagedCatalogue(),
  ]);
  const rows = watchlist.map((coinId): TickerRow => {
    const coin = coinOrId(coinId, byId);
    return {
      ...priceView(quotes.get(coinId), currency, now),
      coinId,
      symbol: coin.symbol,
      name: shortName(coin),
      group: AI_COINS.has(coinId) ? 'ai' : 'watch',
      spark: pointsOf(sparklines.get(coinId), now),
    };
  });
  return {
    version: 2,
    currency,
    rows,
    market: marketOf(market),
    badgeCoinId,
    notices: await getPriceNotices([...quotes.values()], now),
    writtenAt: now,
  };
}

function pointsOf(sparkline: Sparkline | undefined, now: number): readonly number[] {
  return sparkline && Math.abs(now - sparkline.asOf) < SPARKLINE_SHOWN_FOR_MS ? sparkline.points : [];
}

function marketOf(market: MarketTotals | null): TickerView['market'] {
  if (!market) return null;
  const { marketCap, marketCapChange24h, btcShare, asOf } = market;
  return { marketCap, change24h: marketCapChange24h, btcShare, asOf };
}
