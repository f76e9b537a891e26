import { HOUR_MS } from '../domain/durations.ts';
import { AI_COINS, shortName } from '../domain/first-watchlist.ts';
import type { CoinId } from '../domain/coin.ts';
import type { Currency, MarketTotals, Sparkline, StoredQuote } from '../domain/quote.ts';
import type { Rename } from '../domain/renamed-coins.ts';
import type { TickerChoices } from '../domain/ticker-choices.ts';
import { formerLives } from '../domain/renames.ts';
import { coinOrId } from '../prices/packaged-catalogue.ts';
import { thinSparkline } from '../prices/sparkline.ts';
import { readAlerts } from '../settings/alerts-store.ts';
import { readRenames, readSettings } from '../settings/settings-store.ts';
import { getMarket, getQuotes, getSparklines } from '../store/quotes.ts';
import { coinsWithAlerts, firingViews } from './alerts.ts';
import { coinsById } from './all-coins.ts';
import { getPriceNotices } from './price-notices.ts';
import { priceView } from './price-view.ts';
import type { TickerRow, TickerView } from './views.ts';

/** A line older than two of its rounds no longer shows "7 days". */
const SPARKLINE_SHOWN_FOR_MS = 12 * HOUR_MS;

/** The watched coins and the market line as the store has them now. */
export async function getTickerView(now: number): Promise<TickerView> {
  const [settings, renames, stored] = await Promise.all([readSettings(), readRenames(), readAlerts()]);
  const { watchlist, currency, badgeCoinId } = settings;
  const [quotes, sparklines, market, byId] = await Promise.all([
    getQuotes(watchlist, currency),
    getSparklines(watchlist, currency),
    getMarket(currency),
    coinsById([...watchlist, ...stored.firings.map(({ coinId }) => coinId)]),
  ]);
  await addFormerFigures(watchlist, currency, quotes, sparklines);
  const withAlert = coinsWithAlerts(stored, now);
  const firings = firingViews(stored.firings, byId);
  const rows = watchlist.map((coinId): TickerRow => {
    const coin = coinOrId(coinId, byId);
    const quote = quotes.get(coinId);
    return {
      ...priceView(quote, currency, now),
      coinId,
      symbol: coin.symbol,
      name: shortName(coin),
      group: AI_COINS.has(coinId) ? 'ai' : 'watch',
      spark: pointsOf(sparklines.get(coinId), now),
      was: wasOf(renames.get(coinId)),
      change1h: quote?.change1h ?? null,
      change7d: quote?.change7d ?? null,
      marketCap: quote?.marketCap ?? null,
      alert: withAlert.has(coinId),
    };
  });
  return {
    version: 5,
    currency,
    rows,
    market: marketOf(market),
    badgeCoinId,
    choices: choicesOf(settings),
    notices: await getPriceNotices([...quotes.values()], now),
    alerts: { unseen: firings.filter(({ seen }) => !seen).length, firings },
    writtenAt: now,
  };
}

/**
 * Until the first price of a coin came under its present id, what is stored under a former one stands for it, in units of
 * the present coin and as old as it is.
 */
async function addFormerFigures(
  coinIds: readonly CoinId[],
  currency: Currency,
  quotes: Map<CoinId, StoredQuote>,
  sparklines: Map<CoinId, Sparkline>,
): Promise<void> {
  const lives = coinIds
    .filter((coinId) => !quotes.has(coinId) || !sparklines.has(coinId))
    .flatMap((coinId) => formerLives(coinId).map((life) => ({ present: coinId, ...life })));
  if (lives.length === 0) return;
  const former = lives.map(({ coinId }) => coinId);
  const [formerQuotes, formerLines] = await Promise.all([getQuotes(former, currency), getSparklines(former, currency)]);
  for (const { present, coinId, factor } of lives) {
    const quote = formerQuotes.get(coinId);
    const line = formerLines.get(coinId);
    // What is held or compared of the former coin is in its units, and says nothing of this one.
    const plain = { held: null, check: null, oneSourceAt: null };
    if (quote && !quotes.has(present)) {
      quotes.set(present, { ...quote, ...plain, coinId: present, price: quote.price * factor });
    }
    if (line && !sparklines.has(present)) {
      sparklines.set(present, {
        ...line,
        coinId: present,
        points: line.points.map((point) => point && point * factor),
      });
    }
  }
}

function choicesOf(settings: TickerChoices): TickerChoices {
  const { tickerWindow, tickerSort, tickerGroups, tickerDensity, hideNumbers } = settings;
  return { tickerWindow, tickerSort, tickerGroups, tickerDensity, hideNumbers };
}

function wasOf(steps: readonly Rename[] = []): TickerRow['was'] {
  const [first] = steps;
  if (!first) return null;
  return { symbol: first.symbol, at: first.at, ratio: steps.reduce((ratio, step) => ratio * step.ratio, 1) };
}

function pointsOf(sparkline: Sparkline | undefined, now: number): readonly number[] {
  if (!sparkline || Math.abs(now - sparkline.asOf) >= SPARKLINE_SHOWN_FOR_MS) return [];
  return thinSparkline(sparkline.points) ?? [];
}

function marketOf(market: MarketTotals | null): TickerView['market'] {
  if (!market) return null;
  const { marketCap, marketCapChange24h, btcShare, source, asOf } = market;
  return { marketCap, change24h: marketCapChange24h, btcShare, source, asOf };
}
