import { AI_COINS, shortName } from '../domain/first-watchlist.ts';
import { type MarketTotals, type Quote, type Sparkline, WATCHED_POLL_INTERVAL_MS } from '../domain/quote.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getMarket, getQuotes, getSparklines } from '../store/quotes.ts';
import { getPriceNotices } from './price-notices.ts';
import type { PriceView, TickerRow, TickerView } from './views.ts';

/** A line older than two of its rounds no longer shows "7 days". */
const SPARKLINE_SHOWN_FOR_MS = 12 * 60 * 60_000;

/** A number as surfaces show it, missing where there is no quote. */
export function priceView(
  quote: Quote | undefined,
  currency: string,
  pollIntervalMs: number = WATCHED_POLL_INTERVAL_MS,
): PriceView {
  return {
    price: quote?.price ?? null,
    currency,
    change24h: quote?.change24h ?? null,
    asOf: quote?.asOf ?? null,
    source: quote?.source ?? null,
    pollIntervalMs,
  };
}

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
      ...priceView(quotes.get(coinId), currency),
      coinId,
      symbol: coin.symbol,
      name: shortName(coin),
      group: AI_COINS.has(coinId) ? 'ai' : 'watch',
      spark: pointsOf(sparklines.get(coinId), now),
    };
  });
  return {
    version: 1,
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
