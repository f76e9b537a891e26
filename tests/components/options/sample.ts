import type { WatchedCoin } from '../../../components/options/WatchRow.tsx';
import { WATCHED_POLL_INTERVAL_MS } from '../../../lib/domain/price-limits.ts';
import type { CoinMatch, CoinSearchView, FeedView } from '../../../lib/query/views.ts';

export const NOW = Date.UTC(2026, 3, 25, 14, 2);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function coinMatch(changes: Partial<CoinMatch> = {}): CoinMatch {
  return {
    id: 'uniswap',
    symbol: 'UNI',
    name: 'Uniswap',
    rank: 35,
    watched: true,
    price: 3.03,
    currency: 'usd',
    change24h: 1.2,
    asOf: NOW - MINUTE,
    source: 'coingecko',
    pollIntervalMs: WATCHED_POLL_INTERVAL_MS,
    held: null,
    disagreement: null,
    oneSource: false,
    conversion: null,
    ...changes,
  };
}

export const UNI: CoinSearchView = {
  matches: [
    coinMatch(),
    coinMatch({ id: 'unicoin-2', name: 'UNICOIN', rank: 1842, watched: false, price: 0.0121 }),
    coinMatch({ id: 'uniqly', symbol: 'UNIQ', name: 'Uniqly', rank: null, watched: false, price: null, asOf: null }),
  ],
  total: 12,
  catalogueSize: 2463,
  currency: 'usd',
  sharedSymbols: ['UNI'],
};

export function watchedCoin(coinId: string, changes: Partial<WatchedCoin> = {}): WatchedCoin {
  return {
    coinId,
    symbol: coinId.slice(0, 3).toUpperCase(),
    name: coinId,
    price: 2.5,
    currency: 'usd',
    change24h: 1.3,
    asOf: NOW - MINUTE,
    source: 'coingecko',
    pollIntervalMs: WATCHED_POLL_INTERVAL_MS,
    held: null,
    disagreement: null,
    oneSource: false,
    conversion: null,
    was: null,
    ...changes,
  };
}

export function feedView(changes: Partial<FeedView> = {}): FeedView {
  return {
    id: 'the-defiant',
    name: 'The Defiant',
    url: 'https://thedefiant.io/feed',
    siteHost: 'thedefiant.io',
    topic: 'crypto',
    kind: 'news',
    language: 'en',
    own: false,
    folder: null,
    unverified: false,
    on: true,
    muted: false,
    paceMinutes: null,
    allowed: true,
    lastSuccessAt: NOW - 6 * MINUTE,
    nextTryAt: NOW + 24 * MINUTE,
    failure: null,
    articles: 84,
    newestArticleAt: NOW - HOUR,
    ...changes,
  };
}
