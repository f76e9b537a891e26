import { AI_COINS, shortName } from '../domain/first-watchlist.ts';
import {
  type MarketTotals,
  numberState,
  type Quote,
  type Sparkline,
  WATCHED_POLL_INTERVAL_MS,
} from '../domain/quote.ts';
import { budgetRenewsAt, maySpend } from '../prices/budget.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getBudget, getProviders } from '../store/providers.ts';
import { getMarket, getQuotes, getSparklines } from '../store/quotes.ts';
import { coinOrId, packagedCatalogue } from '../prices/packaged-catalogue.ts';
import type { PriceNotice, PriceView, TickerRow, TickerView } from './views.ts';

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
  const settings = await readSettings();
  const { watchlist, currency } = settings;
  const [quotes, sparklines, market, notices, { byId }] = await Promise.all([
    getQuotes(watchlist, currency),
    getSparklines(watchlist, currency),
    getMarket(currency),
    priceNotices(now),
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
      spark: sparkOf(sparklines.get(coinId)),
    };
  });
  return {
    version: 1,
    currency,
    rows,
    market: marketOf(market),
    aiBasketChange24h: basketChange(rows, now),
    badgeCoinId: settings.badgeCoinId,
    notices,
    writtenAt: now,
  };
}

function sparkOf(sparkline: Sparkline | undefined): readonly number[] {
  return sparkline?.points ?? [];
}

function marketOf(market: MarketTotals | null): TickerView['market'] {
  if (!market) return null;
  const { marketCap, marketCapChange24h, btcShare, asOf } = market;
  return { marketCap, change24h: marketCapChange24h, btcShare, asOf };
}

/** Equal parts of the watched AI coins whose change is known and fresh; an old change says nothing of today. */
function basketChange(rows: readonly TickerRow[], now: number): number | null {
  const changes = rows
    .filter((row) => row.group === 'ai' && numberState(row.asOf, now, row.pollIntervalMs) === 'fresh')
    .flatMap((row) => (row.change24h === null ? [] : [row.change24h]));
  return changes.length === 0 ? null : changes.reduce((sum, change) => sum + change, 0) / changes.length;
}

async function priceNotices(now: number): Promise<PriceNotice[]> {
  const [providers, budget] = await Promise.all([getProviders(), getBudget()]);
  const notices: PriceNotice[] = [];
  for (const provider of providers) {
    if (provider.failure) {
      notices.push({
        kind: 'failed',
        source: provider.source,
        reason: provider.failure.reason,
        at: provider.failure.at,
      });
    }
    if (provider.blockedUntil > now)
      notices.push({ kind: 'waiting', source: provider.source, until: provider.blockedUntil });
  }
  if (!maySpend(budget, 'schedule', now)) notices.push({ kind: 'budget-spent', until: budgetRenewsAt(now) });
  return notices;
}
