import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';
import type { TickerRow, TickerView } from '../../../lib/query/views.ts';

export const NOW = Date.UTC(2026, 2, 19, 14, 2);

export function tickerRow(changes: Partial<TickerRow> = {}): TickerRow {
  return {
    coinId: 'bitcoin',
    symbol: 'BTC',
    name: 'Bitcoin',
    group: 'watch',
    price: 64_571,
    currency: 'usd',
    change1h: 0.2,
    change24h: 1,
    change7d: -4.5,
    marketCap: 1.29e12,
    asOf: NOW - 40_000,
    source: 'coingecko',
    pollIntervalMs: 360_000,
    held: null,
    disagreement: null,
    oneSource: false,
    conversion: null,
    spark: [61_000, 66_000, 64_571],
    alert: false,
    was: null,
    ...changes,
  };
}

export const ROWS: readonly TickerRow[] = [
  tickerRow({ coinId: 'bittensor', symbol: 'TAO', name: 'Bittensor', group: 'ai', price: 258.4, change24h: 2.6 }),
  tickerRow(),
  tickerRow({ coinId: 'solana', symbol: 'SOL', name: 'Solana', price: 73.24, change24h: -1.3 }),
  tickerRow({ coinId: 'filecoin', symbol: 'FIL', name: 'Filecoin', price: 0.8025, change24h: 0 }),
];

export function tickerView(changes: Partial<TickerView> = {}): TickerView {
  return {
    version: 5,
    currency: 'usd',
    rows: ROWS,
    market: { marketCap: 2.21e12, change24h: 0.8, btcShare: 58.6, source: 'coingecko', asOf: NOW - 3_600_000 },
    badgeCoinId: 'bitcoin',
    choices: FIRST_CHOICES,
    notices: [],
    alerts: { unseen: 0, firings: [] },
    writtenAt: NOW,
    ...changes,
  };
}
