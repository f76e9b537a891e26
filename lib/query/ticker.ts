import { AI_COINS, shortName } from '../domain/first-watchlist.ts';
import type { CoinId } from '../domain/coin.ts';
import type { MarketTotals, Sparkline, StoredQuote } from '../domain/quote.ts';
import { priceInPresentUnits, type Rename } from '../domain/renames.ts';
import { coinOrId } from '../prices/packaged-catalogue.ts';
import { readAlerts } from '../settings/alerts-store.ts';
import { readRenames, readSettings } from '../settings/settings-store.ts';
import { getMarket, getQuotes, getSparklines } from '../store/quotes.ts';
import { coinsWithAlerts, firingViews } from './alerts.ts';
import { coinsById } from './all-coins.ts';
import { getPriceNotices } from './price-notices.ts';
import { priceView } from './price-view.ts';
import type { TickerRow, TickerView } from './views.ts';

/** A line older than two of its rounds no longer shows "7 days". */
const SPARKLINE_SHOWN_FOR_MS = 12 * 60 * 60_000;

/** The watched coins and the market line as the store has them now. */
export async function getTickerView(now: number): Promise<TickerView> {
  const [{ watchlist, currency, badgeCoinId }, renames] = await Promise.all([readSettings(), readRenames()]);
  const former = [...renames.values()].flatMap((steps) => steps.map(({ from }) => from));
  const [quotes, sparklines, market, byId, stored] = await Promise.all([
    getQuotes([...watchlist, ...former], currency),
    getSparklines(watchlist, currency),
    getMarket(currency),
    coinsById(watchlist),
    readAlerts(),
  ]);
  const withAlert = coinsWithAlerts(stored, now);
  const firings = firingViews(stored.firings, byId);
  const rows = watchlist.map((coinId): TickerRow => {
    const coin = coinOrId(coinId, byId);
    const steps = renames.get(coinId) ?? [];
    return {
      ...priceView(quotes.get(coinId) ?? formerQuote(steps, quotes, now), currency, now),
      coinId,
      symbol: coin.symbol,
      name: shortName(coin),
      group: AI_COINS.has(coinId) ? 'ai' : 'watch',
      spark: pointsOf(sparklines.get(coinId), now),
      was: wasOf(steps),
      alert: withAlert.has(coinId),
    };
  });
  return {
    version: 3,
    currency,
    rows,
    market: marketOf(market),
    badgeCoinId,
    notices: await getPriceNotices([...quotes.values()], now),
    alerts: { unseen: firings.filter(({ seen }) => !seen).length, firings },
    writtenAt: now,
  };
}

/** What is stored of a coin under its former id, in units of the present one; it is as old as it is. */
function formerQuote(
  steps: readonly Rename[],
  quotes: ReadonlyMap<CoinId, StoredQuote>,
  now: number,
): StoredQuote | undefined {
  const [first] = steps;
  const quote = first && quotes.get(first.from);
  if (!quote) return undefined;
  const price = priceInPresentUnits(quote.price, first.from, now);
  return { ...quote, price, held: null, check: null, oneSourceAt: null };
}

function wasOf(steps: readonly Rename[]): TickerRow['was'] {
  const [first] = steps;
  if (!first) return null;
  return { symbol: first.symbol, at: first.at, ratio: steps.reduce((ratio, step) => ratio * step.ratio, 1) };
}

function pointsOf(sparkline: Sparkline | undefined, now: number): readonly number[] {
  return sparkline && Math.abs(now - sparkline.asOf) < SPARKLINE_SHOWN_FOR_MS ? sparkline.points : [];
}

function marketOf(market: MarketTotals | null): TickerView['market'] {
  if (!market) return null;
  const { marketCap, marketCapChange24h, btcShare, asOf } = market;
  return { marketCap, change24h: marketCapChange24h, btcShare, asOf };
}
